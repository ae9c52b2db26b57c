import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../test/cluster.ts'
import { databaseAccount } from './account.ts'
import { copyBundledPostgres } from './binaries.ts'
import { findPostmaster } from './leftover.ts'
import { OWNER, type RunningPostgres, startPostgres } from './postgres.ts'

const PASSWORD = 'a pass/word: æ'

let shared: string
let binaries: string
let base: string
let folder: string
let running: RunningPostgres[]

beforeAll(() => {
  shared = temporaryFolder()
  binaries = copyBundledPostgres(shared)
})

afterAll(() => rmSync(shared, { recursive: true }))

beforeEach(() => {
  base = temporaryFolder()
  folder = base
  running = []
})

afterEach(async () => {
  for (const postgres of running) await postgres.stop()
  rmSync(base, { recursive: true })
})

test('starts in an empty folder, and again on what it finds there', async () => {
  const first = await start()
  await query(first, 'create table kept (id int)')
  await first.stop()

  const second = await start()
  expect(await query(second, `select to_regclass('kept')::text as kept`)).toEqual([{ kept: 'kept' }])
})

test('listens on no port, forces commits to disk, and says little in its log', async () => {
  const postgres = await startPostgres({ folder, ownerPassword: PASSWORD, binaries })
  running.push(postgres)
  const settings = await query(
    postgres,
    `select name, setting from pg_settings where name in ('listen_addresses', 'log_error_verbosity',
       'log_min_error_statement', 'log_parameter_max_length', 'log_parameter_max_length_on_error',
       'log_statement', 'TimeZone', 'fsync') order by name collate "C"`,
  )
  expect(settings.map(row => Object.values(row as object).join('='))).toEqual([
    'TimeZone=UTC',
    'fsync=on',
    'listen_addresses=',
    'log_error_verbosity=terse',
    'log_min_error_statement=panic',
    'log_parameter_max_length=0',
    'log_parameter_max_length_on_error=0',
    'log_statement=none',
  ])
  await query(postgres, 'create table secret (name text unique)')
  await query(postgres, `insert into secret values ('Fatima')`)
  await expect(query(postgres, `insert into secret values ('Fatima')`)).rejects.toThrow('duplicate')
  const log = readFileSync(postgres.logFile, 'utf8')
  expect(log).toContain('ready to accept connections')
  expect(log).not.toContain('duplicate key')
  expect(log).not.toContain('Fatima')
})

test('asks for a password on its socket too, and stores none in the clear', async () => {
  const postgres = await start()
  await expect(query(postgres, 'select 1', '')).rejects.toThrow(/password/)
  await expect(query(postgres, 'select 1', 'wrong')).rejects.toThrow('password authentication failed')
  const rules = readFileSync(join(folder, 'db', 'pg_hba.conf'), 'utf8')
    .split('\n')
    .filter(line => line.trim() && !line.startsWith('#'))
  expect(rules.every(line => line.endsWith('scram-sha-256'))).toBe(true)
  expect(readdirSync(join(folder, 's'))).not.toContain('password')
})

test('after its server was killed it starts again with what had been committed', async () => {
  const first = await start()
  await query(first, 'create table kept (id int)')
  process.kill(first.pid, 'SIGKILL')
  expect(await first.died).toContain('ended unexpectedly')
  await first.stop()

  const second = await start()
  expect(await query(second, `select to_regclass('kept')::text as kept`)).toEqual([{ kept: 'kept' }])
})

test('stops the server that a killed program left running, and starts its own', async () => {
  const program = spawn(
    process.execPath,
    ['--import', './tools/jsx.mjs', '--input-type=module', '-e', startedElsewhere(folder)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await once(program.stdout, 'data')
  const left = findPostmaster(join(folder, 'db'))
  program.kill('SIGKILL')
  await once(program, 'exit')
  expect(left).toBeTypeOf('number')
  expect(findPostmaster(join(folder, 'db'))).toBe(left)

  const postgres = await start()
  expect(postgres.pid).not.toBe(left)
  expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('refuses politely while another one runs on the same folder, which is not disturbed', async () => {
  const first = await start()
  await expect(start()).rejects.toThrow(`already running on the data in ${folder}`)
  expect(await query(first, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('of two that start at once in an empty folder, one wins', async () => {
  const both = await Promise.allSettled([start(), start()])
  expect(both.map(result => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  const lost = both.find(result => result.status === 'rejected')
  expect(String(lost?.reason)).toContain('already running')
})

test('a lock left behind that names a process now belonging to another program does not keep it from starting', async () => {
  await (await start()).stop()
  // It runs as the database's own account, because PostgreSQL ignores other people's processes.
  const other = spawn('sleep', ['60'], { stdio: 'ignore', ...databaseAccount(join(folder, 'db')) })
  try {
    leaveLock(`${other.pid}\n${join(folder, 'db')}\n0\n5432\n${join(folder, 's')}\n\n  1 1\nready   \n`)
    expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }])
  } finally {
    other.kill()
  }
})

test.each([
  ['empty', ''],
  ['torn', 'nonsense'],
])('a lock left behind that is %s does not keep it from starting', async (_words, content) => {
  await (await start()).stop()
  leaveLock(content)
  expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }])
})

test('what was cut off while being made is made again', async () => {
  mkdirSync(join(folder, 'db.unfinished', 'base'), { recursive: true })
  mkdirSync(join(folder, 'postgres-0.unfinished'))
  const postgres = await startPostgres({ folder, ownerPassword: PASSWORD })
  running.push(postgres)
  expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(readdirSync(folder).filter(name => name.endsWith('.unfinished'))).toEqual([])
})

test('an incomplete database is moved aside with a word about it, never deleted', async () => {
  mkdirSync(join(folder, 'db', 'base'), { recursive: true })
  const told: string[] = []
  await start(line => told.push(line))
  expect(told.join()).toContain('was incomplete; moved to')
  expect(existsSync(join(folder, 'db.incomplete-1', 'base'))).toBe(true)
})

test('data of another version are explained', async () => {
  await (await start()).stop()
  writeFileSync(join(folder, 'db', 'PG_VERSION'), '12\n')
  await expect(start()).rejects.toThrow('were made by PostgreSQL 12')
})

test('a folder with a long path and odd characters serves as well', async () => {
  folder = join(folder, 'a long, odd folder — '.repeat(8))
  const postgres = await start()
  expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a folder that cannot be made is explained', async () => {
  writeFileSync(join(folder, 'file'), '')
  folder = join(folder, 'file', 'data')
  await expect(start()).rejects.toThrow(`${folder} cannot be made`)
})

test('works where the umask shuts everybody else out', async () => {
  const before = process.umask(0o077)
  try {
    folder = join(folder, 'made', 'here')
    const postgres = await startPostgres({ folder, ownerPassword: PASSWORD })
    running.push(postgres)
    expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }])
  } finally {
    process.umask(before)
  }
})

function leaveLock(content: string): void {
  writeFileSync(join(folder, 'db', 'postmaster.pid'), content)
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock', 'claim']) {
    writeFileSync(join(folder, 's', name), content)
  }
}

async function start(tell: (line: string) => void = () => undefined): Promise<RunningPostgres> {
  const postgres = await startPostgres({ folder, ownerPassword: PASSWORD, binaries, durable: false, tell })
  running.push(postgres)
  return postgres
}

async function query(postgres: RunningPostgres, sql: string, password = PASSWORD): Promise<unknown[]> {
  const client = new Client({ connectionString: postgres.url(OWNER, password, 'postgres') })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function startedElsewhere(at: string): string {
  const settings = JSON.stringify({ folder: at, ownerPassword: PASSWORD })
  return `import { startPostgres } from '${join(import.meta.dirname, 'postgres.ts')}'
    await startPostgres(${settings})
    console.log('started')
    setInterval(() => {}, 1000)`
}
