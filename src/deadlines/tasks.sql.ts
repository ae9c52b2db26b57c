import { sql } from 'kysely'
import type { Disclosure } from '../access/disclosure.ts'
import type { OnCase } from '../access/on-case.ts'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import { settleDeadline, type DeadlineId } from './deadlines.sql.ts'
import type { TaskId, TaskKind } from './tasks.ts'

export async function insertTask(
  tx: Tx,
  { caseId }: OnCase,
  task: {
    id: TaskId
    kind: TaskKind
    disclosure: Disclosure
    staffId: StaffId
    deadlineId: DeadlineId
    sealed: Buffer
  },
): Promise<void> {
  await tx
    .insertInto('tasks')
    .values({
      id: task.id,
      case_id: caseId,
      kind: task.kind,
      disclosure: task.disclosure,
      staff_id: task.staffId,
      deadline_id: task.deadlineId,
      sealed_task: task.sealed,
    })
    .execute()
}

/** The task is done, and its deadline rings no more. */
export async function markDone(
  tx: Tx,
  { by }: OnCase,
  task: { id: TaskId; deadlineId: DeadlineId },
): Promise<void> {
  await tx
    .updateTable('tasks')
    .set({ done_at: sql`clock.now()`, done_by: by })
    .where('id', '=', task.id)
    .execute()
  await settleDeadline(tx, task.deadlineId)
}
