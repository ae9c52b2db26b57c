// Who rates a second time, by when, and who can be asked: R6 of the risk method.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { present } from '../../src/foundation/assert.ts'
import { nameSenior } from '../../src/risk/second-rating/name-senior.ts'
import { listWhoCanRate } from '../../src/risk/second-rating/second-rating.sql.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

import { twoRaters } from './two-raters.ts'

let database: FreshDatabase
let cast: Cast
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
})
afterAll(async () => {
  await cast.close()
  await database.drop()
})
beforeEach(async () => {
  await cast.owner.query(
    'update corps.staff set senior_id = null, suspended_at = null, on_duty = id = any ($1)',
    [[cast.birk.id, cast.alma.id, cast.ravn.id]],
  )
  await cast.owner.query('update corps.sessions set revoked_at = null')
})

const { signedCase, sign, wanted, ask, askedCase, levelInForce } = twoRaters(() => cast)

describe('R6 somebody else rates high and extreme', () => {
  it.each(['high', 'extreme'] as const)(
    '%s: within 24 hours, whatever the level, and the first takes effect at once',
    async level => {
      const { theCase, assessmentId } = await signedCase(level)
      expect(await sign(theCase, assessmentId)).toHaveProperty('done')
      const second = present(await wanted(theCase), 'the second rating')
      expect(second.dueAt.since(second.wantedAt).total('hours')).toBeCloseTo(24, 1)
      expect(second.raterId).toBeUndefined()
      const [deadline] = await theCase.rows<{ staff_id: string }>(
        `select d.staff_id from corps.second_ratings r join corps.deadlines d on d.id = r.deadline_id
        where r.case_id = $1 and d.settled_at is null`,
        [theCase.id],
      )
      expect(deadline?.staff_id).toBe(cast.birk.id)
      expect(await levelInForce(theCase)).toBe(level)
    },
  )

  it.each(['medium'] as const)('%s asks for nobody', async level => {
    const { theCase, assessmentId } = await signedCase(level)
    expect(await sign(theCase, assessmentId)).toHaveProperty('done')
    expect(await wanted(theCase)).toBeUndefined()
  })

  it('somebody new has a named senior countersign at every level, and does not wait for it', async () => {
    const named = await cast.house.inTransaction(cast.ravn.asking, tx =>
      nameSenior(tx, cast.birk.id, cast.storm.id),
    )
    expect(named).toEqual({ done: 'named' })
    const { theCase, assessmentId } = await signedCase('medium')
    expect(await sign(theCase, assessmentId)).toHaveProperty('done')
    expect(await wanted(theCase)).toBeDefined()
    expect(await levelInForce(theCase)).toBe('medium')
  })

  it('only a leader names a senior, and only one who may assess and stands alone', async () => {
    const as = (who: Member, colleague: Member, senior: Member) =>
      cast.house.inTransaction(who.asking, tx => nameSenior(tx, colleague.id, senior.id))
    expect(await as(cast.birk, cast.sol, cast.storm)).toEqual({ refused: { why: 'not-permitted' } })
    expect(await as(cast.ravn, cast.birk, cast.sol)).toEqual({ refused: { why: 'not-available' } })
    expect(await as(cast.ravn, cast.birk, cast.birk)).toEqual({ refused: { why: 'not-available' } })
    expect((await cast.trail(cast.ravn.id)).filter(row => row.startsWith('name-senior'))).toEqual(
      expect.arrayContaining(['name-senior refused not-available']),
    )
  })
})

describe('who can be asked', () => {
  it('nobody who has the case, was lent it, has seen it, is blocked or may not assess', async () => {
    const { theCase, assessmentId } = await signedCase('high')
    await sign(theCase, assessmentId)
    const { id } = present(await wanted(theCase), 'the second rating')
    const whoCan = async () =>
      (await theCase.act(cast.birk, tx => listWhoCanRate(tx, id))).map(each => each.id)
    expect(await whoCan()).toContain(cast.storm.id)
    for (const who of [cast.birk, cast.alma, cast.sol]) expect(await whoCan()).not.toContain(who.id)
    for (const who of [cast.birk, cast.alma, cast.sol]) {
      expect(await ask(theCase, id, who)).toEqual({ refused: { why: 'not-available' } })
    }
    await theCase.rows(
      `insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason)
       values (gen_random_uuid(), 'case', $1, $2, $3, 'kin')`,
      [theCase.id, cast.storm.id, cast.birk.id],
    )
    expect(await whoCan()).not.toContain(cast.storm.id)
  })

  it('nobody asks for somebody else’s case', async () => {
    const { id } = await askedCase()
    const outcome = await cast.house.inTransaction(cast.sol.asking, tx => listWhoCanRate(tx, id))
    expect(outcome).toEqual([])
  })
})
