import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../db/db.ts'

/** To the nearest five; null for one to four, and for what would tell of so few. */
const cases = z.number().nullable()
const found = z.array(
  z.object({
    instrument: z.string(),
    version: z.string(),
    cases,
    followed: cases,
    rules: z.array(
      z.object({
        kind: z.literal(['flag', 'check']),
        code: z.string(),
        fired: cases,
        waved: cases,
        followed: cases,
      }),
    ),
  }),
)
export type FiringInDatabase = z.infer<typeof found>

/** Undefined for anybody but a leader. Whoever asks leaves a row. */
export async function ruleFiringInDatabase(
  tx: Tx,
  quarter: Temporal.PlainDate,
  practice: boolean,
): Promise<FiringInDatabase | undefined> {
  const { rows } = await sql<{ found: unknown }>`
    select corps.rule_firing(${quarter.toString()}, ${practice}) as found`.execute(tx)
  const answer = rows[0]?.found ?? undefined
  return answer === undefined ? undefined : found.parse(answer)
}
