import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { PersonId } from '../foundation/ids.ts'
import type { CarriedFrom, ContentOf, EvidenceKept, PartContent } from '../risk/assessment/parts.ts'
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
import { facts, numberOf, paragraph, table, textsOf, type Block, type Paper } from './paper.ts'
import { asSentence, dayOf, momentOf, wordFor } from './say.ts'
import type { Texts } from './texts.ts'

/** A paper, or the texts in it that repeat word for word what may not leave the corps: those must be put right first. */
export type MakePaper = Outcome<Paper, { why: 'repeats-what-is-kept'; where: readonly string[] }>

/** What every part of a paper about an assessment is written with. */
export interface Writing {
  readonly material: Material
  readonly choice: Choice
  readonly t: Texts
}

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

export const contentOf = <Kind extends PartContent['kind']>(
  { material }: Pick<Writing, 'material'>,
  kind: Kind,
): ContentOf<Kind> | undefined => contentsOf({ material }, kind)[0]

export const contentsOf = <Kind extends PartContent['kind']>(
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

/** The answers of a rating in the instrument's own words. */
export function answerIn({ material, choice, t }: Writing, code: string | undefined): string {
  if (code === 'NA') return t.nobody
  return wordFor(material.document.instrument.scales.presence.options, code, choice.language)
}

/** An answer that nobody has judged anew is as old as when it was given: "now" is then. Empty for every other. */
export function carriedWords(
  { choice, t }: Pick<Writing, 'choice' | 't'>,
  { carriedFrom }: { carriedFrom?: CarriedFrom | undefined },
): string {
  return carriedFrom ? t.carried(carriedFrom.version, dayOf(choice.language, carriedFrom.answeredAt)) : ''
}

/** The evidence that may stand in this paper; what may not leaves no number behind either. */
export const standing = ({ material, choice }: Writing, evidence: readonly EvidenceKept[]): EvidenceKept[] =>
  evidence.filter(each => mayStand(material, choice, each))

export const itemWords = (
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
