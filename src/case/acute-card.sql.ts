import { sql } from 'kysely'
import type { OnCase } from '../access/on-case.ts'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId } from '../foundation/ids.ts'
import type { AcuteCardRow } from './acute-card.ts'

export async function findAcuteCard(tx: Tx, caseId: CaseId): Promise<AcuteCardRow | undefined> {
  const row = await tx
    .selectFrom('acute_cards')
    .select(['sealed_card', 'version', 'changed_at', 'changed_by'])
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return (
    row && {
      sealed: row.sealed_card ?? undefined,
      version: row.version,
      changedAt: row.changed_at,
      changedBy: row.changed_by as StaffId,
    }
  )
}

export async function writeAcuteCard(tx: Tx, { caseId, by }: OnCase, sealed: Buffer): Promise<void> {
  await tx
    .insertInto('acute_cards')
    .values({ case_id: caseId, sealed_card: sealed, changed_by: by })
    .onConflict(conflict =>
      conflict.column('case_id').doUpdateSet({
        sealed_card: sealed,
        version: sql`acute_cards.version + 1`,
        changed_at: sql`clock.now()`,
        changed_by: by,
      }),
    )
    .execute()
}
