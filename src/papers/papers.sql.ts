import { sql } from 'kysely'
import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId } from '../foundation/ids.ts'
import type { PaperId, PaperPurpose, SentRow } from './sent.ts'

const papers = (tx: Tx, caseId: CaseId) =>
  tx
    .selectFrom('papers as p')
    .innerJoin('staff as s', 's.id', 'p.sent_by')
    .leftJoin('staff as r', 'r.id', 'p.recalled_by')
    .select([
      'p.id',
      'p.purpose',
      's.alias as sent_by',
      'p.sent_at',
      'r.alias as recalled_by',
      'p.recalled_at',
      'p.digest',
      'p.sealed_paper',
      'p.sealed_recall',
    ])
    .where('p.case_id', '=', caseId)

type Row = Awaited<ReturnType<ReturnType<typeof papers>['execute']>>[number]

const rowOf = (row: Row): SentRow => ({
  id: row.id as PaperId,
  purpose: row.purpose,
  sentBy: row.sent_by,
  sentAt: row.sent_at,
  recalledBy: row.recalled_by ?? undefined,
  recalledAt: row.recalled_at ?? undefined,
  digest: row.digest,
  sealed: row.sealed_paper ?? undefined,
  sealedRecall: row.sealed_recall ?? undefined,
})

/** Newest first. */
export const listPapers = async (tx: Tx, caseId: CaseId): Promise<SentRow[]> =>
  (await papers(tx, caseId).orderBy('p.sent_at', 'desc').orderBy('p.id').execute()).map(rowOf)

export async function findPaper(tx: Tx, caseId: CaseId, paperId: PaperId): Promise<SentRow | undefined> {
  const row = await papers(tx, caseId).where('p.id', '=', paperId).executeTakeFirst()
  return row && rowOf(row)
}

export async function insertPaper(
  tx: Tx,
  { caseId, by }: OnCase,
  paper: { id: PaperId; purpose: PaperPurpose; sealed: Buffer; digest: Uint8Array },
): Promise<void> {
  await tx
    .insertInto('papers')
    .values({
      id: paper.id,
      case_id: caseId,
      purpose: paper.purpose,
      sealed_paper: paper.sealed,
      digest: Buffer.from(paper.digest),
      sent_by: by,
    })
    .execute()
}

export async function markRecalled(
  tx: Tx,
  { by }: Pick<OnCase, 'by'>,
  paperId: PaperId,
  sealedRecall: Buffer,
): Promise<void> {
  await tx
    .updateTable('papers')
    .set({ recalled_by: by, recalled_at: sql`clock.now()`, sealed_recall: sealedRecall })
    .where('id', '=', paperId)
    .execute()
}
