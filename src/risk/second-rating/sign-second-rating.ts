import type { OnCase } from '../../access/on-case.ts'
import type { StaffMember } from '../../access/staff.ts'
import { newSalt, saltedDigest } from '../../crypto/digest.ts'
import type { Signer } from '../../crypto/sign.ts'
import type { Tx } from '../../db/db.ts'
import type { PersonId } from '../../foundation/ids.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import type { Language } from '../instruments/codes.ts'
import { sealedSecondDocument, type SecondDocument, type SecondRatingId } from './second-rating.ts'
import {
  findBlind,
  keepSecondSignature,
  listSecondAnswers,
  traceOnSecondRating,
} from './second-rating.sql.ts'
import type { BlindRules } from './as-given.ts'
import { raiseSecondFlags } from './save-second-answer.ts'
import { isNothing, missingIn, type Missing } from './unanswered.ts'

export type SignSecondRating = Outcome<
  'signed',
  { why: 'not-there' } | { why: 'not-competent' } | { why: 'not-ready'; missing: Missing }
>

/**
 * Signs a blind rating. It is kept beside the first, changes nothing that is in force, and from here on neither is
 * hidden from the other: the two talk about what they saw differently (R6).
 */
export async function signSecondRating(
  tx: Tx,
  on: OnCase,
  {
    ratingId,
    rules,
    actors,
    me,
    language,
    signer,
  }: {
    ratingId: SecondRatingId
    rules: BlindRules
    actors: readonly { id: PersonId; name: string }[]
    me: StaffMember
    language: Language
    signer: Signer
  },
): Promise<SignSecondRating> {
  const act = 'sign-second-rating'
  const blind = await findBlind(tx, ratingId)
  if (!blind) {
    await traceOnSecondRating(tx, ratingId, act, 'refused', 'not-there')
    return refused({ why: 'not-there' })
  }
  const { instrument, at } = rules
  await raiseSecondFlags(tx, on, ratingId, rules, 'signing')
  const answers = await listSecondAnswers(tx, on.keys.of(on.caseId), ratingId, on.caseId)
  const missing = missingIn(
    instrument,
    answers,
    actors.map(({ id }) => id),
  )
  if (!isNothing(missing)) {
    await traceOnSecondRating(tx, ratingId, act, 'refused', 'not-ready')
    return refused({ why: 'not-ready', missing })
  }

  const document: SecondDocument = {
    format: 1,
    ratingId,
    caseId: on.caseId,
    signedBy: { id: me.id, alias: me.alias },
    signedAt: at.toString(),
    language,
    instrument: { id: instrument.id, version: instrument.version },
    actors: actors.map(({ id, name }) => ({ id, name })),
    answers: answers
      // Somebody may have been removed from the case since they were rated.
      .filter(({ personId }) => personId === undefined || actors.some(({ id }) => id === personId))
      .map(({ part, personId, content }) => ({ part, personId, content })),
  }
  const salt = newSalt(on.chance)
  const exact = JSON.stringify(document)
  const digest = saltedDigest(salt, exact)
  const answer = await keepSecondSignature(tx, ratingId, {
    sealed: sealedSecondDocument.seal(on.keys.of(on.caseId), ratingId, on.caseId, {
      salt: Buffer.from(salt).toString('base64'),
      document: exact,
    }),
    digest,
    signature: signer.sign(digest),
  })
  switch (answer) {
    case 'done':
      return done('signed')
    case 'not-permitted':
      return refused({ why: 'not-there' })
    case 'not-competent':
      return refused({ why: 'not-competent' })
  }
}
