import type { Level } from './codes.ts'
import type { Instrument } from './instrument.ts'

/** One deadline whatever the level: a longer one for high would tell the blind second rater which level was chosen. */
export const SECOND_RATER_WITHIN_HOURS = 24

/** When somebody else must have rated, blind; undefined where the level asks for nobody. The first takes effect at once. */
export function secondRaterDue(
  instrument: Instrument,
  level: Level,
  signedAt: Temporal.Instant,
): Temporal.Instant | undefined {
  return instrument.conclusions.secondRater.requiredFor.includes(level)
    ? signedAt.add({ hours: SECOND_RATER_WITHIN_HOURS })
    : undefined
}
