import type { PersonId } from '../../foundation/ids.ts'
import { scenariosOf } from '../assessment/draft.ts'
import type { ItemCode } from '../instruments/codes.ts'
import type { Instrument } from '../instruments/instrument.ts'
import { asGiven, flagsIn } from './as-given.ts'
import { domainPart, type SecondAnswer, type SecondConclusion } from './second-rating.ts'

export interface Unanswered {
  readonly item: ItemCode
  readonly personId: PersonId | undefined
}

/** What stands between a blind rating and its signature. */
export interface Missing {
  readonly items: readonly Unanswered[]
  /** How many scenarios more the chosen level asks for, as for the first rating. */
  readonly scenarios: number
  /** Red flags of their own answers that they have said nothing to, by code. */
  readonly flags: readonly string[]
  readonly concluded: boolean
}

export function missingIn(
  instrument: Instrument,
  answers: readonly SecondAnswer[],
  actors: readonly PersonId[],
): Missing {
  const conclusion = secondConclusionIn(answers)
  const wanted =
    conclusion?.level === undefined ? 0 : instrument.conclusions.scenarios.minimum[conclusion.level]
  return {
    items: unanswered(instrument, answers, actors),
    scenarios: Math.max(0, wanted - scenariosOf(asGiven(answers)).length),
    flags: flagsIn(answers).flatMap(({ flag }) => (flag.response ? [] : [flag.code])),
    concluded: isWhole(instrument, conclusion),
  }
}

export const isNothing = ({ items, scenarios, flags, concluded }: Missing): boolean =>
  items.length === 0 && scenarios === 0 && flags.length === 0 && concluded

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
const isWhole = (instrument: Instrument, conclusion: SecondConclusion | undefined): boolean =>
  conclusion !== undefined &&
  conclusion.level !== undefined &&
  conclusion.urgency !== undefined &&
  conclusion.severity !== undefined &&
  conclusion.confidence !== undefined &&
  conclusion.rationale.trim().length >= instrument.conclusions.requiredText.rationaleMinChars
