import type { Chance } from '../crypto/random.ts'
import type { Tx } from '../db/db.ts'
import { writeInDatabase, type Written } from './help.sql.ts'
import type { Check, Offer, OfferId } from './offer.ts'

export type ChangeOffer = Written<'changed'>

/** A leader writes an offer anew. Whoever changes it has checked it. The database writes who tried. */
export function changeOffer(
  tx: Tx,
  chance: Chance,
  id: OfferId,
  offer: Offer,
  check: Check,
  practice: boolean,
): Promise<ChangeOffer> {
  const says = { ...offer, practice }
  return writeInDatabase(tx, { id: chance.uuid(), offer: id, wrote: 'changed', says, check })
}
