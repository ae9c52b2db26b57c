import { sql } from 'kysely'
import { parseLanguageCode, type LanguageCode } from '../../foundation/languages.ts'
import type { Tx } from '../../db/db.ts'

export async function keepSessionAlive(tx: Tx): Promise<void> {
  await sql`select access.seen()`.execute(tx)
}

/** Row-level security leaves only one's own. */
export async function countUnseenNotices(tx: Tx): Promise<number> {
  const { unseen } = await tx
    .selectFrom('notices')
    .select(of => of.fn.countAll<number>().as('unseen'))
    .where('seen_at', 'is', null)
    .executeTakeFirstOrThrow()
  return unseen
}

export async function signOutOf(tx: Tx, everywhere: boolean): Promise<void> {
  await sql`select access.sign_out(${everywhere})`.execute(tx)
}

/** Languages besides Danish and English that the asking member of staff reads; what they said before is replaced. */
export async function chooseReadsOf(tx: Tx, languages: readonly LanguageCode[]): Promise<void> {
  await sql`select access.choose_reads(${[...languages]}::text[])`.execute(tx)
}

export async function listReadsOfAsking(tx: Tx): Promise<LanguageCode[]> {
  const { rows } = await sql<{ reads: string[] }>`
    select s.reads from staff s where s.id = access.staff_id()`.execute(tx)
  return (rows[0]?.reads ?? []).flatMap(tag => parseLanguageCode(tag) ?? [])
}

export async function chooseLanguageOf(tx: Tx, language: 'da' | 'en'): Promise<void> {
  await sql`select access.choose_language(${language})`.execute(tx)
}
