import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { Disclosure } from '../access/disclosure.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { Tx } from '../db/db.ts'
import { setDeadline } from '../deadlines/deadlines.sql.ts'
import type { MeasureId } from '../foundation/ids.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import { sealedMeasure, type MeasureText } from './measures.ts'
import { insertMeasure, lockCaseOfPlan } from './measures.sql.ts'

export type AddMeasure = Outcome<MeasureId, { why: 'not-there' } | { why: 'case-is-closed' }>

export interface Agreed {
  readonly text: MeasureText
  readonly disclosure: Disclosure
  /** By when; undefined for what goes on as long as the plan does. */
  readonly dueAt: Temporal.Instant | undefined
}

/** Adds a measure to the plan, from the library or in one's own words. */
export async function addMeasure(
  tx: Tx,
  on: OnCase,
  { text, disclosure, dueAt }: Agreed,
): Promise<AddMeasure> {
  const trace = { act: 'add-measure' } as const
  const theCase = await lockCaseOfPlan(tx, on.caseId)
  if (!theCase) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (theCase === 'closed') return refuseOnCase(tx, on.caseId, trace, { why: 'case-is-closed' })

  const id = on.chance.uuid() as MeasureId
  const deadlineId = dueAt && (await setDeadline(tx, on, { kind: 'measure', dueAt }))
  const sealed = sealedMeasure.seal(on.keys.of(on.caseId), id, on.caseId, text)
  await insertMeasure(tx, on, { id, disclosure, deadlineId, sealed })
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done', subject: id })
  return done(id)
}
