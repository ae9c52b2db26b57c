import type { FlagCode } from './codes.ts'
import type { Instrument } from './instrument.ts'
import type { Picture } from './picture.ts'

/** All that a condition may look at. */
export interface Situation {
  readonly instrument: Instrument
  readonly picture: Picture
  /** The red flags still open. Asked for by checks only: a flag never depends on another flag. */
  readonly openFlags: () => readonly FlagCode[]
}
