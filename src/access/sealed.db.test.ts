import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { disclosures } from './disclosure.ts'

const source = join(import.meta.dirname, '..')

/** Every place where a text is sealed, with the class it is sealed in. */
const declared = globSync('**/*.ts', { cwd: source }).flatMap(path =>
  [
    ...readFileSync(join(source, path), 'utf8').matchAll(
      /sealed(?:Column|Bytes)\(\s*'(\w+)',\s*'(\w+)',\s*'([\w-]+)'/g,
    ),
  ].map(([, table, column, disclosure]) => ({ at: `${table}.${column}`, table, disclosure })),
)

/**
 * No text of the corps: a citizen’s step, sealed in one piece by the door and gone within minutes, and which two
 * conversations belong together, which is shown to nobody.
 */
const noText = ['tickets.sealed_step', 'second_faces.sealed_pair']

const database = await freshDatabase()
const client = new Client({ connectionString: database.urls.owner })
beforeAll(() => client.connect())
afterAll(async () => {
  await client.end()
  await database.drop()
})

const columns = async (where: string): Promise<string[]> => {
  const { rows } = await client.query<{ at: string }>(
    `select table_name || '.' || column_name as at from information_schema.columns
      where table_schema = 'corps' and ${where} order by 1`,
  )
  return rows.map(({ at }) => at)
}

describe('who a text may ever be shown to outside the corps', () => {
  it('is said of every sealed column there is', async () => {
    const sealed = await columns(`data_type = 'bytea' and column_name like 'sealed%'`)
    expect(sealed.length).toBeGreaterThan(25)
    const said = new Set([...declared.map(({ at }) => at), ...noText])
    // A file beside a text has the class of its row.
    const classed = (await columns(`column_name = 'disclosure'`)).map(at => at.split('.')[0])
    expect(sealed.filter(at => !said.has(at) && !classed.includes(at.split('.')[0]))).toEqual([])
    for (const { disclosure } of declared) expect([...disclosures, 'chosen']).toContain(disclosure)
  })

  it('stands beside the text, and is never missing, where whoever writes chooses it', async () => {
    const chosen = declared.filter(({ disclosure }) => disclosure === 'chosen').map(({ table }) => table)
    expect(
      await columns(`column_name = 'disclosure' and is_nullable = 'NO' and column_default is null`),
    ).toEqual([...new Set(chosen)].map(table => `${table}.disclosure`).toSorted())
  })

  it.each(['people', 'tasks', 'measures', 'entries'])('is one of four in corps.%s', async table => {
    const { rows } = await client.query<{ def: string }>(
      `select pg_get_constraintdef(oid) as def from pg_constraint
        where conrelid = $1::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%disclosure%'`,
      [`corps.${table}`],
    )
    expect(rows.map(({ def }) => [...def.matchAll(/'([\w-]+)'/g)].map(([, each]) => each))).toEqual([
      [...disclosures],
    ])
  })
})
