import type { Chance } from '../crypto/random.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import { writeInDatabase, type Written } from './help.sql.ts'
import type { Check, Offer, OfferId } from './offer.ts'

/** `too-many`: thirty are listed, and the page must stay small. */
export type AddOffer = Outcome<OfferId, Extract<Written<'added'>, { refused: unknown }>['refused']>

/**
 * A leader puts somebody who can help on the list at the door. The database writes who tried.
 *
 * @param practice of the practice office: it says so wherever it is shown
 */
export async function addOffer(
  tx: Tx,
  chance: Chance,
  offer: Offer,
  check: Check,
  practice: boolean,
): Promise<AddOffer> {
  const id = chance.uuid() as OfferId
  const says = { ...offer, practice }
  const added = await writeInDatabase(tx, { id: chance.uuid(), offer: id, wrote: 'added', says, check })
  return 'refused' in added ? added : done(id)
}
