import { traceOnCase } from '../../access/audit/trace.sql.ts'
import type { OnCase } from '../../access/on-case.ts'
import type { Tx } from '../../db/db.ts'
import type { AssessmentId } from '../../foundation/ids.ts'
import type { FactKeys } from '../facts/fact-keys.ts'
import { flagAnsweredLater } from '../facts/follow-up.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import { findAssessment, lockCase } from './assessment.sql.ts'
import { settleDeadline } from '../../deadlines/deadlines.sql.ts'
import type { FlagOnDraft } from './draft.ts'
import { updateFlagAnswered } from './flags.sql.ts'
import { sealedResponse, type FlagResponse } from './parts.ts'
import { readDraft } from './read-draft.ts'

export type AnswerFlag = Outcome<
  'answered',
  | { why: 'not-there' }
  | { why: 'reason-missing' }
  | { why: 'already-answered'; flag: FlagOnDraft }
  /** The draft was abandoned, and the flag was settled with it. */
  | { why: 'already-abandoned' }
>

/** A person answers a red flag once: act now, plan, or not relevant, and why. Also after signing: a flag stays on record. */
export async function answerFlag(
  tx: Tx,
  on: OnCase,
  assessmentId: AssessmentId,
  flagId: string,
  response: FlagResponse,
  facts: FactKeys,
): Promise<AnswerFlag> {
  const refuse = async <Why extends Exclude<AnswerFlag, { done: unknown }>['refused']>(refusal: Why) => {
    await traceOnCase(tx, on.caseId, {
      act: 'answer-flag',
      outcome: 'refused',
      subject: flagId,
      reason: refusal.why,
    })
    return refused(refusal)
  }
  const assessment = (await lockCase(tx, on.caseId)) && (await findAssessment(tx, on.caseId, assessmentId))
  const flag = assessment && (await readDraft(tx, on, assessment)).flags.find(each => each.id === flagId)
  if (!flag) return refuse({ why: 'not-there' })
  if (flag.answeredAt) return refuse({ why: 'already-answered', flag })
  if (assessment?.abandoned) return refuse({ why: 'already-abandoned' })
  if (response.reason.trim() === '') return refuse({ why: 'reason-missing' })

  await updateFlagAnswered(
    tx,
    on,
    flagId,
    sealedResponse.seal(on.keys.of(on.caseId), flagId, on.caseId, response),
  )
  await settleDeadline(tx, flag.deadlineId)
  await flagAnsweredLater(tx, { caseId: on.caseId, assessmentId }, facts, flag, response.answer)
  await traceOnCase(tx, on.caseId, {
    act: 'answer-flag',
    outcome: 'done',
    subject: flagId,
    reason: response.answer,
  })
  return done('answered')
}
