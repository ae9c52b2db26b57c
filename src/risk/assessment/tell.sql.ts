import { sql } from 'kysely'
import type { Tx } from '../../db/db.ts'
import type { CaseId } from '../../foundation/ids.ts'

/** The two responsible and the leader see on their day that a provisional assessment took effect. */
export async function tellProvisional(tx: Tx, caseId: CaseId): Promise<void> {
  await sql`select access.tell_of_provisional(${caseId})`.execute(tx)
}
