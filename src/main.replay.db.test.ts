import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../test/database.ts'
import { rootFile } from './access/audit/root-file.ts'
import { writeRoot } from './access/audit/root.ts'
import type { Config } from './config.ts'
import { createKeyFile, fileKeys } from './crypto/file-keys.ts'
import { everyRing } from './crypto/key-ring.ts'
import { signerFrom } from './crypto/sign.ts'
import { connect, type Db, transactionsOf } from './db/db.ts'
import { systemClock } from './foundation/clock.ts'
import type { CaseId } from './foundation/ids.ts'
import { erasureLine } from './keeping/erasures.ts'
import { repeatErasures } from './main.replay.ts'

const erased = ['0aaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', '0bbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb'] as CaseId[]

let database: FreshDatabase
let owner: Db
let client: Client
let jobs: Db
let folder: string
let config: Parameters<typeof repeatErasures>[0]

beforeAll(async () => {
  database = await freshDatabase()
  client = new Client({ connectionString: database.urls.owner })
  await client.connect()
  owner = connect({ connectionString: database.urls.owner }, 1)
  jobs = connect({ connectionString: database.urls.jobs }, 1)
  folder = mkdtempSync(join(tmpdir(), 'haandholdt-replay-'))
  const path = join(folder, 'keys.json')
  await createKeyFile(path, everyRing)
  const keys = { kind: 'file', path } as const
  const given = { desk: { keys }, jobs: { keys, auditRootDir: folder }, production: true }
  config = given as Pick<Config, 'desk' | 'jobs' | 'production'>
})
afterAll(async () => {
  await client.end()
  await owner.destroy()
  await jobs.destroy()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** Two erasures, and a root that has counted them. */
beforeEach(async () => {
  for (const name of ['roots.txt', 'erasures.txt']) rmSync(join(folder, name), { force: true })
  const keys = await fileKeys(join(folder, 'keys.json'), everyRing)
  const list = rootFile(join(folder, 'erasures.txt'))
  for (const each of erased) {
    await list.append(erasureLine({ case: each, at: '2026-11-23T12:00:00Z' }, await keys.secret('erasure')))
  }
  await client.query(`select audit.append('case', $1, 'erase-case', 'done')`, [erased[0]])
  const signer = signerFrom(await keys.secret('audit-root'))
  await transactionsOf(jobs)('nobody', tx =>
    writeRoot(tx, rootFile(join(folder, 'roots.txt')), list, signer, systemClock),
  )
})

it('says nothing while every erasure that was signed is on the list', async () => {
  expect(await repeatErasures(config, owner)).toEqual({ done: [], wrong: [] })
})

it('says at the start that an erasure was taken off the list', async () => {
  const [, second] = await rootFile(join(folder, 'erasures.txt')).lines()
  writeFileSync(join(folder, 'erasures.txt'), `${second}\n`)
  expect(await repeatErasures(config, owner)).toEqual({
    done: [],
    wrong: [
      expect.stringContaining('One of lines 1 to 2 of the list of erasures is NOT there as it was signed'),
    ],
  })
})

it('says at the start that the list is gone', async () => {
  rmSync(join(folder, 'erasures.txt'))
  const { wrong } = await repeatErasures(config, owner)
  expect(wrong).toEqual([expect.stringContaining('NOT there')])
})

it('does not believe a root that somebody else wrote', async () => {
  const [root = ''] = await rootFile(join(folder, 'roots.txt')).lines()
  writeFileSync(join(folder, 'roots.txt'), `${root.replace('"lines":2', '"lines":0')}\n`)
  const { wrong } = await repeatErasures(config, owner)
  expect(wrong).toEqual(['The newest of the signed roots is not as it was signed: run npm run audit:verify.'])
})
