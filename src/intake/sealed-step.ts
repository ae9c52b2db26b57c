import type { House } from '../access/house.ts'
import { boundParts, decrypt, encrypt } from '../crypto/aes-gcm.ts'

/** A page may be left open this long and still be sent. */
const LIFE_HOURS = 48
const PLACE = boundParts('door', 'step')
const STAMP_BYTES = 8

/** Choices made so far, as they travel in the form: nobody else can read or change them, and never a word typed. */
export async function sealStep(house: House, step: string): Promise<string> {
  const key = await house.keys.secret('sealed-step')
  const stamp = Buffer.alloc(STAMP_BYTES)
  stamp.writeBigInt64BE(BigInt(house.clock.now().epochMilliseconds))
  return encrypt(key, PLACE, Buffer.concat([stamp, Buffer.from(step)]), house.chance).toString('base64url')
}

/** The choices; undefined when they were altered, made up or sealed more than two days ago. */
export async function unsealStep(house: House, sealed: string): Promise<string | undefined> {
  const key = await house.keys.secret('sealed-step')
  const plain = decrypt(key, PLACE, Buffer.from(sealed, 'base64url'))
  if (!plain) return undefined
  const sealedAt = Temporal.Instant.fromEpochMilliseconds(Number(plain.readBigInt64BE()))
  if (sealedAt.until(house.clock.now()).total('hours') > LIFE_HOURS) return undefined
  return plain.subarray(STAMP_BYTES).toString()
}
