import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blindIndex, equals, hmac, newSalt, newToken, saltedDigest, sha256, tokenHash } from './digest.ts'
import { seededChance } from './random.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

it('agrees with the published values of SHA-256 and HMAC-SHA-256', () => {
  expect(hex(sha256('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(hex(sha256(Buffer.from('abc')))).toBe(hex(sha256('abc')))
  // RFC 4231, test case 2
  expect(hex(hmac(Buffer.from('Jefe'), 'what do ya want for nothing?'))).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
})

describe('a salted digest', () => {
  const salt = newSalt(seededChance('salt'))

  it('changes with the text and with the salt', () => {
    expect(saltedDigest(salt, 'høj')).toEqual(saltedDigest(salt, 'høj'))
    expect(saltedDigest(salt, 'høj')).not.toEqual(saltedDigest(salt, 'lav'))
    expect(saltedDigest(newSalt(seededChance('other')), 'høj')).not.toEqual(saltedDigest(salt, 'høj'))
  })

  it('is not made without a whole salt', () => {
    expect(() => saltedDigest(salt.subarray(1), 'høj')).toThrow('Broken assumption')
  })
})

it('finds the same value in the same field only', () => {
  const secret = newSalt(seededChance('secret'))
  const found = hex(blindIndex(secret, 'telephone', '+4511111111'))
  expect(found).toHaveLength(32)
  expect(hex(blindIndex(secret, 'telephone', '+4511111111'))).toBe(found)
  expect(hex(blindIndex(secret, 'name', '+4511111111'))).not.toBe(found)
  expect(hex(blindIndex(secret, 'telephone+', '4511111111'))).not.toBe(found)
  expect(hex(blindIndex(newSalt(seededChance('another')), 'telephone', '+4511111111'))).not.toBe(found)
})

it('says that bytes are equal exactly when they are', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (one, other) => {
      expect(equals(one, other)).toBe(Buffer.from(one).equals(other))
      expect(equals(one, Uint8Array.from(one))).toBe(true)
      expect(equals(one, Uint8Array.of(...one, 0))).toBe(false)
    }),
  )
})

it('gives a token of 32 bytes that its hash finds', () => {
  const { token, hash } = newToken(seededChance('token'))
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(tokenHash(token)).toEqual(hash)
  expect(newToken(seededChance('another')).token).not.toBe(token)
})
