import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'

/** How many alarms were raised. */
export const raiseAlarms = async (tx: Tx): Promise<number> =>
  (await sql<{ raised: number }>`select corps.raise_alarms() as raised`.execute(tx)).rows[0]?.raised ?? 0

export async function forgetSilentVisits(tx: Tx): Promise<void> {
  await sql`select access.forget_silent_visits()`.execute(tx)
}
