import type { PartContent, PlaceKept, RatingKept } from '../../../risk/assessment/parts.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import { wordFor, type Wording } from './answer-words.tsx'
import { texts } from './texts.ts'

/** The answers of a draft or of a signed document. */
type Answers = readonly {
  readonly part: string
  readonly personId?: string | undefined
  readonly content: PartContent
}[]

/**
 * What a check has found, and where. A check on evidence finds two things, which are said apart: an answer without
 * any evidence, and a no whose evidence comes from nobody who would know.
 *
 * @param rules what the check asks; `wording` holds its words, which in a signed document are the document's own
 */
export function foundInWords(
  rules: Instrument,
  wording: Wording,
  { code, places }: { code: string; places: readonly PlaceKept[] },
  answers: Answers,
): { text: string; places: readonly PlaceKept[] }[] {
  const text = wordFor(
    wording.instrument.consistencyChecks.map(check => ({ code: check.code, label: check.text })),
    code,
    wording.language,
  )
  if (!isOnEvidence(rules, code)) return [{ text, places }]

  const withoutKnower = places.filter(place => lacksKnower(ratingAt(answers, place)))
  return [
    { text, places: places.filter(place => !withoutKnower.includes(place)) },
    { text: texts(wording.language).signature.noneWouldKnow, places: withoutKnower },
  ].filter(found => found.places.length > 0)
}

/** There is evidence, and none of it from somebody who would know. Not having heard of something is not a no. */
export function lacksKnower(rating: RatingKept | undefined): boolean {
  if (!rating || rating.evidence.length === 0) return false
  const saysNo = rating.now === '0' || rating.earlier === '0'
  return saysNo && !rating.evidence.some(({ wouldKnow }) => wouldKnow)
}

function isOnEvidence(rules: Instrument, code: string): boolean {
  const when = rules.consistencyChecks.find(check => check.code === code)?.when
  return when?.form === 'fact' && when.fact.fact === 'missing' && when.fact.what === 'evidence'
}

function ratingAt(answers: Answers, { item, actor }: PlaceKept): RatingKept | undefined {
  const answer = answers.find(({ part, personId }) => part === `item:${item}` && personId === actor)
  return answer?.content.kind === 'rating' ? answer.content : undefined
}
