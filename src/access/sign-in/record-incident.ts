import type { Asking } from '../../db/db.ts'
import { traceOnSelf } from '../audit/trace.sql.ts'
import type { House } from '../house.ts'

/**
 * Leaves a trace of an act that broke and was undone, in a transaction of its own.
 * Never throws: the person must still get the page with the number, also when the database is what broke.
 */
export async function recordIncident(house: House, asking: Asking, number: string): Promise<void> {
  try {
    await house.inTransaction(asking, tx =>
      traceOnSelf(tx, {
        act: 'incident',
        outcome: 'refused',
        reason: number.toLowerCase() as Lowercase<string>,
      }),
    )
  } catch {
    // The log has it.
  }
}
