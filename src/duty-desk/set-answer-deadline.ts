import { traceOnEnquiry } from '../access/audit/trace.sql.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { AlreadyEnded, NotThere, OnEnquiry } from './enquiry.ts'
import { lockEnquiry, replaceAnswerDue } from './enquiry.sql.ts'
import { refuseOnEnquiry } from './refuse-on-enquiry.ts'

const LONGEST_DAYS = 14

export type SetAnswerDeadline = Outcome<
  'set',
  NotThere | AlreadyEnded | { why: 'in-the-past' } | { why: 'too-far' }
>

/** When somebody looks at it again, such as after the time the person said they would write. Fourteen days at most. */
export async function setAnswerDeadline(
  tx: Tx,
  on: OnEnquiry,
  dueAt: Temporal.Instant,
  now: Temporal.Instant,
): Promise<SetAnswerDeadline> {
  const refuse = <Refusal extends { why: Lowercase<string> }>(refusal: Refusal) =>
    refuseOnEnquiry(tx, on.conversationId, { act: 'set-deadline' }, refusal)
  const enquiry = await lockEnquiry(tx, on.enquiryId)
  if (!enquiry) return refuse({ why: 'not-there' })
  if (enquiry.ended) return refuse({ why: 'already-ended' })
  if (Temporal.Instant.compare(dueAt, now) <= 0) return refuse({ why: 'in-the-past' })
  if (Temporal.Instant.compare(dueAt, now.add({ hours: LONGEST_DAYS * 24 })) > 0)
    return refuse({ why: 'too-far' })

  await replaceAnswerDue(tx, on, dueAt)
  await traceOnEnquiry(tx, on.conversationId, { act: 'set-deadline', outcome: 'done', subject: on.enquiryId })
  return done('set')
}
