import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCase, type TestCase } from '../../test/assessment/a-case.ts'
import { aCast, type Cast } from '../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { desk } from '../web/desk/routes.ts'
import { listDeadlines } from './deadlines.sql.ts'
import { recordContact } from './record-contact.ts'

let database: FreshDatabase
let cast: Cast
let theCase: TestCase
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
})
beforeEach(async () => {
  theCase = await aCase(cast)
})
afterAll(async () => {
  await cast.close()
  await database.drop()
})

/** The person has written, and waits. */
const writes = () =>
  theCase.rows(
    `insert into corps.deadlines (id, case_id, kind, due_at) values (gen_random_uuid(), $1, 'answer', clock.now())`,
    [theCase.id],
  )
const waits = async () =>
  (await theCase.act(cast.birk, tx => listDeadlines(tx, theCase.id))).some(({ kind }) => kind === 'answer')
const rang = (result: 'reached' | 'not-reached', answers: boolean) =>
  theCase.act(cast.birk, (tx, { on }) => {
    const now = cast.house.clock.now()
    const contact = { withWhom: 'Hende', channel: 'telefon', agreed: '', at: now.toString() }
    const next = { at: now.add({ hours: 24 }), now, answers }
    return recordContact(tx, on, { kind: 'contact', result, ...contact }, 'corps-only', next)
  })

describe('a message that was answered on the telephone', () => {
  it('waits no more once the contact says so, and the trail does too', async () => {
    await writes()
    expect(await rang('reached', false)).toHaveProperty('done')
    expect(await waits()).toBe(true)
    expect(await rang('reached', true)).toHaveProperty('done')
    expect((await cast.trail(theCase.id)).at(-1)).toBe('add-contact done answers-a-message')
    expect(await waits()).toBe(false)
  })

  it('waits on when nobody was reached', async () => {
    await writes()
    expect(await rang('not-reached', true)).toEqual({ refused: { why: 'not-reached' } })
    expect(await waits()).toBe(true)
  })

  it('is asked about only while one waits', async () => {
    const form = async () =>
      (
        await desk(cast.house).request(`/cases/${theCase.id}/entries/new/contact`, {
          headers: { cookie: cast.birk.cookie },
        })
      ).text()
    expect(await form()).not.toContain('name="answers"')
    await writes()
    expect(await form()).toContain('name="answers"')
  })
})
