import { sql } from 'kysely'
import type { Tx } from '../../db/db.ts'
import type { Head } from './root.ts'

export interface EntryRow {
  chain: string
  kind: string
  seq: number
  /** UTC with microseconds, as it was hashed. */
  at: string
  principal_id: string | null
  session_id: string | null
  act: string
  outcome: string
  subject_id: string | null
  reason: string | null
  digest: Buffer | null
  previous: Buffer
  hash: Buffer
}

/** The next rows after the given place, in the order of chains and numbers. Needs the owner's or an auditor's connection. */
export const listEntriesAfter = async (
  tx: Tx,
  chain: string,
  seq: number,
  most: number,
): Promise<EntryRow[]> =>
  (
    await sql<EntryRow>`
      select chain_id as chain, chain_kind as kind, seq,
             to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
             principal_id, session_id, act, outcome, subject_id, reason, digest, previous, hash
        from audit.entries where (chain_id, seq) > (${chain}::uuid, ${seq}::bigint)
       order by chain_id, seq limit ${most}`.execute(tx)
  ).rows

export const listHeads = async (tx: Tx): Promise<Head[]> =>
  (
    await sql<Head>`select chain_id as chain, chain_kind as kind, seq, encode(hash, 'hex') as hash from audit.heads`.execute(
      tx,
    )
  ).rows
