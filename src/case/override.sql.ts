import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { CaseId } from '../foundation/ids.ts'
import type { OverrideId, OverrideRow } from './override.ts'

/** Newest first. */
export async function listOverrides(tx: Tx, caseId: CaseId): Promise<OverrideRow[]> {
  const rows = await tx
    .selectFrom('overrides as o')
    .innerJoin('staff as s', 's.id', 'o.by_staff')
    .leftJoin('staff as r', 'r.id', 'o.reviewed_by')
    .select([
      'o.id',
      'o.rule',
      's.alias as by',
      sql<boolean>`o.by_staff = access.staff_id()`.as('mine'),
      'o.at',
      'o.reviewed_at',
      'r.alias as reviewed_by',
      'o.sealed_reason',
    ])
    .where('o.case_id', '=', caseId)
    .orderBy('o.at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id as OverrideId,
    rule: row.rule,
    by: row.by,
    mine: row.mine,
    at: row.at,
    reviewedAt: row.reviewed_at ?? undefined,
    reviewedBy: row.reviewed_by ?? undefined,
    sealed: row.sealed_reason ?? undefined,
  }))
}

export type OverrideAnswer = 'done' | 'not-permitted'
export type ReviewAnswer = 'done' | 'not-permitted' | 'own-override' | 'already-reviewed'

export async function insertOverride(
  tx: Tx,
  caseId: CaseId,
  overrideId: OverrideId,
  sealedReason: Buffer,
): Promise<OverrideAnswer> {
  const { rows } = await sql<{ answer: OverrideAnswer }>`
    select corps.override_rule(${caseId}, ${overrideId}, 'contact', ${sealedReason}) as answer`.execute(tx)
  return present(rows[0], 'the answer').answer
}

export async function markReviewed(tx: Tx, overrideId: OverrideId): Promise<ReviewAnswer> {
  const { rows } = await sql<{ answer: ReviewAnswer }>`
    select corps.review_override(${overrideId}) as answer`.execute(tx)
  return present(rows[0], 'the answer').answer
}
