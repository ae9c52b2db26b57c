import type { House } from '../access/house.ts'
import { listKeys } from '../access/opening.sql.ts'
import { askGate } from '../contact/gate.ts'
import type { Chance } from '../crypto/random.ts'
import type { DataKey } from '../crypto/seal.ts'
import type { Asking, Tx } from '../db/db.ts'
import type { ConversationId } from '../foundation/ids.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import { sealMessage, unsealMessages, type Message, type MessageId } from '../messages/message.ts'
import { sendMessage, settleAnswerOfCase } from '../messages/messages.sql.ts'
import { faceKey, type Pair, type SecondFace } from './pair.ts'
import {
  askToOpenSecondFace,
  findSecondFaceOf,
  isSecondFaceInDatabase,
  listMessagesOfSecondFace,
  practiseInDatabase,
} from './second-face.sql.ts'
import { replyOf } from './topic.ts'

/** The second face of somebody's conversation, opened for this request. */
export interface OpenedSecondFace {
  readonly face: SecondFace
  /** Until then the person tries it together with us. */
  readonly practiceUntil: Temporal.Instant | undefined
  readonly practisedAt: Temporal.Instant | undefined
  readonly messages: readonly Message[]
  readonly key: DataKey
}

/**
 * Opens the second face of a conversation for whoever may reach the person in the first: the trace first, on both.
 * Undefined where none was given, and for everybody else.
 */
export async function openSecondFace(
  house: House,
  asking: Asking,
  first: ConversationId,
  purpose: 'read' | 'write',
): Promise<OpenedSecondFace | undefined> {
  const faces = await faceKey(house.keys)
  const found = await house.inTransaction(asking, tx => findSecondFaceOf(tx, faces.prove(first)))
  if (!found) return undefined
  const face = faces.unseal(found.sealedPair)

  const openingId = house.chance.uuid()
  const allowed = await house.inTransaction(asking, tx => askToOpenSecondFace(tx, openingId, face, purpose))
  if (!allowed) return undefined
  const [wrapped] = await house.inTransaction(asking, tx => listKeys(tx, openingId))
  if (!wrapped) return undefined
  const { id } = face.second
  const key = { id: wrapped.key_id, bytes: await house.keys.unwrap(wrapped.ring, wrapped.wrapped, id) }
  const sealed = await house.inTransaction(asking, tx => listMessagesOfSecondFace(tx, face))
  return {
    face,
    practiceUntil: found.practiceUntil,
    practisedAt: found.practisedAt,
    messages: unsealMessages(key, id, sealed),
    key,
  }
}

/** Whether a conversation is a second face: the desk never writes there in words of its own. */
export async function isSecondFace(house: House, asking: Asking, id: ConversationId): Promise<boolean> {
  const faces = await faceKey(house.keys)
  return house.inTransaction(asking, tx => isSecondFaceInDatabase(tx, faces.prove(id)))
}

export type PractiseSecondFace = Outcome<'begun', { why: 'not-there' } | { why: 'watched' }>

/** The person tries the second words together with us: for a quarter of an hour that alarms nobody. */
export async function practiseSecondFace(tx: Tx, pair: Pair): Promise<PractiseSecondFace> {
  const answer = await practiseInDatabase(tx, pair)
  switch (answer) {
    case 'done':
      return done('begun')
    case 'not-permitted':
      return refused({ why: 'not-there' })
    case 'watched':
      return refused({ why: answer })
  }
}

export type ReplyInSecondFace = Outcome<MessageId, { why: 'not-there' } | { why: 'no-such-reply' }>

/**
 * The ordinary thread goes on, by hand and with one of the topic's own texts. Also while somebody else may be reading:
 * that is what it is for. What waited on the case for an answer to something written there is answered.
 *
 * @param reply its number in the closed list of the topic
 */
export async function replyInSecondFace(
  tx: Tx,
  { face, key }: Pick<OpenedSecondFace, 'face' | 'key'>,
  reply: number,
  { chance, now }: { chance: Chance; now: Temporal.Instant },
): Promise<ReplyInSecondFace> {
  const text = replyOf(face.topic, face.language, reply)
  if (text === undefined) return refused({ why: 'no-such-reply' })
  const gate = await askGate(tx, chance, { secondFace: face }, now)
  if ('refused' in gate) return refused({ why: 'not-there' })

  const id = chance.uuid() as MessageId
  const conversationId = face.second.id
  const sealedText = sealMessage(key, id, conversationId, text)
  await sendMessage(tx, gate.done, { id, conversationId, sealedText })
  await settleAnswerOfCase(tx, face.first.id, id)
  return done(id)
}
