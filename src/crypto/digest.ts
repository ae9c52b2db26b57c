import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import { assert } from '../foundation/assert.ts'
import type { Chance } from './random.ts'

export function sha256(content: string | Uint8Array): Uint8Array {
  return hash('sha256', content, 'buffer')
}

/** HMAC-SHA-256. */
export function hmac(key: Uint8Array, content: string | Uint8Array): Uint8Array {
  return createHmac('sha256', key).update(content).digest()
}

/** 32 bytes. Seal it with the text whose digest it salts: when both are erased, the digest tells nothing. */
export const newSalt = (chance: Chance): Uint8Array => chance.bytes(32)

/** What a signature covers instead of the text: without the salt, a guess at the text cannot be tried. */
export function saltedDigest(salt: Uint8Array, content: string | Uint8Array): Uint8Array {
  assert(salt.length === 32, 'a salt is 32 bytes')
  return hmac(salt, content)
}

/**
 * 16 bytes that find a sealed value again without opening it. The value must be normalised before
 * (telephone in E.164, name folded); the field keeps equal values in two fields from matching.
 */
export function blindIndex(secret: Uint8Array, field: string, value: string): Uint8Array {
  return hmac(secret, JSON.stringify([field, value])).subarray(0, 16)
}

/** Whether two byte strings are equal, in a time that does not tell where they differ. */
export function equals(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}

/** A token for a browser to carry (32 random bytes in base64url), and the hash by which it is stored. */
export function newToken(chance: Chance): { token: string; hash: Uint8Array } {
  const token = Buffer.from(chance.bytes(32)).toString('base64url')
  return { token, hash: tokenHash(token) }
}

export const tokenHash = (token: string): Uint8Array => sha256(token)
