// The sentences of the schema behind "nobody is dropped", each tried alone and as the role of the desk.
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Tx } from '../../src/db/db.ts'
import type { EnquiryId } from '../../src/foundation/ids.ts'
import { anEnquiry } from '../an-enquiry.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

let database: FreshDatabase
let cast: Cast
let caseId: string

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
})
beforeEach(async () => {
  caseId = cast.house.chance.uuid()
  const { birk, storm } = cast
  expect(await asked(birk, tx => openCase(tx, { responsible: birk, deputy: storm }))).toBe('done')
})
afterAll(async () => {
  await cast.close()
  await database.drop()
})

describe('an open case', () => {
  it('P16 keeps its two different people, whoever has the case and tries', async () => {
    const alone = cast.owner.query(
      `update corps.responsibilities set until_at = now() where case_id = $1 and part = 'deputy'`,
      [caseId],
    )
    await expect(alone).rejects.toMatchObject({ constraint: 'case_has_hands' })

    const twice = cast.owner.query(
      `update corps.responsibilities set staff_id = $2 where case_id = $1 and part = 'deputy'`,
      [caseId, cast.birk.id],
    )
    await expect(twice).rejects.toMatchObject({ constraint: 'two_different_people' })
  })

  it('P16 keeps its next contact: the desk settles it only together with setting another', async () => {
    const [next] = (
      await cast.owner.query<{ id: string }>(
        `select id from corps.deadlines where case_id = $1 and kind = 'next-contact' and settled_at is null`,
        [caseId],
      )
    ).rows
    const openNow = 'select count(*)::int as n from corps.deadlines where id = $1 and settled_at is null'
    await asked(cast.birk, tx => sql`select corps.settle_deadline(${next?.id})`.execute(tx))
    expect((await cast.owner.query(openNow, [next?.id])).rows).toEqual([{ n: 1 }])

    const settled = cast.owner.query('update corps.deadlines set settled_at = now() where id = $1', [
      next?.id,
    ])
    await expect(settled).rejects.toMatchObject({ constraint: 'case_has_next_contact' })
  })

  it('keeps its people even when one of them is gone behind every act', async () => {
    const gone = cast.owner.query('update corps.staff set deactivated_at = now() where id = $1', [
      cast.storm.id,
    ])
    await expect(gone).rejects.toMatchObject({ constraint: 'case_has_hands' })
  })

  it('is seen by the constraint even where whoever asks cannot see it', async () => {
    // Without a session the desk's role sees no row at all; a check with its rights would find no open case.
    await cast.owner.query('grant update on corps.responsibilities to haandholdt_desk')
    await cast.owner.query('create policy anybody on corps.responsibilities to haandholdt_desk using (true)')
    try {
      const orphan = cast.house.inTransaction('nobody', tx =>
        sql`update responsibilities set until_at = clock.now() where case_id = ${caseId} and part = 'deputy'`.execute(
          tx,
        ),
      )
      await expect(orphan).rejects.toMatchObject({ constraint: 'case_has_hands' })
    } finally {
      await cast.owner.query('drop policy anybody on corps.responsibilities')
      await cast.owner.query('revoke update on corps.responsibilities from haandholdt_desk')
    }
  })
})

describe('an open enquiry', () => {
  it('keeps its deadline', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const settled = cast.owner.query('update corps.deadlines set settled_at = now() where enquiry_id = $1', [
      id,
    ])
    await expect(settled).rejects.toMatchObject({ constraint: 'enquiry_has_deadline' })
  })

  it('is claimed by one person at a time', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const claim = (by: Member) =>
      cast.owner.query(
        `insert into corps.claims (id, enquiry_id, staff_id, lapses_at)
         values (gen_random_uuid(), $1, $2, now() + interval '1 hour')`,
        [id, by.id],
      )
    await claim(cast.birk)
    await expect(claim(cast.alma)).rejects.toMatchObject({ constraint: 'one_claim_at_a_time' })
  })

  it('about somebody under 18 does not become a case before both decisions are there', async () => {
    const { birk, storm } = cast
    const id = await anEnquiry(cast, birk, { facts: { under18: 'yes' } })
    caseId = cast.house.chance.uuid()
    const open = () => asked(birk, tx => openCase(tx, { responsible: birk, deputy: storm }, id))
    await expect(open()).rejects.toMatchObject({ constraint: 'child_has_decision' })

    await decide(id, 'person')
    await expect(open()).rejects.toMatchObject({ constraint: 'child_has_decision' })
    await decide(id, 'siblings')
    expect(await open()).toBe('done')
  })
})

describe('somebody who is leaving', () => {
  afterEach(() => cast.owner.query('update corps.staff set suspended_at = null'))

  it.each([
    ['opens a case', (tx: Tx) => openCase(tx, { responsible: cast.birk, deputy: cast.sol })],
    ['hands one over', (tx: Tx) => handOver(tx, { responsible: cast.birk, deputy: cast.sol })],
  ])('is given nothing: whoever %s for them at that moment waits, and is told', async (does, give) => {
    const { birk, ravn, sol } = cast
    if (does === 'opens a case') caseId = cast.house.chance.uuid()
    let given: Promise<unknown[]> = Promise.resolve([])
    await asked(ravn, async tx => {
      expect(await suspend(tx, sol)).toBe('done')
      given = Promise.allSettled([asked(birk, give)])
      await somebodyWaits(1)
    })
    expect(await given).toEqual([{ status: 'fulfilled', value: 'not-available' }])
  })

  it('as planned stays until each case is taken over, and is told so', async () => {
    const { ravn, storm } = cast
    const leave = () =>
      asked(ravn, async tx => {
        const { rows } = await sql<{ answer: string }>`
          select corps.deactivate_staff(${storm.id}) as answer`.execute(tx)
        return rows[0]?.answer
      })
    expect(await leave()).toBe('waiting-for-hand-over')
    const { rows } = await cast.owner.query(
      'select leaving_at, deactivated_at from corps.staff where id = $1',
      [storm.id],
    )
    expect(rows).toEqual([{ leaving_at: expect.any(Date), deactivated_at: null }])
    await cast.owner.query('update corps.staff set leaving_at = null where id = $1', [storm.id])
  })

  it('does not become the stand-in of somebody who leaves at the same moment', async () => {
    const { ravn, storm, alma, birk } = cast
    await cast.owner.query(`update corps.staff set role = 'leader' where id = any ($1)`, [
      [storm.id, alma.id, birk.id],
    ])
    const [ofAlma, ofBirk] = [cast.house.chance.uuid(), cast.house.chance.uuid()]
    await asked(ravn, async tx => {
      caseId = ofAlma
      expect(await openCase(tx, { responsible: alma, deputy: ravn, region: 'midt' })).toBe('done')
      caseId = ofBirk
      expect(await openCase(tx, { responsible: birk, deputy: ravn, region: 'nord' })).toBe('done')
    })

    // Both have begun before either can go on: without taking turns each would wait for the other.
    const holding = new Client({ connectionString: database.urls.owner })
    await holding.connect()
    await holding.query('begin')
    await holding.query('select from corps.cases where id = any ($1) for update', [[ofAlma, ofBirk]])
    const both = Promise.allSettled([
      asked(ravn, tx => suspend(tx, alma)),
      asked(storm, tx => suspend(tx, birk)),
    ])
    await somebodyWaits(2)
    await holding.query('commit')
    await holding.end()

    expect(await both).toEqual([
      { status: 'fulfilled', value: 'done' },
      { status: 'fulfilled', value: 'done' },
    ])
    const { rows } = await cast.owner.query<{ staff_id: string }>(
      'select staff_id from corps.responsibilities where case_id = any ($1) and until_at is null',
      [[ofAlma, ofBirk]],
    )
    expect(rows.filter(row => [alma.id, birk.id].some(id => id === row.staff_id))).toEqual([])
  })
})

const asked = <T>(member: Member, act: (tx: Tx) => Promise<T>) => cast.house.inTransaction(member.asking, act)

interface Hands {
  responsible: Member
  deputy: Member
  region?: string
}

async function openCase(tx: Tx, hands: Hands, enquiry: EnquiryId | null = null): Promise<string | undefined> {
  const { rows } = await sql<{ answer: string }>`
    select corps.open_case(${caseId}, ${`Svale ${caseId.slice(0, 8)}`}, ${enquiry}, null, ${hands.region ?? 'midt'}, 'no', true,
      ${hands.responsible.id}, ${hands.deputy.id}, clock.now() + interval '1 day') as answer`.execute(tx)
  return rows[0]?.answer
}

async function handOver(tx: Tx, hands: Hands): Promise<string | undefined> {
  const { rows } = await sql<{ answer: string }>`
    select corps.hand_over(${caseId}, ${hands.responsible.id}, ${hands.deputy.id}, 'cover') as answer`.execute(
    tx,
  )
  return rows[0]?.answer
}

async function decide(id: EnquiryId, concerns: 'person' | 'siblings') {
  await asked(cast.birk, async tx => {
    await sql`select access.record_on_enquiry(e.conversation_id, 'decide-notification', 'done', e.id, null)
      from enquiries e where e.id = ${id}`.execute(tx)
    await tx
      .insertInto('notification_decisions')
      .values({
        id: cast.house.chance.uuid(),
        enquiry_id: id,
        concerns,
        decision: 'no-ground',
        decided_by: cast.birk.id,
      })
      .execute()
  })
}

async function suspend(tx: Tx, leaving: Member): Promise<string | undefined> {
  const { rows } = await sql<{ answer: string }>`
    select corps.suspend_staff(${leaving.id}, 'left-the-corps') as answer`.execute(tx)
  return rows[0]?.answer
}

/** Until so many others wait for a lock. */
async function somebodyWaits(many: number): Promise<void> {
  const waiting = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  for (let looks = 0; looks < 500; looks += 1) {
    const { rows } = await cast.owner.query<{ n: number }>(waiting)
    if (rows[0]?.n === many) return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  throw new Error(`never ${many} waiting`)
}
