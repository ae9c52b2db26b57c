import type { Chance } from '../crypto/random.ts'
import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { WatchGround, WatchId } from './watch.ts'
import { putInDatabase, type Matter } from './watch.sql.ts'

export type PutInWatched = Outcome<WatchId, { why: 'not-there' } | { why: 'already-watched' }>

/**
 * From this moment nothing new reaches the person's devices but harmless texts. One person's word is enough, and the
 * two who have the case and the leader are told. Where it is Watched already, a release that somebody had begun stops.
 */
export async function putInWatched(
  tx: Tx,
  chance: Chance,
  of: Matter,
  ground: WatchGround,
): Promise<PutInWatched> {
  const id = chance.uuid() as WatchId
  const answer = await putInDatabase(tx, id, of, ground)
  switch (answer) {
    case 'done':
      return done(id)
    case 'not-permitted':
      return refused({ why: 'not-there' })
    case 'already-watched':
      return refused({ why: answer })
  }
}
