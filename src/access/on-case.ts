import type { Chance } from '../crypto/random.ts'
import type { CaseId } from '../foundation/ids.ts'
import type { Keys } from './opening.ts'
import type { StaffId } from './staff.ts'

/** Somebody at work in a case: which one, who, and the keys that the opening gave. What every act on a case is given. */
export interface OnCase {
  readonly caseId: CaseId
  readonly by: StaffId
  readonly keys: Keys
  readonly chance: Chance
}
