import { sql } from 'kysely'
import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId, PersonId } from '../foundation/ids.ts'
import type { TieId } from './spread.ts'
import type { Ends, TieRow } from './ties.ts'

const ties = (tx: Tx, caseId: CaseId) =>
  tx
    .selectFrom('ties')
    .select(['id', 'from_person', 'to_person', 'sealed_tie', 'version', 'removed_at'])
    .where('case_id', '=', caseId)

type Row = Awaited<ReturnType<ReturnType<typeof ties>['execute']>>[number]

const tieOf = (row: Row): TieRow => ({
  id: row.id as TieId,
  from: row.from_person as PersonId,
  to: row.to_person as PersonId,
  sealed: row.sealed_tie ?? undefined,
  version: row.version,
  removedAt: row.removed_at ?? undefined,
})

/** As they were added; the removed ones too. */
export const listTies = async (tx: Tx, caseId: CaseId): Promise<TieRow[]> =>
  (await ties(tx, caseId).orderBy('added_at').orderBy('id').execute()).map(tieOf)

export async function findTie(tx: Tx, caseId: CaseId, tieId: TieId): Promise<TieRow | undefined> {
  const row = await ties(tx, caseId).where('id', '=', tieId).executeTakeFirst()
  return row && tieOf(row)
}

/** Whether both ends are still in the case: somebody may have been removed since. */
export async function joinsTwo(tx: Tx, caseId: CaseId, { from, to }: Ends): Promise<boolean> {
  const there = await tx
    .selectFrom('people')
    .select('id')
    .where('case_id', '=', caseId)
    .where('id', 'in', [from, to])
    .where('removed_at', 'is', null)
    .execute()
  return there.length === 2
}

export async function insertTie(
  tx: Tx,
  { caseId, by }: OnCase,
  tieId: TieId,
  { from, to }: Ends,
  sealed: Buffer,
): Promise<void> {
  await tx
    .insertInto('ties')
    .values({
      id: tieId,
      case_id: caseId,
      from_person: from,
      to_person: to,
      sealed_tie: sealed,
      added_by: by,
    })
    .execute()
}

export async function updateTie(tx: Tx, tieId: TieId, sealed: Buffer): Promise<void> {
  await tx
    .updateTable('ties')
    .set({ sealed_tie: sealed, version: sql`version + 1` })
    .where('id', '=', tieId)
    .execute()
}

export async function markTieRemoved(tx: Tx, tieId: TieId): Promise<void> {
  await tx
    .updateTable('ties')
    .set({ removed_at: sql`clock.now()`, version: sql`version + 1` })
    .where('id', '=', tieId)
    .execute()
}
