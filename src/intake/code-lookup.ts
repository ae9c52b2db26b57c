import type { House } from '../access/house.ts'
import { hashCode } from '../crypto/argon2.ts'
import { hmac } from '../crypto/digest.ts'
import type { InLane, Lane } from '../crypto/lane.ts'
import type { CodeWords } from '../crypto/words/code.ts'

/** The way through which codes are hashed, and on whose behalf: sources take turns. */
export interface Turn {
  readonly lane: Lane
  /** A mark of where the request comes from that means nothing an hour later. */
  readonly source: string
}

/** How a code is found again: costly to try, and worth nothing without the pepper that lies outside the database. */
export async function lookupOf(house: House, turn: Turn, words: CodeWords): Promise<InLane<Uint8Array>> {
  const pepper = await house.keys.secret('code-pepper')
  // The salt is the site's: a code is looked up, so there is no row to take one from.
  return hashCode(turn.lane, turn.source, words, hmac(pepper, 'salt'), pepper)
}
