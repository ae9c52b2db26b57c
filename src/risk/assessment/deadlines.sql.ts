import { sql } from 'kysely'
import type { OnCase } from '../../access/on-case.ts'
import type { Tx } from '../../db/db.ts'
import type { DeadlineId } from '../../deadlines/deadlines.sql.ts'
import type { TaskId } from '../../deadlines/tasks.ts'

/** A provisional assessment was followed by another one, or by the final. */
export async function settleProvisionalEnds(tx: Tx, on: OnCase): Promise<void> {
  await sql`select corps.settle_deadline(id) from deadlines
    where case_id = ${on.caseId} and kind = 'provisional-ends' and settled_at is null`.execute(tx)
}

export interface OpenTask {
  readonly id: TaskId
  readonly deadlineId: DeadlineId
}

export async function findOpenTask(tx: Tx, on: OnCase, id: string): Promise<OpenTask | undefined> {
  const row = await tx
    .selectFrom('tasks')
    .select(['id', 'deadline_id'])
    .where('case_id', '=', on.caseId)
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return row && { id: row.id as TaskId, deadlineId: row.deadline_id as DeadlineId }
}

/** What stood in the way of a final signature when a provisional one was given. */
export async function listOpenBlockers(tx: Tx, on: OnCase): Promise<OpenTask[]> {
  const rows = await tx
    .selectFrom('tasks')
    .select(['id', 'deadline_id'])
    .where('case_id', '=', on.caseId)
    .where('kind', '=', 'blocker')
    .where('done_at', 'is', null)
    .execute()
  return rows.map(row => ({ id: row.id as TaskId, deadlineId: row.deadline_id as DeadlineId }))
}
