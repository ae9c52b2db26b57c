import type { House } from '../access/house.ts'
import { newDataKey } from '../crypto/seal.ts'
import { normaliseCode } from '../crypto/words/code.ts'
import { timeZone } from '../country/dk/opening-hours.ts'
import type { InLane } from '../crypto/lane.ts'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { ConversationId, EnquiryId } from '../foundation/ids.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import { lookupOf, type Turn } from '../intake/code-lookup.ts'
import { contactOf, sealContact } from '../intake/contact.ts'
import type { Reference } from '../intake/reference.ts'
import { sealMessage, type MessageId } from '../messages/message.ts'
import { faceKey, type Pair } from './pair.ts'
import { giveInDatabase, type GiveAnswer } from './second-face.sql.ts'
import { threadOf, type ThreadLanguage, type TopicCode } from './topic.ts'

export interface Chosen {
  readonly topic: TopicCode
  readonly language: ThreadLanguage
  /** The first message, in the person's own words. */
  readonly firstMessage: string
}

/** A second face that is ready to be given: hashed, sealed and wrapped, before the transaction that gives it. */
export interface PreparedSecondFace {
  readonly pair: Pair
  give(tx: Tx, reference: Reference): Promise<GiveAnswer>
}

/**
 * Makes everything of the second conversation, with the thread as if it had been written in the weeks before.
 *
 * @param words six of ours, which the person has been shown
 */
export async function prepareSecondFace(
  house: House,
  turn: Turn,
  of: { first: ConversationId; words: readonly string[]; hostPage: string | undefined },
  chosen: Chosen,
): Promise<InLane<PreparedSecondFace>> {
  const { topic, language } = chosen
  const lookup = await lookupOf(house, turn, present(normaliseCode(of.words.join(' ')), 'six words'))
  if ('refused' in lookup) return lookup

  const faces = await faceKey(house.keys)
  const id = house.chance.uuid() as ConversationId
  const enquiryId = house.chance.uuid() as EnquiryId
  const key = newDataKey(house.chance)
  const pair: Pair = { first: faces.prove(of.first), second: faces.prove(id) }
  const given = {
    sealedPair: faces.seal({ ...pair, topic, language }, house.chance),
    hostPage: of.hostPage,
    topic,
    codeLookup: lookup.done,
    language,
    keyId: key.id,
    wrapped: await house.keys.wrap('door', key.bytes, id),
    enquiryId,
    sealedContact: sealContact(key, enquiryId, id, contactOf({ channel: 'here' })),
    messages: threadBefore(house, chosen).map(({ by, at, text }) => {
      const messageId = house.chance.uuid() as MessageId
      return { id: messageId, by, at, sealedText: sealMessage(key, messageId, id, text) }
    }),
  }
  return done({ pair, give: (tx, reference) => giveInDatabase(tx, pair, { ...given, reference }) })
}

function threadBefore(house: House, { topic, language, firstMessage }: Chosen) {
  const { rest } = threadOf(topic, language)
  const earliest = present(rest[0], 'an answer to the first message')
  const said = [
    { by: 'person' as const, daysAgo: earliest.daysAgo + 1, hour: 19, text: firstMessage },
    ...rest,
  ]
  const today = house.clock.now().toZonedDateTimeISO(timeZone).toPlainDate()
  return said.map(({ by, daysAgo, hour, text }) => ({
    by,
    text,
    at: today
      .subtract({ days: daysAgo })
      .toZonedDateTime({
        timeZone,
        plainTime: { hour, minute: house.chance.below(60), second: house.chance.below(60) },
      })
      .toInstant(),
  }))
}

export type GiveSecondFace = Outcome<
  Pair,
  | { why: 'not-there' }
  /** Nobody has said that it may be given, or not for this page or this topic. */
  | { why: 'not-approved' }
  /** A professional, or somebody who has no code. */
  | { why: 'no-code' }
  | { why: 'already-given' }
  /** Somebody else may be reading now. */
  | { why: 'watched' }
  /** It is given on a later visit, when the first code is known by heart. */
  | { why: 'too-soon' }
>

/**
 * The person has read the thread, has the words, and may come by the second way from now on. It leaves a row on the
 * first conversation's matter that names no other, and on the second the rows of an enquiry that was answered. Call it
 * within `withFreeReference`.
 */
export async function giveSecondFace(
  tx: Tx,
  prepared: PreparedSecondFace,
  reference: Reference,
): Promise<GiveSecondFace> {
  const answer = await prepared.give(tx, reference)
  switch (answer) {
    case 'done':
      return done(prepared.pair)
    case 'not-permitted':
      return refused({ why: 'not-there' })
    case 'not-approved':
    case 'no-code':
    case 'already-given':
    case 'watched':
    case 'too-soon':
      return refused({ why: answer })
  }
}
