import { z } from 'zod'
import type { DataKey } from '../crypto/seal.ts'
import { sealedColumn } from '../access/sealed.ts'
import type { Branded, ConversationId } from '../foundation/ids.ts'

export type MessageId = Branded<'MessageId'>

/** A message as it lies in the database. The text is gone when the conversation was erased. */
export interface SealedMessage {
  readonly id: MessageId
  readonly writtenBy: 'person' | 'staff'
  readonly at: Temporal.Instant
  readonly sealedText: Uint8Array | null
}

export interface Message {
  readonly id: MessageId
  readonly writtenBy: 'person' | 'staff'
  readonly at: Temporal.Instant
  readonly text: string
}

const text = sealedColumn('messages', 'sealed_text', 'protected', z.string())

export const sealMessage = (
  key: DataKey,
  id: MessageId,
  conversationId: ConversationId,
  words: string,
): Buffer => text.seal(key, id, conversationId, words)

/** The messages that still have a text, in the order given. */
export function unsealMessages(
  key: DataKey,
  conversationId: ConversationId,
  messages: readonly SealedMessage[],
): Message[] {
  return messages.flatMap(({ sealedText, ...message }) =>
    sealedText === null
      ? []
      : [{ ...message, text: text.unseal(key, message.id, conversationId, sealedText) }],
  )
}
