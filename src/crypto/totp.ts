import { createHmac } from 'node:crypto'
import { assert } from '../foundation/assert.ts'
import { equals } from './digest.ts'
import type { Chance } from './random.ts'

// SHA-1, six digits and thirty seconds (RFC 6238) are what every authenticator app understands.
const STEP_SECONDS = 30
const DIGITS = 6
const SECRET_BYTES = 20

export const newTotpSecret = (chance: Chance): Uint8Array => chance.bytes(SECRET_BYTES)

/**
 * The time step whose code was typed (this one, the one before or the one after), or undefined when none.
 * Keep the step and refuse any that is not later: otherwise a code read over the shoulder works again.
 */
export function matchTotp(secret: Uint8Array, typed: string, now: Temporal.Instant): number | undefined {
  const code = typed.replaceAll(/\s/g, '')
  if (!/^[0-9]{6}$/.test(code)) return undefined
  const current = stepAt(now)
  return [current, current - 1, current + 1].find(step =>
    equals(Buffer.from(totpCode(secret, step)), Buffer.from(code)),
  )
}

export function stepAt(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / (STEP_SECONDS * 1000))
}

/** The six digits that an authenticator shows during the step. */
export function totpCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = digest.readUInt8(digest.length - 1) & 0x0f
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** What an authenticator app reads from the picture code, or from a link. */
export function otpauthUri(secret: Uint8Array, names: { issuer: string; account: string }): string {
  const label = `${encodeURIComponent(names.issuer)}:${encodeURIComponent(names.account)}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(names.issuer)}`
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base32 without padding (RFC 4648), for a secret that is typed by hand. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, byte => byte.toString(2).padStart(8, '0')).join('')
  const fives = bits.match(/.{1,5}/g) ?? []
  return fives.map(five => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** The bytes of a base32 text written with or without spaces and padding, in any case. */
export function fromBase32(text: string): Uint8Array {
  const letters = text.toUpperCase().replaceAll(/[\s=]/g, '').split('')
  const bits = letters.map(letter => {
    const value = ALPHABET.indexOf(letter)
    assert(value >= 0, 'a base32 text has only base32 letters')
    return value.toString(2).padStart(5, '0')
  })
  const eights = bits.join('').match(/.{8}/g) ?? []
  return Uint8Array.from(eights, eight => Number.parseInt(eight, 2))
}
