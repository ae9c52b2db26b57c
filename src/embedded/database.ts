import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client, type DatabaseError } from 'pg'
import { z } from 'zod'
import type { Config, LoginUrls } from '../config.ts'
import { LOGINS, type Login, migrate, type Passwords } from '../db/migrate.ts'
import { present } from '../foundation/assert.ts'
import { CannotStart } from '../foundation/cannot-start.ts'
import { OWNER, shortWayTo, socketUrl, startPostgres } from './postgres.ts'

export type OpenDatabase = {
  /** What each part signs in with. The owner's own connection is closed. */
  urls: LoginUrls
  /** For what only the owner may do before anything listens, and for the keeping commands. */
  ownerUrl: string
  /** Resolves with why, in words, if the embedded PostgreSQL ends unasked. Never for somebody else's. */
  died: Promise<string>
  /** Stops the embedded PostgreSQL; close the pools first. */
  stop(): Promise<void>
}

const DATABASE = 'haandholdt'
const MIGRATIONS = join(import.meta.dirname, '../../migrations')

/**
 * Starts or finds the database that the settings name, and brings it up to date.
 *
 * @param newPassword gives a fresh, unguessable password of letters and digits
 * @throws CannotStart with the reason in words
 */
export async function openDatabase(
  config: Pick<Config, 'database' | 'dataDir' | 'keyDir'>,
  newPassword: () => string,
  tell: (line: string) => void,
): Promise<OpenDatabase> {
  const { database, keyDir } = config
  if (database.kind === 'embedded') return openEmbedded(config, newPassword, tell)

  const passwords = database.kind === 'owner' ? keepPasswords(keyDir, newPassword) : undefined
  await inWords(() => migrate(database.ownerUrl, MIGRATIONS, passwords))
  const urls =
    database.kind === 'given' ? database.urls : loginUrls(database.ownerUrl, present(passwords, 'passwords'))
  return {
    urls,
    ownerUrl: database.ownerUrl,
    died: new Promise(() => undefined),
    stop: async () => undefined,
  }
}

/**
 * The same database for a command beside the system: it migrates nothing that is in use, and joins an embedded
 * PostgreSQL that is running already.
 *
 * @throws CannotStart with the reason in words
 */
export async function reachDatabase(
  config: Pick<Config, 'database' | 'dataDir' | 'keyDir'>,
  newPassword: () => string,
): Promise<OpenDatabase> {
  const { database, dataDir, keyDir } = config
  const other = { died: new Promise<string>(() => undefined), stop: async () => undefined }
  if (database.kind === 'given') return { ...other, urls: database.urls, ownerUrl: database.ownerUrl }
  if (database.kind === 'owner') {
    const urls = loginUrls(database.ownerUrl, keepPasswords(keyDir, newPassword))
    return { ...other, urls, ownerUrl: database.ownerUrl }
  }
  if (!existsSync(passwordFile(keyDir))) {
    throw new CannotStart(`There is no database in ${dataDir} yet. It is made by the first npm start.`)
  }
  const passwords = keepPasswords(keyDir, newPassword)
  const way = shortWayTo(join(dataDir, 's'))
  const ownerUrl = socketUrl(way.path, OWNER, passwords.owner, DATABASE)
  if (await answers(ownerUrl)) {
    return { ...other, urls: loginUrls(ownerUrl, passwords), ownerUrl, stop: async () => way.remove() }
  }
  way.remove()
  return openEmbedded(config, newPassword, () => undefined)
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

async function openEmbedded(
  { dataDir, keyDir }: Pick<Config, 'dataDir' | 'keyDir'>,
  newPassword: () => string,
  tell: (line: string) => void,
): Promise<OpenDatabase> {
  refuseLostPasswords(dataDir, keyDir)
  const passwords = keepPasswords(keyDir, newPassword)
  const postgres = await startPostgres({ folder: dataDir, ownerPassword: passwords.owner, tell })
  try {
    await inWords(() => ensureDatabase(postgres.url(OWNER, passwords.owner, 'postgres')))
    const ownerUrl = postgres.url(OWNER, passwords.owner, DATABASE)
    await inWords(() => migrate(ownerUrl, MIGRATIONS, passwords))
    return {
      urls: loginUrls(ownerUrl, passwords),
      ownerUrl,
      died: postgres.died,
      stop: () => postgres.stop(),
    }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

function refuseLostPasswords(dataDir: string, keyDir: string): void {
  if (existsSync(join(dataDir, 'db', 'PG_VERSION')) && !existsSync(passwordFile(keyDir))) {
    throw new CannotStart(
      `There are data in ${dataDir}, but the passwords and keys made with them are not in ${keyDir}. ` +
        'Put them back, or move the data away to begin anew.',
    )
  }
}

const StoredPasswords = z.object({
  owner: z.string(),
  frontDoor: z.string(),
  desk: z.string(),
  jobs: z.string(),
})

const passwordFile = (keyDir: string) => join(keyDir, 'database.json')

/** The passwords of this trial, made on first use and readable by their owner alone. */
function keepPasswords(keyDir: string, newPassword: () => string): Passwords & { owner: string } {
  const file = passwordFile(keyDir)
  if (!existsSync(file)) {
    makeKeyFolder(keyDir)
    const made = { owner: newPassword(), frontDoor: newPassword(), desk: newPassword(), jobs: newPassword() }
    const unfinished = `${file}.unfinished`
    writeFileSync(unfinished, `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600 })
    renameSync(unfinished, file)
  }
  try {
    return StoredPasswords.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new CannotStart(`The password file ${file} cannot be read. Put back the one that was there.`)
  }
}

function makeKeyFolder(keyDir: string): void {
  try {
    if (mkdirSync(keyDir, { recursive: true })) chmodSync(keyDir, 0o700)
  } catch {
    throw new CannotStart(`The key folder ${keyDir} cannot be made. Give a KEY_DIR that can be written.`)
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (!rowCount) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

function loginUrls(ownerUrl: string, passwords: Passwords): LoginUrls {
  const signedIn = (login: Login): string => {
    const url = new URL(ownerUrl)
    url.username = LOGINS[login]
    url.password = passwords[login]
    return url.href
  }
  return { frontDoor: signedIn('frontDoor'), desk: signedIn('desk'), jobs: signedIn('jobs') }
}

/** A database that cannot be reached or signed in to is the reader's matter, not a bug. The address may hold a password. */
async function inWords<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const code = (error as Partial<DatabaseError>).code ?? ''
    if (['ECONNREFUSED', 'ENOTFOUND', 'ENOENT', 'EACCES', 'ETIMEDOUT', 'EHOSTUNREACH'].includes(code)) {
      throw new CannotStart(`PostgreSQL does not answer (${code}).`)
    }
    if (['28P01', '28000', '3D000'].includes(code)) {
      throw new CannotStart(`PostgreSQL refuses the sign-in: ${(error as Error).message}.`)
    }
    throw error
  }
}
