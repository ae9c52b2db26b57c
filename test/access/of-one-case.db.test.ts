// What points at a row of a case points at one of the same case: a deadline of one case is never settled, and a text
// never put right, through another.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { present } from '../../src/foundation/assert.ts'
import { aCase, type TestCase } from '../assessment/a-case.ts'
import { aCast, type Cast } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

let database: FreshDatabase
let cast: Cast
let one: TestCase
let other: TestCase
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  one = await aCase(cast)
  other = await aCase(cast)
})
afterAll(async () => {
  await cast.close()
  await database.drop()
})

const insert = (statement: string, deadlineOf: TestCase) =>
  one
    .rows<{ id: string }>(
      `insert into corps.deadlines (id, case_id, kind, due_at)
         values (gen_random_uuid(), $1, 'task', clock.now() + interval '1 day') returning id`,
      [deadlineOf.id],
    )
    .then(([deadline]) => one.rows(statement, [one.id, cast.birk.id, present(deadline, 'the deadline').id]))

it.each([
  [
    'a task',
    `insert into corps.tasks (id, case_id, kind, disclosure, staff_id, deadline_id)
       values (gen_random_uuid(), $1, 'promise', 'corps-only', $2, $3)`,
  ],
  [
    'a measure',
    `insert into corps.measures (id, case_id, disclosure, added_by, deadline_id)
       values (gen_random_uuid(), $1, 'corps-only', $2, $3)`,
  ],
  [
    'a flag',
    `with draft as (insert into corps.assessments (id, case_id, instrument, instrument_version, started_by)
         values (gen_random_uuid(), $1, 'asrae', '0.1.0', $2) on conflict do nothing returning id, case_id)
     insert into corps.flags (id, assessment_id, case_id, tag, deadline_id) select gen_random_uuid(), id, case_id, 'tag', $3 from draft`,
  ],
  [
    'an override',
    `insert into corps.overrides (id, case_id, rule, by_staff, deadline_id) values (gen_random_uuid(), $1, 'contact', $2, $3)`,
  ],
])('%s has a deadline of its own case', async (_what, statement) => {
  await expect(insert(statement, other)).rejects.toMatchObject({ code: '23503' })
  await insert(statement, one)
})

it('an entry puts right one of its own case', async () => {
  const write = (theCase: TestCase, corrects: string | null) =>
    theCase.rows<{ id: string }>(
      `insert into corps.entries (id, case_id, kind, written_by, disclosure, corrects)
         values (gen_random_uuid(), $1, 'note', $2, 'corps-only', $3) returning id`,
      [theCase.id, cast.birk.id, corrects],
    )
  const [former] = await write(other, null)
  const { id } = present(former, 'an entry')
  await expect(write(one, id)).rejects.toMatchObject({ code: '23503' })
  expect(await write(other, id)).toHaveLength(1)
})
