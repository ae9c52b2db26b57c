import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededChance } from './random.ts'
import { base32, fromBase32, matchTotp, newTotpSecret, otpauthUri, stepAt, totpCode } from './totp.ts'

const secret = Buffer.from('12345678901234567890')
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)

it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('shows the published code at second %i (RFC 6238, appendix B)', (seconds, code) => {
  expect(totpCode(secret, stepAt(at(seconds)))).toBe(code)
})

describe('a typed code', () => {
  const now = at(1_234_567_890)
  const step = stepAt(now)

  it('is taken in its own half minute, the one before and the one after, and says which', () => {
    for (const taken of [step - 1, step, step + 1])
      expect(matchTotp(secret, totpCode(secret, taken), now)).toBe(taken)
    for (const late of [step - 2, step + 2])
      expect(matchTotp(secret, totpCode(secret, late), now)).toBeUndefined()
  })

  it('may have a space in the middle', () => {
    expect(matchTotp(secret, ' 005 924 ', now)).toBe(step)
  })

  it('is nothing but six digits', () => {
    for (const typed of ['', '5924', '0059240', '00592a', '٠٠٥٩٢٤', '-05924', '005924\0']) {
      expect(matchTotp(secret, typed, now)).toBeUndefined()
    }
  })

  it('of another secret is refused', () => {
    const other = newTotpSecret(seededChance('other'))
    expect(matchTotp(other, totpCode(secret, step), now)).toBeUndefined()
  })
})

it('writes base32 as published (RFC 4648, section 10)', () => {
  const published = {
    '': '',
    f: 'MY',
    fo: 'MZXQ',
    foo: 'MZXW6',
    foob: 'MZXW6YQ',
    fooba: 'MZXW6YTB',
    foobar: 'MZXW6YTBOI',
  }
  for (const [text, written] of Object.entries(published)) expect(base32(Buffer.from(text))).toBe(written)
})

it('reads back the base32 that it wrote, typed in small letters and groups too', () => {
  fc.assert(
    fc.property(fc.uint8Array(), bytes => {
      const written = base32(bytes)
      expect([...fromBase32(written)]).toEqual([...bytes])
      expect([...fromBase32(`${written.toLowerCase().replaceAll(/(.{4})/g, '$1 ')}==`)]).toEqual([...bytes])
    }),
  )
  expect(() => fromBase32('MZ1')).toThrow('Broken assumption')
})

it('gives an authenticator its address, whatever the names hold', () => {
  expect(otpauthUri(secret, { issuer: 'Håndholdt øvelse', account: 'a&b:c@example.dk' })).toBe(
    'otpauth://totp/H%C3%A5ndholdt%20%C3%B8velse:a%26b%3Ac%40example.dk' +
      '?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=H%C3%A5ndholdt%20%C3%B8velse',
  )
})
