import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { Ring } from '../crypto/key-ring.ts'
import type { Opened, Scope } from './opening.ts'

export async function askToOpen(tx: Tx, openingId: string, opened: Opened): Promise<boolean> {
  const scope: Scope = opened.kind === 'case' ? opened.scope : 'whole'
  const answer = await sql<{ open: boolean }>`
    select access.open(${openingId}, ${opened.kind}, ${opened.id}, ${scope}, ${opened.purpose}) as open`.execute(
    tx,
  )
  return answer.rows[0]?.open === true
}

export interface WrappedKey {
  key_id: string
  owner_id: string
  scope: Scope
  ring: Ring
  wrapped: string
}

export const listKeys = async (tx: Tx, openingId: string): Promise<WrappedKey[]> =>
  (await sql<WrappedKey>`select * from access.key(${openingId})`.execute(tx)).rows

export async function storeCaseKey(tx: Tx, caseId: string, scope: Scope, keyId: string, wrapped: string) {
  await sql`select access.store_key(${keyId}, 'case', ${caseId}, ${scope}, 'case', ${wrapped})`.execute(tx)
}
