import type { Tx } from '../db/db.ts'
import type { CaseId } from '../foundation/ids.ts'
import { refused } from '../foundation/outcome.ts'
import { traceOnCase, type Trace } from './audit/trace.sql.ts'

/** A refusal with its row on the chain: who tried what, and why it was not done. */
export async function refuseOnCase<Refusal extends { why: Lowercase<string> }>(
  tx: Tx,
  caseId: CaseId,
  tried: Pick<Trace, 'act' | 'subject'>,
  refusal: Refusal,
): Promise<{ refused: Refusal }> {
  await traceOnCase(tx, caseId, { ...tried, outcome: 'refused', reason: refusal.why })
  return refused(refusal)
}
