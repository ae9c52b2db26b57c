import type { Chance } from '../crypto/random.ts'
import type { Tx } from '../db/db.ts'
import { writeInDatabase, type Written } from './help.sql.ts'
import type { Check, OfferId } from './offer.ts'

export type CheckOffer = Written<'checked'>

/** Whoever keeps it, or a leader, has found that it is right as it stands. The database writes who tried. */
export function checkOffer(tx: Tx, chance: Chance, id: OfferId, check: Check): Promise<CheckOffer> {
  return writeInDatabase(tx, { id: chance.uuid(), offer: id, wrote: 'checked', check })
}
