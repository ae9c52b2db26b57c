import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createKeyFile, fileKeys } from '../src/crypto/file-keys.ts'
import { everyRing } from '../src/crypto/key-ring.ts'
import { lane } from '../src/crypto/lane.ts'
import { systemChance } from '../src/crypto/random.ts'
import { connect, transactionsOf } from '../src/db/db.ts'
import { systemClock } from '../src/foundation/clock.ts'
import { seedPractice, type Seeding } from '../src/practice/seed.ts'
import { asrae } from '../src/risk/instruments/asrae.ts'
import type { FreshDatabase } from './database.ts'

export interface EmptyOffice {
  readonly seeding: Seeding
  seed(): Promise<boolean>
  close(): Promise<void>
}

/** What the first start makes the practice office in: each role's own connection, and keys made for this test. */
export async function anEmptyOffice({ urls }: Pick<FreshDatabase, 'urls'>): Promise<EmptyOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'haandholdt-keys-'))
  const keyFile = join(folder, 'keys.json')
  await createKeyFile(keyFile, everyRing)
  const owner = connect({ connectionString: urls.owner }, 2)
  const deskDb = connect({ connectionString: urls.desk }, 4)
  const doorDb = connect({ connectionString: urls.frontDoor }, 2)
  const seeding: Seeding = {
    owner,
    desk: {
      inTransaction: transactionsOf(deskDb),
      keys: await fileKeys(keyFile, ['door', 'case', 'staff', 'faces']),
      clock: systemClock,
      chance: systemChance,
      staffLane: lane({ concurrency: 1, waiting: 50 }),
    },
    frontDoor: {
      inTransaction: transactionsOf(doorDb),
      keys: await fileKeys(keyFile, ['door']),
      clock: systemClock,
      chance: systemChance,
    },
    doorLane: lane({ concurrency: 1, waiting: 50 }),
    instrument: asrae,
    production: false,
    toBeginAnew: 'Remove the folder',
  }
  return {
    seeding,
    seed: () => seedPractice(seeding),
    async close() {
      await Promise.all([owner.destroy(), deskDb.destroy(), doorDb.destroy()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
