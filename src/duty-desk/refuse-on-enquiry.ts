import { traceOnEnquiry, type Trace } from '../access/audit/trace.sql.ts'
import type { Tx } from '../db/db.ts'
import type { ConversationId } from '../foundation/ids.ts'
import { refused } from '../foundation/outcome.ts'

/** A refusal with its row on the chain: who tried what, and why it was not done. */
export async function refuseOnEnquiry<Refusal extends { why: Lowercase<string> }>(
  tx: Tx,
  conversationId: ConversationId,
  tried: Pick<Trace, 'act' | 'subject'>,
  refusal: Refusal,
): Promise<{ refused: Refusal }> {
  await traceOnEnquiry(tx, conversationId, { ...tried, outcome: 'refused', reason: refusal.why })
  return refused(refusal)
}
