import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCase, type TestCase } from '../../test/assessment/a-case.ts'
import { aCast, type Cast } from '../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { newCaseKeys } from '../access/opening.ts'
import { present } from '../foundation/assert.ts'
import type { MeasureId } from '../foundation/ids.ts'
import { addMeasure } from './add-measure.ts'
import { changeMeasure } from './change-measure.ts'
import type { MeasureStatus, MeasureText } from './measures.ts'
import { readMeasure, readPlan } from './read-plan.ts'

let database: FreshDatabase
let cast: Cast
let theCase: TestCase

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
})
afterAll(async () => {
  await cast.close()
  await database.drop()
})
beforeEach(async () => {
  theCase = await aCase(cast)
})

const text: MeasureText = {
  code: 'M28',
  what: 'Spærre passet',
  why: [{ item: 'A5' }],
  whyInWords: '',
  role: 'police',
  who: 'Vagthavende',
  caution: 'Faren kan få besked fra myndigheden',
  personAgrees: 'partly',
  personSays: 'Kun hvis han ikke får det at vide',
  outcome: '',
}

const later = (hours: number) => cast.house.clock.now().add({ hours })
const add = async (due: Temporal.Instant | undefined): Promise<MeasureId> => {
  const added = await theCase.act(cast.birk, (tx, { on }) =>
    addMeasure(tx, on, { text, disclosure: 'shareable', dueAt: due }),
  )
  return present('done' in added ? added.done : undefined, 'the measure')
}
const change = (
  id: MeasureId,
  to: { status: MeasureStatus; outcome?: string; dueAt?: Temporal.Instant },
  version: number,
) =>
  theCase.act(cast.alma, (tx, { on }) =>
    changeMeasure(
      tx,
      on,
      id,
      {
        status: to.status,
        text: { ...text, outcome: to.outcome ?? '' },
        disclosure: 'corps-only',
        dueAt: to.dueAt,
      },
      version,
    ),
  )
const openDeadlines = () =>
  theCase.rows<{ due_at: Date }>(
    `select due_at from corps.deadlines where case_id = $1 and kind = 'measure' and settled_at is null`,
    [theCase.id],
  )

describe('a measure', () => {
  it('is kept whole, with the deadline after which it rings', async () => {
    const id = await add(later(24))
    expect(await theCase.act(cast.alma, (tx, { on }) => readMeasure(tx, on, id))).toMatchObject({
      status: 'agreed',
      text,
      version: 1,
    })
    expect(await openDeadlines()).toHaveLength(1)
    expect(await cast.trail(theCase.id)).toContain('add-measure done')
  })

  it('without a deadline goes on as long as the plan, and stands last', async () => {
    await add(undefined)
    const soon = await add(later(1))
    const plan = await theCase.act(cast.birk, (tx, { on }) => readPlan(tx, on))
    expect(plan.map(each => each.id === soon)).toEqual([true, false])
    expect(await openDeadlines()).toHaveLength(1)
  })

  it('rings no more when it is done', async () => {
    const id = await add(later(24))
    expect(await change(id, { status: 'done' }, 1)).toEqual({ done: 'changed' })
    expect(await openDeadlines()).toEqual([])
    expect(await cast.trail(theCase.id)).toContain('change-measure done done')
  })

  it('rings at its new time, and only then, when it is put off', async () => {
    const id = await add(later(24))
    await change(id, { status: 'under-way', dueAt: later(72) }, 1)
    const [deadline, ...more] = await openDeadlines()
    expect(more).toEqual([])
    expect(present(deadline, 'the deadline').due_at.getTime()).toBeGreaterThan(later(71).epochMilliseconds)
  })

  it('is dropped only with a reason', async () => {
    const id = await add(later(24))
    expect(await change(id, { status: 'dropped', outcome: '  ' }, 1)).toEqual({
      refused: { why: 'reason-for-dropping-missing' },
    })
    expect(await openDeadlines()).toHaveLength(1)
    expect(await change(id, { status: 'dropped', outcome: 'Hun vil ikke' }, 1)).toEqual({ done: 'changed' })
    expect(await cast.trail(theCase.id)).toContain('change-measure refused reason-for-dropping-missing')
  })

  it('is not overwritten by a second tab', async () => {
    const id = await add(later(24))
    await change(id, { status: 'under-way', dueAt: later(24) }, 1)
    expect(await change(id, { status: 'done' }, 1)).toEqual({ refused: { why: 'changed-meanwhile' } })
    expect(await cast.trail(theCase.id)).toContain('change-measure refused changed-meanwhile')
  })

  it('of another case is not there through this one', async () => {
    const id = await add(later(24))
    theCase = await aCase(cast)
    expect(await change(id, { status: 'done' }, 1)).toEqual({ refused: { why: 'not-there' } })
  })

  it('is added by nobody to a case of others', async () => {
    const { keys } = await newCaseKeys(cast.house, theCase.id)
    const on = { caseId: theCase.id, by: cast.storm.id, keys, chance: cast.house.chance }
    const tried = await cast.house.inTransaction(cast.storm.asking, tx =>
      addMeasure(tx, on, { text, disclosure: 'corps-only', dueAt: undefined }),
    )
    expect(tried).toEqual({ refused: { why: 'not-there' } })
    expect((await cast.trail(cast.storm.id)).at(-1)).toBe('add-measure refused no-right')
  })
})
