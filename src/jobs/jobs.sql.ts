import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'

/** How many alarms were raised. */
export const raiseAlarms = async (tx: Tx): Promise<number> =>
  (await sql<{ raised: number }>`select corps.raise_alarms() as raised`.execute(tx)).rows[0]?.raised ?? 0

export async function forgetSilentVisits(tx: Tx): Promise<void> {
  await sql`select access.forget_silent_visits()`.execute(tx)
}

/** Forgets who took six words two days ago and never wrote. How many. */
export const forgetUnsent = async (tx: Tx): Promise<number> =>
  (await sql<{ forgotten: number }>`select corps.forget_unsent() as forgotten`.execute(tx)).rows[0]
    ?.forgotten ?? 0

/** Parts the fact rows of statistics from the signatures they were written with. How many were written anew. */
export const mixFacts = async (tx: Tx): Promise<number> =>
  (await sql<{ mixed: number }>`select corps.mix_facts() as mixed`.execute(tx)).rows[0]?.mixed ?? 0
