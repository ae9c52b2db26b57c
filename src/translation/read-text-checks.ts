import { traceOnSelf } from '../access/audit/trace.sql.ts'
import type { Tx } from '../db/db.ts'
import type { TextCheck } from './checks.ts'
import { listTextChecks } from './checks.sql.ts'

/** Every check there has been, newest first. */
export async function readTextChecks(tx: Tx): Promise<TextCheck[]> {
  await traceOnSelf(tx, { act: 'read-text-checks', outcome: 'read' })
  return listTextChecks(tx)
}
