import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId } from '../foundation/ids.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { BlockReason } from './access-to-case.ts'
import { insertBlock } from './access-to-case.sql.ts'
import type { NotThere } from './case.ts'

export type BlockColleague = Outcome<
  'blocked',
  NotThere | { why: 'hand-over-first' } | { why: 'nobody-left' }
>

/**
 * Keeps somebody out, whatever right they have or get: the case is no longer there for them. For the two who have the
 * case; refused where too few would be left who may see it. The database writes who tried.
 */
export async function blockColleague(
  tx: Tx,
  caseId: CaseId,
  whom: StaffId,
  reason: BlockReason,
): Promise<BlockColleague> {
  const answer = await insertBlock(tx, caseId, whom, reason)
  if (answer === 'done') return done('blocked')
  return refused({ why: answer === 'not-permitted' ? 'not-there' : answer })
}
