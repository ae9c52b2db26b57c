import { refuseOnCase } from '../../access/refuse-on-case.ts'
import type { OnCase } from '../../access/on-case.ts'
import type { StaffId } from '../../access/staff.ts'
import type { Tx } from '../../db/db.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import { listSigned } from '../assessment/read-signed.ts'
import { materialOf, sealedMaterial, type SecondRatingId } from './second-rating.ts'
import { askRater, listSecondRatings } from './second-rating.sql.ts'

export type AskSecondRater = Outcome<
  'asked',
  | { why: 'not-there' }
  | { why: 'already-rated' }
  /** Has the case or has seen it, is blocked, is away, or may not assess. */
  | { why: 'not-available' }
>

/**
 * Asks a colleague who has not seen the case to rate it too, blind (R6, R7). They are given the evidence and the
 * person's own view, and are not told who asked. Asked anew, it is taken from the one before.
 */
export async function askSecondRater(
  tx: Tx,
  on: OnCase,
  ratingId: SecondRatingId,
  rater: StaffId,
): Promise<AskSecondRater> {
  const trace = { act: 'ask-second-rater', subject: ratingId } as const
  const rating = (await listSecondRatings(tx, on)).find(({ id }) => id === ratingId)
  const first =
    rating &&
    (await listSigned(tx, on)).find(
      ({ row }) => row.kind === 'final' && row.assessmentId === rating.assessmentId,
    )
  if (!rating || !first) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })

  const sealed = sealedMaterial.seal(
    on.keys.of(on.caseId),
    ratingId,
    on.caseId,
    materialOf(first.document.answers),
  )
  const answer = await askRater(tx, ratingId, rater, sealed)
  switch (answer) {
    case 'done':
      return done('asked')
    case 'not-permitted':
      return refused({ why: 'not-there' })
    case 'already-rated':
    case 'not-available':
      return refused({ why: answer })
  }
}
