// Somebody who must not see a matter does not meet it on any way round: not when it comes back to the desk, not in
// what they had just opened.
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Tx } from '../../src/db/db.ts'
import { readQueue } from '../../src/duty-desk/read-queue.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { aScene, behind, type Scene } from './scene.ts'

let database: FreshDatabase
let scene: Scene
beforeAll(async () => {
  database = await freshDatabase()
  scene = await aScene(database)
})
beforeEach(async () => {
  const { cast, asker } = scene
  await behind(cast.owner, [
    `delete from corps.blocks where staff_id = '${asker.id}'`,
    `update corps.staff set on_duty = true where id = '${asker.id}'`,
  ])
})
afterAll(async () => {
  await scene.cast.close()
  await database.drop()
})

const asked = <T>(act: (tx: Tx) => Promise<T>) => scene.cast.house.inTransaction(scene.asker.asking, act)

const blockFromCase = () =>
  behind(scene.cast.owner, [
    `insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason) values
       (gen_random_uuid(), 'case', '${scene.caseId}', '${scene.asker.id}', '${scene.asker.id}', 'kin-or-friend')`,
  ])

it('a person of a closed case who writes again is not shown to a colleague on duty who is blocked from the case', async () => {
  const { cast, linked } = scene
  const alarm = cast.house.chance.uuid()
  await behind(cast.owner, [
    `update corps.cases set closed_at = clock.now() where id = '${scene.caseId}'`,
    `update corps.enquiries set ended_at = null, ended_as = null where id = '${linked.enquiryId}'`,
    `insert into corps.deadlines (id, enquiry_id, kind, due_at) values ('${alarm}', '${linked.enquiryId}', 'answer', clock.now())`,
    `insert into corps.alarms (id, deadline_id) values ('${alarm}', '${alarm}')`,
  ])
  const seen = () =>
    asked(async tx => {
      const { waiting, ringing } = await readQueue(tx)
      return [waiting.some(({ id }) => id === linked.enquiryId), ringing.some(({ id }) => id === alarm)]
    })

  expect(await seen()).toEqual([true, true])
  await blockFromCase()
  expect(await seen()).toEqual([false, false])
  const taken = await asked(tx =>
    sql<{ answer: string }>`select corps.take_alarm(${alarm}) as answer`.execute(tx),
  )
  expect(taken.rows).toEqual([{ answer: 'not-permitted' }])
})

it('an acute card that was open is closed by a block', async () => {
  const { cast, asker, caseId } = scene
  const cards = async () =>
    asked(async tx => (await tx.selectFrom('acute_cards').select('case_id').execute()).length)
  await behind(cast.owner, [
    `insert into corps.acute_cards (case_id, changed_by) values ('${caseId}', '${cast.birk.id}')`,
    `insert into corps.openings (id, session_id, principal_id, owner_kind, owner_id, scope, purpose)
       select gen_random_uuid(), id, principal_id, 'case', '${caseId}', 'acute', 'silence'
         from corps.sessions where principal_id = '${asker.id}' and revoked_at is null`,
  ])
  expect(await cards()).toBe(1)
  await blockFromCase()
  expect(await cards()).toBe(0)
})
