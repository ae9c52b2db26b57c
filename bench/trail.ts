import { join } from 'node:path'
import { Client } from 'pg'
import type { House } from '../src/access/house.ts'
import { traceOnSelf } from '../src/access/audit/trace.sql.ts'
import { verifyAudit } from '../src/access/audit/verify.ts'
import { open } from '../src/access/opening.ts'
import { createKeyFile, fileKeys } from '../src/crypto/file-keys.ts'
import { everyRing } from '../src/crypto/key-ring.ts'
import { systemChance } from '../src/crypto/random.ts'
import { newDataKey } from '../src/crypto/seal.ts'
import { signerFrom } from '../src/crypto/sign.ts'
import { connect, transactionsOf } from '../src/db/db.ts'
import { systemClock } from '../src/foundation/clock.ts'
import type { CaseId } from '../src/foundation/ids.ts'
import { inParallel, type Measure, median, type Round, roundsOf, timed } from './measure.ts'
import { employReaders, type Reader } from './staff.ts'

const CALLERS = [1, 8] as const
const ROUNDS = 6
const EACH = 240
const CHAINS = 500
const ROWS_A_CHAIN = 100

/** Rows added to the trail, cases opened with the row that goes before the key, and the proof of the whole. */
export const trail: Measure = {
  name: 'trail',
  async run(place) {
    const { urls } = await place.database()
    const owner = new Client({ connectionString: urls.owner })
    await owner.connect()
    const db = connect({ connectionString: urls.desk }, Math.max(...CALLERS))
    const ownerDb = connect({ connectionString: urls.owner }, 1)
    const keyFile = join(place.folder, 'trail-keys.json')
    await createKeyFile(keyFile, everyRing)
    const house: House = {
      inTransaction: transactionsOf(db),
      keys: await fileKeys(keyFile, ['case']),
      clock: systemClock,
      chance: systemChance,
    }
    try {
      const readers = await employReaders(owner, Math.max(...CALLERS))
      const cases = await casesOf(owner, house, readers)
      const pieces = Array.from({ length: EACH }, (_, at) => at)
      const append = (_: number, caller: number) =>
        house.inTransaction({ token: readers[caller]?.token ?? '' }, tx =>
          traceOnSelf(tx, { act: 'read-queue', outcome: 'read' }),
        )
      const openOne = async (_: number, caller: number) => {
        const id = cases[caller] as CaseId
        const asking = { token: readers[caller]?.token ?? '' }
        const keys = await open(house, asking, { kind: 'case', id, scope: 'whole', purpose: 'read' })
        if (!keys?.has(id)) throw new Error('the case did not open')
      }

      const appended = new Map<number, Round[]>(CALLERS.map(callers => [callers, []]))
      const opened = new Map<number, Round[]>(CALLERS.map(callers => [callers, []]))
      for (let round = 0; round <= ROUNDS; round += 1) {
        for (const callers of CALLERS) {
          const rows = await inParallel(callers, pieces, append)
          const openings = await inParallel(callers, pieces, openOne)
          if (round === 0) continue
          appended.get(callers)?.push(rows)
          opened.get(callers)?.push(openings)
        }
      }
      return [
        ...CALLERS.flatMap(callers =>
          roundsOf(`rows added to the trail, ${callers} at once`, appended.get(callers) ?? []),
        ),
        ...CALLERS.flatMap(callers =>
          roundsOf(`cases opened with their keys, ${callers} at once`, opened.get(callers) ?? []),
        ),
        await verified(owner, ownerDb),
      ]
    } finally {
      await db.destroy()
      await ownerDb.destroy()
      await owner.end()
    }
  },
}

/** One case for each reader, with its keys, whose deputy is the next one. */
async function casesOf(owner: Client, house: House, readers: readonly Reader[]): Promise<string[]> {
  const made: string[] = []
  for (const [at, reader] of readers.entries()) {
    const id = systemChance.uuid()
    const deputy = readers[(at + 1) % readers.length] ?? reader
    await owner.query('begin')
    await owner.query(
      `insert into corps.cases (id, reference, region, under_18, opened_by) values ($1, $2, 'midt', 'no', $3)`,
      [id, `Svale ${at}`, reader.id],
    )
    await owner.query(
      `insert into corps.responsibilities (id, case_id, staff_id, part, given_by, reason)
       values (gen_random_uuid(), $1, $2, 'responsible', $2, 'case-opened'), (gen_random_uuid(), $1, $3, 'deputy', $2, 'case-opened')`,
      [id, reader.id, deputy.id],
    )
    await owner.query(
      `insert into corps.deadlines (id, case_id, kind, due_at) values (gen_random_uuid(), $1, 'next-contact', now() + interval '1 day')`,
      [id],
    )
    for (const scope of ['whole', 'acute', 'address']) {
      const key = newDataKey(systemChance)
      await owner.query(
        `insert into corps.data_keys (id, owner_kind, owner_id, scope, ring, wrapped) values ($1, 'case', $2, $3, 'case', $4)`,
        [key.id, id, scope, await house.keys.wrap('case', key.bytes, id)],
      )
    }
    await owner.query('commit')
    made.push(id)
  }
  return made
}

/** Rows proved per second, over chains as long as those of a case that was worked on. */
async function verified(owner: Client, ownerDb: ReturnType<typeof connect>) {
  await owner.query(
    `select audit.append('case', md5(chain::text)::uuid, 'open-case', 'read')
       from generate_series(1, $1) chain, generate_series(1, $2) row`,
    [CHAINS, ROWS_A_CHAIN],
  )
  const { publicKey } = signerFrom(new Uint8Array(32).fill(1))
  const perSecond: number[] = []
  for (let round = 0; round < 3; round += 1) {
    let entries = 0
    const milliseconds = await timed(async () => {
      const proof = await ownerDb
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(tx => verifyAudit(tx, [], publicKey, []))
      if (proof.fault) throw new Error(`the trail is not whole: ${JSON.stringify(proof.fault)}`)
      entries = proof.entries
    })
    perSecond.push((entries / milliseconds) * 1000)
  }
  return { what: 'rows of the trail proved', value: median(perSecond), unit: 'per s' }
}
