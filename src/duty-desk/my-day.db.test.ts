import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEnquiry, atWork } from '../../test/an-enquiry.ts'
import { aCast, type Cast, type Member } from '../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { newCaseKeys } from '../access/opening.ts'
import { continueSession } from '../access/sign-in/session.ts'
import { nothingAgreed } from '../case/acute-card.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId } from '../foundation/ids.ts'
import type { Reference } from '../intake/reference.ts'
import { letColleagueLeave, readHeldCases, suspendColleague } from './departures.ts'
import { isMine, readMyDay, seeNotices } from './my-day.ts'
import { openAsCase } from './open-as-case.ts'

let database: FreshDatabase
let cast: Cast
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})

const now = () => cast.house.clock.now()
const as = <T>(member: Member, act: (tx: Tx) => Promise<T>) => cast.house.inTransaction(member.asking, act)
const day = (member: Member) => as(member, tx => readMyDay(tx, now()))

async function aCase(by: Member, responsible: Member, deputy: Member): Promise<CaseId> {
  const on = await atWork(cast, by, await anEnquiry(cast, by))
  const caseId = cast.house.chance.uuid() as CaseId
  const opening = {
    caseId,
    keys: await newCaseKeys(cast.house, caseId),
    reference: `Prøve ${cast.house.chance.below(1_000_000)}` as Reference,
    region: 'midt' as const,
    responsible: responsible.id,
    deputy: deputy.id,
    nextContactAt: now().add({ hours: 20 }),
    alias: 'Mona',
    card: nothingAgreed,
    copied: [],
  }
  const opened = await as(by, tx => openAsCase(tx, on, opening))
  if ('refused' in opened) throw new Error(opened.refused.why)
  return caseId
}

describe('my day', () => {
  it('has the next contacts of the responsible, and tells both that the case came', async () => {
    const caseId = await aCase(cast.birk, cast.storm, cast.sol)

    const { due, cases, notices } = await day(cast.storm)
    expect(due).toMatchObject([{ caseId, kind: 'next-contact', part: 'responsible' }])
    expect(cases).toMatchObject([{ id: caseId, part: 'responsible' }])
    expect(notices).toMatchObject([{ kind: 'case-came-to-you', by: 'Birk' }])
    expect((await day(cast.sol)).due).toEqual([])
    expect((await cast.trail(cast.sol.id)).at(-1)).toBe('read-my-day read')
  })

  it('loses no notice that came while the list was read', async () => {
    const read = now()
    await aCase(cast.birk, cast.storm, cast.sol)
    await as(cast.sol, tx => seeNotices(tx, read))
    expect((await day(cast.sol)).notices).toHaveLength(1)
    await as(cast.sol, tx => seeNotices(tx, now()))
    expect((await day(cast.sol)).notices).toEqual([])
  })

  it.each([
    [{ part: 'responsible', forMe: false, late: false }, true],
    [{ part: 'deputy', forMe: false, late: false }, false],
    [{ part: 'deputy', forMe: false, late: true }, true],
    [{ part: 'deputy', forMe: true, late: false }, true],
    [{ part: 'granted', forMe: false, late: false }, false],
  ] as const)('%o is mine to do: %s', ({ part, forMe, late }, mine) => {
    const at = now()
    expect(isMine({ part, forMe, dueAt: at.add({ hours: late ? -1 : 1 }) }, at)).toBe(mine)
  })
})

describe('a colleague leaves', () => {
  it('not before each case is taken over, and a leader sees which', async () => {
    const caseId = await aCase(cast.birk, cast.alma, cast.birk)
    expect(await as(cast.birk, tx => letColleagueLeave(tx, cast.alma.id))).toEqual({
      refused: { why: 'not-permitted' },
    })

    expect(await as(cast.ravn, tx => letColleagueLeave(tx, cast.alma.id))).toEqual({
      done: 'waiting-for-hand-over',
    })
    const held = await as(cast.ravn, tx => readHeldCases(tx, cast.alma.id))
    expect(held).toMatchObject({ done: [{ part: 'responsible', other: 'Birk' }] })
    expect(await continueSession(cast.house, cast.alma.asking)).toBeDefined()

    await cast.house.inTransaction(cast.alma.asking, async () => undefined)
    const { rows } = await cast.owner.query('select closed_at from corps.cases where id = $1', [caseId])
    expect(rows).toEqual([{ closed_at: null }])
  })

  it('at once when suspended: signed out, and the case is with the deputy and somebody new', async () => {
    const caseId = await aCase(cast.birk, cast.storm, cast.sol)
    expect(await as(cast.ravn, tx => suspendColleague(tx, cast.ravn.id, 'other'))).toEqual({
      refused: { why: 'not-permitted' },
    })
    expect(await as(cast.ravn, tx => suspendColleague(tx, cast.storm.id, 'device-lost'))).toEqual({
      done: 'suspended',
    })

    expect(await continueSession(cast.house, cast.storm.asking)).toBeUndefined()
    const { rows } = await cast.owner.query(
      `select part, staff_id from corps.responsibilities where case_id = $1 and until_at is null order by part desc`,
      [caseId],
    )
    expect(rows[0]).toEqual({ part: 'responsible', staff_id: cast.sol.id })
    expect(rows[1].staff_id).not.toBe(cast.storm.id)
    expect(await as(cast.ravn, tx => suspendColleague(tx, cast.storm.id, 'other'))).toEqual({
      refused: { why: 'already-gone' },
    })
  })
})
