import type { Disclosure } from '../access/disclosure.ts'
import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId } from '../foundation/ids.ts'
import type { ToolResultId, ToolResultRow } from './tool-results.ts'

/** Newest first, without the files. */
export async function listToolResults(tx: Tx, caseId: CaseId): Promise<ToolResultRow[]> {
  const rows = await tx
    .selectFrom('tool_results as r')
    .innerJoin('staff as s', 's.id', 'r.recorded_by')
    .select(['r.id', 'r.disclosure', 's.alias', 'r.recorded_at', 'r.sealed_result'])
    .where('r.case_id', '=', caseId)
    .orderBy('r.recorded_at', 'desc')
    .orderBy('r.id')
    .execute()
  return rows.map(row => ({
    id: row.id as ToolResultId,
    disclosure: row.disclosure,
    recordedBy: row.alias,
    recordedAt: row.recorded_at,
    sealed: row.sealed_result ?? undefined,
  }))
}

export async function findSealedFile(
  tx: Tx,
  caseId: CaseId,
  id: ToolResultId,
): Promise<Uint8Array | undefined> {
  const row = await tx
    .selectFrom('tool_results')
    .select('sealed_file')
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.sealed_file ?? undefined
}

export async function insertToolResult(
  tx: Tx,
  { caseId, by }: OnCase,
  result: { id: ToolResultId; disclosure: Disclosure; sealed: Buffer; sealedFile: Buffer | undefined },
): Promise<void> {
  await tx
    .insertInto('tool_results')
    .values({
      id: result.id,
      case_id: caseId,
      disclosure: result.disclosure,
      sealed_result: result.sealed,
      sealed_file: result.sealedFile ?? null,
      recorded_by: by,
    })
    .execute()
}
