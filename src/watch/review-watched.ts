import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { ReviewMinutes, WatchId } from './watch.ts'
import { reviewInDatabase } from './watch.sql.ts'

export type ReviewWatched = Outcome<'goes-on', { why: 'not-there' }>

/** Somebody has looked: it goes on, and is looked at again in so many minutes. */
export async function reviewWatched(tx: Tx, id: WatchId, again: ReviewMinutes): Promise<ReviewWatched> {
  return (await reviewInDatabase(tx, id, again)) === 'done' ? done('goes-on') : refused({ why: 'not-there' })
}
