import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { NotThere } from '../case/case.ts'
import { putTask } from '../deadlines/put-task.ts'
import { lockCase } from '../case/case.sql.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import { findPaper, markRecalled } from './papers.sql.ts'
import { sealedPaper, sealedRecall, type PaperId } from './sent.ts'

export type RecallPaper = Outcome<'recalled', NotThere | { why: 'already-recalled' }>

/** Whoever acts on a paper that counts no more may do harm with it before the day is over. */
export const TELL_WITHIN_HOURS = 4

/**
 * A paper counts no more. It stays on record on both sides: a municipality that has filed it must keep it, and so do we.
 * The recipient is told why by whoever recalls it, by the way it was sent: nothing goes out of the house by itself. It is
 * their task from this moment, with a deadline that rings. `what` is the task in their language.
 */
export async function recallPaper(
  tx: Tx,
  on: OnCase,
  paperId: PaperId,
  { reason, what, now }: { reason: string; what: string; now: Temporal.Instant },
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
  const sent = paper.sealed && sealedPaper.unseal(on.keys.of(on.caseId), paperId, on.caseId, paper.sealed)
  await putTask(tx, on, {
    kind: 'tell',
    staffId: on.by,
    dueAt: now.add({ hours: TELL_WITHIN_HOURS }),
    disclosure: 'municipality-only',
    text: { what, toWhom: sent?.recipient ?? '' },
  })
  return done('recalled')
}
