// Somebody whose case was closed writes again, and a colleague who was kept out is let in.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anEnquiry, atWork } from '../../test/an-enquiry.ts'
import { behind } from '../../test/access/scene.ts'
import { aCast, type Cast, type Member } from '../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { newCaseKeys, open } from '../access/opening.ts'
import type { StaffId } from '../access/staff.ts'
import { listBlocks } from '../case/access-to-case.sql.ts'
import type { BlockId } from '../case/access-to-case.ts'
import { nothingAgreed } from '../case/acute-card.ts'
import { blockColleague as blockFromCase } from '../case/block-colleague.ts'
import { findCase } from '../case/case.sql.ts'
import { listDeadlines } from '../case/deadlines.sql.ts'
import { endBlock } from '../case/end-access.ts'
import { listResponsibilities } from '../case/responsibility.sql.ts'
import { inHands } from '../case/responsibility.ts'
import { reopenCase } from '../case/reopen-case.ts'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { CaseId, EnquiryId } from '../foundation/ids.ts'
import type { EnquiryFacts } from '../intake/intake.sql.ts'
import type { Reference } from '../intake/reference.ts'
import { desk } from '../web/desk/routes.ts'
import { blockColleague } from './block-colleague.ts'
import type { OnEnquiry } from './enquiry.ts'
import { openAsCase } from './open-as-case.ts'
import { openEnquiry } from './read-enquiry.ts'
import { readQueue } from './read-queue.ts'
import { reopenFromEnquiry } from './reopen-from-enquiry.ts'
import { verifyProfessional } from './verify-professional.ts'

let database: FreshDatabase
let cast: Cast
let enquiryId: EnquiryId
let on: OnEnquiry
let caseId: CaseId
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
})
beforeEach(async () => {
  await cast.owner.query('update corps.staff set suspended_at = null')
  enquiryId = await anEnquiry(cast, cast.birk)
  on = await atWork(cast, cast.birk, enquiryId)
  caseId = await aCaseOf(on)
})
afterAll(async () => {
  await cast.close()
  await database.drop()
})

const now = () => cast.house.clock.now()
const as = <T>(member: Member, act: (tx: Tx) => Promise<T>) => cast.house.inTransaction(member.asking, act)
const lastOf = async (chain: string) => (await cast.trail(chain)).at(-1)

/** Storm has it, Sol stands in; neither is on duty. */
async function aCaseOf(from: OnEnquiry): Promise<CaseId> {
  const id = cast.house.chance.uuid() as CaseId
  const opening = {
    caseId: id,
    keys: await newCaseKeys(cast.house, id),
    reference: `Prøve ${cast.house.chance.below(1_000_000)}` as Reference,
    region: 'midt' as const,
    responsible: cast.storm.id,
    deputy: cast.sol.id,
    nextContactAt: now().add({ hours: 20 }),
    alias: 'Mona',
    card: nothingAgreed,
    copied: [],
  }
  const opened = await as(cast.birk, tx => openAsCase(tx, from, opening))
  if ('refused' in opened) throw new Error(opened.refused.why)
  return opened.done
}

const rows = async <Row>(text: string, values: unknown[] = []) =>
  (await cast.owner.query(text, values)).rows as Row[]

/** The case is closed long ago, and nobody has access on loan any more. */
async function closed() {
  await rows('update corps.grants set ended_at = clock.now() where case_id = $1 and ended_at is null', [
    caseId,
  ])
  await rows(
    `with closed as (update corps.cases set closed_at = clock.now() where id = $1 returning id)
     update corps.deadlines set settled_at = clock.now() where case_id in (select id from closed) and settled_at is null`,
    [caseId],
  )
}

/** As the door does when somebody comes back with their words and writes. */
async function writesAgain() {
  await rows(
    `with message as (insert into corps.messages (id, conversation_id, written_by, sealed_text)
         values (gen_random_uuid(), $2, 'person', null))
     insert into corps.deadlines (id, enquiry_id, kind, due_at)
       values (gen_random_uuid(), $1, 'answer', clock.now() + interval '3 hours')`,
    [enquiryId, on.conversationId],
  )
  await rows('update corps.enquiries set ended_at = null, ended_as = null where id = $1', [enquiryId])
}

const to = (responsible: StaffId, deputy: StaffId) => ({
  reason: 'the-person-came-back' as const,
  responsible,
  deputy,
  nextContact: now().add({ hours: 24 }),
})

describe('the person of a closed case who writes again', () => {
  beforeEach(async () => {
    await closed()
    await writesAgain()
  })

  it('is taken up again in the same case, by whoever is on duty, who sees nothing of it', async () => {
    const opened = await openEnquiry(cast.house, cast.alma.asking, enquiryId, 'triage')
    expect(opened?.closedCase).toMatch(/^Prøve /)

    expect(await as(cast.alma, tx => reopenFromEnquiry(tx, on, to(cast.birk.id, cast.sol.id)))).toEqual({
      done: 'reopened',
    })

    expect(await lastOf(caseId)).toBe('reopen-case done the-person-came-back')
    expect(await lastOf(on.conversationId)).toBe('reopen-case done')
    expect(await as(cast.alma, tx => findCase(tx, caseId))).toBeUndefined()
    const asked = { kind: 'case', id: caseId, scope: 'whole', purpose: 'read' } as const
    expect(await open(cast.house, cast.alma.asking, asked)).toBeUndefined()

    const { responsible, deputy } = inHands(await as(cast.birk, tx => listResponsibilities(tx, caseId)))
    expect([responsible?.alias, deputy?.alias]).toEqual(['Birk', 'Sol'])
    const due = await as(cast.birk, tx => listDeadlines(tx, caseId))
    expect(due.map(({ kind }) => kind)).toEqual(['answer', 'next-contact'])
    expect((await as(cast.alma, readQueue)).waiting.map(({ id }) => id)).not.toContain(enquiryId)
    expect(await rows('select ended_as from corps.enquiries where id = $1', [enquiryId])).toEqual([
      { ended_as: 'case' },
    ])
  })

  it('has no second case opened for them', async () => {
    const opening = {
      caseId: cast.house.chance.uuid() as CaseId,
      keys: await newCaseKeys(cast.house, caseId),
      reference: 'Prøve 1' as Reference,
      region: 'midt' as const,
      responsible: cast.birk.id,
      deputy: cast.alma.id,
      nextContactAt: now().add({ hours: 20 }),
      alias: 'Mona',
      card: nothingAgreed,
      copied: [],
    }
    expect(await as(cast.alma, tx => openAsCase(tx, { ...on, by: cast.alma.id }, opening))).toEqual({
      refused: { why: 'already-a-case' },
    })
  })

  it('is not there for a colleague who is blocked from the case, or off duty', async () => {
    const reopen = (member: Member) =>
      as(member, tx => reopenFromEnquiry(tx, on, to(cast.birk.id, cast.sol.id)))
    await rows(
      `insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason)
         values (gen_random_uuid(), 'case', $1, $2, $3, 'kin-or-friend')`,
      [caseId, cast.alma.id, cast.birk.id],
    )
    expect(await reopen(cast.alma)).toEqual({ refused: { why: 'not-there' } })
    expect(await lastOf(cast.alma.id)).toBe('reopen-case refused no-right')
    await rows('update corps.responsibilities set until_at = clock.now() where case_id = $1', [caseId])
    expect(await reopen(cast.storm)).toEqual({ refused: { why: 'not-there' } })
    // And whoever is blocked is not given it.
    expect(await as(cast.birk, tx => reopenFromEnquiry(tx, on, to(cast.birk.id, cast.alma.id)))).toEqual({
      refused: { why: 'not-available' },
    })
  })

  it('is not taken up while a colleague has the enquiry', async () => {
    await rows(
      `insert into corps.claims (id, enquiry_id, staff_id, lapses_at)
         values (gen_random_uuid(), $1, $2, clock.now() + interval '1 hour')`,
      [enquiryId, cast.birk.id],
    )
    expect(await as(cast.alma, tx => reopenFromEnquiry(tx, on, to(cast.birk.id, cast.sol.id)))).toEqual({
      refused: { why: 'held-by-other' },
    })
  })

  it('is led there by the pages, with the reference word and nothing more', async () => {
    const app = desk(cast.house)
    const get = (path: string) => app.request(path, { headers: { cookie: cast.alma.cookie } })
    const [{ reference } = { reference: '' }] = await rows<{ reference: string }>(
      'select reference from corps.cases where id = $1',
      [caseId],
    )
    const home = `/enquiries/${enquiryId}`
    const page = await (await get(home)).text()
    expect(page).toContain(`Henvendelsen hører til sagen ${reference}, som er lukket`)
    expect(page).not.toContain(`${home}/case"`)
    expect(page).not.toContain(caseId)
    expect((await get(`${home}/case`)).headers.get('location')).toBe(`${home}/reopening`)
    const form = await (await get(`${home}/reopening`)).text()
    expect(form).not.toContain('Mona')
    expect(form).not.toContain(caseId)

    const at = now().add({ hours: 48 }).toZonedDateTimeISO('Europe/Copenhagen')
    const fields = {
      act: cast.house.chance.uuid(),
      reason: 'the-person-came-back',
      responsible: cast.birk.id,
      deputy: cast.sol.id,
      'nextContact-day': String(at.day),
      'nextContact-month': String(at.month),
      'nextContact-year': String(at.year),
      'nextContact-time': '9.30',
    }
    const post = (changed: Partial<typeof fields> = {}) =>
      app.request(`${home}/reopening`, {
        method: 'POST',
        headers: {
          cookie: cast.alma.cookie,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ ...fields, ...changed, act: cast.house.chance.uuid() }),
      })
    const twice = await post({ deputy: cast.birk.id })
    expect(twice.status).toBe(422)
    expect(await twice.text()).toContain('skal være to forskellige')
    const done = await post()
    expect([done.status, done.headers.get('location')]).toEqual([303, '/duty-desk'])
  })
})

describe('a closed case whose two are both gone', () => {
  const reopen = (member: Member, hands = [cast.birk.id, cast.alma.id] as const) =>
    as(member, tx => {
      const { reason, ...rest } = to(hands[0], hands[1])
      return reopenCase(tx, { caseId, chance: cast.house.chance }, reason, rest)
    })
  const gone = () =>
    behind(cast.owner, [
      `update corps.staff set suspended_at = clock.now() where id in ('${cast.storm.id}', '${cast.sol.id}')`,
    ])

  it('is taken up again by the leader of its region, who gets no access by that', async () => {
    await closed()
    expect(await reopen(cast.ravn)).toEqual({ refused: { why: 'not-there' } })
    expect(await lastOf(cast.ravn.id)).toBe('reopen-case refused no-right')
    await gone()
    expect(await reopen(cast.ravn)).toEqual({ done: 'reopened' })
    expect(await lastOf(caseId)).toBe('reopen-case done the-person-came-back')
    expect(await as(cast.ravn, tx => findCase(tx, caseId))).toBeUndefined()
    expect(await as(cast.birk, tx => findCase(tx, caseId))).toBeDefined()
  })

  it('is not there for a leader of another region, one who is blocked, or a consultant', async () => {
    await closed()
    await gone()
    const refused = { refused: { why: 'not-there' } }
    expect(await reopen(cast.birk)).toEqual(refused)
    await rows(`update corps.staff set region = 'nord' where id = $1`, [cast.ravn.id])
    expect(await reopen(cast.ravn)).toEqual(refused)
    await rows(`update corps.staff set region = 'midt' where id = $1`, [cast.ravn.id])
    await rows(
      `insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason)
         values (gen_random_uuid(), 'case', $1, $2, $3, 'kin-or-friend')`,
      [caseId, cast.ravn.id, cast.birk.id],
    )
    expect(await reopen(cast.ravn)).toEqual(refused)
  })

  it('is not taken up when it was erased', async () => {
    await closed()
    await gone()
    await rows('update corps.cases set erased_at = clock.now() where id = $1', [caseId])
    expect(await reopen(cast.ravn)).toEqual({ refused: { why: 'not-there' } })
  })
})

describe('a block', () => {
  const blocked = async (member: Member) => ({
    case:
      (
        await rows('select from corps.blocks where owner_id = $1 and staff_id = $2 and ended_at is null', [
          caseId,
          member.id,
        ])
      ).length === 1,
    enquiry:
      (
        await rows('select from corps.blocks where owner_id = $1 and staff_id = $2 and ended_at is null', [
          on.conversationId,
          member.id,
        ])
      ).length === 1,
  })
  const lift = (by: Member, id: BlockId) => as(by, tx => endBlock(tx, id))
  const ofEnquiry = async (by: Member) =>
    present(
      (await as(by, tx => listBlocks(tx, { conversation: on.conversationId })))[0],
      'a block of the enquiry',
    )

  it('of an enquiry is lifted by whoever could set it, and the colleague sees it again', async () => {
    enquiryId = await anEnquiry(cast, cast.birk)
    on = await atWork(cast, cast.birk, enquiryId)
    await as(cast.birk, tx => blockColleague(tx, on, cast.alma.id, 'kin-or-friend'))
    const block = await ofEnquiry(cast.birk)
    expect(block).toMatchObject({ alias: 'Alma', givenBy: 'Birk', moreIsLifted: false })
    expect(await lift(cast.alma, block.id)).toEqual({ refused: { why: 'not-there' } })
    expect(await lastOf(cast.alma.id)).toBe('end-block refused no-right')

    expect(await lift(cast.ravn, block.id)).toEqual({ done: 'ended' })
    expect(await lastOf(on.conversationId)).toBe('end-block done')
    expect(await openEnquiry(cast.house, cast.alma.asking, enquiryId, 'read')).toBeDefined()
  })

  it('that was set on both is lifted from both, and the page says so', async () => {
    await closed()
    await writesAgain()
    await as(cast.birk, tx => blockColleague(tx, on, cast.alma.id, 'named-by-the-person'))
    expect(await blocked(cast.alma)).toEqual({ case: true, enquiry: true })
    const page = await desk(cast.house).request(`/enquiries/${enquiryId}/blocks`, {
      headers: { cookie: cast.birk.cookie },
    })
    expect(await page.text()).toContain('Ophæv for henvendelse og sag')

    expect(await lift(cast.birk, (await ofEnquiry(cast.birk)).id)).toEqual({ done: 'ended' })
    expect(await blocked(cast.alma)).toEqual({ case: false, enquiry: false })
    expect(await lastOf(caseId)).toBe('end-block done')
    expect(await lastOf(on.conversationId)).toBe('end-block done')
  })

  it('that those who have the case set themselves is not lifted from the desk', async () => {
    await as(cast.storm, tx => blockFromCase(tx, caseId, cast.alma.id, 'other-ground'))
    await closed()
    await writesAgain()
    await as(cast.birk, tx => blockColleague(tx, on, cast.alma.id, 'kin-or-friend'))
    await lift(cast.birk, (await ofEnquiry(cast.birk)).id)
    expect(await blocked(cast.alma)).toEqual({ case: true, enquiry: false })
    expect(await openEnquiry(cast.house, cast.alma.asking, enquiryId, 'read')).toBeUndefined()
  })

  it('of a case is lifted by those who have it, together with its conversation’s', async () => {
    await closed()
    await writesAgain()
    await as(cast.birk, tx => blockColleague(tx, on, cast.alma.id, 'kin-or-friend'))
    const [block] = await as(cast.storm, tx => listBlocks(tx, { case: caseId }))
    expect(block).toMatchObject({ moreIsLifted: true })
    expect(await lift(cast.birk, present(block, 'a block').id)).toEqual({ refused: { why: 'not-there' } })
    expect(await lift(cast.storm, present(block, 'a block').id)).toEqual({ done: 'ended' })
    expect(await blocked(cast.alma)).toEqual({ case: false, enquiry: false })
  })
})

describe('a professional', () => {
  const from = async (facts: Partial<EnquiryFacts>) =>
    atWork(cast, cast.birk, await anEnquiry(cast, cast.birk, { facts }))

  it('who has not been called back gets general advice, and no case comes of it', async () => {
    on = await from({ askedBy: 'professional' })
    await expect(aCaseOf(on)).rejects.toThrow('not-verified')
    expect(await lastOf(on.conversationId)).toBe('open-case refused not-verified')
    const page = await desk(cast.house).request(`/enquiries/${on.enquiryId}/case`, {
      headers: { cookie: cast.birk.cookie },
    })
    const text = await page.text()
    expect(text).toContain('Du kan først åbne en sag, når du har ringet tilbage')
    expect(text).not.toContain('name="responsible"')

    const callBack = { number: '70 00 00 00', foundWhere: 'hjemmesiden', spokeWith: 'Omstillingen' }
    await as(cast.birk, tx => verifyProfessional(tx, on, callBack))
    expect(await aCaseOf(on)).toBeDefined()
  })

  it('is held to it by the schema too', async () => {
    on = await from({ askedBy: 'professional' })
    const past = rows(
      `insert into corps.cases (id, reference, enquiry_id, region, under_18, opened_by)
         values (gen_random_uuid(), 'Prøve 2', $1, 'midt', 'no', $2)`,
      [on.enquiryId, cast.birk.id],
    )
    await expect(past).rejects.toMatchObject({ constraint: 'professional_is_verified' })
  })

  it.each(['citizen', 'relative'] as const)('is not what a %s is', async askedBy => {
    on = await from({ askedBy })
    expect(await aCaseOf(on)).toBeDefined()
  })
})
