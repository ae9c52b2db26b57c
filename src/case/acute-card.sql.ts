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

/** What the database itself must know of the agreement; the rest is sealed. */
export async function noteAgreement(
  tx: Tx,
  caseId: CaseId,
  clear: { agreedUntil: string | undefined; mistakePhrase: 'none' | 'as-before' | 'new' },
): Promise<void> {
  await tx
    .updateTable('acute_cards')
    .set({
      agreed_until: clear.agreedUntil === undefined ? null : Temporal.Instant.from(clear.agreedUntil),
      ...(clear.mistakePhrase !== 'as-before' && {
        mistake_phrase_at: clear.mistakePhrase === 'none' ? null : sql<Temporal.Instant>`clock.now()`,
      }),
    })
    .where('case_id', '=', caseId)
    .execute()
}
