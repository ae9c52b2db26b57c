import type { PersonId } from '../../foundation/ids.ts'
import type { ItemCode } from '../instruments/codes.ts'
import type { Instrument } from '../instruments/instrument.ts'
import { domainPart, type SecondAnswer, type SecondConclusion } from './second-rating.ts'

export interface Unanswered {
  readonly item: ItemCode
  readonly personId: PersonId | undefined
}

/**
 * What the second rater has not answered yet, once per actor where the instrument says so. "Not known" is an answer;
 * nothing is not.
 */
export function unanswered(
  instrument: Instrument,
  answers: readonly SecondAnswer[],
  actors: readonly PersonId[],
): Unanswered[] {
  return instrument.domains.flatMap(domain =>
    (domain.ratedPer === 'actor' ? actors : [undefined]).flatMap(personId => {
      const content = answers.find(
        answer => answer.part === domainPart(domain.code) && answer.personId === personId,
      )?.content
      const ratings = content?.kind === 'domain' ? content.ratings : {}
      return instrument.items
        .filter(item => item.domain === domain.code && ratings[item.code]?.now === undefined)
        .map(item => ({ item: item.code, personId }))
    }),
  )
}

export const secondConclusionIn = (answers: readonly SecondAnswer[]): SecondConclusion | undefined => {
  const content = answers.find(({ part }) => part === 'conclusion')?.content
  return content?.kind === 'conclusion' ? content : undefined
}

/** A conclusion is whole when a person has chosen everything in it and said why, at the length the instrument asks for. */
export const isWhole = (instrument: Instrument, conclusion: SecondConclusion | undefined): boolean =>
  conclusion !== undefined &&
  conclusion.level !== undefined &&
  conclusion.urgency !== undefined &&
  conclusion.severity !== undefined &&
  conclusion.confidence !== undefined &&
  conclusion.rationale.trim().length >= instrument.conclusions.requiredText.rationaleMinChars
