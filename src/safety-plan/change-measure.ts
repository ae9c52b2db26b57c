import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { Tx } from '../db/db.ts'
import { setDeadline, settleDeadline } from '../deadlines/deadlines.sql.ts'
import type { MeasureId } from '../foundation/ids.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { Agreed } from './add-measure.ts'
import { isRunning, sealedMeasure, type MeasureStatus } from './measures.ts'
import { findMeasure, lockCaseOfPlan, updateMeasure } from './measures.sql.ts'

export type ChangeMeasure = Outcome<
  'changed',
  | { why: 'not-there' }
  | { why: 'case-is-closed' }
  | { why: 'changed-meanwhile' }
  | { why: 'reason-for-dropping-missing' }
>

/**
 * Changes a measure: its words, when it is due, or how it stands. One that is done or dropped rings no more; one
 * that is dropped says why.
 */
export async function changeMeasure(
  tx: Tx,
  on: OnCase,
  measureId: MeasureId,
  to: Agreed & { status: MeasureStatus },
  readVersion: number,
): Promise<ChangeMeasure> {
  const trace = { act: 'change-measure', subject: measureId } as const
  const theCase = await lockCaseOfPlan(tx, on.caseId)
  const measure = theCase && (await findMeasure(tx, on.caseId, measureId))
  if (!measure) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (theCase === 'closed') return refuseOnCase(tx, on.caseId, trace, { why: 'case-is-closed' })
  if (measure.version !== readVersion) {
    return refuseOnCase(tx, on.caseId, trace, { why: 'changed-meanwhile' })
  }
  if (to.status === 'dropped' && to.text.outcome.trim() === '') {
    return refuseOnCase(tx, on.caseId, trace, { why: 'reason-for-dropping-missing' })
  }
  if (measure.deadlineId !== undefined) await settleDeadline(tx, measure.deadlineId)
  const deadlineId =
    to.dueAt && isRunning(to.status)
      ? await setDeadline(tx, on, { kind: 'measure', dueAt: to.dueAt })
      : measure.deadlineId
  const sealed = sealedMeasure.seal(on.keys.of(on.caseId), measureId, on.caseId, to.text)
  await updateMeasure(tx, measureId, { status: to.status, disclosure: to.disclosure, deadlineId, sealed })
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done', reason: to.status })
  return done('changed')
}
