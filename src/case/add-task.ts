import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { Disclosure } from '../access/disclosure.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { CaseIsClosed, NotThere } from './case.ts'
import { lockCase } from './case.sql.ts'
import { setDeadline } from './deadlines.sql.ts'
import { sealedTask, type TaskId, type TaskKind, type TaskText } from './tasks.ts'
import { insertTask } from './tasks.sql.ts'

export interface NewTask {
  kind: TaskKind
  staffId: StaffId
  dueAt: Temporal.Instant
  disclosure: Disclosure
  text: TaskText
}
export type AddTask = Outcome<TaskId, NotThere | CaseIsClosed>

/** Something somebody has taken on, such as a promise: with an owner and a time, after which it rings. */
export async function addTask(tx: Tx, on: OnCase, task: NewTask): Promise<AddTask> {
  const trace = { act: 'add-task' } as const
  const theCase = await lockCase(tx, on.caseId)
  if (!theCase) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (theCase.closedAt) return refuseOnCase(tx, on.caseId, trace, { why: 'case-is-closed' })
  return done(await putTask(tx, on, task))
}

/** The task, its deadline and its row, for acts that have asked whether it may be. */
export async function putTask(tx: Tx, on: OnCase, task: NewTask): Promise<TaskId> {
  const deadlineId = await setDeadline(tx, on, {
    kind: 'task',
    dueAt: task.dueAt,
    staffId: task.staffId,
  })
  const id = on.chance.uuid() as TaskId
  const sealed = sealedTask.seal(on.keys.of(on.caseId), id, on.caseId, task.text)
  const { kind, staffId, disclosure } = task
  await insertTask(tx, on, { id, kind, staffId, disclosure, deadlineId, sealed })
  await traceOnCase(tx, on.caseId, { act: 'add-task', outcome: 'done', subject: id, reason: kind })
  return id
}
