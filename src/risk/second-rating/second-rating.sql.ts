import { sql } from 'kysely'
import type { OnCase } from '../../access/on-case.ts'
import type { StaffId } from '../../access/staff.ts'
import type { DataKey } from '../../crypto/seal.ts'
import type { Tx } from '../../db/db.ts'
import { present } from '../../foundation/assert.ts'
import type { AssessmentId, CaseId, PersonId } from '../../foundation/ids.ts'
import {
  sealedAgreement,
  sealedMaterial,
  sealedSecondAnswer,
  sealedSecondDocument,
  secondDocumentIn,
  type Material,
  type SecondAnswer,
  type SecondContent,
  type SecondPart,
  type SecondRating,
  type SecondRatingId,
} from './second-rating.ts'

// For those who have the case -----------------------------------------------------------------------

/** The second ratings of a case, newest first, opened. */
export async function listSecondRatings(
  tx: Tx,
  { caseId, keys }: Pick<OnCase, 'caseId' | 'keys'>,
): Promise<SecondRating[]> {
  const rows = await tx
    .selectFrom('second_ratings as r')
    .innerJoin('deadlines as d', 'd.id', 'r.deadline_id')
    .selectAll('r')
    .select('d.due_at')
    .where('r.case_id', '=', caseId)
    .orderBy('r.wanted_at', 'desc')
    .execute()
  const key = keys.of(caseId)
  return rows.map(row => ({
    id: row.id as SecondRatingId,
    caseId,
    assessmentId: row.assessment_id as AssessmentId,
    wantedBy: row.wanted_by as StaffId,
    wantedAt: row.wanted_at,
    dueAt: row.due_at,
    raterId: (row.rater_id ?? undefined) as StaffId | undefined,
    signedAt: row.signed_at ?? undefined,
    agreedAt: row.agreed_at ?? undefined,
    document: row.sealed_document
      ? secondDocumentIn(sealedSecondDocument.unseal(key, row.id, caseId, row.sealed_document))
      : undefined,
    agreement: row.sealed_agreement
      ? sealedAgreement.unseal(key, row.id, caseId, row.sealed_agreement)
      : undefined,
  }))
}

export interface CanRate {
  readonly id: StaffId
  readonly alias: string
  readonly region: string
}

/** Who can still rate it blind; nobody for a case that is not the asking member's. */
export const listWhoCanRate = async (tx: Tx, id: SecondRatingId): Promise<CanRate[]> =>
  (await sql<CanRate>`select staff_id as id, alias, region from corps.second_raters_of(${id})`.execute(tx))
    .rows

export async function askRater(
  tx: Tx,
  id: SecondRatingId,
  rater: StaffId,
  sealed: Uint8Array,
): Promise<'done' | 'not-permitted' | 'already-rated' | 'not-available'> {
  return answerOf(tx, sql`select corps.ask_second_rater(${id}, ${rater}, ${sealed}) as answer`)
}

export async function keepAgreement(
  tx: Tx,
  id: SecondRatingId,
  sealed: Uint8Array,
): Promise<'done' | 'not-permitted' | 'not-yet-rated' | 'already-agreed'> {
  return answerOf(tx, sql`select corps.agree_on_ratings(${id}, ${sealed}) as answer`)
}

/** Codes alone, with nothing that leads to a case. */
export async function insertRatingAgreement(
  tx: Tx,
  row: { month: Temporal.PlainDate; instrument: string; version: string; codes: unknown },
): Promise<void> {
  await sql`insert into rating_agreements (month, instrument, instrument_version, codes)
    values (${row.month.toString()}, ${row.instrument}, ${row.version}, ${JSON.stringify(row.codes)})`.execute(
    tx,
  )
}

// For whoever rates blind ---------------------------------------------------------------------------

export interface AskedOfMe {
  readonly id: SecondRatingId
  readonly caseId: CaseId
  readonly reference: string
  readonly practice: boolean
  readonly dueAt: Temporal.Instant
}

export const listAskedOfMe = async (tx: Tx): Promise<AskedOfMe[]> =>
  (
    await sql<AskedOfMe>`select rating_id as id, case_id as "caseId", reference, practice, due_at as "dueAt"
      from corps.my_second_ratings()`.execute(tx)
  ).rows

export interface Blind {
  readonly caseId: CaseId
  readonly reference: string
  readonly practice: boolean
  readonly dueAt: Temporal.Instant
  readonly instrument: string
  readonly instrumentVersion: string
  readonly sealedMaterial: Uint8Array
}

/** Undefined for one that is not the asking member's to rate, is signed, or is not there. */
export const findBlind = async (tx: Tx, id: SecondRatingId): Promise<Blind | undefined> =>
  (
    await sql<Blind>`select case_id as "caseId", reference, practice, due_at as "dueAt", instrument,
        instrument_version as "instrumentVersion", sealed_material as "sealedMaterial"
      from corps.my_second_material(${id})`.execute(tx)
  ).rows[0]

export const materialIn = (key: DataKey, id: SecondRatingId, blind: Blind): Material =>
  sealedMaterial.unseal(key, id, blind.caseId, blind.sealedMaterial)

export async function listSecondAnswers(
  tx: Tx,
  key: DataKey,
  id: SecondRatingId,
  caseId: CaseId,
): Promise<SecondAnswer[]> {
  const rows = await tx
    .selectFrom('second_answers')
    .select(['id', 'part', 'person_id', 'version', 'sealed_answer'])
    .where('second_rating_id', '=', id)
    .orderBy('part')
    .execute()
  return rows.flatMap(row =>
    row.sealed_answer
      ? [
          {
            id: row.id,
            part: row.part as SecondPart,
            personId: (row.person_id ?? undefined) as PersonId | undefined,
            version: row.version,
            content: sealedSecondAnswer.unseal(key, row.id, caseId, row.sealed_answer),
          },
        ]
      : [],
  )
}

/** Writes the answer over the version that was on the screen; where there is a newer one, that one, and nothing is written. */
export async function writeSecondAnswer(
  tx: Tx,
  on: OnCase,
  at: { ratingId: SecondRatingId; part: SecondPart; personId: PersonId | undefined; readVersion: number },
  content: SecondContent,
): Promise<SecondAnswer | undefined> {
  const { caseId, by, keys, chance } = on
  const key = keys.of(caseId)
  const find = async () =>
    (await listSecondAnswers(tx, key, at.ratingId, caseId)).find(
      ({ part, personId }) => part === at.part && personId === at.personId,
    )
  const known = await find()
  if (known && known.version !== at.readVersion) return known
  const id = known?.id ?? chance.uuid()
  const sealed = sealedSecondAnswer.seal(key, id, caseId, content)
  const written = known
    ? (
        await tx
          .updateTable('second_answers')
          .set({ sealed_answer: sealed, version: sql`version + 1`, answered_at: sql`clock.now()` })
          .where('id', '=', id)
          .where('version', '=', at.readVersion)
          .executeTakeFirst()
      ).numUpdatedRows
    : (
        await tx
          .insertInto('second_answers')
          .values({
            id,
            second_rating_id: at.ratingId,
            case_id: caseId,
            part: at.part,
            person_id: at.personId ?? null,
            sealed_answer: sealed,
            answered_by: by,
          })
          // Two windows at once: the second one reads what the first one wrote.
          .onConflict(conflict => conflict.doNothing())
          .executeTakeFirst()
      ).numInsertedOrUpdatedRows
  return written === 1n ? undefined : present(await find(), 'the answer that was there first')
}

/** A row on the chain of the case that is rated blind; on one's own, as a refusal, when it is not one's to rate. */
export async function traceOnSecondRating(
  tx: Tx,
  id: SecondRatingId,
  act: Lowercase<string>,
  outcome: 'done' | 'refused',
  reason?: Lowercase<string>,
): Promise<void> {
  await sql`select access.record_on_second_rating(${id}, ${act}, ${outcome}, ${reason ?? null})`.execute(tx)
}

export async function keepSecondSignature(
  tx: Tx,
  id: SecondRatingId,
  signed: { sealed: Uint8Array; digest: Uint8Array; signature: Uint8Array },
): Promise<'done' | 'not-permitted' | 'not-competent'> {
  return answerOf(
    tx,
    sql`select corps.sign_second_rating(${id}, ${signed.sealed}, ${Buffer.from(signed.digest)}, ${Buffer.from(signed.signature)}) as answer`,
  )
}

/** Who countersigns for a colleague, or nobody any longer. */
export async function writeSenior(
  tx: Tx,
  staffId: StaffId,
  senior: StaffId | undefined,
): Promise<'done' | 'not-permitted' | 'not-available'> {
  return answerOf(tx, sql`select corps.name_senior(${staffId}, ${senior ?? null}) as answer`)
}

async function answerOf<Answer extends string>(tx: Tx, question: ReturnType<typeof sql>): Promise<Answer> {
  const { rows } = await question.execute(tx)
  return present((rows as { answer: Answer }[])[0], 'the answer').answer
}
