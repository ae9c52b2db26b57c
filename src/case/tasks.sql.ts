import { sql } from 'kysely'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import type { DeadlineId } from '../deadlines/deadlines.sql.ts'
import type { TaskId } from '../deadlines/tasks.ts'
import type { CaseId } from '../foundation/ids.ts'
import type { TaskRow } from './tasks.ts'

const tasks = (tx: Tx, caseId: CaseId) =>
  tx
    .selectFrom('tasks as t')
    .innerJoin('deadlines as d', 'd.id', 't.deadline_id')
    .innerJoin('staff as s', 's.id', 't.staff_id')
    .select([
      't.id',
      't.kind',
      't.disclosure',
      't.staff_id',
      's.alias',
      't.deadline_id',
      'd.due_at',
      't.done_at',
      't.sealed_task',
    ])
    .where('t.case_id', '=', caseId)

type Row = Awaited<ReturnType<ReturnType<typeof tasks>['execute']>>[number]

const taskOf = (row: Row): TaskRow => ({
  id: row.id as TaskId,
  kind: row.kind,
  disclosure: row.disclosure,
  staffId: row.staff_id as StaffId,
  alias: row.alias,
  deadlineId: row.deadline_id as DeadlineId,
  dueAt: row.due_at,
  doneAt: row.done_at ?? undefined,
  sealed: row.sealed_task ?? undefined,
})

/** Those not done first, soonest first. */
export const listTasks = async (tx: Tx, caseId: CaseId): Promise<TaskRow[]> =>
  (
    await tasks(tx, caseId)
      .orderBy(sql`t.done_at is not null`)
      .orderBy('d.due_at')
      .execute()
  ).map(taskOf)

export async function findTask(tx: Tx, caseId: CaseId, taskId: TaskId): Promise<TaskRow | undefined> {
  const row = await tasks(tx, caseId).where('t.id', '=', taskId).executeTakeFirst()
  return row && taskOf(row)
}
