import { sql } from 'kysely'
import type { OnCase } from '../../access/on-case.ts'
import type { StaffId } from '../../access/staff.ts'
import type { Tx } from '../../db/db.ts'
import type { DeadlineId } from '../../deadlines/deadlines.sql.ts'
import type { AssessmentId } from '../../foundation/ids.ts'

export interface FlagRow {
  readonly id: string
  readonly deadlineId: DeadlineId
  readonly raisedAt: Temporal.Instant
  readonly answerBy: Temporal.Instant
  readonly answeredAt: Temporal.Instant | undefined
  readonly answeredBy: StaffId | undefined
  readonly sealed: Uint8Array | undefined
  readonly sealedResponse: Uint8Array | undefined
}

/** In the order in which they were raised. */
export async function listFlags(tx: Tx, assessmentId: AssessmentId): Promise<FlagRow[]> {
  const rows = await tx
    .selectFrom('flags as f')
    .innerJoin('deadlines as d', 'd.id', 'f.deadline_id')
    .select([
      'f.id',
      'f.deadline_id',
      'f.raised_at',
      'd.due_at',
      'f.answered_at',
      'f.answered_by',
      'f.sealed_flag',
      'f.sealed_response',
    ])
    .where('f.assessment_id', '=', assessmentId)
    .orderBy('f.raised_at')
    .orderBy('f.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    deadlineId: row.deadline_id as DeadlineId,
    raisedAt: row.raised_at,
    answerBy: row.due_at,
    answeredAt: row.answered_at ?? undefined,
    answeredBy: (row.answered_by ?? undefined) as StaffId | undefined,
    sealed: row.sealed_flag ?? undefined,
    sealedResponse: row.sealed_response ?? undefined,
  }))
}

export async function insertFlag(
  tx: Tx,
  on: OnCase,
  flag: {
    id: string
    assessmentId: AssessmentId
    tag: Uint8Array
    raisedAt: Temporal.Instant
    deadlineId: DeadlineId
    sealed: Buffer
  },
): Promise<void> {
  await tx
    .insertInto('flags')
    .values({
      id: flag.id,
      assessment_id: flag.assessmentId,
      case_id: on.caseId,
      tag: Buffer.from(flag.tag),
      raised_at: flag.raisedAt,
      deadline_id: flag.deadlineId,
      sealed_flag: flag.sealed,
    })
    .execute()
}

export async function updateFlagAnswered(
  tx: Tx,
  on: OnCase,
  id: string,
  sealedResponse: Buffer,
): Promise<void> {
  await tx
    .updateTable('flags')
    .set({ answered_at: sql`clock.now()`, answered_by: on.by, sealed_response: sealedResponse })
    .where('id', '=', id)
    .execute()
}
