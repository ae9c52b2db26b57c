import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { WatchId } from './watch.ts'
import { clearInDatabase, releaseInDatabase } from './watch.sql.ts'

export type ReleaseWatched = Outcome<
  'asked' | 'released',
  { why: 'not-there' } /** The first of the two cannot be the second. */ | { why: 'waits-for-another' }
>
export type ClearWatched = Outcome<
  'cleared',
  | { why: 'not-there' } /** None was agreed before this began, so it takes two. */
  | { why: 'no-phrase-agreed' }
>

/** Two different people end it: the first asks, the second releases. What was held back is shown from then on. */
export async function releaseWatched(tx: Tx, id: WatchId): Promise<ReleaseWatched> {
  const answer = await releaseInDatabase(tx, id)
  switch (answer) {
    case 'asked':
      return done('asked')
    case 'done':
      return done('released')
    case 'not-permitted':
      return refused({ why: 'not-there' })
    case 'waits-for-another':
      return refused({ why: answer })
  }
}

/** The person said the sentence that was agreed to mean a mistake. Whoever heard it says so, and that is enough. */
export async function clearWatched(tx: Tx, id: WatchId): Promise<ClearWatched> {
  const answer = await clearInDatabase(tx, id)
  switch (answer) {
    case 'done':
      return done('cleared')
    case 'not-permitted':
      return refused({ why: 'not-there' })
    case 'no-phrase-agreed':
      return refused({ why: answer })
  }
}
