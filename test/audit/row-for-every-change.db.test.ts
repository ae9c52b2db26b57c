// No act without a row, seen from the database: a program that forgets the row, or leaves it out, changes nothing.
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { present } from '../../src/foundation/assert.ts'
import { fillEveryTable, insertRow, type Matter } from '../access/every-table.ts'
import { aCast, type Cast } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

let database: FreshDatabase
let cast: Cast
let matter: Matter
let desk: Client
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  const { birk, sol, ravn } = cast
  matter = await fillEveryTable(cast.owner, { responsible: birk.id, deputy: sol.id, gone: ravn.id })
  desk = new Client({ connectionString: database.urls.desk })
  await desk.connect()
})
afterAll(async () => {
  await desk.end()
  await cast.close()
  await database.drop()
})

/** As the desk's own role, in Birk's session: what became of it. */
async function asBirk(...statements: readonly string[]): Promise<string> {
  await desk.query('begin')
  await desk.query(`select set_config('app.token', $1, true)`, [cast.birk.asking.token])
  try {
    let changed = 0
    for (const statement of statements) changed = (await desk.query(statement)).rowCount ?? 0
    await desk.query('commit')
    return `${changed} kept`
  } catch (error) {
    await desk.query('rollback')
    const { constraint, message } = error as { constraint?: string; message: string }
    return constraint ?? message
  }
}

const rowOnCase = (act = 'try-something', outcome = 'done') =>
  `select access.record_on_case('${matter.caseId}', '${act}', '${outcome}', null, null, null)`
const rowOnEnquiry = () =>
  `select access.record_on_enquiry('${matter.conversationId}', 'try-something', 'done', null, null)`

/** Changes that leave every value as it is: what counts is that the desk's role may write there. */
const CHANGES: Record<string, string> = {
  'corps.enquiries': 'update corps.enquiries set municipality = municipality',
  'corps.cases': 'update corps.cases set anonymous = anonymous',
  'corps.acute_cards': 'update corps.acute_cards set sealed_card = sealed_card',
  'corps.people': 'update corps.people set actor = actor',
  'corps.ties': 'update corps.ties set sealed_tie = sealed_tie',
  'corps.network_positions':
    'update corps.network_positions set sealed_positions = sealed_positions, changed_by = access.staff_id()',
  'corps.identities': 'update corps.identities set sealed_name = sealed_name',
  'corps.tasks': 'update corps.tasks set done_by = access.staff_id()',
  'corps.assessments': 'update corps.assessments set ended_at = ended_at',
  'corps.assessment_answers': 'update corps.assessment_answers set sealed_answer = sealed_answer',
  'corps.flags': 'update corps.flags set answered_by = access.staff_id()',
  'corps.measures': 'update corps.measures set status = status',
}

describe('P13 a change without a row is undone at the commit', () => {
  it.each(Object.entries(CHANGES))('%s', async (table, change) => {
    expect(await asBirk(change)).toBe('trace_of_act')
    const row = table === 'corps.enquiries' ? rowOnEnquiry() : rowOnCase()
    expect(await asBirk(row, change)).toBe('1 kept')
  })

  it('a row of an earlier transaction, or of another matter, is not enough', async () => {
    const change = present(CHANGES['corps.people'], 'a change')
    expect(await asBirk(rowOnCase())).toBe('1 kept')
    expect(await asBirk(change)).toBe('trace_of_act')
    expect(await asBirk(rowOnEnquiry(), change)).toBe('trace_of_act')
    expect(await asBirk(`select access.record_on_self('try-something', 'done', null, null)`, change)).toBe(
      'trace_of_act',
    )
  })

  it('a row that was rolled back is none', async () => {
    expect(
      await asBirk(
        'savepoint before',
        rowOnCase(),
        'rollback to savepoint before',
        'update corps.people set actor = actor',
      ),
    ).toBe('trace_of_act')
  })

  it('what is added too: entries, messages, deadlines', async () => {
    const entry = `insert into corps.entries (id, case_id, kind, written_by, disclosure) values
      (gen_random_uuid(), '${matter.caseId}', 'note', '${cast.birk.id}', 'corps-only')`
    expect(await asBirk(entry)).toBe('trace_of_act')
    expect(await asBirk(rowOnCase(), entry)).toBe('1 kept')
    const message = `with gate as (select gen_random_uuid() as id)
      select corps.pass_gate(id, null, '${matter.conversationId}', 'site', 'no-hurry', null),
             corps.send_message(gen_random_uuid(), '${matter.conversationId}', id, null, 'no-hurry') from gate`
    expect(await asBirk(message)).toBe('trace_of_act')
    expect(await asBirk(rowOnEnquiry(), message)).toBe('1 kept')
    const deadline = `select corps.set_deadline(gen_random_uuid(), null, '${matter.caseId}', 'next-contact', null, clock.now() + interval '1 day')`
    expect(await asBirk(deadline)).toBe('trace_of_act')
    expect(await asBirk(rowOnCase(), deadline)).toBe('1 kept')
  })

  it('every table that belongs to a matter is watched, also those made later', async () => {
    const { rows } = await cast.owner.query<{ name: string }>(`
      select distinct c.relname as name from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname in ('case_id', 'conversation_id', 'enquiry_id') and not a.attisdropped
       where c.relnamespace = 'corps'::regnamespace and c.relkind = 'r'
         and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'trace_of_act')`)
    expect(rows).toEqual([])
  })
})

describe('when it was written', () => {
  const LONG_AGO = '2020-01-01T00:00:00Z'

  it('an entry is never dated back', async () => {
    const id = '99999999-9999-4999-8999-999999999999'
    expect(
      await asBirk(
        rowOnCase(),
        `insert into corps.entries (id, case_id, kind, at, written_by, disclosure) values
          ('${id}', '${matter.caseId}', 'note', '${LONG_AGO}', '${cast.birk.id}', 'corps-only')`,
      ),
    ).toBe('1 kept')
    const { rows } = await cast.owner.query(
      `select at > now() - interval '1 minute' as now from corps.entries where id = $1`,
      [id],
    )
    expect(rows).toEqual([{ now: true }])
  })

  it('a task is not done last year, and a person not removed before', async () => {
    await asBirk(
      rowOnCase(),
      `update corps.tasks set done_at = '${LONG_AGO}', done_by = access.staff_id()`,
      `update corps.people set removed_at = '${LONG_AGO}'`,
    )
    const { rows } = await cast.owner.query(
      `select (select min(done_at) > now() - interval '1 minute' from corps.tasks) as done,
              (select min(removed_at) > now() - interval '1 minute' from corps.people) as removed`,
    )
    expect(rows).toEqual([{ done: true, removed: true }])
  })

  it('a signature is of now, and what is added begins undone', async () => {
    const refusal = /row-level security/
    const signed = { ...present(matter.rows.get('corps.signatures'), 'a signature') }
    const again = async (table: string, row: Record<string, unknown>) => {
      await desk.query('begin')
      await desk.query(`select set_config('app.token', $1, true)`, [cast.birk.asking.token])
      try {
        await insertRow(desk, table, { ...row, id: '88888888-8888-4888-8888-888888888888' })
        return 'written'
      } catch (error) {
        return (error as Error).message
      } finally {
        await desk.query('rollback')
      }
    }
    expect(await again('corps.signatures', { ...signed, signed_at: LONG_AGO })).toMatch(refusal)
    expect(await again('corps.signatures', signed)).toBe('written')
    const flag = present(matter.rows.get('corps.flags'), 'a flag')
    expect(await again('corps.flags', { ...flag, answered_by: cast.birk.id })).toMatch(refusal)
    expect(await again('corps.flags', { ...flag, raised_at: LONG_AGO })).toMatch(refusal)
    const task = present(matter.rows.get('corps.tasks'), 'a task')
    expect(await again('corps.tasks', { ...task, done_by: cast.birk.id })).toMatch(refusal)
    const draft = present(matter.rows.get('corps.assessments'), 'a draft')
    expect(await again('corps.assessments', { ...draft, ended_at: LONG_AGO })).toMatch(refusal)
    const person = present(matter.rows.get('corps.people'), 'a person')
    expect(await again('corps.people', { ...person, exposed: false, removed_at: LONG_AGO })).toMatch(refusal)
  })
})

describe('nobody says that the database did something', () => {
  it('no false hand-over, opening or sign-in is on any chain; a refusal may be told', async () => {
    expect(await asBirk(rowOnCase('hand-over'))).toMatch(/only the database itself/)
    expect(await asBirk(rowOnCase('open-address', 'read'))).toMatch(/only the database itself/)
    expect(await asBirk(`select access.record_on_self('sign-in', 'done', null, null)`)).toMatch(
      /only the database itself/,
    )
    expect(
      await asBirk(
        `select access.record_on_enquiry('${matter.conversationId}', 'claim-enquiry', 'done', null, null)`,
      ),
    ).toMatch(/only the database itself/)
    expect(await asBirk(rowOnCase('hand-over', 'refused'))).toBe('1 kept')
  })

  it('every act that a function of the database does is on the list', async () => {
    const { rows } = await cast.owner.query<{ source: string }>(
      `select prosrc as source from pg_proc where pronamespace in ('corps'::regnamespace, 'access'::regnamespace) and prosecdef`,
    )
    const done = new Set(
      rows.flatMap(({ source }) =>
        [...source.matchAll(/'([a-z-]+)', '(?:done|read)'/g)].map(([, act]) => present(act, 'the act')),
      ),
    )
    // These a program does as well: an entry, an answer to the person or to a flag.
    for (const act of ['add-note', 'write-message', 'answer-flag']) done.delete(act)
    expect(done.size).toBeGreaterThan(20)
    const left = await cast.owner.query<{ act: string }>(
      `select act from unnest($1::text[]) as act where act not in (select act from audit.acts_of_the_database)`,
      [[...done]],
    )
    expect(left.rows).toEqual([])
  })
})
