import { traceOnEnquiry } from '../access/audit/trace.sql.ts'
import { askGate } from '../contact/gate.ts'
import type { HarmlessCode } from '../contact/harmless.ts'
import type { Chance } from '../crypto/random.ts'
import type { DataKey } from '../crypto/seal.ts'
import type { Tx } from '../db/db.ts'
import type { ConversationId } from '../foundation/ids.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import { sealMessage, type MessageId } from './message.ts'
import { mayWriteIn, sendMessage, settleAnswerOfCase } from './messages.sql.ts'

export interface StaffMessage {
  readonly id: MessageId
  readonly conversationId: ConversationId
  /** Words of one's own, or one of the harmless texts. */
  readonly says: { readonly text: string } | { readonly harmless: HarmlessCode }
}

/** `not-there` is the same answer for not yours, blocked and erased. */
export type WriteAsStaff = Outcome<MessageId, { why: 'not-there' } | { why: 'watched' }>

/**
 * A message to the person. It waits behind their words: nothing is sent to any device, so the one thing the gate asks
 * is whether somebody else may be reading. Words of one's own settle what was waiting for an answer in a case; a
 * harmless text answers nothing.
 *
 * @param key of the conversation, from `open()`
 */
export async function writeAsStaff(
  tx: Tx,
  key: DataKey,
  message: StaffMessage,
  { chance, now }: { chance: Chance; now: Temporal.Instant },
): Promise<WriteAsStaff> {
  const { id, conversationId, says } = message
  if (!(await mayWriteIn(tx, conversationId))) {
    await traceOnEnquiry(tx, conversationId, {
      act: 'write-message',
      outcome: 'refused',
      reason: 'not-there',
    })
    return refused({ why: 'not-there' })
  }
  const harmless = 'harmless' in says ? says.harmless : undefined
  const gate = await askGate(tx, chance, { conversationId, harmless }, now)
  if ('refused' in gate) {
    return refused({ why: gate.refused.why === 'watched' ? 'watched' : 'not-there' })
  }

  if ('harmless' in says) {
    await sendMessage(tx, gate.done, { id, conversationId, harmless: says.harmless })
  } else {
    const sealedText = sealMessage(key, id, conversationId, says.text)
    await sendMessage(tx, gate.done, { id, conversationId, sealedText })
    await settleAnswerOfCase(tx, conversationId, id)
  }
  await traceOnEnquiry(tx, conversationId, { act: 'write-message', outcome: 'done', subject: id })
  return done(id)
}
