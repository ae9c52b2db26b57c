import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { signerFrom } from '../../crypto/sign.ts'
import { connect, type Db, transactionsOf } from '../../db/db.ts'
import { standingClock } from '../../foundation/clock.ts'
import { type Root, type RootLog, writeRoot } from './root.ts'
import { verifyAudit } from './verify.ts'

const CASE = '0aaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa'
const CONVERSATION = '0bbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb'
const signer = signerFrom(new Uint8Array(32).fill(7))
const clock = standingClock(Temporal.Instant.from('2026-11-23T12:00:00Z'))

let database: FreshDatabase
let owner: Client
let ownerDb: Db
let jobsDb: Db
let log: RootLog & { kept: string[] }
let erasures: RootLog & { kept: string[] }

beforeAll(async () => {
  database = await freshDatabase()
  owner = new Client({ connectionString: database.urls.owner })
  await owner.connect()
  ownerDb = connect({ connectionString: database.urls.owner }, 2)
  jobsDb = connect({ connectionString: database.urls.jobs }, 2)
})

beforeEach(async () => {
  log = memoryLog()
  erasures = memoryLog()
  for (let row = 1; row <= 4; row += 1) {
    await append('case', CASE, row % 2 ? 'open-case' : 'write-note')
    await append('conversation', CONVERSATION, 'write-message')
  }
  await sign()
  await append('case', CASE, 'hand-over')
})

afterEach(() => behindTheBack('delete from audit.entries; delete from audit.heads'))

afterAll(async () => {
  await ownerDb.destroy()
  await jobsDb.destroy()
  await owner.end()
  await database.drop()
})

describe('the audit trail', () => {
  it('is proved whole: every row, every chain, every root', async () => {
    await sign()
    expect(await proof()).toEqual({ chains: 2, entries: 9, roots: 2 })
  })

  it('holds the same hashes in the database and in the verifier, for every kind of field', async () => {
    await owner.query(
      `select audit.append('case', $1, 'sign-assessment', 'refused', $2, 'no-right', sha256('x'))`,
      [CASE, randomUUID()],
    )
    expect(await proof()).not.toHaveProperty('fault')
  })

  it.each([
    ['who', `principal_id = gen_random_uuid()`],
    ['what', `act = 'read-nothing'`],
    ['when', `at = at + interval '1 microsecond'`],
    ['how it ended', `outcome = 'refused'`],
    ['why', `reason = 'other'`],
    ['what was signed', `digest = sha256('other')`],
  ])('names the first row in which somebody altered %s', async (_what, change) => {
    await behindTheBack(`update audit.entries set ${change} where chain_id = '${CASE}' and seq >= 2`)
    expect(await proof()).toMatchObject({ fault: { what: 'altered', chain: CASE, seq: 2 } })
  })

  it('P13 names the row after one that was altered together with its own hash', async () => {
    await behindTheBack(`
      update audit.entries set act = 'read-nothing' where chain_id = '${CASE}' and seq = 2;
      update audit.entries e set hash = audit.hash_of(e) where chain_id = '${CASE}' and seq = 2`)
    expect(await proof()).toMatchObject({ fault: { what: 'altered', chain: CASE, seq: 3 } })
  })

  it('names a row that was taken out of the middle', async () => {
    await behindTheBack(`delete from audit.entries where chain_id = '${CONVERSATION}' and seq = 3`)
    expect(await proof()).toMatchObject({ fault: { what: 'missing', chain: CONVERSATION, seq: 3 } })
  })

  it('names the first row that was cut off the end', async () => {
    await behindTheBack(`delete from audit.entries where chain_id = '${CASE}' and seq >= 4`)
    expect(await proof()).toMatchObject({ fault: { what: 'cut-off', chain: CASE, seq: 4 } })
  })

  it('sees a cut even when the head was cut with it, because a signed root remembers', async () => {
    await behindTheBack(`
      delete from audit.entries where chain_id = '${CASE}' and seq >= 3;
      update audit.heads h set seq = 2, hash = (select hash from audit.entries e where e.chain_id = h.chain_id and e.seq = 2)
       where h.chain_id = '${CASE}'`)
    expect(await proof()).toMatchObject({ fault: { what: 'cut-off', chain: CASE, seq: 3 } })
  })

  it('names a chain that is gone with its head', async () => {
    await behindTheBack(
      `delete from audit.entries where chain_id = '${CONVERSATION}'; delete from audit.heads where chain_id = '${CONVERSATION}'`,
    )
    expect(await proof()).toMatchObject({ fault: { what: 'missing-chain', chain: CONVERSATION } })
  })

  it('sees a chain that was written anew from the start with right hashes', async () => {
    await behindTheBack(
      `delete from audit.entries where chain_id = '${CASE}'; delete from audit.heads where chain_id = '${CASE}'`,
    )
    for (let row = 1; row <= 5; row += 1) await append('case', CASE, 'open-case')
    expect(await proof()).toMatchObject({ fault: { what: 'altered', chain: CASE, seq: 4 } })
  })

  it('sees a root that was altered, taken out, moved or signed by another hand', async () => {
    await sign()
    const [first = '', second = ''] = log.kept
    const other = signerFrom(new Uint8Array(32).fill(8))
    const text = first.slice(first.indexOf(' ') + 1)
    const forged = `${Buffer.from(other.sign(Buffer.from(text))).toString('base64url')} ${text}`
    for (const lines of [
      [first.replace('"entries":8', '"entries":7'), second],
      [second],
      [second, first],
      [forged, second],
      [forged],
    ]) {
      log.kept = lines
      expect(await proof()).toMatchObject({ fault: { what: 'root' } })
    }
  })

  it('sees an erasure that was taken off the list, wherever it stood, or altered, or moved', async () => {
    await erasures.append('one')
    await erasures.append('two')
    await sign()
    await append('case', CASE, 'hand-over')
    await erasures.append('three')
    await sign()
    expect(await proof()).not.toHaveProperty('missingErasures')
    for (const [kept, first, last] of [
      [['two', 'three'], 1, 2],
      [['one', 'three'], 1, 2],
      [['one', 'two'], 3, 3],
      [['two', 'one', 'three'], 1, 2],
      [['one', 'two', 'four'], 3, 3],
      [[], 1, 2],
    ] as const) {
      erasures.kept = [...kept]
      expect(await proof(), kept.join()).toMatchObject({ missingErasures: { first, last } })
    }
  })

  it('does not miss an erasure that no root has counted yet', async () => {
    await sign()
    await erasures.append('one')
    expect(await proof()).not.toHaveProperty('missingErasures')
  })

  it('proves what was signed before roots counted erasures', async () => {
    const old = (await log.lines()).map(line => {
      const { erasures: _none, ...root } = JSON.parse(line.slice(line.indexOf(' ') + 1)) as Root
      const text = JSON.stringify(root)
      return `${Buffer.from(signer.sign(Buffer.from(text))).toString('base64url')} ${text}`
    })
    log.kept = old
    await erasures.append('one')
    expect(await proof()).not.toHaveProperty('missingErasures')
  })

  it('signs each chain again only when it has grown', async () => {
    expect(await sign()).toBe(1)
    expect(await sign()).toBe(0)
  })

  it('signs again what a crash kept from being marked, rather than never', async () => {
    const crash = jobsDb.transaction().execute(async tx => {
      await writeRoot(tx, log, erasures, signer, clock)
      throw new Error('power cut')
    })
    await expect(crash).rejects.toThrow('power cut')
    expect(await sign()).toBe(1)
    expect(await proof()).toMatchObject({ roots: 3 })
    expect(await proof()).not.toHaveProperty('fault')
  })
})

const sign = () => transactionsOf(jobsDb)('nobody', tx => writeRoot(tx, log, erasures, signer, clock))

const proof = () =>
  ownerDb
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async tx => verifyAudit(tx, await log.lines(), signer.publicKey, erasures.kept))

async function append(kind: string, chain: string, act: string) {
  await owner.query(`select audit.append($1, $2, $3, 'done')`, [kind, chain, act])
}

/** As somebody with the whole database in their hands: the triggers do not stop them, the proof does. */
async function behindTheBack(statements: string) {
  await owner.query(
    `set session_replication_role = replica; ${statements}; set session_replication_role = origin`,
  )
}

function memoryLog(): RootLog & { kept: string[] } {
  const memory = {
    kept: [] as string[],
    lines: async () => memory.kept,
    append: async (line: string) => {
      memory.kept = [...memory.kept, line]
    },
  }
  return memory
}
