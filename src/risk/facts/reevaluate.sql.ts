import { sql } from 'kysely'
import type { Tx } from '../../db/db.ts'

export interface FactRow {
  /** Rows of one case stand together. */
  readonly beginsCase: boolean
  readonly codes: unknown
}

/** Opens the fact rows for the rest of the transaction, which leaves its row in the trail. False for anybody but a leader. */
export async function openFacts(
  tx: Tx,
  instrument: string,
  digest: Uint8Array,
  practice: boolean,
): Promise<boolean> {
  const { rows } = await sql<{ opened: boolean }>`
    select corps.open_facts(${instrument}, ${Buffer.from(digest)}, ${practice}, 'facts') as opened`.execute(
    tx,
  )
  return rows[0]?.opened === true
}

/** The opened rows, a few hundred in memory at a time. */
export async function* fetchFacts(tx: Tx): AsyncGenerator<FactRow> {
  const fetch = () => sql<{ begins_case: boolean; codes: unknown }>`fetch 500 from facts`.execute(tx)
  let next = fetch()
  for (;;) {
    const { rows } = await next
    if (rows.length === 0) return
    // The database goes on while these are looked at.
    next = fetch()
    for (const row of rows) yield { beginsCase: row.begins_case, codes: row.codes }
  }
}
