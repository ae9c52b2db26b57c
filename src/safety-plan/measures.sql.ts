import { sql } from 'kysely'
import type { Disclosure } from '../access/disclosure.ts'
import type { OnCase } from '../access/on-case.ts'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import type { DeadlineId } from '../deadlines/deadlines.sql.ts'
import type { CaseId, MeasureId } from '../foundation/ids.ts'
import { runningStatuses, type MeasureRow, type MeasureStatus } from './measures.ts'

const measures = (tx: Tx, caseId: CaseId) =>
  tx
    .selectFrom('measures as m')
    .leftJoin('deadlines as d', 'd.id', 'm.deadline_id')
    .select([
      'm.id',
      'm.status',
      'm.disclosure',
      'm.deadline_id',
      'd.due_at',
      'm.version',
      'm.added_at',
      'm.added_by',
      'm.changed_at',
      'm.sealed_measure',
    ])
    .where('m.case_id', '=', caseId)

type Row = Awaited<ReturnType<ReturnType<typeof measures>['execute']>>[number]

const measureOf = (row: Row): MeasureRow => ({
  id: row.id as MeasureId,
  status: row.status,
  disclosure: row.disclosure,
  dueAt: row.due_at ?? undefined,
  deadlineId: (row.deadline_id ?? undefined) as DeadlineId | undefined,
  version: row.version,
  addedAt: row.added_at,
  addedBy: row.added_by as StaffId,
  changedAt: row.changed_at,
  sealed: row.sealed_measure ?? undefined,
})

/** Soonest first; what goes on all the time last. */
export const listMeasures = async (tx: Tx, caseId: CaseId): Promise<MeasureRow[]> =>
  (
    await measures(tx, caseId)
      .orderBy(sql`d.due_at asc nulls last`)
      .orderBy('m.added_at')
      .execute()
  ).map(measureOf)

export async function findMeasure(
  tx: Tx,
  caseId: CaseId,
  measureId: MeasureId,
): Promise<MeasureRow | undefined> {
  const row = await measures(tx, caseId).where('m.id', '=', measureId).executeTakeFirst()
  return row && measureOf(row)
}

export async function listRunningMeasureIds(tx: Tx, caseId: CaseId): Promise<MeasureId[]> {
  const rows = await tx
    .selectFrom('measures')
    .select('id')
    .where('case_id', '=', caseId)
    .where('status', 'in', [...runningStatuses])
    .orderBy('added_at')
    .execute()
  return rows.map(row => row.id as MeasureId)
}

/** The case is locked until the transaction ends. Whether it is there for the asking person, and still open. */
export async function lockCaseOfPlan(tx: Tx, caseId: CaseId): Promise<'open' | 'closed' | undefined> {
  const row = await tx
    .selectFrom('cases')
    .select('closed_at')
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst()
  return row && (row.closed_at === null ? 'open' : 'closed')
}

export async function insertMeasure(
  tx: Tx,
  { caseId, by }: OnCase,
  measure: { id: MeasureId; disclosure: Disclosure; deadlineId: DeadlineId | undefined; sealed: Buffer },
): Promise<void> {
  await tx
    .insertInto('measures')
    .values({
      id: measure.id,
      case_id: caseId,
      disclosure: measure.disclosure,
      deadline_id: measure.deadlineId ?? null,
      sealed_measure: measure.sealed,
      added_by: by,
    })
    .execute()
}

export async function updateMeasure(
  tx: Tx,
  measureId: MeasureId,
  to: { status: MeasureStatus; disclosure: Disclosure; deadlineId: DeadlineId | undefined; sealed: Buffer },
): Promise<void> {
  await tx
    .updateTable('measures')
    .set({
      status: to.status,
      disclosure: to.disclosure,
      deadline_id: to.deadlineId ?? null,
      sealed_measure: to.sealed,
      version: sql`version + 1`,
      changed_at: sql`clock.now()`,
    })
    .where('id', '=', measureId)
    .execute()
}
