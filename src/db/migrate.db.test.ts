import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { LOGINS, migrate } from './migrate.ts'

const passwords = { frontDoor: 'front-door', desk: 'desk', jobs: 'jobs' }

let url: string
let folder: string
let database: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'haandholdt-migrations-'))
  database = `migrate_${crypto.randomUUID().replaceAll('-', '')}`
  await query(inject('clusterUrl'), `create database ${database}`)
  const ours = new URL(inject('clusterUrl'))
  ours.pathname = `/${database}`
  url = ours.href
  write('0001-first.sql', 'create table first (id int)')
})

afterEach(async () => {
  rmSync(folder, { recursive: true })
  await query(inject('clusterUrl'), `drop database ${database} with (force)`)
})

test('applies each file once, in order', async () => {
  write('0002-second.sql', 'alter table first add column name text; insert into first values (1)')

  expect(await migrate(url, folder, passwords)).toEqual(['0001-first.sql', '0002-second.sql'])
  expect(await migrate(url, folder, passwords)).toEqual([])
  expect(await query(url, 'select count(*)::int as rows from first')).toEqual([{ rows: 1 }])
})

test('two that start at once apply everything once', async () => {
  const both = await Promise.all([migrate(url, folder, passwords), migrate(url, folder, passwords)])
  expect(both.flat()).toEqual(['0001-first.sql'])
})

test('refuses an applied file that was altered, and names it', async () => {
  await migrate(url, folder, passwords)
  write('0001-first.sql', 'create table first (id bigint)')
  await expect(migrate(url, folder, passwords)).rejects.toThrow('migrations/0001-first.sql has been altered')
})

test('refuses a database that has had a migration this program does not know', async () => {
  await migrate(url, folder, passwords)
  rmSync(join(folder, '0001-first.sql'))
  await expect(migrate(url, folder, passwords)).rejects.toThrow('0001-first.sql, which is not here')
})

test('refuses a file whose number leaves a gap', async () => {
  write('0003-third.sql', 'select 1')
  await expect(migrate(url, folder, passwords)).rejects.toThrow('should be called 0002-')
})

test('a file that fails leaves nothing behind, and the line is named', async () => {
  write('0002-second.sql', 'create table second (id int);\nselect nonsense')
  await expect(migrate(url, folder, passwords)).rejects.toThrow(
    'migrations/0002-second.sql:2: column "nonsense"',
  )

  expect(await query(url, `select to_regclass('second') as second`)).toEqual([{ second: null }])
  expect(await query(url, 'select name from meta.migration')).toEqual([{ name: '0001-first.sql' }])
})

test('the three roles can sign in by their password, and make nothing', async () => {
  await migrate(url, folder, passwords)
  const desk = new URL(url)
  desk.username = LOGINS.desk
  desk.password = passwords.desk

  expect(await query(desk.href, 'select current_user as me')).toEqual([{ me: LOGINS.desk }])
  await expect(query(desk.href, 'create table public.mine (id int)')).rejects.toThrow('permission denied')
  await expect(query(desk.href, 'create temporary table mine (id int)')).rejects.toThrow('permission denied')
  await expect(query(desk.href, 'select * from meta.migration')).rejects.toThrow('permission denied')
  desk.password = 'wrong'
  await expect(query(desk.href, 'select 1')).rejects.toThrow('password authentication failed')
})

test('refuses to go on with a role that may do too much', async () => {
  await migrate(url, folder, passwords)
  await query(url, `alter role ${LOGINS.jobs} replication`)
  try {
    await expect(migrate(url, folder, passwords)).rejects.toThrow(`${LOGINS.jobs} may do too much`)
  } finally {
    await query(url, `alter role ${LOGINS.jobs} noreplication`)
  }
})

function write(name: string, sql: string): void {
  writeFileSync(join(folder, name), sql)
}

async function query(at: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: at })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
