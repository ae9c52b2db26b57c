// No key without a trace: every way of getting the key of a case while its audit row is lost, tried on the real thing.
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startDurableCluster } from '../cluster.ts'
import { type FreshDatabase, freshDatabase, freshDatabaseIn } from '../database.ts'

const STAFF = '11111111-1111-4111-8111-111111111111'
const OTHER = '22222222-2222-4222-8222-222222222222'
const DEPUTY = '33333333-3333-4333-8333-333333333333'
const CASE = '44444444-4444-4444-8444-444444444444'
const NOT_THERE = '55555555-5555-4555-8555-555555555555'

/** Two consultants with sessions; the first has a case, the other has not. */
const FIXTURE = `
  insert into corps.principals (id, kind) values ('${STAFF}', 'staff'), ('${OTHER}', 'staff'), ('${DEPUTY}', 'staff');
  insert into corps.staff (id, sign_in_name, alias, role, region, password, on_duty) values
    ('${STAFF}', 'birk', 'Birk', 'consultant', 'midt', 'x', true), ('${OTHER}', 'alma', 'Alma', 'consultant', 'nord', 'x', true),
    ('${DEPUTY}', 'sol', 'Sol', 'consultant', 'midt', 'x', false);
  insert into corps.sessions (id, token_hash, principal_id, audience, level, expires_at) values
    (gen_random_uuid(), sha256('birk-token'), '${STAFF}', 'desk', 'full', now() + interval '1 hour'),
    (gen_random_uuid(), sha256('birk-other-token'), '${STAFF}', 'desk', 'full', now() + interval '1 hour'),
    (gen_random_uuid(), sha256('half-token'), '${STAFF}', 'desk', 'password', now() + interval '1 hour'),
    (gen_random_uuid(), sha256('alma-token'), '${OTHER}', 'desk', 'full', now() + interval '1 hour');
  insert into corps.cases (id, reference, region, under_18, opened_by) values ('${CASE}', 'Lærke 27', 'midt', 'no', '${STAFF}');
  insert into corps.responsibilities (id, case_id, staff_id, part, given_by, reason) values
    (gen_random_uuid(), '${CASE}', '${STAFF}', 'responsible', '${STAFF}', 'case-opened'),
    (gen_random_uuid(), '${CASE}', '${DEPUTY}', 'deputy', '${STAFF}', 'case-opened');
  insert into corps.deadlines (id, case_id, kind, due_at) values (gen_random_uuid(), '${CASE}', 'next-contact', now() + interval '1 day');
  insert into corps.data_keys (id, owner_kind, owner_id, scope, ring, wrapped) values
    (gen_random_uuid(), 'case', '${CASE}', 'whole', 'case', 'the whole'), (gen_random_uuid(), 'case', '${CASE}', 'acute', 'case', 'the acute card'),
    (gen_random_uuid(), 'case', '${CASE}', 'address', 'case', 'the address');`

let database: FreshDatabase
let desk: Client
let owner: Client

beforeAll(async () => {
  database = await freshDatabase()
  owner = await connected(database.urls.owner)
  await owner.query(`begin; ${FIXTURE} commit`)
})
beforeEach(async () => {
  desk = await connected(database.urls.desk)
})
afterEach(() => desk.end())
afterAll(async () => {
  await owner.end()
  await database.drop()
})

describe('the way it is meant', () => {
  it('gives the keys after an opening that was committed, and its row stands on the chain of the case', async () => {
    const opening = await open(desk, 'birk-token')
    expect(await keysOf(desk, 'birk-token', opening.id)).toEqual([
      'acute: the acute card',
      'whole: the whole',
    ])
    expect(await rowsOf(opening.id)).toEqual([
      { act: 'open-case', outcome: 'read', principal_id: STAFF, reason: 'read' },
    ])
  })

  it('gives the address only to an opening of the address', async () => {
    const opening = await open(desk, 'birk-token', { scope: 'address' })
    expect(await keysOf(desk, 'birk-token', opening.id)).toEqual(['address: the address'])
  })

  it('lets whoever is on duty open the acute card alone, and tells those responsible', async () => {
    const opening = await open(desk, 'alma-token', { scope: 'acute', purpose: 'person-called' })
    expect(await keysOf(desk, 'alma-token', opening.id)).toEqual(['acute: the acute card'])
    const told = await owner.query(
      `select staff_id from corps.notices where kind = 'acute-card-opened' order by 1`,
    )
    expect(told.rows).toEqual([{ staff_id: STAFF }, { staff_id: DEPUTY }])
  })
})

describe('every other way gives no key', () => {
  it('in the same transaction', async () => {
    const keys = await inside(desk, 'birk-token', async () => {
      const id = await ask(desk)
      return fetch(desk, id)
    })
    expect(keys).toEqual([])
  })

  it('after a rollback', async () => {
    const id = await rolledBack(desk, 'birk-token', () => ask(desk))
    expect(await keysOf(desk, 'birk-token', id)).toEqual([])
  })

  it('after a savepoint was rolled back', async () => {
    const id = await inside(desk, 'birk-token', async () => {
      await desk.query('savepoint before')
      const asked = await ask(desk)
      await desk.query('rollback to savepoint before')
      return asked
    })
    expect(await keysOf(desk, 'birk-token', id)).toEqual([])
  })

  it('inside a savepoint of a transaction that is still open', async () => {
    const keys = await inside(desk, 'birk-token', async () => {
      await desk.query('savepoint before')
      const asked = await ask(desk)
      await desk.query('release savepoint before')
      return fetch(desk, asked)
    })
    expect(keys).toEqual([])
  })

  it('after an error swallowed by an exception block', async () => {
    const id = randomUUID()
    await inside(desk, 'birk-token', () =>
      desk.query(`do $$ begin
        perform access.open('${id}', 'case', '${CASE}', 'whole', 'read');
        raise exception 'undo';
      exception when others then null; end $$`),
    )
    expect(await keysOf(desk, 'birk-token', id)).toEqual([])
  })

  it('from another connection while the opening is not committed, nor after its connection was cut', async () => {
    const cut = await connected(database.urls.desk)
    await begin(cut, 'birk-token')
    const id = await ask(cut)
    expect(await keysOf(desk, 'birk-token', id)).toEqual([])
    await cut.end()
    expect(await keysOf(desk, 'birk-token', id)).toEqual([])
  })

  it('to another session that learned the number of the opening, even of the same person', async () => {
    const opening = await open(desk, 'birk-token')
    expect(await keysOf(desk, 'alma-token', opening.id)).toEqual([])
    expect(await keysOf(desk, 'birk-other-token', opening.id)).toEqual([])
    expect(await keysOf(desk, '', opening.id)).toEqual([])
  })

  it('to a sign-in that is only half done', async () => {
    await expect(open(desk, 'half-token')).rejects.toMatchObject({ code: '42501' })
  })

  it('when the opening is older than ten seconds', async () => {
    const opening = await open(desk, 'birk-token')
    await owner.query(`create or replace function clock.now() returns timestamptz language sql volatile parallel safe
      as $$ select clock_timestamp() + interval '11 seconds' $$`)
    try {
      expect(await keysOf(desk, 'birk-token', opening.id)).toEqual([])
    } finally {
      await owner.query(`create or replace function clock.now() returns timestamptz language sql volatile parallel safe
        as $$ select clock_timestamp() $$`)
    }
  })

  it('to somebody without a right, whose attempt is on their own chain; and not there looks the same', async () => {
    const refused = await open(desk, 'alma-token')
    const notThere = await open(desk, 'alma-token', { owner: NOT_THERE })
    expect([refused.allowed, notThere.allowed]).toEqual([false, false])
    expect(await keysOf(desk, 'alma-token', refused.id)).toEqual([])
    const { rows } = await owner.query(
      `select chain_id, act, outcome, subject_id from audit.entries where outcome = 'refused' order by seq desc limit 2`,
    )
    expect(rows).toEqual([
      { chain_id: OTHER, act: 'open-case', outcome: 'refused', subject_id: NOT_THERE },
      { chain_id: OTHER, act: 'open-case', outcome: 'refused', subject_id: CASE },
    ])
  })

  it('to somebody who is blocked, whatever else they are', async () => {
    await owner.query(`insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason)
      values (gen_random_uuid(), 'case', '${CASE}', '${OTHER}', '${STAFF}', 'related');
      insert into corps.grants (id, case_id, staff_id, given_by, reason, expires_at)
      values (gen_random_uuid(), '${CASE}', '${OTHER}', '${STAFF}', 'cover', now() + interval '1 hour')`)
    try {
      expect((await open(desk, 'alma-token')).allowed).toBe(false)
      expect((await open(desk, 'alma-token', { scope: 'acute' })).allowed).toBe(false)
    } finally {
      await owner.query(`delete from corps.blocks; delete from corps.grants`)
    }
  })

  it('when the audit row cannot be written', async () => {
    await owner.query(
      `alter table audit.entries detach partition audit.entries_${new Date().getUTCFullYear()}`,
    )
    try {
      await expect(open(desk, 'birk-token')).rejects.toThrow('no partition')
      expect(
        (
          await owner.query(`select count(*)::int as n from corps.openings where at > clock_timestamp() - interval '1 second'
        and principal_id = '${STAFF}' and purpose = 'never-written'`)
        ).rows[0].n,
      ).toBe(0)
    } finally {
      const year = new Date().getUTCFullYear()
      await owner.query(`alter table audit.entries attach partition audit.entries_${year}
        for values from ('${year}-01-01 00:00:00+00') to ('${year + 1}-01-01 00:00:00+00')`)
    }
  })
})

describe('an opening that a crash could take back', () => {
  const durably = 'an opening is committed to disk'

  it('is refused when the session does not wait for the disk', async () => {
    await desk.query('set synchronous_commit = off')
    await expect(open(desk, 'birk-token')).rejects.toThrow(durably)
  })

  it('is refused when the wait is turned off after the constraints were asked for early', async () => {
    const early = inside(desk, 'birk-token', async () => {
      await ask(desk)
      await desk.query('set constraints all immediate')
      await desk.query('set local synchronous_commit = off')
    })
    await expect(early).rejects.toThrow(durably)
  })

  it('is refused when a cursor is left to turn the wait off during the commit', async () => {
    const late = inside(desk, 'birk-token', async () => {
      await ask(desk)
      await desk.query(
        `declare late cursor with hold for select set_config('synchronous_commit', 'off', false)`,
      )
    })
    await expect(late).rejects.toThrow(durably)
  })

  it('is refused when the commit hides in a longer text', async () => {
    const id = randomUUID()
    const hidden = desk.query(`begin; select set_config('app.token', 'birk-token', true);
      select access.open('${id}', 'case', '${CASE}', 'whole', 'read'); set constraints all immediate;
      set local synchronous_commit = off; commit`)
    await expect(hidden).rejects.toThrow(durably)
    await desk.query('rollback')
    expect(await keysOf(desk, 'birk-token', id)).toEqual([])
  })

  it('never happens: what a key was given for is there after the server was killed', async () => {
    const cluster = await startDurableCluster()
    try {
      const crashing = await freshDatabaseIn(cluster.ownerUrl('postgres'))
      const fill = await connected(crashing.urls.owner)
      await fill.query(`begin; ${FIXTURE} commit`)
      await fill.end()

      for (let round = 0; round < 3; round += 1) {
        const client = await connected(crashing.urls.desk)
        client.on('error', () => undefined)
        const opening = await open(client, 'birk-token')
        const keys = await keysOf(client, 'birk-token', opening.id)
        await cluster.crash()
        await client.end().catch(() => undefined)
        await cluster.restart()

        const after = await connected(crashing.urls.owner)
        const kept = await after.query(`select count(*)::int as n from corps.openings where id = $1`, [
          opening.id,
        ])
        await after.end()
        expect({ round, keys: keys.length, kept: kept.rows[0].n }).toEqual({ round, keys: 2, kept: 1 })
      }
    } finally {
      await cluster.remove()
    }
  })
})

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
}

async function begin(client: Client, token: string) {
  await client.query('begin')
  await client.query(`select set_config('app.token', $1, true)`, [token])
}

async function inside<T>(client: Client, token: string, act: () => Promise<T>): Promise<T> {
  await begin(client, token)
  try {
    const result = await act()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function rolledBack<T>(client: Client, token: string, act: () => Promise<T>): Promise<T> {
  await begin(client, token)
  const result = await act()
  await client.query('rollback')
  return result
}

interface What {
  owner?: string
  scope?: string
  purpose?: string
}

async function ask(client: Client, what: What = {}): Promise<string> {
  const id = randomUUID()
  await client.query(`select access.open($1, 'case', $2, $3, $4)`, [
    id,
    what.owner ?? CASE,
    what.scope ?? 'whole',
    what.purpose ?? 'read',
  ])
  return id
}

async function open(client: Client, token: string, what: What = {}) {
  const id = randomUUID()
  const allowed = await inside(client, token, async () => {
    const answer = await client.query<{ open: boolean }>(`select access.open($1, 'case', $2, $3, $4)`, [
      id,
      what.owner ?? CASE,
      what.scope ?? 'whole',
      what.purpose ?? 'read',
    ])
    return answer.rows[0]?.open
  })
  return { id, allowed }
}

async function fetch(client: Client, opening: string): Promise<string[]> {
  const { rows } = await client.query<{ scope: string; wrapped: string }>('select * from access.key($1)', [
    opening,
  ])
  return rows.map(row => `${row.scope}: ${row.wrapped}`).toSorted()
}

const keysOf = (client: Client, token: string, opening: string) =>
  inside(client, token, () => fetch(client, opening))

const rowsOf = async (opening: string) =>
  (
    await owner.query(
      `select e.act, e.outcome, e.principal_id, e.reason from audit.entries e
         join corps.openings o on o.owner_id = e.chain_id and o.session_id = e.session_id
        where o.id = $1 order by e.seq desc limit 1`,
      [opening],
    )
  ).rows
