import { createPrivateKey, createPublicKey, sign as signBytes, verify as verifyBytes } from 'node:crypto'
import { assert } from '../foundation/assert.ts'

/** Signs with Ed25519. The public key (32 bytes) is to be kept where a verifier finds it. */
export interface Signer {
  readonly publicKey: Uint8Array
  sign(content: Uint8Array): Uint8Array
}

// The fixed beginnings of an Ed25519 key in PKCS #8 and SubjectPublicKeyInfo (RFC 8410).
const PRIVATE_BEGINNING = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_BEGINNING = Buffer.from('302a300506032b6570032100', 'hex')

/** The key pair that belongs to a seed of 32 bytes: a secret of the key provider, or drawn by chance. */
export function signerFrom(seed: Uint8Array): Signer {
  assert(seed.length === 32, 'an Ed25519 seed is 32 bytes')
  const privateKey = createPrivateKey({
    key: Buffer.concat([PRIVATE_BEGINNING, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return {
    publicKey: publicKey.subarray(PUBLIC_BEGINNING.length),
    sign: content => signBytes(undefined, content, privateKey),
  }
}

/** Whether the holder of the key signed exactly this. A malformed key or signature is simply not a signature. */
export function verify(publicKey: Uint8Array, content: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  const key = Buffer.concat([PUBLIC_BEGINNING, publicKey])
  return verifyBytes(undefined, content, { key, format: 'der', type: 'spki' }, signature)
}
