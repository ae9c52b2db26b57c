import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { Tx } from '../db/db.ts'
import { putTask, type NewTask } from '../deadlines/put-task.ts'
import type { TaskId } from '../deadlines/tasks.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { CaseIsClosed, NotThere } from './case.ts'
import { lockCase } from './case.sql.ts'

export type AddTask = Outcome<TaskId, NotThere | CaseIsClosed>

/** Something somebody has taken on, such as a promise: with an owner and a time, after which it rings. */
export async function addTask(tx: Tx, on: OnCase, task: NewTask): Promise<AddTask> {
  const trace = { act: 'add-task' } as const
  const theCase = await lockCase(tx, on.caseId)
  if (!theCase) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (theCase.closedAt) return refuseOnCase(tx, on.caseId, trace, { why: 'case-is-closed' })
  return done(await putTask(tx, on, task))
}
