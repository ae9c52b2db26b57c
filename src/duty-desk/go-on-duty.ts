import type { Tx } from '../db/db.ts'
import { goOnDutyInDatabase } from './queue.sql.ts'

/** Begins or ends one's watch. Gives how many others are on duty, so that the last to leave knows it. */
export const goOnDuty = (tx: Tx, on: boolean): Promise<number> => goOnDutyInDatabase(tx, on)
