import { z } from 'zod'
import { assert } from '../foundation/assert.ts'
import { boundParts } from './aes-gcm.ts'
import { KeyBroken, type KeyProvider, KeysUnavailable, type Ring, ringOf, RingNotHeld } from './key-ring.ts'

const Encrypted = z.object({ data: z.object({ ciphertext: z.string().startsWith('vault:v') }) })
const Decrypted = z.object({ data: z.object({ plaintext: z.base64() }) })
const Authenticated = z.object({ data: z.object({ hmac: z.string().regex(/^vault:v1:[\w+/]+=*$/) }) })

const ANSWER_SECONDS = 5

/**
 * Keys kept by the transit engine of OpenBao or Vault, which never shows them.
 * Each ring is a transit key of type aes256-gcm96 with the ring's name, rotated at will. The secrets of a
 * ring come from version 1 of a second key, `<ring>-secrets`, which must never be rotated away or trimmed.
 * The token's policy is the second wall: the front door's must not reach `case`.
 */
export function transitKeys(
  server: { url: string; token: string; fetch: typeof fetch },
  rings: readonly Ring[],
): KeyProvider {
  const hold = (ring: Ring): void => {
    if (!rings.includes(ring)) throw new RingNotHeld(ring)
  }

  async function ask(path: string, question: Record<string, unknown>): Promise<Response> {
    try {
      return await server.fetch(new URL(`/v1/transit/${path}`, server.url), {
        method: 'POST',
        headers: { 'x-vault-token': server.token, 'content-type': 'application/json' },
        body: JSON.stringify(question),
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_SECONDS * 1000),
      })
    } catch (error) {
      throw new KeysUnavailable('no answer', error)
    }
  }

  return {
    id: 'transit',
    async wrap(ring, key, context) {
      hold(ring)
      const answer = await ask(`encrypt/${ring}`, {
        plaintext: base64(key),
        associated_data: base64(boundParts(ring, context)),
      })
      return (await read(answer, Encrypted)).data.ciphertext
    },
    async unwrap(ring, wrapped, context) {
      hold(ring)
      const answer = await ask(`decrypt/${ring}`, {
        ciphertext: wrapped,
        associated_data: base64(boundParts(ring, context)),
      })
      if (answer.status === 400) throw new KeyBroken(ring)
      return Buffer.from((await read(answer, Decrypted)).data.plaintext, 'base64')
    },
    async secret(name) {
      const ring = ringOf(name)
      hold(ring)
      const answer = await ask(`hmac/${ring}-secrets/sha2-256`, {
        input: base64(Buffer.from(name)),
        key_version: 1,
      })
      const { hmac } = (await read(answer, Authenticated)).data
      const secret = Buffer.from(hmac.slice('vault:v1:'.length), 'base64')
      assert(secret.length === 32, 'a secret is 32 bytes')
      return secret
    },
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

async function read<T>(answer: Response, shape: z.ZodType<T>): Promise<T> {
  if (!answer.ok) throw new KeysUnavailable(`status ${answer.status}`)
  const parsed = shape.safeParse(await answer.json().catch(() => undefined))
  // The answer may hold a key, so it is not quoted.
  if (!parsed.success) throw new KeysUnavailable('an answer of another shape')
  return parsed.data
}
