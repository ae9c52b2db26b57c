import { describe, expect, it } from 'vitest'
import { seededChance } from './random.ts'
import { signerFrom, verify } from './sign.ts'

const bytes = (hex: string) => Buffer.from(hex, 'hex')

it('agrees with the published example of Ed25519 (RFC 8032, 7.1, test 2)', () => {
  const signer = signerFrom(bytes('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'))
  const published = bytes(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  )
  expect(Buffer.from(signer.publicKey).toString('hex')).toBe(
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  )
  expect(Buffer.from(signer.sign(bytes('72'))).equals(published)).toBe(true)
  expect(verify(signer.publicKey, bytes('72'), published)).toBe(true)
})

describe('a signature', () => {
  const signer = signerFrom(seededChance('signer').bytes(32))
  const content = Buffer.from('the heads of 412 chains')
  const signature = signer.sign(content)

  it('stands for exactly what was signed', () => {
    expect(verify(signer.publicKey, content, signature)).toBe(true)
    expect(verify(signer.publicKey, Buffer.from('the heads of 413 chains'), signature)).toBe(false)
  })

  it('is broken by altering any byte', () => {
    for (const at of signature.keys()) {
      const altered = Buffer.from(signature)
      altered.writeUInt8(altered.readUInt8(at) ^ 1, at)
      expect(verify(signer.publicKey, content, altered)).toBe(false)
    }
  })

  it('is not another signer’s', () => {
    const other = signerFrom(seededChance('another').bytes(32))
    expect(verify(other.publicKey, content, signature)).toBe(false)
  })

  it('is simply not one when it or the key has another length', () => {
    expect(verify(signer.publicKey, content, signature.subarray(1))).toBe(false)
    expect(verify(signer.publicKey.subarray(1), content, signature)).toBe(false)
    expect(verify(Buffer.alloc(0), content, Buffer.alloc(0))).toBe(false)
  })
})
