import type { Level, Urgency } from '../instruments/codes.ts'
import type { Instrument } from '../instruments/instrument.ts'
import { reassessmentDue } from '../instruments/reassessment.ts'
import type { SecondRating } from './second-rating.ts'

/** What two raters set in place of the level that was signed first. Times are ISO 8601 instants. */
export interface AgreedLevel {
  readonly level: Level
  readonly urgency: Urgency
  readonly agreedAt: string
  readonly validUntil: string
}

/**
 * The level that an assessment has after the talk of its two raters; undefined when they have not talked, or left it as
 * it was signed. Whoever passes the assessment on passes this on with it: the signed document itself never changes.
 */
export function agreedLevelOf(
  instrument: Instrument,
  { assessmentId, inForce }: { assessmentId: string; inForce: { level: Level; urgency: Urgency } },
  ratings: readonly SecondRating[],
): AgreedLevel | undefined {
  const rating = ratings.find(each => each.assessmentId === assessmentId && each.agreement)
  if (!rating?.agreement || !rating.agreedAt) return undefined
  const { agreed: level, urgency } = rating.agreement
  if (level === inForce.level && urgency === inForce.urgency) return undefined
  const { due } = reassessmentDue(instrument, level, rating.agreedAt, inForce.level)
  return { level, urgency, agreedAt: rating.agreedAt.toString(), validUntil: due.toString() }
}
