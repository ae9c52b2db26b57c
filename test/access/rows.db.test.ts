// Need to know, table by table: what a colleague without the case can read, write and change of it, which is nothing.
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { present } from '../../src/foundation/assert.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { another, fillEveryTable, insertRow, type Matter } from './every-table.ts'

let database: FreshDatabase
let cast: Cast
let matter: Matter
let desk: Client

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  matter = await fillEveryTable(cast.owner, {
    responsible: cast.birk.id,
    deputy: cast.sol.id,
    gone: cast.ravn.id,
  })
  desk = new Client({ connectionString: database.urls.desk })
  await desk.connect()
})
beforeEach(() => desk.query('begin'))
afterEach(async () => {
  await desk.query('rollback')
  await cast.owner.query('delete from corps.blocks')
  await cast.owner.query('delete from corps.grants where staff_id <> $1', [cast.ravn.id])
})
afterAll(async () => {
  await desk.end()
  await cast.close()
  await database.drop()
})

describe('whoever has the case', () => {
  it('sees a row of every table', async () => {
    await asks(cast.birk)
    expect(await seen()).toEqual(everyTable())
  })

  it('finds every table here that the desk may read', async () => {
    const { rows } = await cast.owner.query<{ name: string }>(`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('corps', 'audit') and c.relkind in ('r', 'p') and c.relname <> 'staff'
         and has_any_column_privilege('haandholdt_desk', c.oid, 'select')`)
    expect(everyTable()).toEqual(rows.map(row => row.name).toSorted())
  })
})

describe('a colleague', () => {
  it('sees nothing of somebody else’s case, off duty or on', async () => {
    for (const colleague of ['storm', 'alma', 'ravn'] as const) {
      await asks(cast[colleague])
      expect({ colleague, sees: await seen() }).toEqual({ colleague, sees: [] })
    }
  })

  it('sees nothing once a grant has run out, or was ended', async () => {
    await grant(cast.storm, `now() - interval '1 second'`)
    await asks(cast.storm)
    expect(await seen()).toEqual([])

    await grant(cast.storm, `now() + interval '1 hour'`)
    await owned(`update corps.grants set ended_at = now() where case_id = $1`, [matter.caseId])
    expect(await seen()).toEqual([])
  })

  it('sees nothing of what was theirs before they handed it over', async () => {
    const former = await fillEveryTable(cast.owner, {
      responsible: cast.storm.id,
      deputy: cast.sol.id,
      gone: cast.ravn.id,
    })
    await asks(cast.storm)
    expect(await seen(former)).toEqual(everyTable())
    await owned('update corps.responsibilities set until_at = now() where staff_id = $1', [cast.storm.id])
    expect(await seen(former)).toEqual(['corps.drafts', 'corps.notices'])
    await owned('delete from corps.drafts where principal_id = $1', [cast.storm.id])
    await owned('delete from corps.notices where staff_id = $1', [cast.storm.id])
  })

  it('sees it with a grant, but not when blocked: that beats the grant', async () => {
    await grant(cast.storm, `now() + interval '1 hour'`)
    await asks(cast.storm)
    const own = ['corps.drafts', 'corps.notices']
    expect(await seen()).toEqual(everyTable().filter(table => !own.includes(table)))

    await block(cast.storm, 'case', matter.caseId)
    expect(await seen()).toEqual([])
  })

  it('who is blocked sees nothing even of a case that is theirs', async () => {
    await block(cast.birk, 'case', matter.caseId)
    await asks(cast.birk)
    expect(await seen()).toEqual(['corps.drafts', 'corps.notices'])
  })

  it('sees an open enquiry only on duty, and not when blocked from it', async () => {
    const open = await fillEveryTable(cast.owner, {
      responsible: cast.birk.id,
      deputy: cast.sol.id,
      gone: cast.sol.id,
    })
    await owned(`update corps.enquiries set ended_at = null, ended_as = null where id = $1`, [open.enquiryId])
    const ofEnquiry = [
      'corps.claims',
      'corps.conversations',
      'corps.enquiries',
      'corps.enquiry_notes',
      'corps.files',
      'corps.messages',
      'corps.notification_decisions',
      'corps.triage_answers',
      'corps.triages',
    ]
    await asks(cast.alma)
    expect(await seen(open)).toEqual(ofEnquiry)
    await asks(cast.storm)
    expect(await seen(open)).toEqual([])

    await block(cast.alma, 'conversation', open.conversationId)
    await asks(cast.alma)
    expect(await seen(open)).toEqual([])

    await cast.owner.query('delete from corps.blocks')
    expect(await seen(open)).toEqual(ofEnquiry)
    await block(cast.alma, 'case', open.caseId)
    expect(await seen(open)).toEqual([])
  })

  it.each(['suspended_at', 'deactivated_at'])('who is gone (%s) sees nothing', async gone => {
    await owned(`update corps.staff set ${gone} = now() where id = $1`, [cast.birk.id])
    try {
      await asks(cast.birk)
      expect(await seen()).toEqual([])
    } finally {
      await owned(`update corps.staff set ${gone} = null where id = $1`, [cast.birk.id])
    }
  })

  it('adds nothing to somebody else’s case', async () => {
    const refused: string[] = []
    for (const table of await tablesWith('insert')) {
      await asks(cast.storm)
      const refusal = await refusalOf(insertRow(desk, table, inNameOf(cast.storm, table)))
      if (forbidden.test(refusal)) refused.push(table)
    }
    expect(refused).toEqual(await tablesWith('insert'))
  })

  it('changes nothing in somebody else’s case', async () => {
    const changed: Record<string, number | null> = {}
    for (const table of await tablesWith('update')) {
      await asks(cast.storm)
      const column = await changeable(table)
      changed[table] = (await desk.query(`update ${table} set ${column} = ${column}`)).rowCount
    }
    expect(changed).toEqual(Object.fromEntries((await tablesWith('update')).map(table => [table, 0])))
  })
})

describe('nobody writes in a colleague’s name', () => {
  const writers = {
    'corps.triages': 'staff_id',
    'corps.triage_answers': 'staff_id',
    'corps.enquiry_notes': 'written_by',
    'corps.notification_decisions': 'decided_by',
    'corps.acute_cards': 'changed_by',
    'corps.people': 'added_by',
    'corps.ties': 'added_by',
    'corps.network_positions': 'changed_by',
    'corps.identities': 'changed_by',
    'corps.entries': 'written_by',
    'corps.assessments': 'started_by',
    'corps.assessment_answers': 'answered_by',
    'corps.signatures': 'signed_by',
    'corps.papers': 'sent_by',
    'corps.consents': 'recorded_by',
    'corps.rehearsals': 'made_by',
    'corps.measures': 'added_by',
  }

  it.each(Object.entries(writers))('a new row of %s', async (table, writer) => {
    const row = { ...another(rowOf(table)), [writer]: cast.sol.id }
    await asks(cast.birk)
    expect(await refusalOf(insertRow(desk, table, row))).toMatch(
      /^new row violates row-level security policy/,
    )
  })

  it.each([
    ['corps.acute_cards', 'changed_by'],
    ['corps.assessment_answers', 'answered_by'],
    ['corps.flags', 'answered_by'],
    ['corps.identities', 'changed_by'],
    ['corps.network_positions', 'changed_by'],
    ['corps.tasks', 'done_by'],
  ])('a changed row of %s', async (table, writer) => {
    const changeTo = (member: Member) => desk.query(`update ${table} set ${writer} = $1`, [member.id])
    await asks(cast.birk)
    expect(await refusalOf(changeTo(cast.birk))).toBe('no refusal')
    await asks(cast.birk)
    expect(await refusalOf(changeTo(cast.sol))).toMatch(forbidden)
  })
})

it('facts for the statistics are added by staff alone', async () => {
  const fact = {
    pseudonym: Buffer.from('x'),
    region: 'midt',
    month: thisMonth(),
    instrument: 'asrae',
    instrument_version: '0.1.0',
    kind: 'final',
    codes: '{}',
  }
  expect(await refusalOf(insertRow(desk, 'corps.assessment_facts', fact))).toMatch(forbidden)
  await asks(cast.birk)
  expect(await refusalOf(insertRow(desk, 'corps.assessment_facts', fact))).toBe('no refusal')
})

it.each([
  ['dated back', { month: '2026-01-01' }],
  ['followed by something already', { events_after: 1 }],
  ['answered already', { flag_answers: '{"RF01":"act"}' }],
])('no fact for the statistics begins %s', async (_how, false_) => {
  const fact = {
    pseudonym: Buffer.from('x'),
    region: 'midt',
    month: thisMonth(),
    instrument: 'asrae',
    instrument_version: '0.1.0',
    kind: 'final',
    codes: '{}',
    ...false_,
  }
  await asks(cast.birk)
  expect(await refusalOf(insertRow(desk, 'corps.assessment_facts', fact))).toMatch(forbidden)
})

const thisMonth = () =>
  cast.house.clock.now().toZonedDateTimeISO('Europe/Copenhagen').toPlainDate().with({ day: 1 }).toString()

const forbidden = /^new row violates row-level security policy/

async function asks(member: Member) {
  await desk.query(`select set_config('app.token', $1, true)`, [member.asking.token])
}

const everyTable = () => [...matter.rows.keys()].filter(table => table !== 'audit.heads').toSorted()

const rowOf = (table: string) => present(matter.rows.get(table), `a row of ${table}`)

/** The tables in which at least one row of the matter can be seen. */
async function seen(of = matter): Promise<string[]> {
  const found: string[] = []
  for (const table of everyTable()) {
    const row = present(of.rows.get(table), table)
    const [column, value] = present(Object.entries(row)[0], 'a first column')
    const { rowCount } = await desk.query(`select 1 from ${table} where ${column} = $1`, [value])
    if (rowCount) found.push(table)
  }
  return found
}

/** The row as this member would add it: everything about the matter, and their own name. */
function inNameOf(member: Member, table: string) {
  const names = Object.entries(another(rowOf(table))).map(([column, value]) => [
    column,
    value === cast.birk.id ? member.id : value,
  ])
  return Object.fromEntries(names) as Record<string, unknown>
}

/** The tables of the matter in which the desk may, by grant alone, add or change rows. */
async function tablesWith(right: 'insert' | 'update'): Promise<string[]> {
  const { rows } = await cast.owner.query<{ table: string }>(
    `select t as table from unnest($1::text[]) t where has_any_column_privilege('haandholdt_desk', t, $2) order by t`,
    [everyTable(), right],
  )
  return rows.map(row => row.table)
}

async function changeable(table: string): Promise<string> {
  const { rows } = await cast.owner.query<{ column: string }>(
    `select a.attname as column from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0
        and has_column_privilege('haandholdt_desk', a.attrelid, a.attnum, 'update') limit 1`,
    [table],
  )
  return present(rows[0], 'a column that may be changed').column
}

/** What the database answers, and the transaction as it was before. */
async function refusalOf(statement: Promise<unknown>): Promise<string> {
  const answer = await statement.then(
    () => 'no refusal',
    (error: Error) => error.message,
  )
  await desk.query('rollback')
  await desk.query('begin')
  return answer
}

async function owned(statement: string, values: unknown[]) {
  await cast.owner.query('begin')
  await cast.owner.query('set local session_replication_role = replica')
  await cast.owner.query(statement, values)
  await cast.owner.query('commit')
}

async function grant(member: Member, until: string) {
  await owned(`delete from corps.grants where case_id = $1 and staff_id = $2`, [matter.caseId, member.id])
  await owned(
    `insert into corps.grants (id, case_id, staff_id, given_by, reason, from_at, expires_at)
     values (gen_random_uuid(), $1, $2, $3, 'cover', now() - interval '1 hour', ${until})`,
    [matter.caseId, member.id, cast.birk.id],
  )
}

async function block(member: Member, kind: 'case' | 'conversation', id: string) {
  await owned(
    `insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason)
     values (gen_random_uuid(), $1, $2, $3, $4, 'related')`,
    [kind, id, member.id, cast.birk.id],
  )
}
