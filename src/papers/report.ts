import { corpsServices } from '../country/dk/law.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { PersonId } from '../foundation/ids.ts'
import type {
  CarriedFrom,
  ContentOf,
  EvidenceKept,
  PartContent,
  RatingKept,
} from '../risk/assessment/parts.ts'
import {
  inForceOf,
  mayBeDescribed,
  mayStand,
  measuresIn,
  repeated,
  secretsOf,
  type Choice,
  type Material,
} from './material.ts'
import {
  facts,
  list,
  lookedUp,
  numberOf,
  paragraph,
  section,
  table,
  textsOf,
  type Block,
  type Paper,
  type Section,
} from './paper.ts'
import { asSentence, dayOf, momentOf, roughly, wordFor } from './say.ts'
import { texts, type Texts } from './texts.ts'

/** A paper, or the texts in it that repeat word for word what may not leave the corps: those must be put right first. */
export type MakePaper = Outcome<Paper, { why: 'repeats-what-is-kept'; where: readonly string[] }>

/** What every part of a paper about an assessment is written with. */
export interface Writing {
  readonly material: Material
  readonly choice: Choice
  readonly t: Texts
}

/**
 * The report to the municipality, from the signed document. Called an assessment only when the municipality's request
 * was on record when it was signed. What may not go to this recipient is left out without a trace in the paper.
 */
export const report = (material: Material, choice: Choice): MakePaper =>
  checked(material, {
    kind: 'report',
    ...headOf({ material, choice, t: texts(choice.language) }),
    sections: reportSections({ material, choice, t: texts(choice.language) }),
  })

export const headOf = ({ material, choice, t }: Writing): Omit<Paper, 'kind' | 'sections'> => ({
  language: choice.language,
  number: numberOf(choice.paperId),
  title: t.titled[material.document.titled],
  to: choice.to,
  recipient: choice.recipient,
  madeAt: choice.madeAt,
})

/** The last look at a paper before anybody sees it: nothing that must stay stands in it, in whatever field. */
export const checked = (
  material: Pick<Material, 'document' | 'secrets' | 'classes'>,
  paper: Paper,
): MakePaper => checkedFor(secretsOf(material), paper)

export function checkedFor(secrets: readonly string[], paper: Paper): MakePaper {
  const where = repeated(textsOf(paper), secrets)
  return where.length === 0 ? done(paper) : refused({ why: 'repeats-what-is-kept', where })
}

function reportSections(writing: Writing): Section[] {
  const { choice, t } = writing
  const has = (part: Parameters<typeof choice.parts.has>[0]) => choice.parts.has(part)
  const conclusion = contentOf(writing, 'conclusion')
  return [
    { heading: '', blocks: particulars(writing) },
    ...section(t.asked, asked(writing)),
    ...section(t.conclusion, concluded(writing)),
    ...section(t.basis, basis(writing)),
    ...section(t.people, has('actors') ? peopleTable(writing) : []),
    ...section(t.drivers, has('ratings') ? drivers(writing) : []),
    ...section(t.scenarios, has('scenarios') ? scenarios(writing) : []),
    ...section(t.ownView, has('own-view') ? ownView(writing) : []),
    ...section(t.measures, has('measures') ? measures(writing) : []),
    ...lookedUp(section(t.unknown, has('unknown') ? unknown(writing) : [])),
    ...section(t.wouldChange, paragraph(conclusion?.wouldChangeMyMind ?? '')),
    ...lookedUp(has('ratings') ? ratings(writing) : []),
    ...section(t.signature, signature(writing)),
  ]
}

export const contentOf = <Kind extends PartContent['kind']>(
  { material }: Pick<Writing, 'material'>,
  kind: Kind,
): ContentOf<Kind> | undefined => contentsOf({ material }, kind)[0]

const contentsOf = <Kind extends PartContent['kind']>(
  { material }: Pick<Writing, 'material'>,
  kind: Kind,
): ContentOf<Kind>[] =>
  material.document.answers.flatMap(({ content }) =>
    content.kind === kind ? [content as ContentOf<Kind>] : [],
  )

/** Stands where the paper has no name for somebody. */
export const NOBODY = '–'

/**
 * What somebody is called in the papers: as in the case, or by a number where what is written about them may not go to
 * this recipient. Real names stand once, in the table of people.
 */
export function nameOf(
  { material, choice, t }: Pick<Writing, 'material' | 'choice' | 't'>,
  id: string,
): string {
  const { document, people } = material
  const person = people.find(each => each.id === id)
  const at = document.actors.findIndex(actor => actor.id === id)
  if (mayBeDescribed(material, choice, id)) return document.actors[at]?.name ?? person?.text.alias ?? NOBODY
  if (person?.exposed) return t.exposed
  return at === -1 ? NOBODY : t.unnamed(at + 1)
}

export function particulars({ material, choice, t }: Writing): Block[] {
  const { document, reference } = material
  const { language } = choice
  return facts([
    [t.to, choice.recipient],
    [t.from, t.corps],
    [t.about, reference],
    [t.kind, t.kinds[document.kind]],
    [t.signed, t.signedBy(document.signedBy.alias, momentOf(language, document.signedAt))],
    [t.validUntil, momentOf(language, inForceOf(material).validUntil)],
  ])
}

function asked({ material: { request, document }, choice: { language, to }, t }: Writing): Block[] {
  const service = document.titled === 'risk-assessment' ? corpsServices.riskAssessment : corpsServices.advice
  const toMunicipality = to === 'municipality' ? request : undefined
  return [
    ...paragraph(
      document.titled === 'risk-assessment'
        ? t.asks['risk-assessment']
        : t.asks[request?.asks === 'coordination' ? 'coordination' : 'nothing'],
    ),
    ...facts([
      [t.askedBy, toMunicipality?.askedBy ?? ''],
      [t.askedOn, toMunicipality ? roughly(language, toMunicipality.requestedOn) : ''],
      [t.askedReference, toMunicipality?.reference ?? ''],
      // What has not been read in the law itself is not stated as law in a paper.
      [t.ground, service.standing.verified ? t.groundIs(service.cite, service[language]) : ''],
    ]),
  ]
}

/** The level as what is needed, with its date and how sure it is; never a bare word. */
export function conclusionRows(writing: Writing): [string, string | string[]][] {
  const { material, choice, t } = writing
  const { document, words } = material
  const { language } = choice
  const { conclusions } = document.instrument
  const { level, urgency, validUntil } = inForceOf(material)
  const conclusion = contentOf(writing, 'conclusion')
  const anchored = (options: typeof conclusions.level, code: string | undefined) => {
    const option = options.find(each => each.code === code)
    return option ? `${option.label[language]}. ${option.anchor[language]}` : ''
  }
  return [
    [t.level, anchored(conclusions.level, level)],
    [t.urgency, anchored(conclusions.urgency, urgency)],
    [t.sinceSigned, agreedAfterwards(writing)],
    [t.severity, anchored(conclusions.severity, conclusion?.severity)],
    [t.confidence, wordFor(conclusions.confidence, conclusion?.confidence, language)],
    [t.harm, asSentence((conclusion?.harmTypes ?? []).map(words.harmType).join(', ').toLowerCase())],
    [t.drivenBy, (conclusion?.drivingActors ?? []).map(id => nameOf(writing, id)).join(', ')],
    [t.validUntil, momentOf(language, validUntil)],
  ]
}

/** That what is in force is not what was signed: the recipient must not take the signed level for the one that holds. */
function agreedAfterwards({ material, choice: { language }, t }: Writing): string {
  const { document, agreed } = material
  if (!agreed) return ''
  const { conclusions } = document.instrument
  return t.agreedAfterwards(
    wordFor(conclusions.level, document.inForce.level, language),
    wordFor(conclusions.urgency, document.inForce.urgency, language).toLowerCase(),
    momentOf(language, agreed.agreedAt),
  )
}

function concluded(writing: Writing): Block[] {
  const { material, t } = writing
  const conclusion = contentOf(writing, 'conclusion')
  return [
    ...facts([
      ...conclusionRows(writing),
      [t.reason, material.document.reason ?? ''],
      [t.rationale, conclusion?.rationale ?? ''],
      [t.alternative, conclusion?.alternative ?? ''],
    ]),
    ...paragraph(t.judged, 'hint'),
  ]
}

/** The evidence that may stand in this paper; what may not leaves no number behind either. */
const standing = ({ material, choice }: Writing, evidence: readonly EvidenceKept[]): EvidenceKept[] =>
  evidence.filter(each => mayStand(material, choice, each))

function basis(writing: Writing): Block[] {
  const { material, choice, t } = writing
  const { language } = choice
  const { sourceTypes } = material.document.instrument.scales.evidence
  const told = standing(
    writing,
    [...contentsOf(writing, 'rating'), ...contentsOf(writing, 'other')].flatMap(({ evidence }) => evidence),
  )
  // The same fact under two items was told once.
  const once = [...new Map(told.map(each => [each.factId ?? each.id, each])).values()]
  const bySource = Map.groupBy(once, ({ sourceType }) => sourceType)
  return [
    ...table(
      t.sources,
      [
        [t.source, 4],
        [t.count, 1.3],
        [t.firstHand, 2.2],
        [t.newest, 2.5],
      ],
      [...bySource].map(([source, of]) => [
        wordFor(sourceTypes, source, language),
        String(of.length),
        String(of.filter(({ directness }) => directness === 'first_hand').length),
        roughly(
          language,
          of
            .map(each => each.observedOn ?? each.recordedOn)
            .toSorted()
            .at(-1) ?? '',
        ),
      ]),
    ),
    ...paragraph(t.notAll, 'hint'),
    ...(material.document.language === language ? [] : paragraph(t.freeText, 'hint')),
  ]
}

/** Everybody the document names, with what it says of their part. Places stand nowhere. */
export function peopleTable(writing: Writing): Block[] {
  const { material, choice, t } = writing
  const { document, people, realNames, words } = material
  const real = choice.names === 'real'
  const exposed = people.filter(person => person.exposed && !person.removed)
  const described = (id: string) => mayBeDescribed(material, choice, id)
  const nameColumn = (id: string) =>
    real ? [(described(id) ? realNames.get(id as PersonId) : undefined) ?? ''] : []
  const rows = [
    ...exposed
      .filter(({ id }) => !document.actors.some(actor => actor.id === id))
      .map(({ id }) => [nameOf(writing, id), t.exposed, ...nameColumn(id), '']),
    ...document.actors.map(({ id }) => {
      const person = people.find(each => each.id === id)
      const tags = document.answers.flatMap(({ personId, content }) =>
        personId === id && content.kind === 'rating' ? content.tags : [],
      )
      const relation = [described(id) ? (person?.text.relation ?? '') : '', person?.exposed ? t.exposed : '']
      return [
        nameOf(writing, id),
        relation.filter(Boolean).join('. '),
        ...nameColumn(id),
        [...new Set(tags)].map(words.tag).join('. '),
      ]
    }),
  ]
  return table(
    '',
    [[t.called, 2.2], [t.relation, 2.4], ...(real ? [[t.realName, 2.4] as const] : []), [t.marks, 4]],
    rows,
  ).concat(real ? paragraph(t.peopleHint, 'hint') : [])
}

/** The answers of a rating in the instrument's own words. */
export function answerIn({ material, choice, t }: Writing, code: string | undefined): string {
  if (code === 'NA') return t.nobody
  return wordFor(material.document.instrument.scales.presence.options, code, choice.language)
}

function evidenceWords(writing: Writing, { evidence }: { evidence: readonly EvidenceKept[] }): string[] {
  const { material, choice, t } = writing
  if (!choice.parts.has('evidence')) return []
  const { sourceTypes, directness, confidence } = material.document.instrument.scales.evidence
  const { language } = choice
  return standing(writing, evidence).map(each => {
    const from = [
      [wordFor(sourceTypes, each.sourceType, language), each.source].filter(Boolean).join(': '),
      wordFor(directness, each.directness, language).toLowerCase(),
      each.confidence && t.sure(wordFor(confidence, each.confidence, language).toLowerCase()),
      each.observedOn && t.observed(roughly(language, each.observedOn)),
    ]
    return `${each.text.trim()} (${from.filter(Boolean).join('; ')})`
  })
}

function ratings(writing: Writing): Section[] {
  const { material, choice, t } = writing
  const { document } = material
  const { instrument } = document
  const { language } = choice
  return instrument.domains.flatMap(domain => {
    const items = instrument.items.filter(item => item.domain === domain.code)
    const about =
      domain.ratedPer === 'actor' ? (choice.parts.has('actors') ? document.actors : []) : [undefined]
    const tables = about.flatMap(actor => {
      const given = items.map(item => ({ item, rating: ratingOf(writing, item.code, actor?.id) }))
      const notRated = given.filter(({ rating }) => rating === undefined).map(({ item }) => item.code)
      const nobodyKnows = given.filter(({ rating }) => rating && isWhollyUnknown(writing, rating))
      const caption = [
        `${domain.code}. ${domain.label[language]}`,
        actor && t.about1(nameOf(writing, actor.id)),
      ]
      return [
        ...table(
          caption.filter(Boolean).join(' – '),
          [
            [t.item, 3.4],
            [t.now, domain.timeframes.includes('earlier') ? 1.2 : 2.4],
            ...(domain.timeframes.includes('earlier') ? [[t.earlier, 1.4] as const] : []),
            ...(choice.parts.has('evidence') ? [[t.evidence, 5] as const] : []),
          ],
          given.flatMap(({ item, rating }) =>
            rating === undefined || isWhollyUnknown(writing, rating)
              ? []
              : [
                  [
                    `${item.code} ${item.label[language]}`,
                    [
                      answerIn(writing, rating.now),
                      durability(writing, rating),
                      carriedWords(writing, rating),
                    ],
                    ...(domain.timeframes.includes('earlier') ? [answerIn(writing, rating.earlier)] : []),
                    ...(choice.parts.has('evidence') ? [evidenceWords(writing, rating)] : []),
                  ],
                ],
          ),
        ),
        ...(nobodyKnows.length === 0
          ? []
          : paragraph(
              t.notKnown(
                actor === undefined || nobodyKnows.length < given.length ? '' : nameOf(writing, actor.id),
                nobodyKnows.map(({ item }) => `${item.code} ${item.label[language]}`).join('; '),
              ),
            )),
        ...(notRated.length === 0 ? [] : paragraph(t.notRated(notRated.join(', ')), 'hint')),
      ]
    })
    const other = document.answers.flatMap(({ part, content }) =>
      part === `other:${domain.code}` && content.kind === 'other' && content.text.trim() !== ''
        ? [content.text, ...evidenceWords(writing, content), carriedWords(writing, content)]
        : [],
    )
    return section(`${t.ratings}: ${domain.label[language]}`, [
      ...(domain.code === 'A' ? paragraph(t.ratingsHint, 'hint') : []),
      ...tables,
      ...facts([[t.other, other]]),
    ])
  })
}

/** An answer that nobody has judged anew is as old as when it was given: "now" is then. Empty for every other. */
export function carriedWords(
  { choice, t }: Pick<Writing, 'choice' | 't'>,
  { carriedFrom }: { carriedFrom?: CarriedFrom | undefined },
): string {
  return carriedFrom ? t.carried(carriedFrom.version, dayOf(choice.language, carriedFrom.answeredAt)) : ''
}

/** Nothing to say but that nobody knows: told in one line with the others, so that what is known can be found. */
const isWhollyUnknown = (writing: Writing, { now, earlier, evidence, carriedFrom }: RatingKept): boolean =>
  now === 'U' &&
  (earlier === undefined || earlier === 'U') &&
  carriedFrom === undefined &&
  standing(writing, evidence).length === 0

const ratingOf = ({ material }: Writing, code: string, actor: string | undefined): RatingKept | undefined => {
  const found = material.document.answers.find(
    ({ part, personId }) => part === `item:${code}` && personId === actor,
  )?.content
  return found?.kind === 'rating' && found.now !== undefined ? found : undefined
}

function durability({ material, choice, t }: Writing, { durability: of }: RatingKept): string {
  if (!of) return ''
  const how = wordFor(material.document.instrument.scales.stability.options, of.holds, choice.language)
  return t.holds(how, of.endsOn && roughly(choice.language, of.endsOn))
}

const itemWords = (
  { material, choice, t }: Writing,
  code: string,
  actor: string | undefined,
  name: (id: string) => string,
) =>
  [
    `${code} ${wordFor(material.document.instrument.items, code, choice.language)}`,
    actor === undefined ? undefined : t.about1(name(actor)),
  ]
    .filter(Boolean)
    .join(' – ')

function drivers(writing: Writing): Block[] {
  const chosen = contentOf(writing, 'drivers')?.chosen ?? []
  return list(chosen.map(({ item, actor }) => itemWords(writing, item, actor, id => nameOf(writing, id))))
}

function scenarios(writing: Writing): Block[] {
  const { material, choice, t } = writing
  const { conclusions } = material.document.instrument
  return contentsOf(writing, 'scenario')
    .filter(({ removed }) => !removed)
    .flatMap(each => [
      ...paragraph(wordFor(conclusions.scenarios.types, each.type, choice.language), 'lead'),
      ...facts([
        [t.who, each.actors.map(id => nameOf(writing, id)).join(', ')],
        [t.trigger, each.trigger],
        [t.how, each.howWhereWhen],
        [t.signs, each.warningSigns],
        [t.severity, wordFor(conclusions.severity, each.severity, choice.language)],
        [t.soon, each.howSoon],
        [t.likelihood, each.likelihoodWords],
        [t.measures, each.measures],
        [t.actsOnSigns, each.whoActsOnWarning],
      ]),
      ...paragraph(carriedWords(writing, each), 'hint'),
    ])
}

function ownView(writing: Writing): Block[] {
  const { material, choice, t } = writing
  const view = contentOf(writing, 'own-view')
  if (!view) return []
  const said = facts([
    [t.fear, view.fear0to10 === undefined ? '' : String(view.fear0to10)],
    [t.feared, view.whatIsFearedMost],
    [t.fearedWho, view.whoIsFearedMost],
    [t.help, view.whatWouldHelp],
    [t.mustNot, view.whatMustNotHappen],
    [t.ownLevel, wordFor(material.document.instrument.conclusions.level, view.ownLevel, choice.language)],
  ])
  return [...said, ...paragraph(carriedWords(writing, view), 'hint')]
}

/** What somebody has promised to do, for the municipality; for others what they themselves have to do. */
export function measures({ material, choice, t }: Writing): Block[] {
  const { language } = choice
  return table(
    '',
    [
      [t.measureWhat, 4.4],
      [t.measureWho, 3],
      [t.due, 2.2],
      [t.status, 1.5],
    ],
    measuresIn(material, choice).map(({ text, dueAt, status }) => [
      [text.what, text.caution.trim() && `${t.mind}: ${text.caution}`],
      [material.roles[text.role]?.[language] ?? text.role, text.who],
      dueAt ? momentOf(language, dueAt.toString()) : t.goesOn,
      t.statuses[status],
    ]),
  )
}

function unknown(writing: Writing): Block[] {
  const { material, choice, t } = writing
  const { instrument, answers } = material.document
  const open = answers.flatMap(({ part, personId, content }) => {
    if (content.kind !== 'rating' || content.now !== 'U') return []
    if (personId !== undefined && !choice.parts.has('actors')) return []
    const code = part.slice('item:'.length)
    const domain = instrument.items.find(item => item.code === code)?.domain
    return [
      {
        about: personId === undefined ? wordFor(instrument.domains, domain, choice.language) : personId,
        ofPerson: personId !== undefined,
        item: itemWords(writing, code, undefined, id => nameOf(writing, id)),
        until: content.unknownTask && dayOf(choice.language, content.unknownTask.due),
      },
    ]
  })
  // One row for each person and each domain, and in it one sentence for each day by which somebody finds out.
  const rows = [...Map.groupBy(open, ({ about }) => about)].map(([about, of]): [string, string[]] => [
    of.some(({ ofPerson }) => ofPerson) ? asSentence(t.about1(nameOf(writing, about))) : about,
    [...Map.groupBy(of, ({ until }) => until)].map(([until, items]) => {
      const named = items.map(({ item }) => item).join('; ')
      return until === undefined ? `${named}.` : t.findsOut(named, until)
    }),
  ])
  return facts([...rows, [t.missing, contentOf(writing, 'conclusion')?.missing ?? '']])
}

export function signature({ material, choice, t }: Writing): Block[] {
  const { document, digest } = material
  const { instrument } = document
  const { language } = choice
  return [
    ...facts([
      [t.signed, t.signedBy(document.signedBy.alias, momentOf(language, document.signedAt))],
      [
        t.instrument,
        [t.version(instrument.title[language], instrument.version), instrument.disclaimer[language]],
      ],
      [
        t.digest,
        [
          Buffer.from(digest)
            .toString('hex')
            .replaceAll(/(.{8})(?=.)/g, '$1 '),
          t.signatureSays,
        ],
      ],
    ]),
  ]
}
