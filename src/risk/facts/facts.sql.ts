import { sql } from 'kysely'
import type { CorpsRegion } from '../../access/region.ts'
import type { Tx } from '../../db/db.ts'
import type { CaseId } from '../../foundation/ids.ts'

export async function insertFact(
  tx: Tx,
  fact: {
    fact: Uint8Array
    pseudonym: Uint8Array
    region: CorpsRegion
    practice: boolean
    month: Temporal.PlainDate
    instrument: string
    version: string
    kind: 'provisional' | 'final'
    codes: unknown
  },
): Promise<void> {
  await sql`
    insert into assessment_facts (fact, pseudonym, region, practice, month, instrument, instrument_version, kind, codes)
    values (${Buffer.from(fact.fact)}, ${Buffer.from(fact.pseudonym)}, ${fact.region}, ${fact.practice}, ${fact.month.toString()},
      ${fact.instrument}, ${fact.version}, ${fact.kind}, ${JSON.stringify(fact.codes)}::jsonb)`.execute(tx)
}

export async function followFact(
  tx: Tx,
  fact: Uint8Array,
  { events = 0, flag, answer }: { events?: number; flag?: string; answer?: string },
): Promise<void> {
  await sql`select corps.follow_fact(${Buffer.from(fact)}, ${events}, ${flag ?? null}, ${answer ?? null})`.execute(
    tx,
  )
}

/** The signatures of a case, or of one assessment in it. */
export async function listSignatures(
  tx: Tx,
  caseId: CaseId,
  assessmentId?: string,
): Promise<{ id: string; signedAt: Temporal.Instant }[]> {
  const rows = await tx
    .selectFrom('signatures')
    .select(['id', 'signed_at'])
    .where('case_id', '=', caseId)
    .$if(assessmentId !== undefined, query => query.where('assessment_id', '=', assessmentId ?? ''))
    .execute()
  return rows.map(row => ({ id: row.id, signedAt: row.signed_at }))
}
