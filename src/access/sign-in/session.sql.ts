import { sql } from 'kysely'
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

export async function chooseLanguageOf(tx: Tx, language: 'da' | 'en'): Promise<void> {
  await sql`select access.choose_language(${language})`.execute(tx)
}
