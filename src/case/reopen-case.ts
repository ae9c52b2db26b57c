import type { OnCase } from '../access/on-case.ts'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { NotThere } from './case.ts'
import type { ReopeningReason } from './closure.ts'
import { insertReopening } from './closure.sql.ts'

export type ReopenCase = Outcome<
  'reopened',
  | NotThere
  | { why: 'not-closed' }
  | { why: 'same-person-twice' }
  | { why: 'next-contact-in-the-past' }
  | { why: 'not-available' }
>

/**
 * The case goes on where it stopped: nothing is removed, and it has two people and a next contact again. For the two
 * who have it; when both are gone, for the leader of its region, who sees nothing of it by that. The database writes
 * who tried.
 */
export async function reopenCase(
  tx: Tx,
  on: Pick<OnCase, 'caseId' | 'chance'>,
  reason: ReopeningReason,
  to: { responsible: StaffId; deputy: StaffId; nextContact: Temporal.Instant },
): Promise<ReopenCase> {
  const answer = await insertReopening(tx, on.caseId, on.chance.uuid(), reason, to)
  if (answer === 'done') return done('reopened')
  return refused({ why: answer === 'not-permitted' ? 'not-there' : answer })
}
