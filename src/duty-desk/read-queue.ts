import { traceOnSelf } from '../access/audit/trace.sql.ts'
import type { Tx } from '../db/db.ts'
import { listWatchedNow } from '../watch/watch.sql.ts'
import type { WatchedNow } from '../watch/watch.ts'
import type { Waiting } from './enquiry.ts'
import { listOnDuty, listRinging, listWaiting, type RingingAlarm } from './queue.sql.ts'

export interface Queue {
  readonly waiting: readonly Waiting[]
  readonly ringing: readonly RingingAlarm[]
  /** Aliases of whoever is on duty. */
  readonly onDuty: readonly string[]
  /** Where somebody else may be reading on the person's devices. */
  readonly watched: readonly WatchedNow[]
}

/** The duty desk, with the row that says who read it. */
export async function readQueue(tx: Tx): Promise<Queue> {
  await traceOnSelf(tx, { act: 'read-queue', outcome: 'read' })
  return readQueueAgain(tx)
}

/** The next readings of a stream that left its row when it began. */
export const readQueueAgain = async (tx: Tx): Promise<Queue> => ({
  waiting: await listWaiting(tx),
  ringing: await listRinging(tx),
  onDuty: await listOnDuty(tx),
  watched: await listWatchedNow(tx),
})
