import { sql } from 'kysely'
import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId } from '../foundation/ids.ts'
import type { ConsentId } from './consents.ts'

/** Newest first. */
export async function listConsents(tx: Tx, caseId: CaseId) {
  const rows = await tx
    .selectFrom('consents as c')
    .innerJoin('staff as s', 's.id', 'c.recorded_by')
    .select(['c.id', 'c.given_at', 's.alias', 'c.withdrawn_at', 'c.sealed_consent'])
    .where('c.case_id', '=', caseId)
    .orderBy('c.given_at', 'desc')
    .orderBy('c.id')
    .execute()
  return rows.map(row => ({
    id: row.id as ConsentId,
    givenAt: row.given_at,
    recordedBy: row.alias,
    withdrawnAt: row.withdrawn_at ?? undefined,
    sealed: row.sealed_consent ?? undefined,
  }))
}

export async function insertConsent(
  tx: Tx,
  { caseId, by }: OnCase,
  consent: { id: ConsentId; sealed: Buffer },
): Promise<void> {
  await tx
    .insertInto('consents')
    .values({ id: consent.id, case_id: caseId, sealed_consent: consent.sealed, recorded_by: by })
    .execute()
}

export async function markWithdrawn(tx: Tx, { by }: OnCase, id: ConsentId): Promise<void> {
  await tx
    .updateTable('consents')
    .set({ withdrawn_at: sql`clock.now()`, withdrawal_recorded_by: by })
    .where('id', '=', id)
    .execute()
}
