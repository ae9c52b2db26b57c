import type { Tx } from '../db/db.ts'
import type { Chance } from '../crypto/random.ts'
import { present } from '../foundation/assert.ts'
import type { EnquiryId } from '../foundation/ids.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { AlreadyEnded, Claim, NotThere } from './enquiry.ts'
import { claimInDatabase, findClaim, releaseInDatabase } from './enquiry.sql.ts'

export type ClaimEnquiry = Outcome<
  { lapsesAt: Temporal.Instant },
  { why: 'held-by-other'; claim: Claim } | AlreadyEnded | NotThere
>

/**
 * Takes an enquiry until its deadline. Of two at once one has it, and the other is told who. Claiming one's own
 * again changes nothing.
 */
export async function claimEnquiry(tx: Tx, id: EnquiryId, chance: Chance): Promise<ClaimEnquiry> {
  const { outcome, lapsesAt } = await claimInDatabase(tx, chance.uuid(), id)
  switch (outcome) {
    case 'done':
      return done({ lapsesAt: present(lapsesAt, 'the end of the claim') })
    case 'held-by-other':
      return refused({ why: 'held-by-other', claim: present(await findClaim(tx, id), 'the other’s claim') })
    case 'already-ended':
      return refused({ why: 'already-ended' })
    case 'not-permitted':
      return refused({ why: 'not-there' })
  }
}

export type ReleaseEnquiry = Outcome<'released', { why: 'not-held' }>

/** Gives it back to the desk, where it waits as before. */
export async function releaseEnquiry(tx: Tx, id: EnquiryId): Promise<ReleaseEnquiry> {
  const outcome = await releaseInDatabase(tx, id)
  return outcome === 'done' ? done('released') : refused({ why: 'not-held' })
}
