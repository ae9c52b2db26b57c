import { sql } from 'kysely'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { CaseId } from '../foundation/ids.ts'
import type { Closure, ClosingReason, Reopening, ReopeningReason } from './closure.ts'

/** Newest first. */
export async function listClosures(tx: Tx, caseId: CaseId): Promise<Closure[]> {
  const rows = await tx
    .selectFrom('closures as c')
    .innerJoin('staff as s', 's.id', 'c.closed_by')
    .select(['c.id', 'c.at', 's.alias', 'c.reason', 'c.sealed_note'])
    .where('c.case_id', '=', caseId)
    .orderBy('c.at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    at: row.at,
    by: row.alias,
    reason: row.reason,
    sealed: row.sealed_note ?? undefined,
  }))
}

/** Newest first. */
export async function listReopenings(tx: Tx, caseId: CaseId): Promise<Reopening[]> {
  const rows = await tx
    .selectFrom('reopenings as r')
    .innerJoin('staff as s', 's.id', 'r.reopened_by')
    .select(['r.at', 's.alias', 'r.reason'])
    .where('r.case_id', '=', caseId)
    .orderBy('r.at', 'desc')
    .execute()
  return rows.map(row => ({ at: row.at, by: row.alias, reason: row.reason }))
}

export type CloseAnswer = 'done' | 'not-permitted' | 'already-closed' | 'measures-running'

export async function insertClosure(
  tx: Tx,
  caseId: CaseId,
  closureId: string,
  reason: ClosingReason,
  sealedNote: Buffer,
): Promise<CloseAnswer> {
  const { rows } = await sql<{ answer: CloseAnswer }>`
    select corps.close_case(${caseId}, ${closureId}, ${reason}, ${sealedNote}) as answer`.execute(tx)
  return present(rows[0], 'the answer').answer
}

export type ReopenAnswer =
  | 'done'
  | 'not-permitted'
  | 'not-closed'
  | 'same-person-twice'
  | 'next-contact-in-the-past'
  | 'not-available'

export async function insertReopening(
  tx: Tx,
  caseId: CaseId,
  reopeningId: string,
  reason: ReopeningReason,
  to: { responsible: StaffId; deputy: StaffId; nextContact: Temporal.Instant },
): Promise<ReopenAnswer> {
  const { rows } = await sql<{ answer: ReopenAnswer }>`
    select corps.reopen_case(${caseId}, ${reopeningId}, ${reason}, ${to.responsible}, ${to.deputy},
      ${to.nextContact.toString()}) as answer`.execute(tx)
  return present(rows[0], 'the answer').answer
}
