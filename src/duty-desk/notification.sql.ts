import type { Tx } from '../db/db.ts'
import type { EnquiryId } from '../foundation/ids.ts'
import type { OnEnquiry } from './enquiry.ts'
import { sealedReason, type PersonDecision, type SiblingDecision } from './notification.ts'

export async function insertDecision(
  tx: Tx,
  on: OnEnquiry,
  concerns: 'person' | 'siblings',
  decision: PersonDecision | SiblingDecision,
  reason: string,
): Promise<string> {
  const id = on.chance.uuid()
  await tx
    .insertInto('notification_decisions')
    .values({
      id,
      enquiry_id: on.enquiryId,
      concerns,
      decision,
      decided_by: on.by,
      sealed_reason: sealedReason.seal(on.key, id, on.conversationId, { reason }),
    })
    .execute()
  return id
}

/** Newest first. */
export const listDecisions = (tx: Tx, enquiryId: EnquiryId) =>
  tx
    .selectFrom('notification_decisions as n')
    .innerJoin('staff as s', 's.id', 'n.decided_by')
    .select(['n.id', 'n.concerns', 'n.decision', 'n.at', 's.alias', 'n.sealed_reason'])
    .where('n.enquiry_id', '=', enquiryId)
    .orderBy('n.at', 'desc')
    .execute()
