import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import type { CaseDeadlineKind, DeadlineId } from '../deadlines/deadlines.sql.ts'
import type { CaseId } from '../foundation/ids.ts'

export interface Deadline {
  readonly id: DeadlineId
  readonly kind: CaseDeadlineKind
  readonly dueAt: Temporal.Instant
  /** Undefined: the two responsible. */
  readonly staffId: StaffId | undefined
}

/** What is still to happen in the case, soonest first. */
export async function listDeadlines(tx: Tx, caseId: CaseId): Promise<Deadline[]> {
  const rows = await tx
    .selectFrom('deadlines')
    .select(['id', 'kind', 'due_at', 'staff_id'])
    .where('case_id', '=', caseId)
    .where('settled_at', 'is', null)
    .where('kind', '!=', 'interpreter')
    .$narrowType<{ kind: CaseDeadlineKind }>()
    .orderBy('due_at')
    .execute()
  return rows.map(row => ({
    id: row.id as DeadlineId,
    kind: row.kind,
    dueAt: row.due_at,
    staffId: (row.staff_id ?? undefined) as StaffId | undefined,
  }))
}

/** What the person wrote and nobody has answered yet; undefined when nothing waits. */
export async function findAnswerDeadline(tx: Tx, caseId: CaseId): Promise<DeadlineId | undefined> {
  const row = await tx
    .selectFrom('deadlines')
    .select('id')
    .where('case_id', '=', caseId)
    .where('kind', '=', 'answer')
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return row && (row.id as DeadlineId)
}
