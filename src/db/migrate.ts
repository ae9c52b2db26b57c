import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client, type DatabaseError } from 'pg'
import { CannotStart } from '../foundation/cannot-start.ts'

/** The three roles the running system signs in as. They own nothing, belong to nothing and can become nobody else. */
export const LOGINS = {
  frontDoor: 'haandholdt_front_door',
  desk: 'haandholdt_desk',
  jobs: 'haandholdt_jobs',
} as const

export type Login = keyof typeof LOGINS
export type Passwords = Record<Login, string>

/** Owns the definer functions. Nobody signs in as it; only the migrator may hand it something to own. */
export const KEEPER = 'haandholdt_keeper'

/** Few enough that all three together leave the embedded cluster's 60 connections room for the migrator. */
const CONNECTION_LIMIT = 18

/**
 * Brings a database up to date and closes its connection: roles, then every `NNNN-name.sql` not yet applied, in
 * order, each in its own transaction. Two at once wait for each other.
 *
 * @param url the owner's connection string
 * @param passwords given, the login roles are made and their passwords set; without, they must be there already
 * @returns the names applied now
 * @throws CannotStart when an applied file was altered or is missing, or a role is missing or holds too much
 */
export async function migrate(url: string, folder: string, passwords?: Passwords): Promise<string[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtextextended('haandholdt.migrate', 0))`)
    await ensureLogins(client, passwords)
    const applied = await applyMissing(client, folder)
    await admitOnlyLogins(client)
    return applied
  } finally {
    await client.end()
  }
}

/** Makes the roles that migrations name. They belong to the whole cluster, so every database in it shares them. */
export async function ensureLogins(client: Client, passwords?: Passwords): Promise<void> {
  await createRole(client, KEEPER, 'nologin')
  await client.query(`grant ${KEEPER} to current_user`)

  if (passwords) {
    for (const login of Object.keys(LOGINS) as Login[]) {
      const role = LOGINS[login]
      await createRole(client, role, `login connection limit ${CONNECTION_LIMIT}`)
      await client.query(`alter role ${role} password ${client.escapeLiteral(passwords[login])}`)
    }
  }
  await refuseUnfitLogins(client)
}

async function createRole(client: Client, role: string, kind: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
  if (rowCount) return
  try {
    await client.query(
      `create role ${role} ${kind} nosuperuser nocreatedb nocreaterole noinherit nobypassrls`,
    )
  } catch (error) {
    // Another migrator in the same cluster came first.
    if (!['42710', '23505'].includes((error as DatabaseError).code ?? '')) throw error
  }
}

async function refuseUnfitLogins(client: Client): Promise<void> {
  const { rows } = await client.query<{ role: string; missing: boolean; unfit: boolean }>(
    `select wanted.role, r.oid is null as missing,
            r.rolsuper or r.rolcreatedb or r.rolcreaterole or r.rolbypassrls or r.rolreplication or not r.rolcanlogin
              or exists (select from pg_auth_members m where m.member = r.oid) as unfit
       from unnest($1::text[]) as wanted(role) left join pg_roles r on r.rolname = wanted.role
      order by wanted.role`,
    [Object.values(LOGINS)],
  )
  const missing = rows.filter(row => row.missing).map(row => row.role)
  if (missing.length > 0) {
    throw new CannotStart(
      `The database has no role ${missing.join(', ')}. Make each with: ` +
        'create role … login noinherit password …; it needs no other right.',
    )
  }
  const unfit = rows.filter(row => row.unfit).map(row => row.role)
  if (unfit.length > 0) {
    throw new CannotStart(
      `The database role ${unfit.join(', ')} may do too much or cannot sign in: it must be able to sign in, be a ` +
        'member of nothing, and hold no attribute such as superuser, createrole or bypassrls.',
    )
  }
}

type Migration = { name: string; sql: string }

async function applyMissing(client: Client, folder: string): Promise<string[]> {
  await client.query(`
    create schema if not exists meta;
    revoke all on schema meta from public;
    create table if not exists meta.migration (
      name text primary key,
      sha256 text not null,
      applied_at timestamptz not null default now()
    );
    comment on table meta.migration is 'Which migration files have been applied, and what they said'`)

  const migrations = readMigrations(folder)
  const { rows: applied } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from meta.migration order by name',
  )
  for (const [position, { name, sha256 }] of applied.entries()) {
    const migration = migrations[position]
    if (migration?.name !== name) throw new CannotStart(explainMismatch(name, migration, migrations))
    if ((await digest(client, migration.sql)) !== sha256) {
      throw new CannotStart(
        `migrations/${name} has been altered since it was applied to this database. ` +
          'Put it back as it was and write the change as a new migration.',
      )
    }
  }

  const missing = migrations.slice(applied.length)
  for (const migration of missing) await apply(client, migration)
  return missing.map(migration => migration.name)
}

function explainMismatch(applied: string, found: Migration | undefined, migrations: Migration[]): string {
  return found && migrations.some(migration => migration.name === applied)
    ? `migrations/${found.name} comes before ${applied}, which this database already has. Give it the next number.`
    : `This database has had migrations/${applied}, which is not here: it belongs to a newer or another program.`
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort()
  for (const [position, name] of names.entries()) {
    const wanted = `${position + 1}`.padStart(4, '0')
    if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(name) || !name.startsWith(wanted)) {
      throw new CannotStart(
        `migrations/${name} should be called ${wanted}-what-it-does.sql: numbers have no gaps.`,
      )
    }
  }
  return names.map(name => ({ name, sql: readFileSync(join(folder, name), 'utf8') }))
}

async function digest(client: Client, sql: string): Promise<string> {
  const { rows } = await client.query<{ sha256: string }>(
    `select encode(sha256(convert_to($1, 'UTF8')), 'hex') as sha256`,
    [sql],
  )
  return rows[0]?.sha256 ?? ''
}

async function apply(client: Client, { name, sql }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into meta.migration (name, sha256) values ($1, $2)', [
      name,
      await digest(client, sql),
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migrations/${name}${lineOf(error, sql)}: ${(error as Error).message}`, { cause: error })
  }
}

function lineOf(error: unknown, sql: string): string {
  const position = Number((error as DatabaseError).position)
  return position > 0 ? `:${sql.slice(0, position).split('\n').length}` : ''
}

/**
 * By default everybody in the cluster may connect to a database and make temporary tables in it.
 * This is not copied from a template, so it is done for each database.
 */
export async function admitOnlyLogins(client: Client): Promise<void> {
  const database = client.escapeIdentifier(client.database ?? '')
  await client.query(`revoke all on database ${database} from public`)
  await client.query(`grant connect on database ${database} to ${Object.values(LOGINS).join(', ')}`)
}
