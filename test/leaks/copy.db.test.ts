// After a whole journey, nothing that anybody typed in can be read in a copy of the database. The search is tried first.
import type { EventEmitter } from 'node:events'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { anEmptyOffice } from '../practice.ts'
import { findTyped, typedTexts } from './typed.ts'

let database: FreshDatabase
let owner: Client

beforeAll(async () => {
  database = await freshDatabase()
  owner = new Client({ connectionString: database.urls.owner })
  await owner.connect()
  const office = await anEmptyOffice(database)
  await office.seed()
  await office.close()
})
afterAll(async () => {
  await owner?.end()
  await database?.drop()
})

describe('the search', () => {
  it('looks for everything that was typed in, from every situation', () => {
    expect(typedTexts.length).toBeGreaterThan(250)
    expect(typedTexts).toEqual(expect.arrayContaining(['Lejla', 'Fjordby', 'Praktikvejlederen']))
  })

  it.each([
    ['as it is', `$1`],
    ['in the middle of other words', `'sagt: ' || $1 || '.'`],
    ['as bytes', `encode(convert_to($1, 'UTF8'), 'hex')`],
    ['as base64', `encode(convert_to($1, 'UTF8'), 'base64')`],
    ['as base64 behind a byte', `encode(convert_to('x' || $1, 'UTF8'), 'base64')`],
    ['as base64 behind two', `encode(convert_to('xy' || $1 || 'z', 'UTF8'), 'base64')`],
  ])('finds a planted text %s', async (_how, disguised) => {
    const planted = 'Hans søster bor på 4. sal'
    await owner.query('begin')
    try {
      await owner.query(`update corps.data_keys set wrapped = wrapped || replace(${disguised}, E'\\n', '')`, [
        planted,
      ])
      expect(findTyped(await copyOf('corps.data_keys'), [planted])).toHaveLength(1)
    } finally {
      await owner.query('rollback')
    }
  })

  it('finds a text that was written into a sealed column without being sealed', async () => {
    const planted = 'Hans søster bor på 4. sal'
    await owner.query('begin')
    try {
      await owner.query(`update corps.enquiries set sealed_contact = convert_to($1, 'UTF8')`, [planted])
      expect(findTyped(await copyOf('corps.enquiries'), [planted])).toEqual([`${planted} (hex)`])
    } finally {
      await owner.query('rollback')
    }
  })
})

describe('a copy of every table', () => {
  it('P17 holds none of the texts', async () => {
    const tables = await everyTable()
    expect(tables).toEqual(expect.arrayContaining(['corps.entries', 'audit.entries_2026', 'corps.openings']))
    for (const table of tables) expect(findTyped(await copyOf(table)), table).toEqual([])
  })

  it('has something in each place where a text was typed in', async () => {
    for (const table of [
      'messages',
      'entries',
      'people',
      'ties',
      'assessment_answers',
      'signatures',
      'measures',
      'acute_cards',
      'enquiry_notes',
      'tasks',
      'closures',
      'flags',
      'triages',
      'notification_decisions',
    ]) {
      expect((await copyOf(`corps.${table}`)).length, table).toBeGreaterThan(100)
    }
  })
})

async function everyTable(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select n.nspname || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_t%'
      order by 1`,
  )
  return rows.map(row => row.name)
}

/** What a thief of the whole database would have of one table. */
async function copyOf(table: string): Promise<string> {
  const { connection } = owner as unknown as { connection: EventEmitter }
  const parts: Buffer[] = []
  const keep = ({ chunk }: { chunk: Buffer }) => parts.push(Buffer.from(chunk))
  connection.on('copyData', keep)
  try {
    await owner.query(`copy ${table} to stdout`)
  } finally {
    connection.off('copyData', keep)
  }
  return Buffer.concat(parts).toString()
}
