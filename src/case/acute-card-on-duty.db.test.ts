// At night, in a case that is not one's own.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCase, type TestCase } from '../../test/assessment/a-case.ts'
import { aCast, type Cast, type Member } from '../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { open, type Keys } from '../access/opening.ts'
import { present } from '../foundation/assert.ts'
import { findAcuteCase, findCaseByReference } from './acute-card-on-duty.sql.ts'
import { nothingAgreed } from './acute-card.ts'
import { blockColleague } from './block-colleague.ts'
import { changeAcuteCard } from './change-acute-card.ts'
import { closeCase } from './close-case.ts'
import { overrideContactRule } from './override-contact-rule.ts'
import { readAcuteCard } from './read-acute-card.ts'
import { readOverrides } from './read-overrides.ts'
import { reviewOverride } from './review-override.ts'

let database: FreshDatabase
let cast: Cast
let theCase: TestCase
let reference: string

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  // Storm takes a night. Sol does not.
  await cast.owner.query('update corps.staff set on_duty = true where id = $1', [cast.storm.id])
})
afterAll(async () => {
  await cast.close()
  await database.drop()
})
beforeEach(async () => {
  theCase = await aCase(cast)
  const [row] = await theCase.rows<{ reference: string }>('select reference from corps.cases where id = $1', [
    theCase.id,
  ])
  reference = present(row, 'the case').reference
  await theCase.act(cast.birk, (tx, { on }) =>
    changeAcuteCard(tx, on, { ...nothingAgreed, planForSilence: 'Ring til veninden' }, 0),
  )
})

const find = (member: Member, word: string) =>
  cast.house.inTransaction(member.asking, tx => findCaseByReference(tx, word))
const openCard = (member: Member): Promise<Keys | undefined> =>
  open(cast.house, member.asking, { kind: 'case', id: theCase.id, scope: 'acute', purpose: 'silence' })
const notices = () =>
  theCase.rows<{ kind: string; staff_id: string }>(
    'select kind, staff_id from corps.notices where case_id = $1 order by kind, staff_id',
    [theCase.id],
  )
const override = (member: Member, keys: Keys) =>
  cast.house.inTransaction(member.asking, tx =>
    overrideContactRule(tx, { caseId: theCase.id, keys, chance: cast.house.chance }, 'På vej mod grænsen'),
  )

describe('searching', () => {
  it('finds an open case by its reference, however it is written, and leaves a row', async () => {
    expect(await find(cast.ravn, ` ${reference.toUpperCase().replace(' ', '  ')} `)).toBe(theCase.id)
    expect((await cast.trail(cast.ravn.id)).at(-1)).toBe('search-acute-card read')
  })

  it('answers the same, with the same row, for not there, closed and blocked', async () => {
    const rowAfter = async (member: Member, word: string) => {
      expect(await find(member, word)).toBeUndefined()
      return (await cast.trail(member.id)).at(-1)
    }
    const notThere = await rowAfter(cast.storm, 'Findes Ikke 11')
    await theCase.act(cast.birk, (tx, { on }) =>
      blockColleague(tx, on.caseId, cast.storm.id, 'kin-or-friend'),
    )
    expect(await rowAfter(cast.storm, reference)).toBe(notThere)

    const closed = await aCase(cast)
    const [row] = await closed.rows<{ reference: string }>(
      'select reference from corps.cases where id = $1',
      [closed.id],
    )
    await closed.act(cast.birk, (tx, { on }) =>
      closeCase(
        tx,
        on,
        'withdrawn',
        { whoTakesOver: '', wayBack: '', note: '' },
        { now: cast.house.clock.now(), followUp: '' },
      ),
    )
    expect(await rowAfter(cast.storm, present(row, 'the closed case').reference)).toBe(notThere)
  })

  it('finds nothing for somebody who is not on duty', async () => {
    expect(await find(cast.sol, reference)).toBeUndefined()
    expect((await cast.trail(cast.sol.id)).at(-1)).toBe('search-acute-card refused not-on-duty')
  })
})

describe('opening', () => {
  it('shows the card and whom to ring, and tells the two responsible and the leader of the region', async () => {
    const alma = await aCase(cast)
    const keys = present(await openCard(cast.ravn), 'the acute key')
    const seen = await cast.house.inTransaction(cast.ravn.asking, async tx => ({
      card: (await readAcuteCard(tx, { caseId: theCase.id, keys })).card,
      theCase: await findAcuteCase(tx, theCase.id),
      other: await findAcuteCase(tx, alma.id),
    }))
    expect(seen.card.planForSilence).toBe('Ring til veninden')
    expect(seen.theCase).toMatchObject({ reference, responsible: 'Birk', deputy: 'Alma' })
    expect(seen.other).toBeUndefined()
    expect(
      (await notices()).filter(each => each.kind === 'acute-card-opened').map(each => each.staff_id),
    ).toEqual([cast.birk.id, cast.alma.id].toSorted())
    expect(await cast.trail(theCase.id)).toContain('open-acute read silence')
  })

  it('gives nothing but the card', async () => {
    const keys = present(await openCard(cast.ravn), 'the acute key')
    expect(keys.has(theCase.id, 'acute')).toBe(true)
    expect(keys.has(theCase.id)).toBe(false)
    expect(keys.has(theCase.id, 'address')).toBe(false)
    const people = await cast.house.inTransaction(cast.ravn.asking, tx =>
      tx.selectFrom('people').select('id').where('case_id', '=', theCase.id).execute(),
    )
    expect(people).toEqual([])
  })

  it('is refused to somebody who is not on duty, and to somebody who is blocked', async () => {
    expect(await openCard(cast.sol)).toBeUndefined()
    await theCase.act(cast.birk, (tx, { on }) =>
      blockColleague(tx, on.caseId, cast.storm.id, 'kin-or-friend'),
    )
    expect(await openCard(cast.storm)).toBeUndefined()
    expect((await cast.trail(cast.storm.id)).at(-1)).toBe('open-acute refused silence')
  })
})

describe('going past the contact agreement because a life is in danger', () => {
  it('works at once for whoever is on duty, tells the owners, and falls due for somebody else within a day', async () => {
    const keys = present(await openCard(cast.alma), 'the acute key')
    expect(await override(cast.alma, keys)).toHaveProperty('done')
    const told = (await notices()).filter(each => each.kind === 'contact-rule-overridden')
    expect(told.map(each => each.staff_id)).toEqual([cast.birk.id, cast.ravn.id].toSorted())
    const [review] = await theCase.rows<{ staff_id: string; hours: string }>(
      `select staff_id, round(extract(epoch from due_at - clock.now()) / 3600) as hours
         from corps.deadlines where case_id = $1 and kind = 'review' and settled_at is null`,
      [theCase.id],
    )
    expect(review).toEqual({ staff_id: cast.ravn.id, hours: '24' })
    expect(await cast.trail(theCase.id)).toContain('override-rule done contact')
    expect((await cast.trail(theCase.id)).join()).not.toContain('grænsen')
  })

  it('gives the leader the case for the review, and nobody reviews their own', async () => {
    const keys = present(await openCard(cast.alma), 'the acute key')
    const outcome = await override(cast.alma, keys)
    const id = present('done' in outcome ? outcome.done : undefined, 'the override')
    expect(await theCase.act(cast.ravn, (tx, { on }) => readOverrides(tx, on))).toMatchObject([
      { id, by: 'Alma', mine: false, reason: 'På vej mod grænsen' },
    ])
    const review = (member: Member) => cast.house.inTransaction(member.asking, tx => reviewOverride(tx, id))
    expect(await review(cast.alma)).toEqual({ refused: { why: 'own-override' } })
    expect(await review(cast.sol)).toEqual({ refused: { why: 'not-there' } })
    expect(await review(cast.ravn)).toEqual({ done: 'reviewed' })
    expect(await review(cast.birk)).toEqual({ refused: { why: 'already-reviewed' } })
    const waiting = await theCase.rows(
      `select 1 from corps.deadlines where case_id = $1 and kind = 'review' and settled_at is null`,
      [theCase.id],
    )
    expect(waiting).toEqual([])
    expect(await cast.trail(theCase.id)).toContain('review-override refused own-override')
  })

  it('is refused to somebody on duty who has not opened the card, and to somebody who is blocked since', async () => {
    const keys = present(
      await open(cast.house, cast.birk.asking, {
        kind: 'case',
        id: theCase.id,
        scope: 'acute',
        purpose: 'acute-danger',
      }),
      'a key',
    )
    expect(await override(cast.storm, keys)).toEqual({ refused: { why: 'not-there' } })
    expect((await cast.trail(cast.storm.id)).at(-1)).toBe('override-rule refused no-right')
    await openCard(cast.storm)
    await theCase.act(cast.birk, (tx, { on }) =>
      blockColleague(tx, on.caseId, cast.storm.id, 'kin-or-friend'),
    )
    expect(await override(cast.storm, keys)).toEqual({ refused: { why: 'not-there' } })
  })
})
