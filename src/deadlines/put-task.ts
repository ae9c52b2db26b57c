import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { Disclosure } from '../access/disclosure.ts'
import type { OnCase } from '../access/on-case.ts'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import { setDeadline } from './deadlines.sql.ts'
import { insertTask } from './tasks.sql.ts'
import { sealedTask, type TaskId, type TaskKind, type TaskText } from './tasks.ts'

export interface NewTask {
  readonly kind: TaskKind
  readonly staffId: StaffId
  readonly dueAt: Temporal.Instant
  readonly disclosure: Disclosure
  readonly text: TaskText
}

/** The task, its deadline and its row, for acts that have asked whether it may be. Silence raises an alarm. */
export async function putTask(tx: Tx, on: OnCase, task: NewTask): Promise<TaskId> {
  const { kind, staffId, dueAt, disclosure, text } = task
  const deadlineId = await setDeadline(tx, on, { kind: 'task', dueAt, staffId })
  const id = on.chance.uuid() as TaskId
  const sealed = sealedTask.seal(on.keys.of(on.caseId), id, on.caseId, text)
  await insertTask(tx, on, { id, kind, staffId, disclosure, deadlineId, sealed })
  await traceOnCase(tx, on.caseId, { act: 'add-task', outcome: 'done', subject: id, reason: kind })
  return id
}
