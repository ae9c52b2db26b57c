import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOGINS } from '../../src/db/migrate.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

let database: FreshDatabase
const clients: Record<'frontDoor' | 'desk' | 'jobs', Client> = Object.create(null)

beforeAll(async () => {
  database = await freshDatabase()
  for (const login of ['frontDoor', 'desk', 'jobs'] as const) {
    clients[login] = new Client({ connectionString: database.urls[login] })
    await clients[login].connect()
  }
  const owner = new Client({ connectionString: database.urls.owner })
  await owner.connect()
  await owner.query(`
    insert into corps.principals (id, kind) values ('11111111-1111-4111-8111-111111111111', 'citizen');
    insert into corps.conversations (id, kind) values ('11111111-1111-4111-8111-111111111111', 'citizen');
    insert into corps.data_keys (id, owner_kind, owner_id, scope, ring, wrapped) values
      ('22222222-2222-4222-8222-222222222222', 'conversation', '11111111-1111-4111-8111-111111111111', 'whole', 'door', 'wrapped');
    select audit.append('conversation', '11111111-1111-4111-8111-111111111111', 'start-conversation', 'done')`)
  await owner.end()
})

afterAll(async () => {
  for (const client of Object.values(clients)) await client.end()
  await database.drop()
})

/** What no login may ever do, whoever is signed in at the web. */
const FORBIDDEN = {
  'become the owner of the tables': `set role haandholdt_keeper`,
  'become another session user': `set session authorization haandholdt_keeper`,
  'become another through a setting': `select set_config('role', 'haandholdt_keeper', false)`,
  'join a role': `grant haandholdt_keeper to current_user`,
  'make a role': `create role somebody`,
  'change a role': `alter role haandholdt_keeper login`,
  'read the key table': `select * from corps.data_keys`,
  'copy the key table': `copy corps.data_keys to stdout`,
  'write the key table': `update corps.data_keys set wrapped = ''`,
  'delete keys': `delete from corps.data_keys`,
  'read sessions': `select token_hash from corps.sessions`,
  'make a session': `insert into corps.sessions (id, token_hash, principal_id, audience, level, expires_at)
    values (gen_random_uuid(), sha256('x'), '11111111-1111-4111-8111-111111111111', 'desk', 'full', now() + interval '1 hour')`,
  'read passwords': `select password from corps.staff`,
  'read second factors': `select totp_wrapped from corps.staff`,
  'change staff': `update corps.staff set role = 'leader'`,
  'write the audit trail': `insert into audit.entries select * from audit.entries`,
  'change the audit trail': `update audit.entries set act = 'nothing'`,
  'delete from the audit trail': `delete from audit.entries`,
  'empty the audit trail': `truncate audit.entries`,
  'change one year of it': `update audit.entries_2026 set act = 'nothing'`,
  'read one year of it': `select * from audit.entries_2026`,
  'change the heads': `update audit.heads set seq = 0`,
  'take a chain away': `delete from audit.heads`,
  'take the triggers off': `alter table audit.entries disable trigger all`,
  'take row-level security off': `alter table corps.cases disable row level security`,
  'turn row-level security off': `set row_security = off; select * from corps.cases; select 1 / (select count(*)::int from corps.staff)`,
  'turn the triggers off': `set session_replication_role = replica`,
  'replace who is asking': `create or replace function access.staff_id() returns uuid language sql as 'select null::uuid'`,
  'replace the time': `create or replace function clock.now() returns timestamptz language sql as 'select now()'`,
  'own a function': `alter function access.key(uuid) owner to current_user`,
  'make a table': `create table corps.mine (x int)`,
  'make a table in public': `create table public.mine (x int)`,
  'make a temporary table': `create temporary table mine (x int)`,
  'make a schema': `create schema mine`,
  'append to a chain directly': `select audit.append('principal', gen_random_uuid(), 'x-y', 'done')`,
  'move a grant of the table': `grant select on corps.data_keys to public`,
  'read files': `select pg_read_file('/etc/hostname')`,
  'run a program': `copy (select 1) to program 'true'`,
  'open a case of nobody': `insert into corps.cases (id, reference, region, under_18, opened_by)
    values (gen_random_uuid(), 'x', 'midt', 'no', gen_random_uuid())`,
  'take responsibility': `insert into corps.responsibilities (id, case_id, staff_id, part, given_by, reason)
    values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'deputy', gen_random_uuid(), 'mine')`,
  'give itself a grant': `insert into corps.grants (id, case_id, staff_id, given_by, reason, expires_at)
    values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'mine', now() + interval '1 day')`,
  'lift a block': `update corps.blocks set ended_at = now()`,
  'change what was signed': `update corps.signatures set sealed_document = null`,
  'delete a message': `delete from corps.messages`,
} satisfies Record<string, string>

describe.each(['frontDoor', 'desk', 'jobs'] as const)('the login of %s', login => {
  it.each(Object.entries(FORBIDDEN))('may not %s', async (_what, statement) => {
    await expect(clients[login].query(statement)).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|42P01|0LP01|22012|42704|3F000)$/),
    })
  })

  it('may not become another login', async () => {
    for (const other of (['frontDoor', 'desk', 'jobs'] as const).filter(name => name !== login)) {
      await expect(clients[login].query(`set role ${LOGINS[other]}`)).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('is a member of nothing, owns nothing and has no special right', async () => {
    const { rows } = await clients[login].query(`
      select (select count(*) from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = current_user) as memberships,
             (select count(*) from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = current_user) as tables,
             (select count(*) from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname = current_user) as functions,
             (select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication from pg_roles where rolname = current_user) as special`)
    expect(rows[0]).toEqual({ memberships: '0', tables: '0', functions: '0', special: false })
  })

  it('sees no row of any table without a session', async () => {
    const { rows } = await clients[login].query<{ name: string }>(`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('corps', 'audit') and c.relkind in ('r', 'p') and has_table_privilege(c.oid, 'select')`)
    for (const { name } of rows) {
      const seen = await clients[login].query(`select count(*)::int as n from ${name}`)
      expect({ name, n: seen.rows[0]?.n }).toEqual({ name, n: 0 })
    }
  })
})

describe('the front door', () => {
  it('has no right to any table at all', async () => {
    const { rows } = await clients.frontDoor.query(`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('corps', 'audit') and c.relkind in ('r', 'p', 'v')
         and has_any_column_privilege(c.oid, 'select, insert, update, references')`)
    expect(rows).toEqual([])
  })

  it('may call just these functions', async () => {
    expect(await callable(clients.frontDoor)).toMatchSnapshot()
  })
})

it('the jobs may call just these functions', async () => {
  expect(await callable(clients.jobs)).toMatchSnapshot()
})

it('the desk may call just these functions', async () => {
  expect(await callable(clients.desk)).toMatchSnapshot()
})

it('every definer function has its search path fixed and is closed to the public', async () => {
  const owner = new Client({ connectionString: database.urls.owner })
  await owner.connect()
  const { rows } = await owner.query(`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('corps', 'audit', 'access', 'clock')
       and ((p.prosecdef and not coalesce(p.proconfig::text like '%search_path=%', false))
         or exists (select from aclexplode(p.proacl) a where a.grantee = 0))`)
  await owner.end()
  expect(rows).toEqual([])
})

it('row-level security is on for every table', async () => {
  const owner = new Client({ connectionString: database.urls.owner })
  await owner.connect()
  const { rows } = await owner.query(`
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('corps', 'audit') and c.relkind in ('r', 'p') and not c.relispartition and not c.relrowsecurity`)
  await owner.end()
  expect(rows).toEqual([])
})

async function callable(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('corps', 'audit', 'access', 'clock') and has_function_privilege(p.oid, 'execute') order by 1`)
  return rows.map(row => row.name)
}
