import { sql } from 'kysely'
import type { OnCase } from '../../access/on-case.ts'
import type { StaffId } from '../../access/staff.ts'
import type { Tx } from '../../db/db.ts'
import type { AssessmentId, CaseId } from '../../foundation/ids.ts'

export interface SignatureRow {
  readonly id: string
  readonly assessmentId: AssessmentId
  readonly kind: 'provisional' | 'final'
  readonly signedBy: StaffId
  readonly signedByAlias: string
  readonly signedAt: Temporal.Instant
  readonly sealed: Uint8Array | undefined
  readonly digest: Uint8Array
  readonly signature: Uint8Array
}

/** Newest first. */
export async function listSignatures(tx: Tx, caseId: CaseId): Promise<SignatureRow[]> {
  const rows = await tx
    .selectFrom('signatures as g')
    .innerJoin('staff as s', 's.id', 'g.signed_by')
    .select([
      'g.id',
      'g.assessment_id',
      'g.kind',
      'g.signed_by',
      's.alias',
      'g.signed_at',
      'g.sealed_document',
      'g.digest',
      'g.signature',
    ])
    .where('g.case_id', '=', caseId)
    .orderBy('g.signed_at', 'desc')
    .orderBy('g.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    assessmentId: row.assessment_id as AssessmentId,
    kind: row.kind,
    signedBy: row.signed_by as StaffId,
    signedByAlias: row.alias,
    signedAt: row.signed_at,
    sealed: row.sealed_document ?? undefined,
    digest: row.digest,
    signature: row.signature,
  }))
}

export async function insertSignature(
  tx: Tx,
  on: OnCase,
  signed: {
    id: string
    assessmentId: AssessmentId
    kind: 'provisional' | 'final'
    signedAt: Temporal.Instant
    sealed: Buffer
    digest: Uint8Array
    signature: Uint8Array
  },
): Promise<void> {
  await tx
    .insertInto('signatures')
    .values({
      id: signed.id,
      assessment_id: signed.assessmentId,
      case_id: on.caseId,
      kind: signed.kind,
      signed_by: on.by,
      signed_at: signed.signedAt,
      sealed_document: signed.sealed,
      digest: Buffer.from(signed.digest),
      signature: Buffer.from(signed.signature),
    })
    .execute()
}

/** Somebody else is to rate blind what the asking member has just signed, within 24 hours (risk method R6). */
export async function wantSecondRating(tx: Tx, id: string, assessmentId: AssessmentId): Promise<void> {
  await sql`select corps.want_second_rating(${id}, ${assessmentId})`.execute(tx)
}
