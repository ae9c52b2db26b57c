import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { NotThere } from '../case/case.ts'
import { lockCase } from '../case/case.sql.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import { findPaper, markRecalled } from './papers.sql.ts'
import { sealedRecall, type PaperId } from './sent.ts'

export type RecallPaper = Outcome<'recalled', NotThere | { why: 'already-recalled' }>

/**
 * A paper counts no more, and the recipient is told why. It stays on record on both sides: a municipality that has
 * filed it must keep it, and so do we.
 */
export async function recallPaper(
  tx: Tx,
  on: OnCase,
  paperId: PaperId,
  reason: string,
): Promise<RecallPaper> {
  const trace = { act: 'recall-paper', subject: paperId } as const
  const paper = (await lockCase(tx, on.caseId)) && (await findPaper(tx, on.caseId, paperId))
  if (!paper) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (paper.recalledAt) return refuseOnCase(tx, on.caseId, trace, { why: 'already-recalled' })
  await markRecalled(
    tx,
    on,
    paperId,
    sealedRecall.seal(on.keys.of(on.caseId), paperId, on.caseId, { reason }),
  )
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done' })
  return done('recalled')
}
