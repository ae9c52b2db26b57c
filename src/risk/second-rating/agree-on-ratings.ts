import type { OnCase } from '../../access/on-case.ts'
import { refuseOnCase } from '../../access/refuse-on-case.ts'
import type { Tx } from '../../db/db.ts'
import { present } from '../../foundation/assert.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import { setDeadline } from '../../deadlines/deadlines.sql.ts'
import { listSigned } from '../assessment/read-signed.ts'
import type { Signing } from '../assessment/signing.ts'
import type { Level, Urgency } from '../instruments/codes.ts'
import type { Instrument } from '../instruments/instrument.ts'
import { reassessmentDue } from '../instruments/reassessment.ts'
import { agreementCodes, secondLevelOf } from './agreement.ts'
import { sealedAgreement, type SecondRatingId } from './second-rating.ts'
import { insertRatingAgreement, keepAgreement, listSecondRatings } from './second-rating.sql.ts'

export type AgreeOnRatings = Outcome<
  'agreed',
  { why: 'not-there' } | { why: 'not-yet-rated' } | { why: 'already-agreed' }
>

/**
 * What two raters came to after each had judged alone: both levels, the agreed one, and why (R6). The agreed level
 * takes effect when it differs from the one in force; after a lowering the former interval is kept once more.
 */
export async function agreeOnRatings(
  tx: Tx,
  on: OnCase,
  ratingId: SecondRatingId,
  agreed: { level: Level; urgency: Urgency; why: string },
  {
    instrument,
    at,
    signing,
  }: { instrument: Instrument; at: Temporal.Instant; signing: Pick<Signing, 'putInForce'> },
): Promise<AgreeOnRatings> {
  const trace = { act: 'agree-on-ratings', subject: ratingId } as const
  const rating = (await listSecondRatings(tx, on)).find(({ id }) => id === ratingId)
  const signed = await listSigned(tx, on)
  const first =
    rating && signed.find(({ row }) => row.kind === 'final' && row.assessmentId === rating.assessmentId)
  if (!rating || !first) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (!rating.document) return refuseOnCase(tx, on.caseId, trace, { why: 'not-yet-rated' })

  const firstLevel = first.document.inForce.level
  const secondLevel = present(secondLevelOf(rating.document), 'the level of a signed second rating')
  const answer = await keepAgreement(
    tx,
    ratingId,
    sealedAgreement.seal(on.keys.of(on.caseId), ratingId, on.caseId, {
      first: firstLevel,
      second: secondLevel,
      agreed: agreed.level,
      urgency: agreed.urgency,
      why: agreed.why,
    }),
  )
  switch (answer) {
    case 'not-permitted':
      return refused({ why: 'not-there' })
    case 'not-yet-rated':
    case 'already-agreed':
      return refused({ why: answer })
    case 'done':
      break
  }
  await insertRatingAgreement(tx, {
    month: at.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate().with({ day: 1 }),
    instrument: first.document.instrument.id,
    version: first.document.instrument.version,
    codes: agreementCodes(first.document, rating.document),
  })
  // A newer final assessment has taken over in the meantime: what is in force is not touched.
  const isNewest = signed.find(({ row }) => row.kind === 'final')?.row.id === first.row.id
  const { level, urgency } = first.document.inForce
  if (isNewest && (agreed.level !== level || agreed.urgency !== urgency)) {
    const { due } = reassessmentDue(instrument, agreed.level, at, level)
    await setDeadline(tx, on, { kind: 'reassessment', dueAt: due })
    await signing.putInForce(tx, {
      level: agreed.level,
      urgency: agreed.urgency,
      kind: 'final',
      signedAt: at.toString(),
      validUntil: due.toString(),
      assessmentId: rating.assessmentId,
    })
  }
  return done('agreed')
}
