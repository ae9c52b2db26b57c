import { sql } from 'kysely'
import type { Disclosure } from '../access/disclosure.ts'
import type { OnCase } from '../access/on-case.ts'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId } from '../foundation/ids.ts'
import type { DeadlineId } from './deadlines.sql.ts'
import type { TaskId, TaskKind, TaskRow } from './tasks.ts'

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

export async function markDone(tx: Tx, { by }: OnCase, taskId: TaskId): Promise<void> {
  await tx
    .updateTable('tasks')
    .set({ done_at: sql`clock.now()`, done_by: by })
    .where('id', '=', taskId)
    .execute()
}
