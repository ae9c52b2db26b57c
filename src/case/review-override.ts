import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { NotThere } from './case.ts'
import type { OverrideId } from './override.ts'
import { markReviewed } from './override.sql.ts'

export type ReviewOverride = Outcome<
  'reviewed',
  NotThere | { why: 'own-override' } | { why: 'already-reviewed' }
>

/** Somebody else has looked at why a rule was passed. Nobody reviews their own. The database writes who tried. */
export async function reviewOverride(tx: Tx, overrideId: OverrideId): Promise<ReviewOverride> {
  const answer = await markReviewed(tx, overrideId)
  if (answer === 'done') return done('reviewed')
  return refused({ why: answer === 'not-permitted' ? 'not-there' : answer })
}
