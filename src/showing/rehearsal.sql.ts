import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId } from '../foundation/ids.ts'
import type { RehearsalId } from './rehearsal.ts'

export async function insertRehearsal(
  tx: Tx,
  { caseId, by }: OnCase,
  id: RehearsalId,
  lines: readonly { id: string; sealed: Buffer }[],
): Promise<void> {
  await tx.insertInto('rehearsals').values({ id, case_id: caseId, made_by: by }).execute()
  await tx
    .insertInto('rehearsal_lines')
    .values(
      lines.map((line, at) => ({
        id: line.id,
        case_id: caseId,
        rehearsal_id: id,
        place: at + 1,
        sealed_line: line.sealed,
      })),
    )
    .execute()
}

/** The newest rehearsal of the case with its lines in order. */
export async function findNewestRehearsal(tx: Tx, caseId: CaseId) {
  const rehearsal = await tx
    .selectFrom('rehearsals as r')
    .innerJoin('staff as s', 's.id', 'r.made_by')
    .select(['r.id', 'r.made_at', 's.alias'])
    .where('r.case_id', '=', caseId)
    .orderBy('r.made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!rehearsal) return undefined
  const lines = await tx
    .selectFrom('rehearsal_lines')
    .select(['id', 'sealed_line'])
    .where('rehearsal_id', '=', rehearsal.id)
    .orderBy('place')
    .execute()
  return {
    id: rehearsal.id as RehearsalId,
    madeAt: rehearsal.made_at,
    madeBy: rehearsal.alias,
    lines: lines.flatMap(({ id, sealed_line }) => (sealed_line ? [{ id, sealed: sealed_line }] : [])),
  }
}
