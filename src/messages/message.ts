import { z } from 'zod'
import { harmlessTexts, type HarmlessCode } from '../contact/harmless.ts'
import type { DataKey } from '../crypto/seal.ts'
import { sealedColumn } from '../access/sealed.ts'
import type { Branded, ConversationId } from '../foundation/ids.ts'
import type { LanguageCode } from '../foundation/languages.ts'

export type MessageId = Branded<'MessageId'>

/** A message as it lies in the database. The text is gone when the conversation was erased. */
export interface SealedMessage {
  readonly id: MessageId
  readonly writtenBy: 'person' | 'staff'
  readonly at: Temporal.Instant
  readonly sealedText: Uint8Array | null
  /** One of the harmless texts, which has no words of its own. */
  readonly harmless: HarmlessCode | null
}

export interface Message {
  readonly id: MessageId
  readonly writtenBy: 'person' | 'staff'
  readonly at: Temporal.Instant
  readonly text: string
  /** The text is one of the closed list. */
  readonly harmless: boolean
}

const text = sealedColumn('messages', 'sealed_text', 'protected', z.string())

export const sealMessage = (
  key: DataKey,
  id: MessageId,
  conversationId: ConversationId,
  words: string,
): Buffer => text.seal(key, id, conversationId, words)

/** What the harmless texts say in a language. */
export const harmlessIn = (language: LanguageCode): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(harmlessTexts).map(([code, says]) => [code, says[language]]))

/** Whether the person has not been shown it: what was shown before, what they wrote and harmless texts always are. */
export const isKeptFromPerson = (
  message: Message,
  held: { shownUntil: Temporal.Instant | undefined } | undefined,
): boolean =>
  held !== undefined &&
  message.writtenBy === 'staff' &&
  !message.harmless &&
  (held.shownUntil === undefined || Temporal.Instant.compare(message.at, held.shownUntil) > 0)

/** The messages that still have a text, in the order given; a harmless one in the language of whoever reads. */
export function unsealMessages(
  key: DataKey,
  conversationId: ConversationId,
  messages: readonly SealedMessage[],
  language: LanguageCode = 'da',
): Message[] {
  return messages.flatMap(({ sealedText, harmless, ...message }): Message[] => {
    if (harmless !== null) {
      return [{ ...message, harmless: true, text: harmlessTexts[harmless][language] }]
    }
    return sealedText === null
      ? []
      : [
          {
            ...message,
            harmless: false,
            text: text.unseal(key, message.id, conversationId, sealedText),
          },
        ]
  })
}
