import type { Tx } from '../../db/db.ts'
import type { AssessmentId } from '../../foundation/ids.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import { abandonInDatabase } from './assessment.sql.ts'
import type { AbandonReason } from './draft.ts'

export type AbandonAssessment = Outcome<
  'abandoned',
  | { why: 'not-there' }
  | { why: 'not-yours-to-abandon' }
  | { why: 'case-is-closed' }
  | { why: 'already-abandoned' }
  | { why: 'already-signed' }
>

/**
 * A draft that should not be finished: it stays on record with its answers, is never signed, and a new one may begin.
 * Its unanswered red flags are settled with it, so it is for the two who have the case. A provisional assessment given
 * from it stays in force until its deadline, which still rings. The database writes who tried.
 */
export async function abandonAssessment(
  tx: Tx,
  assessmentId: AssessmentId,
  reason: AbandonReason,
): Promise<AbandonAssessment> {
  const answer = await abandonInDatabase(tx, assessmentId, reason)
  if (answer === 'done') return done('abandoned')
  return refused({ why: answer === 'not-permitted' ? 'not-there' : answer })
}
