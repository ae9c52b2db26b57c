import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { CaseId, EnquiryId } from '../foundation/ids.ts'
import type { Case } from './case.ts'

const cases = (tx: Tx) =>
  tx
    .selectFrom('cases')
    .select(eb => [
      'id',
      'reference',
      'enquiry_id',
      'municipality',
      'region',
      'under_18',
      'anonymous',
      'practice',
      'opened_at',
      'closed_at',
      eb
        .exists(
          eb
            .selectFrom('watches as w')
            .select('w.id')
            .whereRef('w.case_id', '=', 'cases.id')
            .where('w.ended_at', 'is', null),
        )
        .as('watched'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof cases>['execute']>>[number]

const caseOf = (row: Row): Case => ({
  id: row.id as CaseId,
  reference: row.reference,
  enquiryId: (row.enquiry_id ?? undefined) as EnquiryId | undefined,
  municipality: row.municipality ?? undefined,
  region: row.region,
  under18: row.under_18,
  anonymous: row.anonymous,
  practice: row.practice,
  openedAt: row.opened_at,
  closedAt: row.closed_at ?? undefined,
  watched: row.watched === true,
})

/** Undefined for a case that is not there and for one that is not the asking person's: row-level security decides. */
export async function findCase(tx: Tx, caseId: CaseId): Promise<Case | undefined> {
  const row = await cases(tx).where('id', '=', caseId).executeTakeFirst()
  return row && caseOf(row)
}

/** The same, and nobody else changes the case until this transaction ends. Every act on a case begins here. */
export async function lockCase(tx: Tx, caseId: CaseId): Promise<Case | undefined> {
  const row = await cases(tx).where('id', '=', caseId).forUpdate().executeTakeFirst()
  return row && caseOf(row)
}

export async function noteAnonymous(tx: Tx, caseId: CaseId, anonymous: boolean): Promise<void> {
  await tx
    .updateTable('cases')
    .set({ anonymous, version: sql`version + 1` })
    .where('id', '=', caseId)
    .execute()
}
