import { sql } from 'kysely'
import type { Disclosure } from '../../access/disclosure.ts'
import type { OnCase } from '../../access/on-case.ts'
import type { StaffId } from '../../access/staff.ts'
import type { Tx } from '../../db/db.ts'

type Kind = 'flag' | 'task' | 'reassessment' | 'provisional-ends'

/** Sets a deadline of the case; of reassessment there is only one, and the former is settled. */
export async function setDeadline(
  tx: Tx,
  on: OnCase,
  deadline: { id: string; kind: Kind; dueAt: Temporal.Instant; staffId?: StaffId | undefined },
): Promise<void> {
  await sql`select corps.set_deadline(${deadline.id}, null, ${on.caseId}, ${deadline.kind},
    ${deadline.staffId ?? null}, ${deadline.dueAt.toString()})`.execute(tx)
}

export async function settleDeadline(tx: Tx, id: string): Promise<void> {
  await sql`select corps.settle_deadline(${id})`.execute(tx)
}

/** A provisional assessment was followed by another one, or by the final. */
export async function settleProvisionalEnds(tx: Tx, on: OnCase): Promise<void> {
  await sql`select corps.settle_deadline(id) from deadlines
    where case_id = ${on.caseId} and kind = 'provisional-ends' and settled_at is null`.execute(tx)
}

export async function insertTask(
  tx: Tx,
  on: OnCase,
  task: {
    id: string
    kind: 'find-out' | 'blocker'
    disclosure: Disclosure
    staffId: StaffId
    deadlineId: string
    sealed: Buffer
  },
): Promise<void> {
  await tx
    .insertInto('tasks')
    .values({
      id: task.id,
      case_id: on.caseId,
      kind: task.kind,
      disclosure: task.disclosure,
      staff_id: task.staffId,
      deadline_id: task.deadlineId,
      sealed_task: task.sealed,
    })
    .execute()
}

export interface OpenTask {
  readonly id: string
  readonly deadlineId: string
}

export async function findOpenTask(tx: Tx, on: OnCase, id: string): Promise<OpenTask | undefined> {
  const row = await tx
    .selectFrom('tasks')
    .select(['id', 'deadline_id'])
    .where('case_id', '=', on.caseId)
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return row && { id: row.id, deadlineId: row.deadline_id }
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
  return rows.map(row => ({ id: row.id, deadlineId: row.deadline_id }))
}

export async function finishTask(tx: Tx, on: OnCase, task: OpenTask): Promise<void> {
  await tx
    .updateTable('tasks')
    .set({ done_at: sql`clock.now()`, done_by: on.by })
    .where('id', '=', task.id)
    .execute()
  await settleDeadline(tx, task.deadlineId)
}
