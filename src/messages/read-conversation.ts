import type { House } from '../access/house.ts'
import { open } from '../access/opening.ts'
import { present } from '../foundation/assert.ts'
import type { ConversationId } from '../foundation/ids.ts'
import type { LanguageCode } from '../foundation/languages.ts'
import { unsealMessages, type Message } from './message.ts'
import { findOwnConversation, listOwnMessages, type OwnConversation } from './messages.sql.ts'

/**
 * The person's own conversation, oldest message first.
 *
 * @param visit of that conversation, and alive: ask `findVisit` first
 */
export async function readConversation(
  house: House,
  visit: { token: string; conversationId: ConversationId },
  language: LanguageCode = 'da',
): Promise<OwnConversation & { messages: readonly Message[] }> {
  const { token, conversationId } = visit
  const keys = await open(house, { token }, { kind: 'conversation', id: conversationId, purpose: 'read' })
  const key = present(keys, 'the key of the visitor’s own conversation').of(conversationId)

  const [conversation, sealed] = await house.inTransaction({ token }, async tx => [
    present(await findOwnConversation(tx), 'the visitor’s own conversation'),
    await listOwnMessages(tx),
  ])
  return { ...conversation, messages: unsealMessages(key, conversationId, sealed, language) }
}
