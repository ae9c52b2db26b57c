import { z } from 'zod'
import { traceOnCase } from '../../access/audit/trace.sql.ts'
import type { OnCase } from '../../access/on-case.ts'
import { sealedColumn } from '../../access/sealed.ts'
import type { StaffId } from '../../access/staff.ts'
import type { Tx } from '../../db/db.ts'
import { insertTask, setDeadline } from './deadlines.sql.ts'
import { sealedAnswer } from './parts.ts'

const taskShape = z.object({
  what: z.string(),
  /** From whom the answer may be had. */
  toWhom: z.string(),
  part: z.string().optional(),
  assessmentId: z.string().optional(),
})
/** As every task of the case is sealed; the row is the task. */
export const sealedAssessmentTask = sealedColumn('tasks', 'sealed_task', 'chosen', taskShape)

export interface NewTask {
  readonly kind: 'find-out' | 'blocker'
  readonly staffId: StaffId
  readonly dueAt: Temporal.Instant
  readonly what: string
  readonly toWhom?: string | undefined
  readonly part?: string | undefined
  readonly assessmentId: string
}

/** A task with its deadline: silence raises an alarm. Gives the task's id. */
export async function addTask(tx: Tx, on: OnCase, task: NewTask): Promise<string> {
  const id = on.chance.uuid()
  const deadlineId = on.chance.uuid()
  const { kind, staffId, dueAt, what, toWhom = '', part, assessmentId } = task
  await setDeadline(tx, on, { id: deadlineId, kind: 'task', staffId, dueAt })
  await insertTask(tx, on, {
    id,
    kind,
    // It asks for what the assessment lacks, and goes where the assessment goes.
    disclosure: sealedAnswer.disclosure,
    staffId,
    deadlineId,
    sealed: sealedAssessmentTask.seal(on.keys.of(on.caseId), id, on.caseId, {
      what,
      toWhom,
      part,
      assessmentId,
    }),
  })
  await traceOnCase(tx, on.caseId, { act: 'add-task', outcome: 'done', subject: id, reason: kind })
  return id
}
