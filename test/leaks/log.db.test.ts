// Errors that quote what somebody wrote are provoked, and then the logs are searched for it.
import { readFileSync, rmSync } from 'node:fs'
import { Writable } from 'node:stream'
import { Client } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OWNER, startPostgres, type RunningPostgres } from '../../src/embedded/postgres.ts'
import { faultOf } from '../../src/main.shared.ts'
import { temporaryFolder } from '../cluster.ts'
import { freshDatabaseIn, type FreshDatabase } from '../database.ts'
import { anEmptyOffice } from '../practice.ts'
import { findTyped, typedTexts } from './typed.ts'

const PASSWORD = 'only-for-this-test-run'
const text = 'Ingen må vide, at hun ringer'
const planted = 'Hans søster bor på 4. sal'

let folder: string
let postgres: RunningPostgres
let database: FreshDatabase
let owner: Client

beforeAll(async () => {
  folder = temporaryFolder()
  postgres = await startPostgres({ folder, ownerPassword: PASSWORD, durable: false })
  database = await freshDatabaseIn(postgres.url(OWNER, PASSWORD, 'postgres'))
  owner = new Client({ connectionString: database.urls.owner })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await database?.drop()
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const log = () => readFileSync(postgres.logFile, 'utf8')

/** Each makes PostgreSQL complain about the text itself. */
const PROVOKED: Readonly<Record<string, (said: string) => [sql: string, values?: unknown[]]>> = {
  'a key that is taken': said => [`insert into provoked (said) values ('${said}'), ('${said}')`],
  'a key that is taken, as a parameter': said => [`insert into provoked (said) values ($1), ($1)`, [said]],
  'a check that fails': said => [`insert into provoked (said, length_said) values ($1, -1)`, [said]],
  'a cast that fails': said => [`select '${said}'::uuid`],
  'a cast that fails, as a parameter': said => [`select $1::text::timestamptz`, [said]],
  'a text that is too long': said => [`insert into provoked (short) values ($1)`, [said.repeat(3)]],
  'words that are no SQL': said => [said],
  'a line raised by a function': said => [`do $do$ begin raise exception '%', $q$${said}$q$; end $do$`],
}

describe('the database’s own log', () => {
  it('is searched where it is written: what it is told to say, it says', async () => {
    await owner.query(
      `set log_min_messages = 'log'; do $$ begin raise log '${planted}'; end $$; reset log_min_messages`,
    )
    expect(findTyped(log(), [planted])).toHaveLength(1)
  })

  it.each(Object.entries(PROVOKED))('keeps still about %s', async (_what, provoke) => {
    await owner.query(
      'create table if not exists provoked (said text unique, length_said int check (length_said >= 0), short varchar(9))',
    )
    const before = log().length
    const [sql, values] = provoke(text)
    await expect(owner.query(sql, values)).rejects.toThrow(/./)
    expect(findTyped(log().slice(before), [text])).toEqual([])
  })

  it('holds nothing of a whole journey', async () => {
    const before = log().length
    const office = await anEmptyOffice(database)
    await office.seed()
    await office.close()
    expect(typedTexts.length).toBeGreaterThan(250)
    expect(findTyped(log().slice(before))).toEqual([])
  })
})

/** What the program is told of these quotes the text. */
const quoting = Object.entries(PROVOKED).filter(
  ([what]) => !['a text that is too long', 'words that are no SQL'].includes(what),
)

describe('the program’s log', () => {
  it.each(quoting)('keeps still about %s', async (_what, provoke) => {
    const [sql, values] = provoke(text)
    const error: unknown = await owner.query(sql, values).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    expect(findTyped(JSON.stringify([String(error), Object.entries(error as Error)]), [text])).toHaveLength(1)
    const line = logged({ incident: 'A1', ...faultOf(error) })
    expect(line).toContain('A1')
    expect(findTyped(line, [text])).toEqual([])
  })
})

function logged(fields: object): string {
  let line = ''
  const to = new Writable({
    write(chunk: Buffer, _encoding, written) {
      line += chunk.toString()
      written()
    },
  })
  pino({ base: { part: 'desk' } }, to).error(fields, 'an incident')
  return line
}
