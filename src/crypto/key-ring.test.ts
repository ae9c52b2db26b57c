import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { decrypt, encrypt } from './aes-gcm.ts'
import { hmac } from './digest.ts'
import { createKeyFile, fileKeys, KeyFileUnusable, rotateKeyFile } from './file-keys.ts'
import {
  everyRing,
  KeyBroken,
  type KeyProvider,
  KeysUnavailable,
  type Ring,
  RingNotHeld,
} from './key-ring.ts'
import { seededChance, systemChance } from './random.ts'
import { transitKeys } from './transit-keys.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'key-ring-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** What every keeper of keys must do, whoever it is. */
function keepsKeys(open: (rings: readonly Ring[]) => Promise<KeyProvider>) {
  const key = seededChance('a data key').bytes(32)
  let all: KeyProvider
  beforeAll(async () => {
    all = await open(everyRing)
  })

  it('opens what it wrapped, in the same ring for the same owner', async () => {
    for (const ring of everyRing) {
      const wrapped = await all.wrap(ring, key, 'case-1')
      expect([...(await all.unwrap(ring, wrapped, 'case-1'))]).toEqual([...key])
      expect(wrapped).not.toContain(Buffer.from(key).toString('base64url'))
    }
  })

  it('opens it after a restart', async () => {
    const wrapped = await all.wrap('case', key, 'case-1')
    const restarted = await open(everyRing)
    expect([...(await restarted.unwrap('case', wrapped, 'case-1'))]).toEqual([...key])
  })

  it('does not open a key moved to another owner or another ring', async () => {
    const wrapped = await all.wrap('case', key, 'case-1')
    await expect(all.unwrap('case', wrapped, 'case-2')).rejects.toThrow(KeyBroken)
    await expect(all.unwrap('door', wrapped, 'case-1')).rejects.toThrow(KeyBroken)
  })

  it('does not open a key with any letter altered, or no key at all', async () => {
    const wrapped = await all.wrap('door', key, 'conversation-1')
    const start = wrapped.lastIndexOf(':') + 1
    for (let at = start; at < wrapped.length; at += 1) {
      const letter = wrapped[at] === 'A' ? 'B' : 'A'
      const altered = wrapped.slice(0, at) + letter + wrapped.slice(at + 1)
      await expect(all.unwrap('door', altered, 'conversation-1')).rejects.toThrow(KeyBroken)
    }
    for (const nothing of ['', 'x', wrapped.slice(0, -4), wrapped.slice(0, start)]) {
      await expect(all.unwrap('door', nothing, 'conversation-1')).rejects.toThrow(KeyBroken)
    }
  })

  it('refuses the front door everything of the case ring', async () => {
    const wrapped = await all.wrap('case', key, 'case-1')
    const frontDoor = await open(['door'])
    await expect(frontDoor.unwrap('case', wrapped, 'case-1')).rejects.toThrow(RingNotHeld)
    await expect(frontDoor.wrap('case', key, 'case-1')).rejects.toThrow(RingNotHeld)
    await expect(frontDoor.secret('lookup')).rejects.toThrow(RingNotHeld)
    expect(await frontDoor.secret('code-pepper')).toEqual(await all.secret('code-pepper'))
  })

  it('gives lasting secrets of 32 bytes, each its own', async () => {
    const names = ['code-pepper', 'ticket', 'lookup', 'staff-lookup', 'audit-root'] as const
    const secrets = await Promise.all(
      names.map(async name => Buffer.from(await all.secret(name)).toString('hex')),
    )
    expect(new Set(secrets).size).toBe(names.length)
    for (const secret of secrets) expect(secret).toMatch(/^[0-9a-f]{64}$/)
    const restarted = await open(everyRing)
    expect(await restarted.secret('lookup')).toEqual(await all.secret('lookup'))
  })
}

describe('keys in a file', () => {
  const path = () => join(folder, 'keys', 'contract.json')
  beforeAll(() => createKeyFile(path(), everyRing))
  keepsKeys(rings => fileKeys(path(), rings))

  const fresh = async (rings = everyRing) => {
    const made = join(folder, `${systemChance.uuid()}.json`)
    await createKeyFile(made, rings)
    return made
  }

  it('can be read by their owner only', async () => {
    const made = await fresh()
    expect((await stat(made)).mode & 0o777).toBe(0o600)
    for (const mode of [0o604, 0o602, 0o620]) {
      await chmod(made, mode)
      await expect(fileKeys(made, everyRing)).rejects.toThrow(KeyFileUnusable)
    }
    await chmod(made, 0o440)
    expect((await fileKeys(made, everyRing)).id).toBe('file')
  })

  it('are never overwritten, and leave no draft behind', async () => {
    const made = await fresh()
    const before = await readFile(made, 'utf8')
    await expect(createKeyFile(made, everyRing)).rejects.toMatchObject({ code: 'EEXIST' })
    expect(await readFile(made, 'utf8')).toBe(before)
    await rotateKeyFile(made, 'door')
    expect((await readdir(folder)).filter(name => !/^[\w-]+\.json$|^keys$/.test(name))).toEqual([])
  })

  it('still open what was wrapped before they were rotated, and give the same secrets', async () => {
    const made = await fresh()
    const key = seededChance('rotated').bytes(32)
    const before = await fileKeys(made, everyRing)
    const old = await before.wrap('case', key, 'case-1')
    await rotateKeyFile(made, 'case')
    await rotateKeyFile(made, 'case')
    const after = await fileKeys(made, everyRing)
    expect([...(await after.unwrap('case', old, 'case-1'))]).toEqual([...key])
    expect(await after.secret('lookup')).toEqual(await before.secret('lookup'))
    const renewed = await after.wrap('case', key, 'case-1')
    expect([old.split(':')[1], renewed.split(':')[1]]).toEqual(['1', '3'])
    await expect(before.unwrap('case', renewed, 'case-1')).rejects.toThrow(KeyBroken)
    expect((await stat(made)).mode & 0o777).toBe(0o600)
  })

  it('that are missing, damaged or lack a ring are told apart, and nothing of them is quoted', async () => {
    await expect(fileKeys(join(folder, 'nowhere.json'), ['door'])).rejects.toThrow(/ENOENT/)
    const door = await fresh(['door'])
    await expect(fileKeys(door, ['door', 'case'])).rejects.toThrow("has no ring 'case'")
    await expect(rotateKeyFile(door, 'case')).rejects.toThrow("has no ring 'case'")
    const whole = await readFile(door, 'utf8')
    for (const damaged of [
      '',
      whole.slice(0, -20),
      whole.replace('"root": "', '"root": "A'),
      '{"format":2,"rings":{}}',
    ]) {
      await writeFile(door, damaged)
      await expect(fileKeys(door, ['door'])).rejects.toThrow(/damaged$/)
    }
    await writeFile(door, whole.replace('"current": "1"', '"current": "7"'))
    await expect(fileKeys(door, ['door'])).rejects.toThrow(KeyFileUnusable)
  })
})

const Question = z.object({
  plaintext: z.string().optional(),
  ciphertext: z.string().optional(),
  input: z.string().optional(),
  associated_data: z.string().optional(),
  key_version: z.number().optional(),
})

/** The three questions of the transit engine that are asked, answered with real encryption. */
function transitServer(): Server {
  const seeds = (name: string) => seededChance(`transit ${name}`).bytes(32)
  const answer = (path: string, question: z.infer<typeof Question>): unknown => {
    const [, act, name] = /^\/v1\/transit\/(encrypt|decrypt|hmac)\/([\w-]+)/.exec(path) ?? []
    const bound = Buffer.from(question.associated_data ?? '', 'base64')
    if (act === 'encrypt') {
      const box = encrypt(
        seeds(`${name}`),
        bound,
        Buffer.from(question.plaintext ?? '', 'base64'),
        systemChance,
      )
      return { ciphertext: `vault:v1:${box.toString('base64')}` }
    }
    if (act === 'decrypt') {
      const [, written] = /^vault:v1:(.+)$/.exec(question.ciphertext ?? '') ?? []
      const box = Buffer.from(written ?? '', 'base64')
      if (box.toString('base64') !== written) return undefined
      return { plaintext: decrypt(seeds(`${name}`), bound, box)?.toString('base64') }
    }
    if (act !== 'hmac' || question.key_version !== 1) return undefined
    const digest = hmac(seeds(`${name}`), Buffer.from(question.input ?? '', 'base64'))
    return { hmac: `vault:v1:${Buffer.from(digest).toString('base64')}` }
  }
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request)
    const granted = request.headers['x-vault-token'] === 'a token' && request.method === 'POST'
    const reply = granted ? answer(request.url ?? '', Question.parse(JSON.parse(body))) : undefined
    const found = Object.values(reply ?? {}).some(value => value !== undefined)
    response.statusCode = granted ? (found ? 200 : 400) : 403
    response.end(JSON.stringify(found ? { data: reply } : { errors: ['refused'] }))
  }
  return createServer((request, response) => void respond(request, response))
}

describe('keys in a transit server', () => {
  const server = transitServer()
  let url: string
  beforeAll(async () => {
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise(resolve => server.close(resolve)))
  keepsKeys(async rings => transitKeys({ url, token: 'a token', fetch }, rings))

  const asking = (answers: typeof fetch) => transitKeys({ url, token: 'a token', fetch: answers }, everyRing)

  it('are unavailable, not broken, when the server is away, denies, stumbles or babbles', async () => {
    const wrapped = 'vault:v1:AAAA'
    const away = asking(() => Promise.reject(new TypeError('fetch failed')))
    await expect(away.unwrap('door', wrapped, 'x')).rejects.toThrow(KeysUnavailable)
    await expect(
      transitKeys({ url, token: 'wrong', fetch }, everyRing).unwrap('door', wrapped, 'x'),
    ).rejects.toThrow(/status 403/)
    for (const body of ['<html>', '{}', '{"data":{"plaintext":"not base64!"}}']) {
      const babbling = asking(async () => new Response(body))
      await expect(babbling.unwrap('door', wrapped, 'x')).rejects.toThrow(KeysUnavailable)
    }
    const sealed = asking(async () => new Response('{}', { status: 503 }))
    await expect(sealed.wrap('door', Buffer.alloc(32), 'x')).rejects.toThrow(KeysUnavailable)
    await expect(sealed.secret('ticket')).rejects.toThrow(KeysUnavailable)
  })

  it('of a ring that is not held are not even asked for', async () => {
    let asked = 0
    const counting: typeof fetch = (...question) => {
      asked += 1
      return fetch(...question)
    }
    const frontDoor = transitKeys({ url, token: 'a token', fetch: counting }, ['door'])
    await expect(frontDoor.unwrap('case', 'vault:v1:AAAA', 'x')).rejects.toThrow(RingNotHeld)
    expect(asked).toBe(0)
  })
})

const realServer = process.env['BAO_ADDR']
if (realServer !== undefined) {
  describe('keys in the OpenBao or Vault at BAO_ADDR', () => {
    const token = process.env['BAO_TOKEN'] ?? ''
    beforeAll(async () => {
      for (const name of everyRing.flatMap(ring => [ring, `${ring}-secrets`])) {
        const made = await fetch(new URL(`/v1/transit/keys/${name}`, realServer), {
          method: 'POST',
          headers: { 'x-vault-token': token },
          body: '{"type":"aes256-gcm96"}',
        })
        expect(made.ok).toBe(true)
      }
    })
    keepsKeys(async rings => transitKeys({ url: realServer, token, fetch }, rings))
  })
}
