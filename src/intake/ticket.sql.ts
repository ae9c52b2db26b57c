import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'

export async function leaveTicket(tx: Tx, hash: Uint8Array, sealedStep: Uint8Array): Promise<void> {
  await sql`select access.leave_ticket(${hash}, ${sealedStep})`.execute(tx)
}

/** The page that the asking visit sees from now on. */
export async function rememberPage(tx: Tx, ticketHash: Uint8Array): Promise<void> {
  await sql`select access.remember_page(${ticketHash})`.execute(tx)
}

export async function takeTicket(tx: Tx, hash: Uint8Array): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{
    sealed: Buffer | null
  }>`select access.spend_ticket(${hash}) as sealed`.execute(tx)
  return rows[0]?.sealed ?? undefined
}
