import type { Tx } from '../db/db.ts'
import type { ActId } from '../foundation/ids.ts'
import { beginAct, finishAct } from './once.sql.ts'

/**
 * Does an act once, however often its form is sent. `act` gives where to send the person when it is done, or
 * undefined when it was refused (then the same form may be sent again). A second sending at the same moment waits
 * for the first and gets its answer; a resend after a cut line gets it too.
 */
export async function once<Result extends { goTo?: string }>(
  tx: Tx,
  actId: ActId,
  act: () => Promise<Result>,
): Promise<Result | { goTo: string; again: true }> {
  const earlier = await beginAct(tx, actId)
  if (earlier !== undefined) return { goTo: earlier, again: true }

  const result = await act()
  if (result.goTo !== undefined) await finishAct(tx, actId, result.goTo)
  return result
}
