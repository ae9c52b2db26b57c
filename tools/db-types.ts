/**
 * Writes src/db/tables.ts from a migrated database, comments included.
 * A text column whose check lists its values becomes a union of them. Run: npm run db:types
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { migrate } from '../src/db/migrate.ts'
import { startTestCluster } from '../test/cluster.ts'

interface Column {
  table: string
  table_comment: string | null
  column: string
  comment: string | null
  type: string
  nullable: boolean
  has_default: boolean
  check: string | null
}

const COLUMNS = `
  select case n.nspname when 'audit' then 'audit.entries' else c.relname end as table, obj_description(c.oid) as table_comment, a.attname as column,
         col_description(c.oid, a.attnum) as comment, format_type(a.atttypid, a.atttypmod) as type,
         not a.attnotnull as nullable, a.atthasdef as has_default,
         (select pg_get_constraintdef(k.oid) from pg_constraint k
           where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
             and pg_get_constraintdef(k.oid) ~ '= ANY \\(ARRAY\\[''' limit 1) as check
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where c.relkind in ('r', 'p') and not c.relispartition
     and (n.nspname = 'corps' or (n.nspname = 'audit' and c.relname = 'entries'))
   order by n.nspname desc, c.relname, a.attnum`

const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  bytea: 'Buffer',
  boolean: 'boolean',
  integer: 'number',
  bigint: 'number',
  date: 'Temporal.PlainDate',
  'timestamp with time zone': 'Temporal.Instant',
  jsonb: 'unknown',
  xid8: 'string',
}

export async function tableTypes(client: Client): Promise<string> {
  const columns = (await client.query<Column>(COLUMNS)).rows
  const tables = Map.groupBy(columns, column => column.table)
  const name = (table: string) =>
    table.replaceAll(/(^|[_.])([a-z])/g, (_, _line, letter) => letter.toUpperCase())
  const comment = (text: string | null, indent: string) => (text ? `${indent}/** ${text} */\n` : '')
  const interfaces = [...tables].map(([table, own]) => {
    const fields = own.map(column => {
      const union = [...(column.check ?? '').matchAll(/'([^']+)'::text/g)].map(match => `'${match[1]}'`)
      const base = union.length > 0 ? union.join(' | ') : (TYPES[column.type] ?? 'unknown')
      const type = column.nullable ? `${base} | null` : base
      const field = column.has_default ? `Generated<${type}>` : type
      return `${comment(column.comment, '  ')}  ${column.column}: ${field}\n`
    })
    return `${comment(own[0]?.table_comment ?? null, '')}export interface ${name(table)}Table {\n${fields.join('')}}\n`
  })
  const listed = [...tables.keys()].map(
    table => `  ${table.includes('.') ? `'${table}'` : table}: ${name(table)}Table\n`,
  )
  return `// Written by npm run db:types from the migrations; a test holds the two together.
import type { Generated } from 'kysely'

${interfaces.join('\n')}
export interface Database {
${listed.join('')}}
`
}

const root = join(import.meta.dirname, '..')

/** Writes the types as the formatter leaves them, so that a file can be held against another as it is. */
export async function writeTableTypes(client: Client, file: string): Promise<void> {
  writeFileSync(file, await tableTypes(client))
  const formatter = [join(root, 'node_modules/.bin/oxfmt'), '--config', join(root, '.oxfmtrc.json'), file]
  const { status } = spawnSync(process.execPath, formatter, { cwd: root })
  if (status !== 0) throw new Error(`${file} could not be formatted`)
}

if (import.meta.main) {
  const cluster = await startTestCluster()
  try {
    await migrate(cluster.ownerUrl, join(root, 'migrations'), { frontDoor: 'x', desk: 'x', jobs: 'x' })
    const client = new Client({ connectionString: cluster.ownerUrl })
    await client.connect()
    await writeTableTypes(client, join(root, 'src/db/tables.ts'))
    await client.end()
    console.log('src/db/tables.ts says what the migrations make.')
  } finally {
    await cluster.stop()
  }
}
