// What time does to a judgement: a flag that nobody answers, and a clock that is put back.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { listRinging } from '../../src/duty-desk/queue.sql.ts'
import { present } from '../../src/foundation/assert.ts'
import { answerFlag } from '../../src/risk/assessment/answer-flag.ts'
import { emptyRating, itemPart } from '../../src/risk/assessment/parts.ts'
import { findFormer } from '../../src/risk/assessment/read-signed.ts'
import { saveRating } from '../../src/risk/assessment/save-rating.ts'
import type { ItemCode } from '../../src/risk/instruments/codes.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { aCase } from './a-case.ts'
import { signFinally } from './sign-finally.ts'

let database: FreshDatabase
let cast: Cast
/** How many minutes every clock of the system is ahead. */
let ahead = 0
beforeAll(async () => {
  database = await freshDatabase()
  const atNow = await aCast(database)
  const { clock } = atNow.house
  cast = { ...atNow, house: { ...atNow.house, clock: { now: () => clock.now().add({ minutes: ahead }) } } }
})
afterEach(() => setClocks(0))
afterAll(async () => {
  await cast.close()
  await database.drop()
})

async function setClocks(minutes: number): Promise<void> {
  ahead = minutes
  await cast.owner
    .query(`create or replace function clock.now() returns timestamptz language sql volatile parallel safe
    as $$ select clock_timestamp() + interval '${minutes} minutes' $$`)
}

describe('a flag that nobody answers', () => {
  it('rings for the two who have the case and for everybody on duty when its minutes have passed, until it is answered', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    const saved = await theCase.act(cast.birk, (tx, work) =>
      saveRating(
        tx,
        work,
        { assessmentId: id, part: itemPart('A2' as ItemCode), readVersion: 0 },
        { ...emptyRating, now: '1', taskText: '' },
      ),
    )
    const [flag] = 'done' in saved ? saved.done.raised : []
    const heardBy = (member: Member) =>
      cast.house.inTransaction(member.asking, async tx =>
        (await listRinging(tx)).filter(({ caseId }) => caseId === theCase.id).map(({ kind }) => kind),
      )
    const heard = async () => ({
      responsible: await heardBy(cast.birk),
      deputy: await heardBy(cast.alma),
      onDuty: await heardBy(cast.ravn),
      offDuty: await heardBy(cast.storm),
    })
    const nobody = { responsible: [], deputy: [], onDuty: [], offDuty: [] }

    const page = await desk(cast.house).request(
      `/cases/${theCase.id}/assessments/${id}/flags/${flag?.id ?? ''}`,
      { headers: { cookie: cast.birk.cookie } },
    )
    expect(await page.text()).toContain('Birk eller Alma skal svare')

    await setClocks(14)
    await cast.owner.query('select corps.raise_alarms()')
    expect(await heard()).toEqual(nobody)

    await setClocks(16)
    await cast.owner.query('select corps.raise_alarms()')
    expect(await heard()).toEqual({ responsible: ['flag'], deputy: ['flag'], onDuty: ['flag'], offDuty: [] })

    await theCase.act(cast.alma, (tx, { on, facts }) =>
      answerFlag(
        tx,
        on,
        id,
        present(flag, 'the flag').id,
        { answer: 'act', reason: 'Politiet er på vej.' },
        facts,
      ),
    )
    expect(await heard()).toEqual(nobody)
  })
})

describe('a clock that is put back', () => {
  it('does not change which judgement came last, and lets nobody be stopped by it', async () => {
    const theCase = await aCase(cast)
    await setClocks(20)
    await signFinally(cast, theCase, await theCase.start(), 'medium')
    await setClocks(10)
    const second = await theCase.start()
    await signFinally(cast, theCase, second, 'high')
    await setClocks(0)
    const third = (await theCase.draft(await theCase.start())).assessment

    expect(third.previousId).toBe(second)
    const former = await theCase.act(cast.birk, (tx, { on }) => findFormer(tx, on, third))
    expect(former?.level).toBe('high')
    // Seven days from the signature that came last, as it was by the clock then.
    const [due] = await theCase.rows<{ minutes: string }>(
      `select round(extract(epoch from due_at - clock.now()) / 60) as minutes from corps.deadlines
        where case_id = $1 and kind = 'reassessment' and settled_at is null`,
      [theCase.id],
    )
    expect(Number(due?.minutes)).toBe(7 * 24 * 60 + 10)
  })
})
