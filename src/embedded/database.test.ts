import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../test/cluster.ts'
import type { Config } from '../config.ts'
import { openDatabase, reachDatabase, type OpenDatabase } from './database.ts'

let folder: string
let config: Pick<Config, 'database' | 'dataDir' | 'keyDir'>
let opened: OpenDatabase[]

beforeEach(() => {
  folder = temporaryFolder()
  config = { database: { kind: 'embedded' }, dataDir: join(folder, 'var'), keyDir: join(folder, 'keys') }
  opened = []
})

afterEach(async () => {
  for (const database of opened) await database.stop()
  rmSync(folder, { recursive: true })
})

test('each part signs in as its own role, and nobody is signed in as the owner', async () => {
  const { urls } = await open()
  expect(await whoIs(urls.frontDoor)).toEqual('haandholdt_front_door')
  expect(await whoIs(urls.desk)).toEqual('haandholdt_desk')
  expect(await whoIs(urls.jobs)).toEqual('haandholdt_jobs')
  const signedIn = await ask(
    ownerUrl(urls.desk),
    `select usename from pg_stat_activity
      where usename = 'haandholdt_owner' and backend_type = 'client backend' and pid <> pg_backend_pid()`,
  )
  expect(signedIn).toEqual([])
})

test('the passwords lie away from the data, for their owner alone, and last', async () => {
  const first = await open()
  const file = join(config.keyDir, 'database.json')
  const kept = readFileSync(file, 'utf8')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(existsSync(join(config.dataDir, 'database.json'))).toBe(false)
  await first.stop()

  const second = await open()
  expect(readFileSync(file, 'utf8')).toBe(kept)
  expect(second.urls).toEqual(first.urls)
})

test('data whose passwords and keys are gone are not touched but explained', async () => {
  await (await open()).stop()
  rmSync(config.keyDir, { recursive: true })
  await expect(open()).rejects.toThrow(`are not in ${config.keyDir}`)
})

test('on somebody’s own PostgreSQL the three roles are made with passwords of their own', async () => {
  const embedded = await open()
  const database = { kind: 'owner', ownerUrl: ownerUrl(embedded.urls.desk) } as const
  config = { ...config, keyDir: join(folder, 'other-keys'), database }
  const { urls } = await open()
  expect(await whoIs(urls.desk)).toBe('haandholdt_desk')
  expect(urls.desk).not.toBe(embedded.urls.desk)
})

test('a command beside the system joins what is running, starts what stands still, and makes nothing', async () => {
  const reach = () => reachDatabase(config, () => 'unused')
  await expect(reach()).rejects.toThrow('It is made by the first npm start')
  expect(existsSync(config.keyDir)).toBe(false)

  const running = await open()
  const joined = await reach()
  expect(joined.urls).toEqual(running.urls)
  await joined.stop()
  expect(await whoIs(running.urls.desk)).toBe('haandholdt_desk')

  await running.stop()
  const started = await reach()
  opened.push(started)
  expect(await whoIs(started.ownerUrl)).toBe('haandholdt_owner')
})

test('a command joins the running system in a folder whose path is longer than a socket’s may be', async () => {
  config = { ...config, dataDir: join(folder, 'a long, odd folder — '.repeat(8)) }
  const running = await open()
  const joined = await reachDatabase(config, () => 'unused')
  const way = new URL(joined.urls.desk).searchParams.get('host') ?? ''
  expect(existsSync(way)).toBe(true)
  expect(await whoIs(joined.urls.desk)).toBe('haandholdt_desk')
  await joined.stop()
  expect(await whoIs(running.urls.desk)).toBe('haandholdt_desk')
  expect(existsSync(way)).toBe(false)

  await running.stop()
  const started = await reachDatabase(config, () => 'unused')
  opened.push(started)
  expect(await whoIs(started.ownerUrl)).toBe('haandholdt_owner')
})

test('a database that does not answer, or refuses the sign-in, is explained without its password', async () => {
  config.database = { kind: 'owner', ownerUrl: 'postgresql://me:hunter2@localhost/db?host=/nowhere' }
  await expect(open()).rejects.toThrow(/^PostgreSQL does not answer \(ENOENT\)\.$/)

  config.database = { kind: 'embedded' }
  const wrong = new URL((await open()).urls.desk)
  wrong.password = 'hunter2'
  config.database = { kind: 'owner', ownerUrl: wrong.href }
  await expect(open()).rejects.toThrow(/^PostgreSQL refuses the sign-in: password authentication failed/)
})

function ownerUrl(someUrl: string): string {
  const file = readFileSync(join(config.keyDir, 'database.json'), 'utf8')
  const url = new URL(someUrl)
  url.username = 'haandholdt_owner'
  url.password = (JSON.parse(file) as { owner: string }).owner
  return url.href
}

async function open(): Promise<OpenDatabase> {
  const newPassword = () => crypto.randomUUID().replaceAll('-', '')
  const database = await openDatabase(config, newPassword, () => undefined)
  opened.push(database)
  return database
}

async function whoIs(url: string): Promise<unknown> {
  const [row] = await ask(url, 'select current_user as name')
  return row?.['name']
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}
