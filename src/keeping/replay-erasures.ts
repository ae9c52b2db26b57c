import type { RootLog } from '../access/audit/root.ts'
import type { Db } from '../db/db.ts'
import { readErasures } from './erasures.ts'
import { asKeeper, eraseAgain } from './keeping.sql.ts'

export interface Replay {
  /** How many cases a restored copy had brought back. */
  readonly erasedAgain: number
  /** Numbers of lines that are damaged or were written by another hand; they were left alone. */
  readonly unreadable: readonly number[]
}

/**
 * Erases again whatever a restored copy of the database has brought back. Run at every start, before anything
 * listens; a case that is erased already costs one look.
 *
 * @param owner a connection as the owner
 * @param secret the provider's secret `erasure`
 */
export async function replayErasures(owner: Db, list: RootLog, secret: Uint8Array): Promise<Replay> {
  const { erasures, unreadable } = readErasures(await list.lines(), secret)
  let erasedAgain = 0
  for (const erasure of erasures) {
    if (await asKeeper(owner, tx => eraseAgain(tx, erasure.case))) erasedAgain += 1
  }
  return { erasedAgain, unreadable }
}
