import { traceOnCase } from '../../access/audit/trace.sql.ts'
import type { Tx } from '../../db/db.ts'
import { setDeadline } from '../../deadlines/deadlines.sql.ts'
import { markDone } from '../../deadlines/tasks.sql.ts'
import { present } from '../../foundation/assert.ts'
import type { AssessmentId } from '../../foundation/ids.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import { reassessmentDue } from '../instruments/reassessment.ts'
import { secondRaterDue } from '../instruments/second-rater.ts'
import { endAssessment } from './assessment.sql.ts'
import { listOpenBlockers, settleProvisionalEnds } from './deadlines.sql.ts'
import { findContent } from './draft.ts'
import { inTheWay, maySignFinal, type InTheWay } from './in-the-way.ts'
import { keepSignature } from './keep-signature.ts'
import { raiseFlags } from './raise-flags.ts'
import { documentOf, type Signing } from './signing.ts'
import { wantSecondRating } from './signatures.sql.ts'
import { openDraft, pictureNow, type NoDraft, type Work } from './work.ts'

export type SignFinal = Outcome<
  { signatureId: string; reassessBy: Temporal.Instant },
  | NoDraft
  /** The competence to sign a final assessment; a provisional one is open to all. */
  | { why: 'not-competent' }
  | { why: 'not-ready'; inTheWay: InTheWay }
>

/**
 * The final signature: the draft is frozen as it was shown and never changes after. What the rules say must be put right
 * stands in the way, what they say must be explained needs its reason. It does not wait for a second rater.
 * The next assessment falls due by the level; after a lowering the former interval is kept once.
 */
export async function signFinal(
  tx: Tx,
  work: Work,
  signing: Signing,
  assessmentId: AssessmentId,
): Promise<SignFinal> {
  const { on, instrument, at } = work
  const act = 'sign-final'
  const refuse = async <Why extends { why: Lowercase<string> }>(refusal: Why) => {
    await traceOnCase(tx, on.caseId, { act, outcome: 'refused', subject: assessmentId, reason: refusal.why })
    return refused(refusal)
  }
  const found = await openDraft(tx, work, assessmentId, act)
  if ('refused' in found) return found
  if (!signing.me.mayAssess) return refuse({ why: 'not-competent' as const })

  const { draft, former } = found.done
  const raised = await raiseFlags(tx, work, draft, pictureNow(work, found.done), 'signing')
  const opened = { ...found.done, draft: { ...draft, flags: [...draft.flags, ...raised] } }
  const picture = pictureNow(work, opened)
  const obstacles = inTheWay(instrument, picture, draft.answers)
  if (!maySignFinal(obstacles)) return refuse({ why: 'not-ready' as const, inTheWay: obstacles })

  const conclusion = present(findContent(draft.answers, 'conclusion'), 'the conclusion that was just checked')
  const level = present(conclusion.level, 'the level that was just checked')
  const urgency = present(conclusion.urgency, 'the urgency that was just checked')
  const { due } = reassessmentDue(instrument, level, at, former?.level)
  const signatureId = on.chance.uuid()
  const toSign = { kind: 'final' as const, signatureId, validUntil: due, inForce: { level, urgency } }
  await keepSignature(
    tx,
    work,
    opened,
    signing,
    await documentOf(tx, work, opened, signing, toSign, picture),
    picture,
    act,
  )
  await endAssessment(tx, assessmentId)

  await settleProvisionalEnds(tx, on)
  for (const task of await listOpenBlockers(tx, on)) await markDone(tx, on, task)
  await setDeadline(tx, on, { kind: 'reassessment', dueAt: due })
  await signing.putInForce(tx, {
    level,
    urgency,
    severity: conclusion.severity,
    confidence: conclusion.confidence,
    kind: 'final',
    signedAt: at.toString(),
    validUntil: due.toString(),
    assessmentId,
  })
  // Whoever signs alone has a second pair of eyes on it; what is in force does not wait for them.
  if (secondRaterDue(instrument, level, at) || signing.me.seniorId) {
    await wantSecondRating(tx, on.chance.uuid(), assessmentId)
  }
  return done({ signatureId, reassessBy: due })
}
