import type { House } from '../access/house.ts'
import { newToken, tokenHash } from '../crypto/digest.ts'
import type { InLane } from '../crypto/lane.ts'
import { normaliseCode } from '../crypto/words/code.ts'
import type { ConversationId } from '../foundation/ids.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import { present } from '../foundation/assert.ts'
import { lookupOf, type Turn } from './code-lookup.ts'
import { newConversation, type ConversationKind } from './new-conversation.ts'
import { beginVisit, endVisit, endVisitOfPage, findVisitor } from './visit.sql.ts'

/**
 * Somebody is here with their own conversation. A row on the server, gone when they leave and after twenty minutes
 * of silence; the token travels sealed in the page and never in an address.
 */
export interface Visit {
  readonly token: string
  readonly conversationId: ConversationId
}

/**
 * Gives the six words and begins the conversation they open, before anything is written in it. The lookup is kept by
 * whoever is about to write, who may take hours: `enterByLookup` when it is sent.
 */
export async function startConversation(
  house: House,
  turn: Turn,
  kind: ConversationKind,
  language: string,
): Promise<InLane<{ words: readonly string[]; codeLookup: Uint8Array }>> {
  const made = await newConversation(house, kind, language, turn)
  if ('refused' in made) return made
  const conversation = made.done
  await house.inTransaction('nobody', tx => conversation.start(tx))
  return done({
    words: conversation.words,
    codeLookup: present(conversation.codeLookup, 'the lookup of the words'),
  })
}

export type Enter = Outcome<Visit, { why: 'busy' | 'not-six-words' | 'unknown-words' }>

/** Somebody comes back with their six words. Each try costs the same, whether the words are right or not. */
export async function enter(house: House, turn: Turn, typed: string): Promise<Enter> {
  const words = normaliseCode(typed)
  if (words === undefined) return refused({ why: 'not-six-words' })

  const lookup = await lookupOf(house, turn, words)
  if ('refused' in lookup) return lookup
  const visit = await enterByLookup(house, lookup.done)
  return visit ? done(visit) : refused({ why: 'unknown-words' })
}

/** A visit without typing the words. The lookup is what they come to, so it is as good as they are. */
export async function enterByLookup(house: House, codeLookup: Uint8Array): Promise<Visit | undefined> {
  const { token, hash } = newToken(house.chance)
  const conversationId = await house.inTransaction('nobody', tx =>
    beginVisit(tx, house.chance.uuid(), hash, codeLookup),
  )
  return conversationId && { token, conversationId }
}

/** The visit that a token speaks for, kept alive by asking; undefined when it has ended. */
export async function findVisit(house: House, token: string): Promise<Visit | undefined> {
  const conversationId = await house.inTransaction({ token }, findVisitor)
  return conversationId && { token, conversationId }
}

export const leave = (house: House, token: string): Promise<void> => house.inTransaction({ token }, endVisit)

/** Leaving without script: the visit is known by the ticket of the page that was left. */
export const leaveFrom = (house: House, ticket: string): Promise<void> =>
  house.inTransaction('nobody', tx => endVisitOfPage(tx, tokenHash(ticket)))
