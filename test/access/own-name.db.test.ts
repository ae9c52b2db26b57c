// Nobody writes in a colleague's name: every column that says who did it, found in the catalogue.
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aCast, type Cast } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { fillEveryTable, type Matter } from './every-table.ts'

/** These say for whom something is, not by whom. */
const FOR_SOMEBODY = ['corps.tasks.staff_id']

let database: FreshDatabase
let cast: Cast
let matter: Matter
let desk: Client
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  matter = await fillEveryTable(cast.owner, {
    responsible: cast.birk.id,
    deputy: cast.sol.id,
    gone: cast.ravn.id,
  })
  desk = new Client({ connectionString: database.urls.desk })
  await desk.connect()
})
afterAll(async () => {
  await desk.end()
  await cast.close()
  await database.drop()
})

it('no column that names a member of the corps can be changed to somebody else', async () => {
  const { rows } = await cast.owner.query<{ table: string; column: string }>(`
    select c.conrelid::regclass::text as table, a.attname as column
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = 'corps.staff'::regclass
       and has_column_privilege('haandholdt_desk', c.conrelid, a.attnum, 'update') order by 1, 2`)
  expect(rows.length).toBeGreaterThan(3)

  const written: string[] = []
  for (const { table, column } of rows) {
    await desk.query('begin')
    await desk.query(`select set_config('app.token', $1, true)`, [cast.birk.asking.token])
    const inName = (id: string) => desk.query(`update ${table} set ${column} = $1`, [id])
    // The row is there to be changed at all, in one's own name.
    await desk.query('savepoint own')
    expect({ table, column, rows: (await inName(cast.birk.id)).rowCount }).toEqual({ table, column, rows: 1 })
    await desk.query('rollback to savepoint own')
    const refused = await inName(cast.sol.id).then(
      () => undefined,
      (error: unknown) => error,
    )
    if (!refused) written.push(`${table}.${column}`)
    await desk.query('rollback')
  }
  expect(written.filter(each => !FOR_SOMEBODY.includes(each))).toEqual([])
  expect(matter.caseId).toBeDefined()
})
