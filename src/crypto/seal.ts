import { assert } from '../foundation/assert.ts'
import { boundParts, decrypt, encrypt } from './aes-gcm.ts'
import { type Chance, systemChance } from './random.ts'

/** The key of one case or one conversation. The id is stored in everything it seals. */
export interface DataKey {
  readonly id: string
  readonly bytes: Uint8Array
}

/** Where a sealed value stands. Moved to any other place, it no longer opens. */
export interface Place {
  readonly table: string
  readonly column: string
  readonly row: string
  /** The id of the case or conversation whose key seals it. */
  readonly owner: string
}

/** The sealed value was altered, moved, or sealed with another key. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
  constructor(place: Place) {
    super(`A sealed value in ${place.table}.${place.column} does not open`)
  }
}

const FORMAT = 1
const HEADER_BYTES = 1 + 16
const BLOCK_BYTES = 64

export function newDataKey(chance: Chance): DataKey {
  return { id: chance.uuid(), bytes: chance.bytes(32) }
}

/**
 * Layout: format (1 byte), key id (16), nonce (12), ciphertext, tag (16).
 * The content is filled up to a multiple of 64 bytes, so that its length tells little. Half a surrogate
 * pair, which UTF-8 cannot hold, becomes U+FFFD; every other text comes back as it was.
 */
export function seal(
  key: DataKey,
  place: Place,
  content: string | Uint8Array,
  chance: Chance = systemChance,
): Uint8Array {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const box = encrypt(key.bytes, boundPlace(place), padded(bytes), chance)
  return Buffer.concat([header(key.id), box])
}

/** The text that was sealed. Throws SealBroken. */
export function unseal(key: DataKey, place: Place, sealed: Uint8Array): string {
  const bytes = unsealBytes(key, place, sealed)
  try {
    // ignoreBOM keeps a byte order mark that somebody pasted: what was signed must come back whole.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new SealBroken(place)
  }
}

/** The bytes that were sealed. Throws SealBroken. */
export function unsealBytes(key: DataKey, place: Place, sealed: Uint8Array): Uint8Array {
  if (!header(key.id).equals(sealed.subarray(0, HEADER_BYTES))) throw new SealBroken(place)
  const content = decrypt(key.bytes, boundPlace(place), sealed.subarray(HEADER_BYTES))
  if (!content) throw new SealBroken(place)
  return content.subarray(0, content.lastIndexOf(0x80))
}

/** The id of the key that sealed this, or undefined when it is no sealed value. */
export function keyIdOf(sealed: Uint8Array): string | undefined {
  if (sealed.length < HEADER_BYTES || sealed[0] !== FORMAT) return undefined
  const hex = Buffer.from(sealed.subarray(1, HEADER_BYTES)).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function boundPlace(place: Place): Uint8Array {
  return boundParts(place.table, place.column, place.row, place.owner)
}

function header(keyId: string): Buffer {
  const bytes = Buffer.concat([Buffer.of(FORMAT), Buffer.from(keyId.replaceAll('-', ''), 'hex')])
  assert(bytes.length === HEADER_BYTES, 'the id of a data key is a UUID')
  return bytes
}

/** One byte 0x80 and then zeros (ISO/IEC 7816-4), so that the end is found whatever the content ends in. */
function padded(content: Uint8Array): Buffer {
  const whole = Buffer.alloc(Math.ceil((content.length + 1) / BLOCK_BYTES) * BLOCK_BYTES)
  whole.set(content)
  whole[content.length] = 0x80
  return whole
}
