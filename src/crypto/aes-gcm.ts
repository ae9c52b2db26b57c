import { createCipheriv, createDecipheriv } from 'node:crypto'
import { assert } from '../foundation/assert.ts'
import type { Chance } from './random.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM with a random nonce; gives nonce, ciphertext and tag in one piece. */
export function encrypt(key: Uint8Array, bound: Uint8Array, plain: Uint8Array, chance: Chance): Buffer {
  assert(key.length === 32, 'an AES-256 key is 32 bytes')
  const nonce = chance.bytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(bound)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, body, cipher.getAuthTag()])
}

/** What was encrypted, or undefined when the key, the bound bytes or any byte of the box is another. */
export function decrypt(key: Uint8Array, bound: Uint8Array, box: Uint8Array): Buffer | undefined {
  assert(key.length === 32, 'an AES-256 key is 32 bytes')
  if (box.length < NONCE_BYTES + TAG_BYTES) return undefined
  const nonce = box.subarray(0, NONCE_BYTES)
  // Without a fixed tag length, GCM would also accept a tag cut down to four bytes.
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(bound)
  decipher.setAuthTag(box.subarray(-TAG_BYTES))
  const plain = decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES))
  try {
    return Buffer.concat([plain, decipher.final()])
  } catch {
    return undefined
  }
}

/** Several parts as bytes that no other parts can give: ['ab', 'c'] and ['a', 'bc'] differ. */
export function boundParts(...parts: readonly string[]): Uint8Array {
  return Buffer.from(JSON.stringify(parts))
}
