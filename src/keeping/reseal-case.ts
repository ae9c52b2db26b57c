import type { KeyProvider } from '../crypto/key-ring.ts'
import type { Chance } from '../crypto/random.ts'
import { keyIdOf, newDataKey, seal, unsealBytes, type DataKey } from '../crypto/seal.ts'
import type { Db, Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import {
  asKeeper,
  findCaseByReference,
  getSealed,
  listKeysOfCase,
  listSealedRows,
  listTablesOfAMatter,
  lockKeys,
  permitReseal,
  replaceKey,
  traceReseal,
  writeSealed,
  type Wrapped,
} from './keeping.sql.ts'

export type ResealCase = Outcome<
  /** How many sealed values there were. */
  { values: number },
  | { why: 'no-such-case' }
  /** Somebody is signed in to the database as the front door, the desk or the jobs. */
  | { why: 'system-is-running' }
>

interface Change {
  readonly ownerId: string
  readonly old: DataKey
  readonly fresh: DataKey
  readonly wrapped: Wrapped
  readonly freshlyWrapped: string
}

/**
 * Gives a case and its conversations new data keys and seals everything they hold anew: for when a key may have been
 * seen. Signatures hold, because they cover what was sealed and not the seal. The system must stand still: whoever
 * had just been given the old key would seal with it what nobody could open again.
 *
 * @param owner a connection as the owner
 * @param keys a provider of the rings door and case
 */
export async function resealCase(
  owner: Db,
  keys: KeyProvider,
  chance: Chance,
  reference: string,
): Promise<ResealCase> {
  const caseId = await asKeeper(owner, tx => findCaseByReference(tx, reference))
  if (caseId === undefined) return refused({ why: 'no-such-case' })

  const old = await asKeeper(owner, tx => listKeysOfCase(tx, caseId))
  const changes = await Promise.all(old.map(wrapped => change(keys, chance, wrapped)))
  return asKeeper(owner, async tx => {
    if (!(await lockKeys(tx))) return refused({ why: 'system-is-running' })
    await permitReseal(tx)
    for (const { wrapped, fresh, freshlyWrapped } of changes) {
      await replaceKey(tx, wrapped, { id: fresh.id, wrapped: freshlyWrapped })
    }
    const values = await resealValues(tx, caseId, changes, chance)
    await traceReseal(tx, caseId)
    return done({ values })
  })
}

async function change(keys: KeyProvider, chance: Chance, wrapped: Wrapped): Promise<Change> {
  const { id, ownerId, ring } = wrapped
  const fresh = newDataKey(chance)
  return {
    ownerId,
    old: { id, bytes: await keys.unwrap(ring, wrapped.wrapped, ownerId) },
    fresh,
    wrapped,
    freshlyWrapped: await keys.wrap(ring, fresh.bytes, ownerId),
  }
}

async function resealValues(
  tx: Tx,
  caseId: string,
  changes: readonly Change[],
  chance: Chance,
): Promise<number> {
  const byKey = new Map(changes.map(each => [each.old.id, each]))
  let values = 0
  for (const table of await listTablesOfAMatter(tx)) {
    for (const column of table.sealedColumns) {
      for (const row of await listSealedRows(tx, table, column, caseId)) {
        const sealed = await getSealed(tx, table, column, row)
        const { ownerId, old, fresh } = present(byKey.get(keyIdOf(sealed) ?? ''), `the key of ${table.name}`)
        const place = { table: table.name, column, row, owner: ownerId }
        await writeSealed(tx, table, column, row, seal(fresh, place, unsealBytes(old, place, sealed), chance))
        values += 1
      }
    }
  }
  return values
}
