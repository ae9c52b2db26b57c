// A blind rating that is signed, and what the two come to: R6, and R3 and R4 of what comes of it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { present } from '../../src/foundation/assert.ts'
import type { Level } from '../../src/risk/instruments/codes.ts'
import { agreeOnRatings } from '../../src/risk/second-rating/agree-on-ratings.ts'
import { saveSecondAnswer } from '../../src/risk/second-rating/save-second-answer.ts'
import { listSecondRatings } from '../../src/risk/second-rating/second-rating.sql.ts'
import { domainPart, type SecondRatingId } from '../../src/risk/second-rating/second-rating.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { type TestCase } from '../assessment/a-case.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

import { twoRaters, FIRST, SECOND } from './two-raters.ts'

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

const {
  wanted,
  ask,
  askedCase,
  blindly,
  rulesOf,
  concludeTheRest,
  domainAnswers,
  rateEverything,
  openBlind,
  signBlind,
  signWith,
  rateAndSign,
  levelInForce,
} = twoRaters(() => cast)

describe('signing blind', () => {
  it('waits until everything is answered and concluded: "not known" is an answer, nothing is not', async () => {
    const { theCase, id } = await askedCase()
    const outcome = await signBlind(theCase, id)
    expect(outcome).toMatchObject({ refused: { why: 'not-ready', missing: { concluded: false } } })
    await rateAndSign(theCase, id)
    expect(await signBlind(theCase, id)).toBe('not there')
    expect(await cast.trail(theCase.id)).toEqual(
      expect.arrayContaining(['sign-second-rating refused not-ready', 'sign-second-rating done']),
    )
  })

  it('signed twice at the same moment: one signature, one row, one talk', async () => {
    const { theCase, id } = await askedCase()
    await rateEverything(theCase, id)
    await concludeTheRest(theCase, id)
    // Both have opened the case before either signs, as two requests do.
    const opened = [await openBlind(theCase), await openBlind(theCase)]
    const both = await Promise.all(opened.map(keys => signWith(theCase, id, cast.storm, keys)))
    expect(both).toHaveLength(2)
    expect(both).toContainEqual({ done: 'signed' })
    expect(both).toContainEqual({ refused: { why: 'not-there' } })
    const rows = await cast.trail(theCase.id)
    expect(rows.filter(row => row === 'sign-second-rating done')).toHaveLength(1)
    const [count] = await theCase.rows<{ deadlines: string; grants: string }>(
      `select (select count(*) from corps.deadlines where case_id = $1 and kind = 'review' and settled_at is null) as deadlines,
              (select count(*) from corps.grants where case_id = $1 and reason = 'second-rating') as grants`,
      [theCase.id],
    )
    expect(count).toEqual({ deadlines: '1', grants: '1' })
  })

  it('the first one, and whoever wanted it, cannot be the second, whatever is sent', async () => {
    const { theCase, id } = await askedCase()
    await expect(
      cast.owner.query('update corps.second_ratings set rater_id = wanted_by where id = $1', [id]),
    ).rejects.toThrow('second_ratings_check')
    expect(await ask(theCase, id, cast.birk)).toEqual({ refused: { why: 'not-available' } })
    expect(await ask(theCase, id, cast.birk, cast.alma)).toEqual({ refused: { why: 'not-available' } })
  })

  it('is not changed afterwards, changes nothing that is in force, and makes both visible to both', async () => {
    const { theCase, id } = await askedCase()
    await rateAndSign(theCase, id)
    expect(await levelInForce(theCase)).toBe('high')
    await expect(
      theCase.rows(`update corps.second_ratings set sealed_document = null where id = $1`, [id]),
    ).rejects.toThrow('never changed')
    await expect(theCase.rows('delete from corps.second_answers')).rejects.toThrow('on record')
    const asStorm = await theCase.act(cast.storm, (tx, { on }) => listSecondRatings(tx, on))
    expect(asStorm[0]?.document?.signedBy.alias).toBe(cast.storm.alias)
    expect(await ask(theCase, id, cast.ravn)).toEqual({ refused: { why: 'already-rated' } })
  })

  it('each page leaves a row of who looked, and of who tried', async () => {
    const { theCase, id } = await askedCase()
    const app = desk(cast.house)
    for (const path of ['', '/questions/A', '/conclusion']) {
      const look = (member: Member) =>
        app.request(`http://desk.test/second-ratings/${id}${path}`, { headers: { cookie: member.cookie } })
      expect((await look(cast.storm)).status).toBe(200)
      expect((await cast.trail(theCase.id)).at(-1)).toBe('open-case read second-rating')
      expect((await look(cast.sol)).status).toBe(404)
      expect((await cast.trail(cast.sol.id)).at(-1)).toBe('open-second-rating refused no-right')
    }
  })

  it('two saves over one version: the second is told', async () => {
    const { theCase, id } = await askedCase()
    const at = { ratingId: id, part: domainPart('A' as never), personId: undefined, readVersion: 0 } as const
    const one = await blindly(theCase, cast.storm, (tx, on) =>
      saveSecondAnswer(tx, on, at, domainAnswers('A', '1'), rulesOf(theCase)),
    )
    expect(one).toHaveProperty('done')
    const other = await blindly(theCase, cast.storm, (tx, on) =>
      saveSecondAnswer(tx, on, at, domainAnswers('A', '0'), rulesOf(theCase)),
    )
    expect(other).toMatchObject({ refused: { why: 'changed-meanwhile' } })
  })
})

describe('what the two come to', () => {
  const agree = async (theCase: TestCase, id: SecondRatingId, level: Level) => {
    const signing = await theCase.signing(cast.birk)
    return theCase.act(cast.birk, (tx, { on }) =>
      agreeOnRatings(
        tx,
        on,
        id,
        { level, urgency: 'now', why: 'Kvælningsgrebet' },
        { instrument: cast.house.instrument, at: cast.house.clock.now(), signing },
      ),
    )
  }

  it('keeps both levels, the agreed one and why, and the agreed one takes effect', async () => {
    const { theCase, id } = await askedCase()
    expect(await agree(theCase, id, 'extreme')).toEqual({ refused: { why: 'not-yet-rated' } })
    await rateAndSign(theCase, id, 'extreme')
    expect(await agree(theCase, id, 'extreme')).toEqual({ done: 'agreed' })
    expect(present(await wanted(theCase), 'it').agreement).toEqual({
      first: 'high',
      second: 'extreme',
      agreed: 'extreme',
      urgency: 'now',
      why: 'Kvælningsgrebet',
    })
    expect(await levelInForce(theCase)).toBe('extreme')
    expect(await agree(theCase, id, 'low')).toEqual({ refused: { why: 'already-agreed' } })
    const running = await theCase.rows(
      `select from corps.deadlines where case_id = $1 and kind = 'review' and settled_at is null`,
      [theCase.id],
    )
    expect(running).toEqual([])
  })

  it('R3 R4 agreement is kept per item and per conclusion, as codes that lead back to nobody', async () => {
    await cast.owner.query('delete from corps.rating_agreements')
    const { theCase, id } = await askedCase()
    await rateAndSign(theCase, id)
    await agree(theCase, id, 'high')
    const { rows } = await cast.owner.query<{
      codes: { items: Record<string, unknown>[]; drivers: unknown; level: unknown }
    }>('select codes from corps.rating_agreements')
    expect(rows).toHaveLength(1)
    const { codes } = present(rows[0], 'the row')
    expect(codes.level).toEqual({ first: 'high', second: 'extreme' })
    expect(codes.items).toContainEqual({
      item: 'A2',
      perActor: false,
      timeframe: 'now',
      first: '2',
      second: '2',
    })
    const actorItems = cast.house.instrument.items.filter(({ perActor }) => perActor).length
    expect(codes.items.filter(each => each['perActor'] && each['timeframe'] === 'now')).toHaveLength(
      actorItems * theCase.actors.length,
    )
    expect(codes.drivers).toEqual([{ item: 'A3', perActor: false, first: false, second: true }])
    const text = JSON.stringify(codes)
    for (const told of [
      theCase.id,
      id,
      ...theCase.actors.map(actor => actor.id),
      FIRST.rationale,
      SECOND.trigger,
      SECOND.flag,
    ]) {
      expect(text).not.toContain(told)
    }
  })
})
