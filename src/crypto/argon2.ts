import { argon2 } from 'node:crypto'
import { promisify } from 'node:util'
import { assert } from '../foundation/assert.ts'
import { equals } from './digest.ts'
import type { InLane, Lane } from './lane.ts'
import type { Chance } from './random.ts'
import type { CodeWords } from './words/code.ts'

// Never the synchronous form: sixteen log-ins at once would hold every page back for seconds.
const argon2Async = promisify(argon2)

/** 19 MiB and two passes (OWASP's second choice): about 40 ms a hash on the machine this was measured on. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 }
const HASH_BYTES = 32
const SALT_BYTES = 16

/** The password as a PHC string (`$argon2id$v=19$m=…,t=…,p=…$salt$hash`). */
export async function hashPassword(
  lane: Lane,
  source: string,
  password: string,
  chance: Chance,
): Promise<InLane<string>> {
  const salt = chance.bytes(SALT_BYTES)
  return lane.run(source, async () => phc(salt, await argon2id(passwordBytes(password), salt, COST)))
}

/**
 * Whether the password is the one in the PHC string. Give undefined when there is no such user: the work is
 * done all the same, so that the time does not tell who exists, and the answer is no.
 */
export async function verifyPassword(
  lane: Lane,
  source: string,
  password: string,
  stored: string | undefined,
): Promise<InLane<boolean>> {
  const { salt, hash, cost } = stored === undefined ? nobody : parsePhc(stored)
  return lane.run(source, async () => {
    const candidate = await argon2id(passwordBytes(password), salt, cost)
    return equals(candidate, hash) && stored !== undefined
  })
}

/**
 * 32 bytes by which a code is found: the same words, salt and pepper always give the same.
 * The salt is the site's (a code is looked up, so there is no row to take one from) and the pepper is a
 * secret outside the database, without which a stolen table cannot be tried.
 */
export async function hashCode(
  lane: Lane,
  source: string,
  words: CodeWords,
  salt: Uint8Array,
  pepper: Uint8Array,
): Promise<InLane<Uint8Array>> {
  assert(salt.length >= SALT_BYTES, 'a salt is at least 16 bytes')
  return lane.run(source, () => argon2id(Buffer.from(words), salt, COST, pepper))
}

interface Cost {
  memory: number
  passes: number
  parallelism: number
}

function argon2id(
  message: Uint8Array,
  salt: Uint8Array,
  cost: Cost,
  secret?: Uint8Array,
): Promise<Uint8Array> {
  return argon2Async('argon2id', {
    message,
    nonce: salt,
    ...cost,
    tagLength: HASH_BYTES,
    ...(secret && { secret }),
  })
}

/** The same password typed on two keyboards may differ in how é is put together (NIST SP 800-63B, 3.1.1.2). */
const passwordBytes = (password: string): Uint8Array => Buffer.from(password.normalize('NFKC'))

const nobody = { salt: Buffer.alloc(SALT_BYTES), hash: Buffer.alloc(HASH_BYTES), cost: COST }

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

function phc(salt: Uint8Array, hash: Uint8Array): string {
  const { memory, passes, parallelism } = COST
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(hash)}`
}

function parsePhc(text: string): { salt: Uint8Array; hash: Uint8Array; cost: Cost } {
  const [, memory, passes, parallelism, salt, hash] = PHC.exec(text) ?? []
  assert(salt !== undefined && hash !== undefined, 'a stored password is a PHC string of argon2id')
  return {
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '')
