import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { TextCheck, TextCheckId } from './checks.ts'

export type RecordAnswer = 'done' | 'not-permitted' | 'not-yet' | 'already-checked'

export async function recordInDatabase(
  tx: Tx,
  check: Pick<TextCheck, 'id' | 'language' | 'digest' | 'translator' | 'checkedOn'>,
): Promise<RecordAnswer> {
  const { id, language, digest, translator, checkedOn } = check
  const { rows } = await sql<{ answer: RecordAnswer }>`
    select corps.record_text_check(${id}, ${language}, ${Buffer.from(digest)}, ${translator},
      ${checkedOn.toString()}) as answer`.execute(tx)
  return rows[0]?.answer ?? 'not-permitted'
}

export type TakeBackAnswer = 'done' | 'not-permitted' | 'not-there' | 'already-taken-back'

export async function takeBackInDatabase(tx: Tx, id: TextCheckId): Promise<TakeBackAnswer> {
  const { rows } = await sql<{ answer: TakeBackAnswer }>`
    select corps.take_back_text_check(${id}) as answer`.execute(tx)
  return rows[0]?.answer ?? 'not-permitted'
}

/** Every check there has been, newest first; nothing for somebody who is not of the corps. */
export async function listTextChecks(tx: Tx): Promise<TextCheck[]> {
  const { rows } = await sql<{
    id: TextCheckId
    language: string
    digest: Buffer
    translator: string
    checked_on: Temporal.PlainDate
    recorded_by: string
    recorded_at: Temporal.Instant
    taken_back_at: Temporal.Instant | null
  }>`select * from corps.list_text_checks()`.execute(tx)
  return rows.map(row => ({
    id: row.id,
    language: row.language,
    digest: row.digest,
    translator: row.translator,
    checkedOn: row.checked_on,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    takenBackAt: row.taken_back_at ?? undefined,
  }))
}

/** What the door needs: of which texts somebody has said that they are right. Neither who nor when. */
export async function listCheckedDigests(
  tx: Tx,
): Promise<{ readonly language: string; readonly digest: Uint8Array }[]> {
  const { rows } = await sql<{
    language: string
    digest: Buffer
  }>`select * from corps.checked_texts()`.execute(tx)
  return rows
}
