import type { PersonId } from '../../foundation/ids.ts'
import type { ItemCode } from '../instruments/codes.ts'
import type { DatedEvent, PlannedMeasure } from '../instruments/picture.ts'

/** What the rules read that is kept elsewhere in the case. The caller reads it in the same transaction as the act. */
export interface Surroundings {
  /** The people in the conflict, as they are known in the case. */
  readonly actors: readonly { readonly id: PersonId; readonly name: string }[]
  readonly events: readonly DatedEvent[]
  readonly measures: readonly PlannedMeasure[]
  /** Why a driver has no measure, as it was written in the safety plan. */
  readonly driverReasons: readonly {
    readonly item: ItemCode
    readonly actor?: PersonId | undefined
    readonly reason: string
  }[]
}
