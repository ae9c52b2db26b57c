import type { OnCase } from '../../access/on-case.ts'
import { hmac } from '../../crypto/digest.ts'
import type { Tx } from '../../db/db.ts'
import type { PersonId } from '../../foundation/ids.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import { placeKept } from '../assessment/place-kept.ts'
import { newFlags, type BlindRules } from './as-given.ts'
import type { SecondAnswer, SecondContent, SecondPart, SecondRatingId } from './second-rating.ts'
import { findBlind, listSecondAnswers, traceOnSecondRating, writeSecondAnswer } from './second-rating.sql.ts'

export type SaveSecondAnswer = Outcome<
  { raised: readonly SecondAnswer[] },
  { why: 'not-there' } | { why: 'changed-meanwhile'; theirs: SecondAnswer }
>

/**
 * Keeps one part of a blind rating, over the version that was on the screen, and puts on record what red flags these
 * answers now raise. One row on the chain for it all: those who have the case must not read from it that one came up.
 */
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
  rules: BlindRules,
): Promise<SaveSecondAnswer> {
  const { ratingId, personId } = at
  const isAskedFor = personId === undefined || rules.around.actors.some(({ id }) => id === personId)
  if (!isAskedFor || !(await findBlind(tx, ratingId))) {
    await traceOnSecondRating(tx, ratingId, 'save-second-answer', 'refused', 'not-there')
    return refused({ why: 'not-there' })
  }
  const theirs = await writeSecondAnswer(tx, on, at, content)
  if (theirs) {
    await traceOnSecondRating(tx, ratingId, 'save-second-answer', 'refused', 'changed-meanwhile')
    return refused({ why: 'changed-meanwhile', theirs })
  }
  const raised = await raiseSecondFlags(tx, on, ratingId, rules, 'rating')
  await traceOnSecondRating(tx, ratingId, 'save-second-answer', 'done')
  return done({ raised })
}

/** Puts on record what the answers raise; the caller writes the row on the chain. */
export async function raiseSecondFlags(
  tx: Tx,
  on: OnCase,
  ratingId: SecondRatingId,
  rules: BlindRules,
  when: 'rating' | 'signing',
): Promise<SecondAnswer[]> {
  const key = on.keys.of(on.caseId)
  const list = () => listSecondAnswers(tx, key, ratingId, on.caseId)
  const found = newFlags(rules, await list(), when)
  // The part is a clear column: a tag that only the key can make says that it is the same flag, and not which.
  const parts = found.map(({ flag, places }) => ({
    part: `flag:${Buffer.from(hmac(key.bytes, `flag ${ratingId} ${flag.code}`))
      .toString('hex')
      .slice(0, 40)}` as const,
    content: {
      kind: 'flag' as const,
      code: flag.code,
      places: places.map(placeKept),
      raisedAt: rules.at.toString(),
    },
  }))
  for (const { part, content } of parts) {
    await writeSecondAnswer(tx, on, { ratingId, part, personId: undefined, readVersion: 0 }, content)
  }
  return (await list()).filter(({ part }) => parts.some(each => each.part === part))
}
