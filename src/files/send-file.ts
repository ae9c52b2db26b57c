import type { House } from '../access/house.ts'
import { once } from '../access/once.ts'
import { open } from '../access/opening.ts'
import { newSalt, saltedDigest, sha256 } from '../crypto/digest.ts'
import { present } from '../foundation/assert.ts'
import type { ActId, ConversationId } from '../foundation/ids.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import { sealMessage, type MessageId } from '../messages/message.ts'
import { largestFile, PART_BYTES, sealedAbout, sealedPart, type FileId } from './file.ts'
import { insertFile, insertPart, type TooMuch } from './files.sql.ts'
import { kindOf } from './kind.ts'

export interface SentByPerson {
  /** As the device called it. */
  readonly name: string
  readonly bytes: Uint8Array
  /** What they wrote with it; may be nothing. */
  readonly words: string
}

export type SendFile = Outcome<'received', { why: 'empty' } | { why: 'too-large' } | { why: TooMuch }>

/**
 * A file from the person who came back with their words: kept unchanged and sealed, with what came of its bytes as
 * evidence. It is a message like every other and must be answered like one. Sending the same form again keeps nothing
 * more.
 *
 * @param visit of that conversation, and alive: ask `findVisit` first
 */
export async function sendFile(
  house: House,
  visit: { token: string; conversationId: ConversationId },
  actId: ActId,
  { name, bytes, words }: SentByPerson,
  answerDue: Temporal.Instant,
): Promise<SendFile> {
  if (bytes.length === 0) return refused({ why: 'empty' })
  if (bytes.length > largestFile) return refused({ why: 'too-large' })

  const { token, conversationId } = visit
  const keys = await open(house, { token }, { kind: 'conversation', id: conversationId, purpose: 'write' })
  const key = present(keys, 'the key of the visitor’s own conversation').of(conversationId)
  const id = house.chance.uuid() as FileId
  const messageId = house.chance.uuid() as MessageId
  const salt = newSalt(house.chance)
  const file = {
    id,
    bytes: bytes.length,
    digest: saltedDigest(salt, bytes),
    sealedAbout: sealedAbout.seal(key, id, conversationId, {
      name,
      kind: kindOf(bytes),
      sha256: Buffer.from(sha256(bytes)).toString('hex'),
      salt: Buffer.from(salt).toString('base64'),
    }),
  }
  const message = { id: messageId, sealedText: sealMessage(key, messageId, conversationId, words) }

  const sent = await house.inTransaction({ token }, tx =>
    once<{ goTo: string } | { goTo?: never; why: TooMuch }>(tx, actId, async () => {
      const came = await insertFile(tx, file, message, answerDue)
      if (came !== 'done') return { why: came }
      for (let at = 0; at * PART_BYTES < bytes.length; at += 1) {
        const partId = house.chance.uuid()
        const part = bytes.subarray(at * PART_BYTES, (at + 1) * PART_BYTES)
        const sealed = sealedPart.seal(key, partId, conversationId, part)
        await insertPart(tx, { id: partId, fileId: id, at, sealed })
      }
      return { goTo: 'conversation' }
    }),
  )
  return sent.goTo === undefined ? refused({ why: sent.why }) : done('received')
}
