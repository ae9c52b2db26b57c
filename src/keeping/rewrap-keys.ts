import type { KeyProvider } from '../crypto/key-ring.ts'
import type { Db } from '../db/db.ts'
import { asKeeper, listWrapped, type Wrapped, type WrappedIn, writeWrapped } from './keeping.sql.ts'

const BATCH = 500

/**
 * Wraps every data key and second factor anew, under the version of its ring that is current now. Once it has ended,
 * the older versions may be taken away. The keys themselves and what they seal stay as they are, so the system may
 * run meanwhile, if it already holds the current version.
 *
 * @param owner a connection as the owner
 * @param keys a provider of the rings door, case and staff
 * @returns how many were wrapped anew
 */
export async function rewrapKeys(owner: Db, keys: KeyProvider): Promise<number> {
  return (await rewrapAll(owner, keys, 'data_keys')) + (await rewrapAll(owner, keys, 'staff'))
}

async function rewrapAll(owner: Db, keys: KeyProvider, table: WrappedIn): Promise<number> {
  let count = 0
  let after: Wrapped | undefined
  for (;;) {
    const old = await asKeeper(owner, tx => listWrapped(tx, table, after?.id, BATCH))
    after = old.at(-1)
    if (!after) return count
    const fresh = await Promise.all(old.map(key => rewrap(keys, key)))
    count += await asKeeper(owner, tx => writeWrapped(tx, table, fresh))
  }
}

async function rewrap(keys: KeyProvider, { id, ownerId, ring, wrapped }: Wrapped) {
  const key = await keys.unwrap(ring, wrapped, ownerId)
  return { id, former: wrapped, wrapped: await keys.wrap(ring, key, ownerId) }
}
