import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { EnquiryId } from '../foundation/ids.ts'
import type { Reopening } from './reopen-from-enquiry.ts'

export type ReopenAnswer =
  | 'done'
  | 'not-permitted'
  | 'already-ended'
  | 'held-by-other'
  | 'decision-missing'
  | 'no-case'
  | 'not-closed'
  | 'same-person-twice'
  | 'not-available'
  | 'next-contact-in-the-past'

export async function reopenInDatabase(
  tx: Tx,
  enquiryId: EnquiryId,
  reopeningId: string,
  to: Reopening,
): Promise<ReopenAnswer> {
  const { rows } = await sql<{ answer: ReopenAnswer }>`
    select corps.reopen_from_enquiry(${enquiryId}, ${reopeningId}, ${to.reason}, ${to.responsible}, ${to.deputy},
      ${to.nextContact.toString()}) as answer`.execute(tx)
  return rows[0]?.answer ?? 'not-permitted'
}
