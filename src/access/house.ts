import type { KeyProvider } from '../crypto/key-ring.ts'
import type { Chance } from '../crypto/random.ts'
import type { InTransaction } from '../db/db.ts'
import type { Clock } from '../foundation/clock.ts'

/** What an entry point is built with and hands on: the time, chance, its keys and its own role in the database. */
export interface House {
  readonly inTransaction: InTransaction
  readonly keys: KeyProvider
  readonly clock: Clock
  readonly chance: Chance
}
