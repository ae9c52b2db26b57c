import type { Tx } from '../db/db.ts'
import type { CaseId } from '../foundation/ids.ts'
import type { CaseTrace } from './traces.ts'

/** Newest first; `before` is the last number of the page before. */
export async function listTraces(
  tx: Tx,
  caseId: CaseId,
  page: { before?: number | undefined; limit: number },
): Promise<CaseTrace[]> {
  const rows = await tx
    .selectFrom('audit.entries as a')
    .leftJoin('staff as s', 's.id', 'a.principal_id')
    .select(['a.seq', 'a.at', 's.alias', 's.role', 'a.act', 'a.outcome', 'a.reason'])
    .where('a.chain_id', '=', caseId)
    .$if(page.before !== undefined, query => query.where('a.seq', '<', page.before ?? 0))
    .orderBy('a.seq', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map(row => ({
    seq: row.seq,
    at: row.at,
    who: row.alias !== null && row.role !== null ? { alias: row.alias, role: row.role } : undefined,
    act: row.act,
    outcome: row.outcome,
    reason: row.reason ?? undefined,
  }))
}
