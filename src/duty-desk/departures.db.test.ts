import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCase, type TestCase } from '../../test/assessment/a-case.ts'
import { aCast, type Cast, type Member } from '../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { continueSession } from '../access/sign-in/session.ts'
import { handOverCase } from '../case/hand-over-case.ts'
import { findCase } from '../case/case.sql.ts'
import { listDeadlines } from '../case/deadlines.sql.ts'
import { listMyCases } from '../case/my-cases.sql.ts'
import type { Tx } from '../db/db.ts'
import {
  letColleagueLeave,
  readCasesLackingHands,
  readColleagues,
  readHeldCases,
  reinstateColleague,
  suspendColleague,
} from './departures.ts'
import { readMyDay } from './my-day.ts'

let database: FreshDatabase
let cast: Cast
let theCase: TestCase
beforeAll(async () => {
  database = await freshDatabase()
})
beforeEach(async () => {
  cast = await aCast(database)
  theCase = await aCase(cast)
})
afterEach(async () => {
  await cast.owner.query(`
    set session_replication_role = replica;
    truncate corps.principals cascade;
    truncate audit.entries; truncate audit.heads;
    set session_replication_role = origin;
    insert into corps.principals (id, kind) values
      ('00000000-0000-4000-8000-000000000001', 'job'), ('00000000-0000-4000-8000-000000000002', 'job')`)
  await cast.close()
})
afterAll(() => database.drop())

const as = <T>(member: Member, act: (tx: Tx) => Promise<T>) => cast.house.inTransaction(member.asking, act)
const suspend = (member: Member) => as(cast.ravn, tx => suspendColleague(tx, member.id, 'device-lost'))
const hands = () =>
  theCase.rows<{ part: string; staff_id: string }>(
    'select part, staff_id from corps.responsibilities where case_id = $1 and until_at is null order by part desc',
    [theCase.id],
  )
const lastOf = async (chain: string) => (await cast.trail(chain)).at(-1)
const isSignedIn = async (member: Member) => (await continueSession(cast.house, member.asking)) !== undefined

/** Nobody but those named could be given the case. */
const onlyFor = (...members: Member[]) =>
  theCase.rows(
    `insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason)
       select gen_random_uuid(), 'case', $1, s.id, $2, 'other-ground' from corps.staff s where s.id <> all ($3)`,
    [theCase.id, cast.birk.id, members.map(({ id }) => id)],
  )

describe('a suspension', () => {
  it('where nobody can step in ends everything at once: the other has the case alone, and it rings', async () => {
    const { birk, alma, ravn } = cast
    await onlyFor(birk, alma)
    expect(await suspend(birk)).toEqual({ done: 'deputy-missing' })

    expect(await isSignedIn(birk)).toBe(false)
    expect(await hands()).toEqual([{ part: 'responsible', staff_id: alma.id }])
    const due = await theCase.act(alma, tx => listDeadlines(tx, theCase.id))
    expect(due.map(({ kind }) => kind)).toContain('hand-over')
    const { notices } = await as(alma, tx => readMyDay(tx, cast.house.clock.now()))
    expect(notices).toContainEqual(expect.objectContaining({ kind: 'deputy-missing', by: 'Ravn' }))
    expect(await lastOf(ravn.id)).toBe('suspend-staff done device-lost')
  })

  it('that left somebody alone rings until there are two again', async () => {
    const { birk, alma, sol } = cast
    await onlyFor(birk, alma, sol)
    await theCase.rows('update corps.staff set suspended_at = clock.now() where id = $1', [sol.id])
    await suspend(birk)
    const settled = theCase.rows(
      `update corps.deadlines set settled_at = clock.now() where kind = 'hand-over' and case_id = $1`,
      [theCase.id],
    )
    await expect(settled).rejects.toMatchObject({ constraint: 'case_has_hands' })

    await theCase.rows('update corps.staff set suspended_at = null where id = $1', [sol.id])
    const to = { responsible: alma.id, deputy: sol.id }
    expect(await theCase.act(alma, (tx, { on }) => handOverCase(tx, on, to, 'planned-change', ''))).toEqual({
      done: 'handed-over',
    })
    const due = await theCase.act(alma, tx => listDeadlines(tx, theCase.id))
    expect(due.map(({ kind }) => kind)).not.toContain('hand-over')
  })

  it('that would leave a case with nobody is refused, and ends the sessions all the same', async () => {
    const { birk, alma, ravn } = cast
    await onlyFor(birk, alma)
    await suspend(birk)
    const other = await cast.signIn(alma)
    expect(await suspend(alma)).toEqual({ refused: { why: 'nobody-to-take-over' } })

    expect(await isSignedIn(alma)).toBe(false)
    expect(await continueSession(cast.house, other)).toBeUndefined()
    expect(await hands()).toEqual([{ part: 'responsible', staff_id: alma.id }])
    expect(await lastOf(ravn.id)).toBe('suspend-staff refused nobody-to-take-over')
    expect(await lastOf(alma.id)).toBe('sign-out-everywhere done nobody-to-take-over')
    // The only one a case has may sign in anew.
    await cast.signIn(alma)
  })

  it('of one who is alone gives the case to others as soon as there are any', async () => {
    const { birk, alma, storm, sol } = cast
    await onlyFor(birk, alma)
    await suspend(birk)
    await theCase.rows('delete from corps.blocks where staff_id = any ($1)', [[storm.id, sol.id]])
    expect(await suspend(alma)).toEqual({ done: 'suspended' })
    expect(new Set((await hands()).map(row => row.staff_id))).toEqual(new Set([storm.id, sol.id]))
    const open = `select from corps.deadlines where kind = 'hand-over' and settled_at is null`
    expect(await theCase.rows(open)).toEqual([])
  })
})

describe('a colleague who comes back', () => {
  const back = (by: Member, who: Member, after: 'suspension' | 'departure') =>
    as(by, tx => reinstateColleague(tx, who.id, after))

  it('after a suspension signs in anew, and has none of the cases', async () => {
    const { birk, ravn } = cast
    await suspend(birk)
    expect(await back(ravn, birk, 'suspension')).toEqual({ done: 'back' })

    expect(await lastOf(ravn.id)).toBe('reinstate-staff done suspension')
    expect(await isSignedIn(birk)).toBe(false)
    const asking = await cast.signIn(birk)
    expect(await cast.house.inTransaction(asking, listMyCases)).toEqual([])
    expect(await cast.house.inTransaction(asking, tx => findCase(tx, theCase.id))).toBeUndefined()
    const { rows } = await cast.owner.query('select on_duty from corps.staff where id = $1', [birk.id])
    expect(rows).toEqual([{ on_duty: false }])
  })

  it('before a planned departure keeps what is theirs', async () => {
    const { birk, ravn } = cast
    expect(await as(ravn, tx => letColleagueLeave(tx, birk.id))).toEqual({ done: 'waiting-for-hand-over' })
    expect(await back(ravn, birk, 'departure')).toEqual({ done: 'back' })
    expect(await isSignedIn(birk)).toBe(true)
    expect(await hands()).toHaveLength(2)
  })

  it('after a departure has no closed case either', async () => {
    const { birk, ravn } = cast
    await theCase.rows(
      `with closed as (update corps.cases set closed_at = clock.now() where id = $1 returning id)
       update corps.deadlines set settled_at = clock.now() where case_id in (select id from closed)`,
      [theCase.id],
    )
    expect(await as(ravn, tx => letColleagueLeave(tx, birk.id))).toEqual({ done: 'gone' })
    expect(await back(ravn, birk, 'departure')).toEqual({ done: 'back' })
    const asking = await cast.signIn(birk)
    expect(await cast.house.inTransaction(asking, listMyCases)).toEqual([])
  })

  it('is let back by a leader alone, never by themselves, and each thing apart', async () => {
    const { birk, ravn, storm } = cast
    await suspend(storm)
    await theCase.rows('update corps.staff set leaving_at = clock.now() where id = any ($1)', [
      [storm.id, ravn.id],
    ])
    expect(await back(birk, storm, 'suspension')).toEqual({ refused: { why: 'not-permitted' } })
    expect(await lastOf(birk.id)).toBe('reinstate-staff refused no-right')
    expect(await back(ravn, ravn, 'departure')).toEqual({ refused: { why: 'not-permitted' } })

    expect(await back(ravn, storm, 'suspension')).toEqual({ done: 'back' })
    const { rows } = await cast.owner.query(
      'select suspended_at, leaving_at is not null as leaves from corps.staff where id = $1',
      [storm.id],
    )
    expect(rows).toEqual([{ suspended_at: null, leaves: true }])
    expect(await back(ravn, storm, 'suspension')).toEqual({ refused: { why: 'not-away' } })
  })
})

describe('what a leader reads', () => {
  it('is refused to a consultant, with a row of the refusal and none of a reading', async () => {
    const { birk, alma } = cast
    const refused = { refused: { why: 'not-permitted' } }
    expect(await as(birk, readColleagues)).toEqual(refused)
    expect(await as(birk, tx => readHeldCases(tx, alma.id))).toEqual(refused)
    expect(await as(birk, readCasesLackingHands)).toEqual(refused)
    expect((await cast.trail(birk.id)).slice(-3)).toEqual([
      'read-staff refused no-right',
      'read-cases-of-colleague refused no-right',
      'read-cases-lacking-hands refused no-right',
    ])
  })

  it('names the cases of the region that lack somebody, and no others', async () => {
    const { birk, alma, ravn } = cast
    const lacking = () => as(ravn, readCasesLackingHands)
    expect(await lacking()).toEqual({ done: [] })
    await onlyFor(birk, alma, ravn)
    await theCase.rows(`update corps.staff set region = 'nord' where id = $1`, [ravn.id])
    await theCase.rows(
      `insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason)
         values (gen_random_uuid(), 'case', $1, $2, $2, 'other-ground')`,
      [theCase.id, ravn.id],
    )
    await suspend(birk)
    expect(await lacking()).toEqual({ done: [] })
    await theCase.rows(`update corps.staff set region = 'midt' where id = $1`, [ravn.id])
    expect(await lacking()).toEqual({ done: [] })
    await theCase.rows('delete from corps.blocks where staff_id = $1', [ravn.id])
    expect(await lacking()).toMatchObject({ done: [{ id: theCase.id, responsible: 'Alma' }] })
  })
})
