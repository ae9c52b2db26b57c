// Nobody is dropped: whatever happens in whatever order, also two things at once, every open case has two different
// people who are there, or one and an alarm that rings for the second, and a next contact, and every open enquiry has
// a deadline.
import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../database.ts'

const STAFF = 6
const LEADERS = 2

let database: FreshDatabase
let owner: Client
let desks: [Client, Client]

beforeAll(async () => {
  database = await freshDatabase()
  owner = await connected(database.urls.owner)
  desks = [await connected(database.urls.desk), await connected(database.urls.desk)]
})
afterAll(async () => {
  for (const client of [owner, ...desks]) await client.end()
  await database.drop()
})

type Command =
  | { do: 'receive'; by: number }
  | { do: 'open'; by: number; enquiry: number; responsible: number; deputy: number }
  | { do: 'hand-over'; by: number; case: number; responsible: number; deputy: number }
  | { do: 'take-part-away'; by: number; case: number }
  | { do: 'suspend'; by: number; staff: number }
  | { do: 'deactivate'; by: number; staff: number }
  | { do: 'reinstate'; by: number; staff: number; after: 'suspension' | 'departure' }
  | { do: 'close'; by: number; case: number }
  | { do: 'leader-reopen'; by: number; responsible: number; deputy: number }
  | { do: 'reopen-from-enquiry'; by: number; responsible: number; deputy: number }
  | { do: 'reopen'; by: number; case: number; responsible: number; deputy: number }
  | { do: 'settle-next-contact'; by: number; case: number }
  | { do: 'block'; by: number; case: number; staff: number }
  | { do: 'alarm'; by: number; case: number }

const who = fc.nat(STAFF - 1)
/** Mostly a few people and cases, so that what was opened is also handed over, closed and reopened. */
const by = fc.oneof({ weight: 3, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: who })
const which = fc.nat(2)
const two = { responsible: fc.nat(3), deputy: who }
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('receive' as const), by }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('open' as const), by, enquiry: which, ...two }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('hand-over' as const), by, case: which, ...two }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take-part-away' as const), by, case: which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('suspend' as const), by: fc.nat(1), staff: who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('deactivate' as const), by: fc.nat(1), staff: who }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('reinstate' as const),
      by: fc.nat(1),
      staff: who,
      after: fc.constantFrom('suspension' as const, 'departure' as const),
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('close' as const), by, case: which }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('leader-reopen' as const), by: fc.nat(1), ...two }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('reopen-from-enquiry' as const), by, ...two }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('reopen' as const), by, case: which, ...two }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settle-next-contact' as const), by, case: which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('block' as const), by, case: which, staff: who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('alarm' as const), by, case: which }) },
)

/** One command, or two at the same moment over two connections. */
const moment = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(command) },
  { weight: 1, arbitrary: fc.tuple(command, command) },
)

it('P16 holds after every command, alone or two at once', async () => {
  const seen = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { minLength: 20, maxLength: 50 }), async moments => {
      await beginAgain()
      for (const commands of moments) {
        const outcomes = await Promise.all(
          commands.map((each, index) => run(index === 0 ? desks[0] : desks[1], each)),
        )
        for (const outcome of outcomes) seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
        expect(await dropped()).toEqual({ cases: [], enquiries: [], gone: [] })
        await signInAnew()
      }
    }),
    { numRuns: 30 },
  )
  // The property would hold of a system that refuses everything: these must really have happened.
  for (const outcome of [
    'open: done',
    'hand-over: done',
    'suspend: done',
    'deactivate: done',
    'close: done',
    'reopen: done',
    'reinstate: done',
    'leader-reopen: done',
  ]) {
    expect(seen.get(outcome) ?? 0, `${outcome} never happened: ${JSON.stringify([...seen])}`).toBeGreaterThan(
      0,
    )
  }
  expect(
    seen.get('take-part-away: refused by the schema') ?? seen.get('take-part-away: 42501'),
  ).toBeGreaterThan(0)
})

it('a constraint that ran with the rights of whoever asks would be blind, and is not', async () => {
  await beginAgain()
  await run(desks[0], { do: 'receive', by: 0 })
  await run(desks[0], { do: 'open', by: 0, enquiry: 0, responsible: 0, deputy: 1 })
  const orphan = owner.query(`update corps.responsibilities set until_at = now() where part = 'deputy'`)
  await expect(orphan).rejects.toMatchObject({ constraint: 'case_has_hands' })
})

const REFUSALS = new Set(['23514', '42501', '23505'])

async function run(desk: Client, asked: Command): Promise<string> {
  const result = await tried(desk, asked)
  return `${asked.do}: ${result}`
}

async function tried(desk: Client, asked: Command): Promise<string> {
  await desk.query('begin')
  try {
    await desk.query(`select set_config('app.token', $1, true)`, [`token-${asked.by}`])
    const outcome = await act(desk, asked)
    await desk.query('commit')
    return outcome
  } catch (error) {
    await desk.query('rollback')
    const { code } = error as { code?: string }
    if (code === undefined || !REFUSALS.has(code)) throw error
    return code === '23514' ? 'refused by the schema' : code
  }
}

async function act(desk: Client, asked: Command): Promise<string> {
  const answer = async (text: string, values: unknown[]) =>
    String(
      (await desk.query<{ answer: string | null }>(`select (${text}) as answer`, values)).rows[0]?.answer,
    )
  switch (asked.do) {
    case 'receive': {
      const id = crypto.randomUUID()
      await desk.query(
        `select corps.start_conversation($1, 'citizen', null, 'da', gen_random_uuid(), 'wrapped')`,
        [id],
      )
      await desk.query(
        `select corps.receive_enquiry(gen_random_uuid(), $1, $2, 'citizen', 'phone', null, 'no', 'no',
           'citizen', null, 'advice', null, null, null, null, now() + interval '1 hour', false)`,
        [id, id.slice(0, 8)],
      )
      return 'done'
    }
    case 'open':
      return answer(
        `corps.open_case(gen_random_uuid(), gen_random_uuid()::text,
           (select id from corps.enquiries where ended_at is null order by received_at offset $1 limit 1),
           null, 'midt', 'no', false, $2, $3, now() + interval '1 day')`,
        [asked.enquiry, staff(asked.responsible), staff(asked.deputy)],
      )
    case 'hand-over':
      return answer(`corps.hand_over($1, $2, $3, 'moved')`, [
        await someCase(asked.case),
        staff(asked.responsible),
        staff(asked.deputy),
      ])
    case 'take-part-away':
      await desk.query(`update corps.responsibilities set until_at = now() where case_id = $1`, [
        await someCase(asked.case),
      ])
      return 'done'
    case 'suspend':
      return answer(`corps.suspend_staff($1, 'left-at-once')`, [staff(asked.staff)])
    case 'deactivate':
      return answer(`corps.deactivate_staff($1)`, [staff(asked.staff)])
    case 'reinstate':
      // Nearly everybody is here: whoever is away is meant, if there is one.
      return answer(
        `corps.reinstate_staff(coalesce((select id from corps.staff where suspended_at is not null
           or deactivated_at is not null order by id limit 1), $1), $2)`,
        [staff(asked.staff), asked.after],
      )
    case 'leader-reopen':
      await leaveBehind(await someCase(0, 'where closed_at is not null'))
      return answer(
        `corps.reopen_case($1, gen_random_uuid(), 'came-back', $2, $3, now() + interval '1 day')`,
        [await aCaseLeftBehind(), staff(asked.responsible), staff(asked.deputy)],
      )
    case 'reopen-from-enquiry':
      await writesAgain(await someCase(0, 'where closed_at is not null'))
      return answer(
        `corps.reopen_from_enquiry((select e.id from corps.enquiries e where corps.closed_case_of(e.id) is not null limit 1),
           gen_random_uuid(), 'came-back', $1, $2, now() + interval '1 day')`,
        [staff(asked.responsible), staff(asked.deputy)],
      )
    case 'close':
      return answer(`corps.close_case($1, gen_random_uuid(), 'withdrawn', null)`, [
        await someCase(asked.case),
      ])
    case 'reopen':
      return answer(
        `corps.reopen_case($1, gen_random_uuid(), 'came-back', $2, $3, now() + interval '1 day')`,
        [
          // Mostly one that is closed: most are open.
          await (asked.case === 2 ? someCase(0) : someCase(asked.case, 'where closed_at is not null')),
          staff(asked.responsible),
          staff(asked.deputy),
        ],
      )
    case 'settle-next-contact':
      await desk.query(
        `update corps.deadlines set settled_at = now() where kind = 'next-contact' and case_id = $1`,
        [await someCase(asked.case)],
      )
      return 'done'
    case 'block':
      return answer(`corps.block('case', $1, $2, 'related')`, [
        await someCase(asked.case),
        staff(asked.staff),
      ])
    case 'alarm':
      return answer(`corps.take_alarm((select alarm_id from corps.ringing_alarms() offset $1 limit 1))`, [
        asked.case,
      ])
  }
}

/** What nobody holds. */
async function dropped() {
  const cases = await owner.query(`
    select c.id from corps.cases c where c.closed_at is null and (
      (select count(distinct r.staff_id) from corps.responsibilities r join corps.staff s on s.id = r.staff_id
        where r.case_id = c.id and r.until_at is null and s.suspended_at is null and s.deactivated_at is null)
        + (select count(*) from corps.deadlines d where d.case_id = c.id and d.kind = 'hand-over' and d.settled_at is null) < 2
      or not exists (select from corps.responsibilities r where r.case_id = c.id and r.until_at is null and r.part = 'responsible')
      or not exists (select from corps.deadlines d where d.case_id = c.id and d.kind = 'next-contact' and d.settled_at is null))`)
  const enquiries = await owner.query(`
    select e.id from corps.enquiries e where e.ended_at is null
       and not exists (select from corps.deadlines d where d.enquiry_id = e.id and d.kind = 'answer' and d.settled_at is null)`)
  const gone = await owner.query(`
    select s.id from corps.staff s join corps.sessions x on x.principal_id = s.id and x.revoked_at is null
     where s.suspended_at is not null or s.deactivated_at is not null`)
  return { cases: cases.rows, enquiries: enquiries.rows, gone: gone.rows }
}

const staff = (number: number) => `00000000-0000-4000-9000-00000000000${number}`

/** Some case by its place in the register, open or not; the owner looks it up so that rights do not narrow the tries. */
async function someCase(place: number, among = ''): Promise<string | null> {
  const { rows } = await owner.query<{ id: string }>(
    `select id from corps.cases ${among} order by opened_at offset $1 limit 1`,
    [place],
  )
  return rows[0]?.id ?? null
}

/** Whoever is back, or was only signed out, comes in again. */
const signInAnew = () =>
  owner.query(
    `update corps.sessions x set revoked_at = null from corps.staff s
      where s.id = x.principal_id and s.suspended_at is null and s.deactivated_at is null and x.revoked_at is not null`,
  )

/** Both who had a closed case have left the corps, and came back perhaps: nobody has it any more. */
const leaveBehind = (caseId: string | null) =>
  owner.query(
    `update corps.responsibilities r set until_at = now() from corps.cases c
      where c.id = $1 and r.case_id = c.id and c.closed_at is not null and r.until_at is null`,
    [caseId],
  )

async function aCaseLeftBehind(): Promise<string | null> {
  const { rows } = await owner.query<{ id: string }>(
    'select id from corps.cases where closed_at is not null and not access.is_held(id) limit 1',
  )
  return rows[0]?.id ?? null
}

/** As the door does when the person of a closed case comes back and writes. */
async function writesAgain(caseId: string | null) {
  await owner.query(
    `with back as (
       update corps.enquiries e set ended_at = null, ended_as = null from corps.case_conversations cc join corps.cases c on c.id = cc.case_id
        where cc.case_id = $1 and e.conversation_id = cc.conversation_id and e.ended_at is not null and c.closed_at is not null
       returning e.id)
     insert into corps.deadlines (id, enquiry_id, kind, due_at) select gen_random_uuid(), id, 'answer', now() + interval '1 hour' from back`,
    [caseId],
  )
}

async function beginAgain() {
  await owner.query(`
    set session_replication_role = replica;
    truncate corps.principals cascade;
    truncate audit.entries; truncate audit.heads;
    set session_replication_role = origin;
    insert into corps.principals (id, kind) values ('00000000-0000-4000-8000-000000000001', 'job')`)
  for (let number = 0; number < STAFF; number += 1) {
    const role = number < LEADERS ? 'leader' : 'consultant'
    await owner.query(`insert into corps.principals (id, kind) values ($1, 'staff')`, [staff(number)])
    await owner.query(
      `insert into corps.staff (id, sign_in_name, alias, role, region, password, on_duty) values ($1, $2, $2, $3, 'midt', 'x', true)`,
      [staff(number), `staff-${number}`, role],
    )
    await owner.query(
      `insert into corps.sessions (id, token_hash, principal_id, audience, level, expires_at)
       values (gen_random_uuid(), sha256(convert_to($2, 'UTF8')), $1, 'desk', 'full', now() + interval '1 hour')`,
      [staff(number), `token-${number}`],
    )
  }
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
}
