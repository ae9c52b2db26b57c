import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
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

/** The case goes on where it stopped: nothing is removed, and it has two people and a next contact again. */
export async function reopenCase(
  tx: Tx,
  on: OnCase,
  reason: ReopeningReason,
  to: { responsible: StaffId; deputy: StaffId; nextContact: Temporal.Instant },
): Promise<ReopenCase> {
  const trace = { act: 'reopen-case' } as const
  const answer = await insertReopening(tx, on.caseId, on.chance.uuid(), reason, to)
  if (answer === 'done') return done('reopened')
  return refuseOnCase(tx, on.caseId, trace, { why: answer === 'not-permitted' ? 'not-there' : answer })
}
