import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { NotThere, OnEnquiry } from './enquiry.ts'
import { blockFromConversation } from './enquiry.sql.ts'

export const blockReasons = [
  'kin-or-friend',
  'neighbour-or-same-circle',
  'named-by-the-person',
  'other-ground',
] as const
export type BlockReason = (typeof blockReasons)[number]

export type BlockColleague = Outcome<
  'blocked',
  | NotThere
  /** They have the case that the enquiry has become. */
  | { why: 'hand-over-first' }
  /** Fewer than two could see the matter any more. */
  | { why: 'nobody-left' }
>

/**
 * Keeps a colleague, or oneself, out of an enquiry and of the case it may become: for them it is not there. A claim
 * they had ends. The database writes who tried.
 */
export async function blockColleague(
  tx: Tx,
  on: OnEnquiry,
  whom: StaffId,
  reason: BlockReason,
): Promise<BlockColleague> {
  const outcome = await blockFromConversation(tx, on.conversationId, whom, reason)
  if (outcome === 'done') return done('blocked')
  return refused({ why: outcome === 'not-permitted' ? 'not-there' : outcome })
}
