import { sql } from 'kysely'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { CaseId } from '../foundation/ids.ts'
import type { EntryId } from './entries.ts'
import type { HandOverReason, Responsibility } from './responsibility.ts'

/** Everybody who has had the case, newest first. */
export async function listResponsibilities(tx: Tx, caseId: CaseId): Promise<Responsibility[]> {
  const rows = await tx
    .selectFrom('responsibilities as r')
    .innerJoin('staff as s', 's.id', 'r.staff_id')
    .leftJoin('staff as g', 'g.id', 'r.given_by')
    .select(['r.staff_id', 's.alias', 'r.part', 'r.from_at', 'r.until_at', 'r.reason', 'g.alias as given_by'])
    .where('r.case_id', '=', caseId)
    .orderBy('r.from_at', 'desc')
    .orderBy('r.part', 'desc')
    .execute()
  return rows.map(row => ({
    staffId: row.staff_id as StaffId,
    alias: row.alias,
    part: row.part,
    from: row.from_at,
    until: row.until_at ?? undefined,
    reason: row.reason,
    givenBy: row.given_by ?? undefined,
  }))
}

export type HandOverAnswer =
  | 'done'
  | 'not-permitted'
  | 'same-person-twice'
  | 'not-available'
  | 'case-is-closed'

export async function giveCase(
  tx: Tx,
  caseId: CaseId,
  to: { responsible: StaffId; deputy: StaffId },
  reason: HandOverReason,
  note: { id: EntryId; sealed: Buffer } | undefined,
): Promise<HandOverAnswer> {
  const { rows } = await sql<{ answer: HandOverAnswer }>`
    select corps.hand_over_with_note(${caseId}, ${to.responsible}, ${to.deputy}, ${reason},
      ${note?.id ?? null}, ${note?.sealed ?? null}) as answer`.execute(tx)
  return present(rows[0], 'the answer').answer
}
