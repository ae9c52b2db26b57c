import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { ConversationId } from '../foundation/ids.ts'

/** Begins a visit of the conversation that the lookup finds; undefined when it finds none, which leaves its trace. */
export async function beginVisit(
  tx: Tx,
  sessionId: string,
  tokenHash: Uint8Array,
  codeLookup: Uint8Array,
): Promise<ConversationId | undefined> {
  const { rows } = await sql<{ entered: ConversationId | null }>`
    select access.begin_visit(${sessionId}, ${tokenHash}, ${codeLookup}) as entered`.execute(tx)
  return rows[0]?.entered ?? undefined
}

/** Whose visit is asking, its silence broken; undefined when it has ended. */
export async function findVisitor(tx: Tx): Promise<ConversationId | undefined> {
  await sql`select access.seen()`.execute(tx)
  const { rows } = await sql<{ id: ConversationId | null }>`select access.principal_id() as id`.execute(tx)
  return rows[0]?.id ?? undefined
}

export async function endVisit(tx: Tx): Promise<void> {
  await sql`select access.leave()`.execute(tx)
}

export async function endVisitOfPage(tx: Tx, ticketHash: Uint8Array): Promise<void> {
  await sql`select access.leave_from(${ticketHash})`.execute(tx)
}
