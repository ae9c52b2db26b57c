import { sql } from 'kysely'
import type { OnCase } from '../../access/on-case.ts'
import type { CorpsRegion } from '../../access/region.ts'
import type { StaffId } from '../../access/staff.ts'
import type { Tx } from '../../db/db.ts'
import type { AssessmentId, CaseId, PersonId } from '../../foundation/ids.ts'
import type { Abandonment, AbandonReason, Assessment } from './draft.ts'
import type { Part } from './parts.ts'

/** Undefined for a case that is not there or not the asking person's. Nobody else changes it until this transaction ends. */
export async function lockCase(
  tx: Tx,
  caseId: CaseId,
): Promise<{ region: CorpsRegion; practice: boolean; closed: boolean } | undefined> {
  const row = await tx
    .selectFrom('cases')
    .select(['region', 'practice', 'closed_at'])
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst()
  return row && { region: row.region, practice: row.practice, closed: row.closed_at !== null }
}

/** Whether somebody has the case before them, so that a task given to them is seen. */
export async function worksOnCase(
  tx: Tx,
  on: OnCase,
  staffId: StaffId,
  at: Temporal.Instant,
): Promise<boolean> {
  if (staffId === on.by) return true
  const responsible = await tx
    .selectFrom('responsibilities')
    .select('id')
    .where('case_id', '=', on.caseId)
    .where('staff_id', '=', staffId)
    .where('until_at', 'is', null)
    .executeTakeFirst()
  if (responsible) return true
  const granted = await tx
    .selectFrom('grants')
    .select('id')
    .where('case_id', '=', on.caseId)
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return granted !== undefined
}

/** The two responsible and whoever else has the case before them now. */
export async function listWhoWorksOnCase(
  tx: Tx,
  caseId: CaseId,
  at: Temporal.Instant,
): Promise<{ id: StaffId; alias: string }[]> {
  const rows = await tx
    .selectFrom('staff as s')
    .select(['s.id', 's.alias'])
    .where(eb =>
      eb.or([
        eb(
          's.id',
          'in',
          eb
            .selectFrom('responsibilities as r')
            .select('r.staff_id')
            .where('r.case_id', '=', caseId)
            .where('r.until_at', 'is', null),
        ),
        eb(
          's.id',
          'in',
          eb
            .selectFrom('grants as g')
            .select('g.staff_id')
            .where('g.case_id', '=', caseId)
            .where('g.ended_at', 'is', null)
            .where('g.expires_at', '>', at),
        ),
      ]),
    )
    .orderBy('s.alias')
    .execute()
  return rows.map(row => ({ id: row.id as StaffId, alias: row.alias }))
}

const assessments = (tx: Tx, caseId: CaseId) =>
  tx.selectFrom('assessments').selectAll().where('case_id', '=', caseId)

type Row = Awaited<ReturnType<ReturnType<typeof assessments>['execute']>>[number]

const assessmentOf = (row: Row): Assessment => ({
  id: row.id as AssessmentId,
  caseId: row.case_id as CaseId,
  instrument: row.instrument,
  instrumentVersion: row.instrument_version,
  startedAt: row.started_at,
  startedBy: row.started_by as StaffId,
  previousId: (row.previous_id ?? undefined) as AssessmentId | undefined,
  endedAt: row.ended_at ?? undefined,
  abandoned: abandonmentOf(row),
})

const abandonmentOf = (row: Row): Abandonment | undefined =>
  row.abandoned_at && row.abandoned_by !== null && row.abandoned_because
    ? {
        at: row.abandoned_at,
        by: row.abandoned_by as StaffId,
        reason: row.abandoned_because,
      }
    : undefined

export async function findAssessment(
  tx: Tx,
  caseId: CaseId,
  id: AssessmentId,
): Promise<Assessment | undefined> {
  const row = await assessments(tx, caseId).where('id', '=', id).executeTakeFirst()
  return row && assessmentOf(row)
}

/** The draft of the case; there is one at a time. */
export async function findDraft(tx: Tx, caseId: CaseId): Promise<Assessment | undefined> {
  const row = await assessments(tx, caseId).where('ended_at', 'is', null).executeTakeFirst()
  return row && assessmentOf(row)
}

/** The last that was begun and not put away: what it asks is what the case is spoken of with. */
export async function findNewestAssessment(tx: Tx, caseId: CaseId): Promise<Assessment | undefined> {
  const row = await assessments(tx, caseId)
    .where('abandoned_at', 'is', null)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && assessmentOf(row)
}

/** Newest first. */
export const listAssessments = async (tx: Tx, caseId: CaseId): Promise<Assessment[]> =>
  (await assessments(tx, caseId).orderBy('started_at', 'desc').execute()).map(assessmentOf)

export async function insertAssessment(
  tx: Tx,
  on: OnCase,
  assessment: { id: AssessmentId; instrument: string; version: string; previousId: AssessmentId | undefined },
): Promise<void> {
  await tx
    .insertInto('assessments')
    .values({
      id: assessment.id,
      case_id: on.caseId,
      instrument: assessment.instrument,
      instrument_version: assessment.version,
      started_by: on.by,
      previous_id: assessment.previousId ?? null,
    })
    .execute()
}

export async function endAssessment(tx: Tx, id: AssessmentId): Promise<void> {
  await tx
    .updateTable('assessments')
    .set({ ended_at: sql`clock.now()` })
    .where('id', '=', id)
    .execute()
}

export type AbandonAnswer =
  | 'done'
  | 'not-permitted'
  | 'not-yours-to-abandon'
  | 'case-is-closed'
  | 'already-abandoned'
  | 'already-signed'

export async function abandonInDatabase(
  tx: Tx,
  id: AssessmentId,
  reason: AbandonReason,
): Promise<AbandonAnswer> {
  const { rows } = await sql<{ answer: AbandonAnswer }>`
    select corps.abandon_assessment(${id}, ${reason}) as answer`.execute(tx)
  return rows[0]?.answer ?? 'not-permitted'
}

/** Whether the case is the asking person's to move: the two who have it, and the leader of its region. */
export async function mayMove(tx: Tx, caseId: CaseId): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select access.may_move(${caseId}) as may`.execute(tx)
  return rows[0]?.may ?? false
}

export interface AnswerRow {
  readonly id: string
  readonly part: Part
  readonly personId: PersonId | undefined
  readonly version: number
  readonly answeredAt: Temporal.Instant
  readonly answeredBy: StaffId
  readonly sealed: Uint8Array | undefined
}

/** Always in the same order. */
export async function listAnswers(tx: Tx, assessmentId: AssessmentId): Promise<AnswerRow[]> {
  const rows = await tx
    .selectFrom('assessment_answers')
    .selectAll()
    .where('assessment_id', '=', assessmentId)
    .orderBy('part')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    part: row.part as Part,
    personId: (row.person_id ?? undefined) as PersonId | undefined,
    version: row.version,
    answeredAt: row.answered_at,
    answeredBy: row.answered_by as StaffId,
    sealed: row.sealed_answer ?? undefined,
  }))
}

export async function insertAnswer(
  tx: Tx,
  on: OnCase,
  answer: {
    id: string
    assessmentId: AssessmentId
    part: Part
    personId?: PersonId | undefined
    sealed: Buffer
  },
): Promise<void> {
  await tx
    .insertInto('assessment_answers')
    .values({
      id: answer.id,
      assessment_id: answer.assessmentId,
      case_id: on.caseId,
      part: answer.part,
      person_id: answer.personId ?? null,
      sealed_answer: answer.sealed,
      answered_by: on.by,
    })
    .execute()
}

export async function updateAnswer(tx: Tx, on: OnCase, id: string, sealed: Buffer): Promise<void> {
  await tx
    .updateTable('assessment_answers')
    .set({
      sealed_answer: sealed,
      version: sql`version + 1`,
      answered_at: sql`clock.now()`,
      answered_by: on.by,
    })
    .where('id', '=', id)
    .execute()
}

/** Whether the municipality's request for an assessment is on record. Serviceloven § 12 c. */
export async function hasMunicipalRequest(tx: Tx, caseId: CaseId): Promise<boolean> {
  const row = await tx
    .selectFrom('entries')
    .select('id')
    .where('case_id', '=', caseId)
    .where('kind', '=', 'municipal-request')
    .executeTakeFirst()
  return row !== undefined
}
