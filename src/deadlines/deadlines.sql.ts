import { sql } from 'kysely'
import type { OnCase } from '../access/on-case.ts'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import type { Branded } from '../foundation/ids.ts'

export type DeadlineId = Branded<'DeadlineId'>
export type CaseDeadlineKind =
  | 'answer'
  | 'hand-over'
  | 'next-contact'
  | 'reassessment'
  | 'provisional-ends'
  | 'flag'
  | 'task'
  | 'measure'
  | 'review'

/**
 * From now on it rings when nobody has settled it. Of the kinds there is only one of (next contact, reassessment) the
 * former is settled.
 */
export async function setDeadline(
  tx: Tx,
  on: OnCase,
  deadline: { kind: CaseDeadlineKind; dueAt: Temporal.Instant; staffId?: StaffId | undefined },
): Promise<DeadlineId> {
  const id = on.chance.uuid() as DeadlineId
  await sql`select corps.set_deadline(${id}, null, ${on.caseId}, ${deadline.kind}, ${deadline.staffId ?? null}, ${deadline.dueAt.toString()})`.execute(
    tx,
  )
  return id
}

export async function settleDeadline(tx: Tx, deadlineId: DeadlineId): Promise<void> {
  await sql`select corps.settle_deadline(${deadlineId})`.execute(tx)
}
