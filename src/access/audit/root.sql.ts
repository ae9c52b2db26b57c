import { sql } from 'kysely'
import type { Tx } from '../../db/db.ts'
import { present } from '../../foundation/assert.ts'
import type { Head } from './root.ts'

/** The heads no root holds yet, marked as held from now on. Only the jobs may ask. */
export const takeChangedHeads = async (tx: Tx): Promise<Head[]> =>
  (
    await sql<Head>`
      select chain_id as chain, chain_kind as kind, seq, encode(hash, 'hex') as hash
        from audit.take_changed_heads() order by chain_id`.execute(tx)
  ).rows

export const countTotals = async (tx: Tx): Promise<{ chains: number; entries: number }> =>
  present(
    (await sql<{ chains: number; entries: number }>`select * from audit.totals()`.execute(tx)).rows[0],
    'the totals',
  )
