import { Client } from 'pg'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import type { RootLog } from '../access/audit/root.ts'
import type { KeyProvider } from '../crypto/key-ring.ts'
import { seededChance } from '../crypto/random.ts'
import { connect, type Db, transactionsOf } from '../db/db.ts'
import { systemClock } from '../foundation/clock.ts'
import { forgetUnsent, mixFacts } from './jobs.sql.ts'
import { type JobsHouse, signAuditRoot, startJobs, sweep } from './jobs.ts'

const STAFF = '11111111-1111-4111-8111-111111111111'
const DEPUTY = '22222222-2222-4222-8222-222222222222'
const CASE = '33333333-3333-4333-8333-333333333333'

let database: FreshDatabase
let owner: Client
let db: Db
let house: JobsHouse
let rootLines: string[]
let logged: string[]

beforeAll(async () => {
  database = await freshDatabase()
  owner = new Client({ connectionString: database.urls.owner })
  await owner.connect()
  db = connect({ connectionString: database.urls.jobs }, 4)
})

beforeEach(async () => {
  rootLines = []
  logged = []
  const roots: RootLog = { lines: async () => rootLines, append: async line => void rootLines.push(line) }
  house = {
    inTransaction: transactionsOf(db),
    keys: { secret: async () => new Uint8Array(32).fill(1) } as unknown as KeyProvider,
    clock: systemClock,
    chance: seededChance('jobs'),
    roots,
    erasures: { lines: async () => [] },
    log: pino({}, { write: (line: string) => void logged.push(line) }),
  }
  await owner.query(`begin;
    insert into corps.principals (id, kind) values ('${STAFF}', 'staff'), ('${DEPUTY}', 'staff');
    insert into corps.staff (id, sign_in_name, alias, role, region, password) values
      ('${STAFF}', 'birk', 'Birk', 'consultant', 'midt', 'x'), ('${DEPUTY}', 'alma', 'Alma', 'consultant', 'midt', 'x');
    insert into corps.cases (id, reference, region, under_18, opened_by) values ('${CASE}', 'Lærke 27', 'midt', 'no', '${STAFF}');
    insert into corps.responsibilities (id, case_id, staff_id, part, given_by, reason) values
      (gen_random_uuid(), '${CASE}', '${STAFF}', 'responsible', '${STAFF}', 'case-opened'),
      (gen_random_uuid(), '${CASE}', '${DEPUTY}', 'deputy', '${STAFF}', 'case-opened');
    insert into corps.deadlines (id, case_id, kind, due_at) values (gen_random_uuid(), '${CASE}', 'next-contact', now() + interval '1 day');
    commit`)
})

afterEach(() =>
  owner.query(`set session_replication_role = replica;
    delete from corps.alarms; delete from corps.deadlines; delete from corps.responsibilities; delete from corps.cases;
    delete from corps.sessions; delete from corps.conversations; delete from corps.staff; delete from corps.principals where kind <> 'job';
    delete from audit.entries; delete from audit.heads; set session_replication_role = origin`),
)

afterAll(async () => {
  await db.destroy()
  await owner.end()
  await database.drop()
})

describe('the sweep', () => {
  it('raises no alarm while every deadline lies ahead', async () => {
    expect(await sweep(house)).toBe(0)
  })

  it('P16 raises one alarm for a deadline that has passed, and says so on the chain of the case', async () => {
    await contactIsDue()
    expect(await sweep(house)).toBe(1)
    const { rows } = await owner.query(
      `select act, outcome, reason from audit.entries where chain_id = '${CASE}' order by seq desc limit 1`,
    )
    expect(rows).toEqual([{ act: 'raise-alarm', outcome: 'done', reason: 'next-contact' }])
  })

  it('raises it once, however often and however many sweep at the same moment', async () => {
    await contactIsDue()
    const raised = await Promise.all([sweep(house), sweep(house), sweep(house)])
    expect(raised.toSorted()).toEqual([0, 0, 1])
    expect(await sweep(house)).toBe(0)
    expect((await owner.query('select count(*)::int as n from corps.alarms')).rows[0].n).toBe(1)
  })

  it('leaves a deadline that was kept alone', async () => {
    await owner.query(`insert into corps.deadlines (id, case_id, kind, due_at, settled_at)
      values (gen_random_uuid(), '${CASE}', 'task', now() - interval '1 hour', now() - interval '2 hours')`)
    expect(await sweep(house)).toBe(0)
  })

  it('lets the desk hear that something changed, and nothing of what', async () => {
    const heard: (string | undefined)[] = []
    const ear = new Client({ connectionString: database.urls.desk })
    await ear.connect()
    ear.on('notification', ({ payload }) => heard.push(payload))
    await ear.query('listen desk')
    await contactIsDue()
    await sweep(house)
    await ear.query('select 1')
    await ear.end()
    expect(heard.length).toBeGreaterThan(0)
    expect(new Set(heard)).toEqual(new Set(['']))
  })

  it('forgets a visit after its silence, and no session of staff', async () => {
    await owner.query(`insert into corps.sessions (id, token_hash, principal_id, audience, level, expires_at) values
      (gen_random_uuid(), sha256('visit'), '${STAFF}', 'door', 'full', now() - interval '1 second'),
      (gen_random_uuid(), sha256('going on'), '${STAFF}', 'door', 'full', now() + interval '1 minute'),
      (gen_random_uuid(), sha256('staff'), '${STAFF}', 'desk', 'full', now() - interval '1 second')`)
    await sweep(house)
    const { rows } = await owner.query('select audience from corps.sessions order by audience')
    expect(rows).toEqual([{ audience: 'desk' }, { audience: 'door' }])
  })
})

it('the jobs forget after two days who took six words and never wrote, and nobody who did', async () => {
  await owner.query(`
    insert into corps.principals (id, kind) select gen_random_uuid(), 'citizen' from generate_series(1, 3);
    insert into corps.conversations (id, kind, started_at)
      select id, 'citizen', now() - (row_number() over ()) * interval '30 hours' from corps.principals where kind = 'citizen'`)
  await house.inTransaction('nobody', forgetUnsent)
  expect((await owner.query('select count(*)::int as n from corps.conversations')).rows[0].n).toBe(1)
})

it('parts the fact rows of these two months from the transactions that wrote them, and loses none', async () => {
  for (const n of [1, 2, 3]) {
    await owner.query(
      `insert into corps.assessment_facts (pseudonym, region, month, instrument, instrument_version, kind, codes)
       values ($1, 'midt', date_trunc('month', now())::date, 'asrae', '0.1.0', 'final', '{}')`,
      [Buffer.from([n])],
    )
  }
  const facts = async () =>
    (
      await owner.query<{ pseudonym: string; written: string }>(
        `select encode(pseudonym, 'hex') as pseudonym, xmin::text as written from corps.assessment_facts order by 1`,
      )
    ).rows
  const before = await facts()
  expect(new Set(before.map(({ written }) => written)).size).toBe(3)
  expect(await house.inTransaction('nobody', mixFacts)).toBe(3)
  const after = await facts()
  expect(after.map(({ pseudonym }) => pseudonym)).toEqual(['01', '02', '03'])
  expect(new Set(after.map(({ written }) => written)).size).toBe(1)
  await owner.query('delete from corps.assessment_facts')
})

it('the jobs begin at once, log how many and nothing else, and stop when asked', async () => {
  await contactIsDue()
  await somethingHappened()
  const stop = startJobs(house)
  await stop()
  expect(rootLines).toHaveLength(1)
  const lines = logged.map(line => JSON.parse(line) as Record<string, unknown>)
  expect(lines.map(({ job, count }) => [job, count])).toContainEqual(['sweep', 1])
  expect(new Set(lines.flatMap(line => Object.keys(line)))).toEqual(
    new Set(['level', 'time', 'pid', 'hostname', 'job', 'count']),
  )
})

it('a job that fails is logged by its code alone and does not stop the others', async () => {
  await contactIsDue()
  await somethingHappened()
  const roots: RootLog = {
    ...house.roots,
    append: () => Promise.reject(Object.assign(new Error('disk says Lejla'), { code: 'ENOSPC' })),
  }
  const stop = startJobs({ ...house, roots })
  await stop()
  expect(logged.join('')).toContain('ENOSPC')
  expect(logged.join('')).not.toContain('Lejla')
  expect((await owner.query('select count(*)::int as n from corps.alarms')).rows[0].n).toBe(1)
})

it('the root signs what has happened', async () => {
  await contactIsDue()
  await sweep(house)
  expect(await signAuditRoot(house)).toBe(1)
  expect(rootLines[0]).toContain(CASE)
})

const contactIsDue = () =>
  owner.query(
    `update corps.deadlines set due_at = now() - interval '1 minute' where case_id = '${CASE}' and kind = 'next-contact'`,
  )

const somethingHappened = () => owner.query(`select audit.append('case', '${CASE}', 'open-case', 'done')`)
