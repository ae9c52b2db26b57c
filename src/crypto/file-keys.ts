import { link, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { assert, present } from '../foundation/assert.ts'
import { boundParts, decrypt, encrypt } from './aes-gcm.ts'
import { hmac } from './digest.ts'
import { KeyBroken, type KeyProvider, type Ring, ringOf, RingNotHeld } from './key-ring.ts'
import { type Chance, systemChance } from './random.ts'

const key32 = z.base64().refine(text => Buffer.from(text, 'base64').length === 32, 'not 32 bytes')

/** Old versions stay, so that what they wrapped still opens. The root is never rotated: secrets come from it. */
const RingKeys = z.object({
  current: z.string(),
  versions: z.record(z.string(), key32),
  root: key32,
})
const KeyFile = z.object({
  format: z.literal(1),
  rings: z.partialRecord(z.enum(['door', 'case', 'staff', 'audit', 'faces']), RingKeys),
})
type KeyFile = z.infer<typeof KeyFile>
type RingKeys = z.infer<typeof RingKeys>

/** The key file is missing, unreadable, open to others, or lacks a ring. The message says which. */
export class KeyFileUnusable extends Error {
  override readonly name = 'KeyFileUnusable'
}

/**
 * Keys kept in a file. Only the rings named are read into memory; every other ring is refused with RingNotHeld.
 * Throws KeyFileUnusable.
 */
export async function fileKeys(
  path: string,
  rings: readonly Ring[],
  chance: Chance = systemChance,
): Promise<KeyProvider> {
  const file = await readKeyFile(path)
  const held = new Map<Ring, RingKeys>()
  for (const ring of rings) {
    const keys = file.rings[ring]
    if (!keys) throw new KeyFileUnusable(`The key file ${path} has no ring '${ring}'`)
    held.set(ring, keys)
  }
  const keysOf = (ring: Ring): RingKeys => {
    const keys = held.get(ring)
    if (!keys) throw new RingNotHeld(ring)
    return keys
  }

  return {
    id: 'file',
    async wrap(ring, key, context) {
      const keys = keysOf(ring)
      const box = encrypt(currentKey(keys), boundParts(ring, context), key, chance)
      return `file:${keys.current}:${box.toString('base64url')}`
    },
    async unwrap(ring, wrapped, context) {
      const keys = keysOf(ring)
      const [, version, box] = /^file:(\d+):([\w-]+)$/.exec(wrapped) ?? []
      const wrapping = version === undefined ? undefined : keys.versions[version]
      if (box === undefined || wrapping === undefined) throw new KeyBroken(ring)
      const bytes = Buffer.from(box, 'base64url')
      const key = decrypt(Buffer.from(wrapping, 'base64'), boundParts(ring, context), bytes)
      if (!key) throw new KeyBroken(ring)
      return key
    },
    async secret(name) {
      return hmac(Buffer.from(keysOf(ringOf(name)).root, 'base64'), name)
    },
  }
}

/**
 * Makes a key file that only its owner may read, with a first key in each ring.
 * Never overwrites: a file that is already there is left as it is and the error has the code EEXIST.
 */
export async function createKeyFile(
  path: string,
  rings: readonly Ring[],
  chance: Chance = systemChance,
): Promise<void> {
  const file: KeyFile = {
    format: 1,
    rings: newRings(rings, chance),
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = await writeDraft(path, file, chance)
  try {
    await link(draft, path)
  } finally {
    await rm(draft)
  }
  await syncFolder(path)
}

/** Adds a key to the ring and makes it the one that wraps from now on, for providers opened after this. */
export async function rotateKeyFile(path: string, ring: Ring, chance: Chance = systemChance): Promise<void> {
  const file = await readKeyFile(path)
  const keys = file.rings[ring]
  if (!keys) throw new KeyFileUnusable(`The key file ${path} has no ring '${ring}'`)
  const current = String(Math.max(...Object.keys(keys.versions).map(Number)) + 1)
  const rotated = { ...keys, current, versions: { ...keys.versions, [current]: newKey(chance) } }
  await replaceKeyFile(path, { ...file, rings: { ...file.rings, [ring]: rotated } }, chance)
}

/** Makes the rings that a file from an earlier version lacks; those that are there stay as they are. */
export async function addMissingRings(
  path: string,
  rings: readonly Ring[],
  chance: Chance = systemChance,
): Promise<void> {
  const file = await readKeyFile(path)
  const missing = rings.filter(ring => !file.rings[ring])
  if (missing.length === 0) return
  await replaceKeyFile(path, { ...file, rings: { ...file.rings, ...newRings(missing, chance) } }, chance)
}

/** Gives one ring of a file to another file as well. */
export async function copyRing(
  from: string,
  to: string,
  ring: Ring,
  chance: Chance = systemChance,
): Promise<void> {
  const keys = (await readKeyFile(from)).rings[ring]
  if (!keys) throw new KeyFileUnusable(`The key file ${from} has no ring '${ring}'`)
  const file = await readKeyFile(to)
  await replaceKeyFile(to, { ...file, rings: { ...file.rings, [ring]: keys } }, chance)
}

async function replaceKeyFile(path: string, file: KeyFile, chance: Chance): Promise<void> {
  const draft = await writeDraft(path, file, chance)
  await rename(draft, path)
  await syncFolder(path)
}

const newRings = (rings: readonly Ring[], chance: Chance): KeyFile['rings'] =>
  Object.fromEntries(
    rings.map(ring => [ring, { current: '1', versions: { 1: newKey(chance) }, root: newKey(chance) }]),
  )

async function readKeyFile(path: string): Promise<KeyFile> {
  try {
    const { mode } = await stat(path)
    if ((mode & 0o027) !== 0)
      throw new Error('others may read it or the group may change it; set its mode to 0600')
    const file = KeyFile.parse(JSON.parse(await readFile(path, 'utf8')))
    for (const keys of Object.values(file.rings)) currentKey(keys)
    return file
  } catch (error) {
    // The cause stays out: a parser's message may quote what it read.
    const reason =
      error instanceof z.ZodError || error instanceof SyntaxError ? 'it is damaged' : String(error)
    throw new KeyFileUnusable(`The key file ${path} cannot be used: ${reason}`)
  }
}

function currentKey(keys: RingKeys): Buffer {
  return Buffer.from(present(keys.versions[keys.current], 'the current key'), 'base64')
}

function newKey(chance: Chance): string {
  const key = chance.bytes(32)
  assert(key.length === 32, 'a key is 32 bytes')
  return Buffer.from(key).toString('base64')
}

/** The whole file is on the disk before it gets its name: a power cut never leaves half a key file. */
async function writeDraft(path: string, file: KeyFile, chance: Chance): Promise<string> {
  const draft = `${path}.${chance.uuid()}`
  await writeFile(draft, `${JSON.stringify(file, undefined, 2)}\n`, { flag: 'wx', mode: 0o600, flush: true })
  return draft
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
