import type { OnCase } from '../access/on-case.ts'
import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { Tx } from '../db/db.ts'
import { findPaper, listPapers } from './papers.sql.ts'
import { sealedPaper, sealedRecall, type PaperId, type Sent, type SentRow } from './sent.ts'

type Reading = Pick<OnCase, 'caseId' | 'keys'>

/** Everything that was sent out, newest first. What was erased is left out. */
export const readPapers = async (tx: Tx, on: Reading): Promise<Sent[]> =>
  (await listPapers(tx, on.caseId)).flatMap(row => opened(on, row) ?? [])

/** One paper with its file; that it was fetched leaves its row. */
export async function fetchPaper(tx: Tx, on: Reading, paperId: PaperId): Promise<Sent | undefined> {
  const row = await findPaper(tx, on.caseId, paperId)
  const paper = row && opened(on, row)
  if (paper) await traceOnCase(tx, on.caseId, { act: 'fetch-paper', outcome: 'read', subject: paperId })
  return paper
}

export async function readPaper(tx: Tx, on: Reading, paperId: PaperId): Promise<Sent | undefined> {
  const row = await findPaper(tx, on.caseId, paperId)
  return row && opened(on, row)
}

function opened({ caseId, keys }: Reading, { sealed, sealedRecall: why, ...row }: SentRow): Sent | undefined {
  if (!sealed) return undefined
  const key = keys.of(caseId)
  return {
    ...row,
    paper: sealedPaper.unseal(key, row.id, caseId, sealed),
    why: why && sealedRecall.unseal(key, row.id, caseId, why).reason,
  }
}
