import type { FlagCode } from './codes.ts'
import { evaluate } from './evaluate.ts'
import type { Instrument, RedFlag } from './instrument.ts'
import type { Picture } from './picture.ts'
import type { Place } from './place.ts'
import type { Situation } from './situation.ts'

export interface RaisedFlag {
  readonly flag: RedFlag
  readonly answerWithinMinutes: number
  /** What made it fire: items, actors, events. */
  readonly places: readonly Place[]
}

/**
 * The red flags this picture raises, in the instrument's order. While rating, those that wait for the signature (too
 * much unknown) keep still. A flag asks a person to act; it sets nothing.
 */
export function raisedFlags(
  instrument: Instrument,
  picture: Picture,
  when: 'rating' | 'signing' = 'rating',
): RaisedFlag[] {
  const situation: Situation = { instrument, picture, openFlags: () => [] }
  const raised: RaisedFlag[] = []
  for (const flag of instrument.redFlags) {
    if (flag.evaluateAt === 'signing' && when === 'rating') continue
    const places = evaluate(flag.when, situation)
    if (places) raised.push({ flag, answerWithinMinutes: flag.acknowledgeWithinMinutes, places })
  }
  return raised
}

/**
 * The red flags still open at the signature: raised by the picture as it stands, even when somebody has promised to act
 * on it, or raised earlier and never answered. Only "not relevant", which carries a reason, closes one that still holds.
 */
export function openFlags(instrument: Instrument, picture: Picture): FlagCode[] {
  const wavedAway = (code: FlagCode) =>
    picture.flagsOnRecord.some(flag => flag.code === code && flag.answer === 'not-relevant')
  const unanswered = picture.flagsOnRecord.filter(flag => flag.answer === undefined).map(flag => flag.code)
  const standing = raisedFlags(instrument, picture, 'signing')
    .map(raised => raised.flag.code)
    .filter(code => !wavedAway(code))
  return [...new Set([...standing, ...unanswered])]
}
