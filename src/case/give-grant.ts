import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId } from '../foundation/ids.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { GrantReason } from './access-to-case.ts'
import { insertGrant } from './access-to-case.sql.ts'
import type { NotThere } from './case.ts'

export type GiveGrant = Outcome<'given', NotThere | { why: 'too-long' } | { why: 'not-available' }>

/** Lets a colleague in, with a reason and an end. Only the two responsible can. A block goes before it all the same. */
export async function giveGrant(
  tx: Tx,
  caseId: CaseId,
  to: StaffId,
  reason: GrantReason,
  hours: number,
): Promise<GiveGrant> {
  const trace = { act: 'give-grant', subject: to } as const
  const answer = await insertGrant(tx, caseId, to, reason, hours)
  if (answer === 'done') return done('given')
  return refuseOnCase(tx, caseId, trace, { why: answer === 'not-permitted' ? 'not-there' : answer })
}
