import type { Chance } from '../crypto/random.ts'
import type { Tx } from '../db/db.ts'
import { writeInDatabase, type Written } from './help.sql.ts'
import type { OfferId } from './offer.ts'

export type WithdrawOffer = Written<'withdrawn'>

/**
 * The door does not show it from now on. Anybody on duty may, because a wrong number cannot wait for a leader; it comes
 * back by being added anew. The database writes who tried.
 */
export function withdrawOffer(tx: Tx, chance: Chance, id: OfferId): Promise<WithdrawOffer> {
  return writeInDatabase(tx, { id: chance.uuid(), offer: id, wrote: 'withdrawn' })
}
