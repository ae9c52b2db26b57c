import type { OnCase } from '../../access/on-case.ts'
import type { Tx } from '../../db/db.ts'
import type { PersonId } from '../../foundation/ids.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import type { SecondAnswer, SecondContent, SecondPart, SecondRatingId } from './second-rating.ts'
import { findBlind, listSecondAnswers, traceOnSecondRating, writeSecondAnswer } from './second-rating.sql.ts'

export type SaveSecondAnswer = Outcome<
  'saved',
  { why: 'not-there' } | { why: 'changed-meanwhile'; theirs: SecondAnswer }
>

/** Keeps one part of a blind rating, over the version that was on the screen. */
export async function saveSecondAnswer(
  tx: Tx,
  on: OnCase,
  at: {
    ratingId: SecondRatingId
    part: SecondPart
    personId: PersonId | undefined
    readVersion: number
  },
  content: SecondContent,
): Promise<SaveSecondAnswer> {
  const { ratingId } = at
  if (!(await findBlind(tx, ratingId))) {
    await traceOnSecondRating(tx, ratingId, 'save-second-answer', 'refused', 'not-there')
    return refused({ why: 'not-there' })
  }
  const known = (await listSecondAnswers(tx, on.keys.of(on.caseId), ratingId, on.caseId)).find(
    ({ part, personId }) => part === at.part && personId === at.personId,
  )
  if (!(await writeSecondAnswer(tx, on, at, content, known)) && known) {
    await traceOnSecondRating(tx, ratingId, 'save-second-answer', 'refused', 'changed-meanwhile')
    return refused({ why: 'changed-meanwhile', theirs: known })
  }
  await traceOnSecondRating(tx, ratingId, 'save-second-answer', 'done')
  return done('saved')
}
