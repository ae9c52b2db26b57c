import type { EvidenceKept, RatingKept } from '../risk/assessment/parts.ts'
import { facts, paragraph, section, table, type Block, type Section } from './paper.ts'
import { asSentence, dayOf, roughly, wordFor } from './say.ts'
import { answerIn, carriedWords, contentOf, itemWords, nameOf, standing, type Writing } from './writing.ts'

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

export function ratings(writing: Writing): Section[] {
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

export function unknown(writing: Writing): Block[] {
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
