import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { Tx } from '../db/db.ts'
import { markDone } from '../deadlines/tasks.sql.ts'
import type { TaskId } from '../deadlines/tasks.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { NotThere } from './case.ts'
import { lockCase } from './case.sql.ts'
import { findTask } from './tasks.sql.ts'

export type FinishTask = Outcome<'finished', NotThere | { why: 'already-done' }>

/** The task is done and its deadline rings no more. */
export async function finishTask(tx: Tx, on: OnCase, taskId: TaskId): Promise<FinishTask> {
  const trace = { act: 'finish-task', subject: taskId } as const
  const task = (await lockCase(tx, on.caseId)) && (await findTask(tx, on.caseId, taskId))
  if (!task) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (task.doneAt) return refuseOnCase(tx, on.caseId, trace, { why: 'already-done' })

  await markDone(tx, on, task)
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done' })
  return done('finished')
}
