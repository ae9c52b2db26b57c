// What was written stays as it was: not even whoever owns the database changes it without taking a guard away first.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { present } from '../../src/foundation/assert.ts'
import { aCast, type Cast } from '../cast.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { fillEveryTable, type Matter } from './every-table.ts'

const WRITTEN_ONCE = [
  'corps.closures',
  'corps.enquiry_notes',
  'corps.entries',
  'corps.files',
  'corps.messages',
  'corps.notification_decisions',
  'corps.openings',
  'corps.reopenings',
  'corps.signatures',
  'corps.triage_answers',
  'corps.triages',
]

let database: FreshDatabase
let cast: Cast
let matter: Matter

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  const { birk, sol, ravn } = cast
  matter = await fillEveryTable(cast.owner, { responsible: birk.id, deputy: sol.id, gone: ravn.id })
})
beforeEach(() => cast.owner.query('begin'))
afterEach(() => cast.owner.query('rollback'))
afterAll(async () => {
  await cast.close()
  await database.drop()
})

describe.each(WRITTEN_ONCE)('%s', table => {
  it.each(['nobody', 'somebody who says it is an erasure'])('is never changed by %s', async who => {
    if (who !== 'nobody') await cast.owner.query(`select set_config('corps.permitted_change', 'erase', true)`)
    const [column] = present(Object.entries(present(matter.rows.get(table), table))[0], 'a column')
    expect(await refusalOf(`update ${table} set ${column} = ${column}`)).toMatch(/is never changed$/)
  })

  it('is never deleted', async () => {
    expect(await refusalOf(`delete from ${table}`)).toMatch(/is never changed$/)
  })

  it('is never emptied', async () => {
    expect(await refusalOf(`truncate ${table} cascade`)).toMatch(/is never changed$/)
  })
})

describe('the audit trail is only ever added to', () => {
  it.each([
    `update audit.entries set act = 'nothing-at-all'`,
    'delete from audit.entries',
    'truncate audit.entries',
    'delete from audit.heads',
    'truncate audit.heads',
  ])('no %s', async statement => {
    expect(await refusalOf(statement)).toBe('the audit trail is only ever added to')
  })
})

it('an answer stays as it was signed, and a flag as it was answered', async () => {
  expect(await refusalOf('delete from corps.assessment_answers')).toBe('a signed assessment is never changed')
  await again()
  expect(await refusalOf('truncate corps.assessment_answers')).toMatch(/is never changed$/)
  await again()
  expect(await refusalOf('delete from corps.flags')).toBe('a flag and its answer stay on record')
  await again()
  await cast.owner.query('update corps.flags set answered_at = now(), answered_by = $1', [cast.birk.id])
  expect(await refusalOf('update corps.flags set answered_at = now()')).toBe(
    'a flag and its answer stay on record',
  )
})

async function again() {
  await cast.owner.query('rollback')
  await cast.owner.query('begin')
}

async function refusalOf(statement: string): Promise<string> {
  return cast.owner.query(statement).then(
    () => 'no refusal',
    (error: Error) => error.message,
  )
}
