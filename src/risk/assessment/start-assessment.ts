import { traceOnCase } from '../../access/audit/trace.sql.ts'
import type { OnCase } from '../../access/on-case.ts'
import type { Tx } from '../../db/db.ts'
import type { AssessmentId } from '../../foundation/ids.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import type { Instrument } from '../instruments/instrument.ts'
import { findDraft, insertAssessment, listAssessments, lockCase } from './assessment.sql.ts'

export type StartAssessment = Outcome<
  AssessmentId,
  { why: 'not-there' } | { why: 'case-is-closed' } | { why: 'already-started'; assessmentId: AssessmentId }
>

/**
 * Begins a draft with nothing in it. A case has one draft at a time: two people work in the same one. It is compared
 * with the last one that was signed; what was abandoned is no former judgement.
 */
export async function startAssessment(tx: Tx, on: OnCase, instrument: Instrument): Promise<StartAssessment> {
  const act = 'start-assessment'
  const theCase = await lockCase(tx, on.caseId)
  if (!theCase || theCase.closed) {
    const why = theCase ? 'case-is-closed' : 'not-there'
    await traceOnCase(tx, on.caseId, { act, outcome: 'refused', reason: why })
    return refused({ why })
  }
  const draft = await findDraft(tx, on.caseId)
  if (draft) {
    await traceOnCase(tx, on.caseId, {
      act,
      outcome: 'refused',
      subject: draft.id,
      reason: 'already-started',
    })
    return refused({ why: 'already-started', assessmentId: draft.id })
  }
  const kept = (await listAssessments(tx, on.caseId)).filter(each => !each.abandoned)
  // The last is the one that none follows: a clock that was put back would say another.
  const previous = kept.find(one => !kept.some(({ previousId }) => previousId === one.id))
  const id = on.chance.uuid() as AssessmentId
  await insertAssessment(tx, on, {
    id,
    instrument: instrument.id,
    version: instrument.version,
    previousId: previous?.id,
  })
  await traceOnCase(tx, on.caseId, { act, outcome: 'done', subject: id })
  return done(id)
}
