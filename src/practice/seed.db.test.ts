import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { anEmptyOffice, type EmptyOffice } from '../../test/practice.ts'
import { beginSignIn } from '../access/sign-in/begin-sign-in.ts'
import { completeSignIn } from '../access/sign-in/complete-sign-in.ts'
import { verifyAudit } from '../access/audit/verify.ts'
import { sha256 } from '../crypto/digest.ts'
import { signerFrom } from '../crypto/sign.ts'
import type { InTransaction } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import { CannotStart } from '../foundation/cannot-start.ts'
import { practiceCode, practiceOffice, practiceSecrets, signInNameOf, wordsForSignIns } from './office.ts'
import { seedPractice } from './seed.ts'
import { situations } from './situations/all.ts'

let database: FreshDatabase
let office: EmptyOffice
let owner: Client

beforeAll(async () => {
  database = await freshDatabase()
  owner = new Client({ connectionString: database.urls.owner })
  await owner.connect()
  office = await anEmptyOffice(database)
  await office.seed()
})
afterAll(async () => {
  await office?.close()
  await owner?.end()
  await database?.drop()
})

const rows = async (query: string): Promise<unknown[]> => (await owner.query(query)).rows

describe('the practice office', () => {
  it('has two consultants and a leader in each of the four regions', async () => {
    expect(
      await rows(`select region, count(*) filter (where role = 'consultant')::int as consultants,
        count(*) filter (where role = 'leader')::int as leaders from corps.staff group by region order by region`),
    ).toEqual([
      { region: 'hovedstaden-sjaelland', consultants: 2, leaders: 1 },
      { region: 'midt', consultants: 2, leaders: 1 },
      { region: 'nord', consultants: 2, leaders: 1 },
      { region: 'syddanmark', consultants: 2, leaders: 1 },
    ])
  })

  it('holds the ten situations, and each of them is marked as practice', async () => {
    expect(situations.map(({ code }) => code)).toEqual(Array.from({ length: 10 }, (_, n) => `V${n + 1}`))
    expect(await rows('select practice, count(*)::int from corps.enquiries group by practice')).toEqual([
      { practice: true, count: 10 },
    ])
    expect(await rows('select practice, count(*)::int from corps.cases group by practice')).toEqual([
      { practice: true, count: 8 },
    ])
  })

  it('has two waiting at the duty desk whom nobody has: one wrote at the door, one rang', async () => {
    expect(
      await rows(`select e.channel, e.under_18 from corps.enquiries e where e.ended_at is null
         and not exists (select from corps.claims c where c.enquiry_id = e.id and c.ended_at is null) order by channel`),
    ).toEqual([
      { channel: 'door', under_18: 'no' },
      { channel: 'phone', under_18: 'yes' },
    ])
  })

  it('has cases that have come differently far', async () => {
    expect(await rows('select kind from corps.signatures order by kind')).toEqual([
      { kind: 'final' },
      { kind: 'provisional' },
    ])
    expect(await rows('select reason from corps.closures')).toEqual([{ reason: 'advice-given' }])
    expect(await rows('select count(*)::int from corps.assessments where ended_at is null')).toEqual([
      { count: 2 },
    ])
  })

  it('lets one alarm ring: a call that was agreed and did not come', async () => {
    await owner.query(`select corps.raise_alarms()`)
    expect(
      await rows(`select d.kind from corps.alarms a join corps.deadlines d on d.id = a.deadline_id`),
    ).toEqual([{ kind: 'next-contact' }])
  })

  it('was made by the acts themselves: the trail is whole and says who did what', async () => {
    const proof = await office.seeding.owner
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(tx => verifyAudit(tx, [], signerFrom(new Uint8Array(32)).publicKey, []))
    expect(proof).not.toHaveProperty('fault')
    expect(proof.entries).toBeGreaterThan(300)
    const [acts] = await rows(`select array_agg(distinct act) as acts from audit.entries`)
    expect((acts as { acts: string[] }).acts).toEqual(
      expect.arrayContaining([
        'receive-enquiry',
        'claim-enquiry',
        'triage',
        'open-case',
        'add-person',
        'add-fact',
        'start-assessment',
        'sign-final',
        'sign-provisional',
        'add-measure',
        'close-case',
        'sign-in',
        'enter-code',
      ]),
    )
    expect(await rows(`select act, reason from audit.entries where outcome = 'refused'`)).toEqual([])
  })

  it('leaves nobody signed in, and on duty only those who are', async () => {
    expect(await rows('select from corps.sessions where revoked_at is null')).toEqual([])
    expect(await rows('select alias from corps.staff where on_duty order by alias')).toEqual(
      practiceOffice
        .filter(({ onDuty }) => onDuty)
        .map(({ alias }) => ({ alias }))
        .toSorted((a, b) => (a.alias < b.alias ? -1 : 1)),
    )
  })

  it('is not made twice, and never in operation', async () => {
    expect(await office.seed()).toBe(false)
    expect(await rows('select count(*)::int from corps.staff')).toEqual([{ count: practiceOffice.length }])
    await expect(seedPractice({ ...office.seeding, production: true })).rejects.toThrow(
      'no practice office in operation',
    )
  })
})

describe('a practice office whose making was cut off', () => {
  it('is not taken for a whole one at the next start: it is said how to begin anew', async () => {
    const half = await freshDatabase()
    const other = await anEmptyOffice(half)
    let acts = 0
    const inTransaction: InTransaction = (asking, act) => {
      acts += 1
      if (acts > 60) throw new Error('power cut')
      return other.seeding.desk.inTransaction(asking, act)
    }
    try {
      const cutOff = { ...other.seeding, desk: { ...other.seeding.desk, inTransaction } }
      await expect(seedPractice(cutOff)).rejects.toThrow('power cut')
      const again = other.seed()
      await expect(again).rejects.toBeInstanceOf(CannotStart)
      await expect(again).rejects.toThrow('cut off before it was whole. Remove the folder')
    } finally {
      await other.close()
      await half.drop()
    }
  })
})

describe('the practice sign-ins', () => {
  it('are the same at every start, and let somebody in right after the first', async () => {
    const { desk } = office.seeding
    const secrets = await practiceSecrets(desk.keys)
    const source = sha256('somebody at the keyboard')
    const first = await beginSignIn(
      desk,
      { by: 'password', name: 'Birk', password: secrets.password },
      source,
    )
    const { code } = present(practiceCode(secrets, 'birk', desk.clock.now()), 'the code of Birk')
    const half = 'done' in first ? first.done : { token: '' }
    expect(await completeSignIn(desk, half, { by: 'totp', code })).toHaveProperty('done')
  })

  it('are said at the start, each with its name and second factor', async () => {
    const secrets = await practiceSecrets(office.seeding.desk.keys)
    const said = wordsForSignIns(secrets)
    expect(said).toContain(secrets.password)
    for (const member of practiceOffice) expect(said).toContain(signInNameOf(member))
    expect(practiceCode(secrets, 'nobody', office.seeding.desk.clock.now())).toBeUndefined()
  })

  it('differ from one trial to the next', async () => {
    const other = await anEmptyOffice(database)
    try {
      const one = await practiceSecrets(office.seeding.desk.keys)
      const two = await practiceSecrets(other.seeding.desk.keys)
      expect(one.password).not.toBe(two.password)
      expect(one.totpSecretOf('birk')).not.toEqual(two.totpSecretOf('birk'))
    } finally {
      await other.close()
    }
  })
})
