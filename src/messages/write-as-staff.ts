import { traceOnEnquiry } from '../access/audit/trace.sql.ts'
import type { StaffId } from '../access/staff.ts'
import type { DataKey } from '../crypto/seal.ts'
import type { Tx } from '../db/db.ts'
import type { ConversationId } from '../foundation/ids.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import { sealMessage, type MessageId } from './message.ts'
import { insertStaffMessage, mayWriteIn, settleAnswerOfCase } from './messages.sql.ts'

export interface StaffMessage {
  readonly id: MessageId
  readonly conversationId: ConversationId
  readonly staffId: StaffId
  readonly text: string
}

/** `not-there` is the same answer for not yours, blocked and erased. */
export type WriteAsStaff = Outcome<MessageId, { why: 'not-there' }>

/**
 * A message to the person. It waits behind their words: nothing is sent to any device, so no contact agreement
 * can be broken by it. In a case it settles what was waiting for an answer.
 *
 * @param key of the conversation, from `open()`
 */
export async function writeAsStaff(tx: Tx, key: DataKey, message: StaffMessage): Promise<WriteAsStaff> {
  const { id, conversationId, staffId, text } = message
  if (!(await mayWriteIn(tx, conversationId))) {
    await traceOnEnquiry(tx, conversationId, {
      act: 'write-message',
      outcome: 'refused',
      reason: 'not-there',
    })
    return refused({ why: 'not-there' })
  }

  const sealedText = sealMessage(key, id, conversationId, text)
  await insertStaffMessage(tx, { id, conversationId, staffId, sealedText })
  await settleAnswerOfCase(tx, conversationId, id)
  await traceOnEnquiry(tx, conversationId, { act: 'write-message', outcome: 'done', subject: id })
  return done(id)
}
