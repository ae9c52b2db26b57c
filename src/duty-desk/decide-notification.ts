import { traceOnEnquiry } from '../access/audit/trace.sql.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { NotThere, OnEnquiry } from './enquiry.ts'
import { lockEnquiry } from './enquiry.sql.ts'
import type { NotificationDecisions } from './notification.ts'
import { insertDecision } from './notification.sql.ts'
import { refuseOnEnquiry } from './refuse-on-enquiry.ts'

export type DecideNotification = Outcome<'decided', NotThere>

/** Records both decisions, each with its reason. Deciding again adds two rows; the newest count. */
export async function decideNotification(
  tx: Tx,
  on: OnEnquiry,
  { person, siblings }: NotificationDecisions,
): Promise<DecideNotification> {
  const trace = { act: 'decide-notification' } as const
  if (!(await lockEnquiry(tx, on.enquiryId))) {
    return refuseOnEnquiry(tx, on.conversationId, trace, { why: 'not-there' })
  }
  await insertDecision(tx, on, 'person', person.decision, person.reason)
  await insertDecision(tx, on, 'siblings', siblings.decision, siblings.reason)
  await traceOnEnquiry(tx, on.conversationId, {
    ...trace,
    outcome: 'done',
    subject: on.enquiryId,
    reason: person.decision,
  })
  return done('decided')
}
