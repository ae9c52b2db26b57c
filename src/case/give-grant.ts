import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId } from '../foundation/ids.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { GrantReason } from './access-to-case.ts'
import { insertGrant } from './access-to-case.sql.ts'
import type { NotThere } from './case.ts'

export type GiveGrant = Outcome<'given', NotThere | { why: 'too-long' } | { why: 'not-available' }>

/**
 * Lets a colleague in, with a reason and an end. Only the two responsible can. A block goes before it all the same.
 * The database writes who tried.
 */
export async function giveGrant(
  tx: Tx,
  caseId: CaseId,
  to: StaffId,
  reason: GrantReason,
  hours: number,
): Promise<GiveGrant> {
  const answer = await insertGrant(tx, caseId, to, reason, hours)
  if (answer === 'done') return done('given')
  return refused({ why: answer === 'not-permitted' ? 'not-there' : answer })
}
