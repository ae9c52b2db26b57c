import { sql } from 'kysely'
import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId } from '../foundation/ids.ts'

export interface PositionsRow {
  readonly sealed: Uint8Array | undefined
  readonly version: number
}

export async function findPositions(tx: Tx, caseId: CaseId): Promise<PositionsRow | undefined> {
  const row = await tx
    .selectFrom('network_positions')
    .select(['sealed_positions', 'version'])
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row && { sealed: row.sealed_positions ?? undefined, version: row.version }
}

export async function putPositions(tx: Tx, { caseId, by }: OnCase, sealed: Buffer): Promise<void> {
  await tx
    .insertInto('network_positions')
    .values({ case_id: caseId, sealed_positions: sealed, changed_by: by })
    .onConflict(on =>
      on.column('case_id').doUpdateSet({
        sealed_positions: sealed,
        changed_by: by,
        changed_at: sql`clock.now()`,
        version: sql`network_positions.version + 1`,
      }),
    )
    .execute()
}
