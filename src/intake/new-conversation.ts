import type { House } from '../access/house.ts'
import type { InLane } from '../crypto/lane.ts'
import { newDataKey, type DataKey } from '../crypto/seal.ts'
import { drawCode, normaliseCode } from '../crypto/words/code.ts'
import { danishWords } from '../crypto/words/da.ts'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { ConversationId } from '../foundation/ids.ts'
import { done } from '../foundation/outcome.ts'
import { lookupOf, type Turn } from './code-lookup.ts'
import { insertConversation } from './intake.sql.ts'

export type ConversationKind = 'citizen' | 'professional'

/** A conversation that is about to begin, with its key, which lives as long as the request. */
export interface NewConversation {
  readonly id: ConversationId
  readonly key: DataKey
  /** The six words to come back with. Shown once; only the lookup is kept. Empty when no code is given. */
  readonly words: readonly string[]
  readonly codeLookup: Uint8Array | undefined
  /** Part of the act that begins it. */
  start(tx: Tx): Promise<void>
}

/**
 * Draws the words, hashes them and wraps the key, before the transaction that begins the conversation and before
 * anything is written in it.
 *
 * @param turn the way through which the code is hashed; undefined: the person gets none
 * @param words drawn before, where a colleague has read them aloud to the person already
 */
export async function newConversation(
  house: House,
  kind: ConversationKind,
  language: string,
  turn: Turn | undefined,
  words: readonly string[] = turn ? drawCode(house.chance, danishWords) : [],
): Promise<InLane<NewConversation>> {
  const lookup = turn && (await lookupOf(house, turn, present(normaliseCode(words.join(' ')), 'six words')))
  if (lookup && 'refused' in lookup) return lookup
  const codeLookup = lookup?.done

  const id = house.chance.uuid() as ConversationId
  const key = newDataKey(house.chance)
  const wrapped = await house.keys.wrap('door', key.bytes, id)
  return done({
    id,
    key,
    words,
    codeLookup,
    start: tx => insertConversation(tx, { id, kind, codeLookup, language, keyId: key.id, wrapped }),
  })
}
