import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { ActId } from '../foundation/ids.ts'

export async function beginAct(tx: Tx, actId: ActId): Promise<string | undefined> {
  const answer = await sql<{ earlier: string | null }>`select access.begin_act(${actId}) as earlier`.execute(
    tx,
  )
  return answer.rows[0]?.earlier ?? undefined
}

export async function finishAct(tx: Tx, actId: ActId, goTo: string): Promise<void> {
  await sql`select access.finish_act(${actId}, ${goTo})`.execute(tx)
}
