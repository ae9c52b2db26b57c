import type { Asking } from '../../db/db.ts'
import type { House } from '../house.ts'
import { findAskingStaffMember } from '../staff.sql.ts'
import type { StaffMember } from '../staff.ts'
import { countUnseenNotices, keepSessionAlive } from './session.sql.ts'

export interface SignedIn {
  readonly me: StaffMember
  /** Notices that have not been seen. */
  readonly notices: number
}

/** Who the session belongs to; undefined when it has ended. Being seen puts off its end, to twelve hours at most. */
export const continueSession = (house: House, asking: Asking): Promise<SignedIn | undefined> =>
  house.inTransaction(asking, async tx => {
    await keepSessionAlive(tx)
    const me = await findAskingStaffMember(tx)
    return me && { me, notices: await countUnseenNotices(tx) }
  })
