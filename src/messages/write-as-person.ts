import type { House } from '../access/house.ts'
import { once } from '../access/once.ts'
import { open } from '../access/opening.ts'
import { present } from '../foundation/assert.ts'
import type { ActId, ConversationId } from '../foundation/ids.ts'
import { sealMessage, type MessageId } from './message.ts'
import { insertOwnMessage } from './messages.sql.ts'

/**
 * A message from the person who came back with their words. Sending the same form again writes nothing more.
 *
 * @param visit of that conversation, and alive: ask `findVisit` first
 */
export async function writeAsPerson(
  house: House,
  visit: { token: string; conversationId: ConversationId },
  actId: ActId,
  words: string,
  answerDue: Temporal.Instant,
): Promise<void> {
  const { token, conversationId } = visit
  const keys = await open(house, { token }, { kind: 'conversation', id: conversationId, purpose: 'write' })
  const key = present(keys, 'the key of the visitor’s own conversation').of(conversationId)
  const id = house.chance.uuid() as MessageId
  const sealedText = sealMessage(key, id, conversationId, words)

  await house.inTransaction({ token }, tx =>
    once(tx, actId, async () => {
      await insertOwnMessage(tx, id, sealedText, answerDue)
      return { goTo: 'conversation' }
    }),
  )
}
