import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { writeTableTypes } from '../../tools/db-types.ts'

it('the types of the tables say what the migrations make', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'haandholdt-types-'))
  const database = await freshDatabase()
  const client = new Client({ connectionString: database.urls.owner })
  try {
    await client.connect()
    await writeTableTypes(client, join(folder, 'tables.ts'))
    const made = readFileSync(join(folder, 'tables.ts'), 'utf8')
    expect(readFileSync(join(import.meta.dirname, 'tables.ts'), 'utf8'), 'run: npm run db:types').toBe(made)
  } finally {
    await client.end()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }
})
