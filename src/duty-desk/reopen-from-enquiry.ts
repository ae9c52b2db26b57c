import type { StaffId } from '../access/staff.ts'
import type { ReopeningReason } from '../case/closure.ts'
import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { EndRefusal } from './end-enquiry.ts'
import type { OnEnquiry } from './enquiry.ts'
import { reopenInDatabase } from './reopen-from-enquiry.sql.ts'

export interface Reopening {
  readonly reason: ReopeningReason
  readonly responsible: StaffId
  readonly deputy: StaffId
  readonly nextContact: Temporal.Instant
}

export type ReopenFromEnquiry = Outcome<
  'reopened',
  | EndRefusal
  /** The enquiry belongs to no case. */
  | { why: 'no-case' }
  /** A colleague has just reopened it. */
  | { why: 'not-closed' }
  | { why: 'same-person-twice' }
  | { why: 'not-available' }
  | { why: 'next-contact-in-the-past' }
>

/**
 * The person of a closed case has written again: the case gets two people and a next contact, the enquiry ends in it,
 * and what was written waits there for an answer. Whoever is on duty sees nothing of the case by this. The database
 * writes who tried.
 */
export async function reopenFromEnquiry(
  tx: Tx,
  on: Pick<OnEnquiry, 'enquiryId' | 'chance'>,
  to: Reopening,
): Promise<ReopenFromEnquiry> {
  const answer = await reopenInDatabase(tx, on.enquiryId, on.chance.uuid(), to)
  if (answer === 'done') return done('reopened')
  return refused({ why: answer === 'not-permitted' ? 'not-there' : answer })
}
