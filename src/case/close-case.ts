import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { Tx } from '../db/db.ts'
import { assert, present } from '../foundation/assert.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import { listRunningMeasureIds } from '../safety-plan/measures.sql.ts'
import { sealedAcuteCard } from './acute-card.ts'
import { findAcuteCard } from './acute-card.sql.ts'
import { putTask } from '../deadlines/put-task.ts'
import type { NotThere } from './case.ts'
import { lockCase } from './case.sql.ts'
import {
  followUpDays,
  isOrdinary,
  sealedClosingNote,
  whyNotYet,
  type ClosingNote,
  type ClosingReason,
  type NotYet,
} from './closure.ts'
import { insertClosure } from './closure.sql.ts'
import { inHands } from './responsibility.ts'
import { listResponsibilities } from './responsibility.sql.ts'

export type CloseCase = Outcome<
  'closed',
  | NotThere
  | { why: 'already-closed' } /** While somebody may be reading, nobody lets go of it. */
  | { why: 'watched' }
  | { why: 'not-yours-to-close' }
  | NotYet
>

/**
 * Closing stops every reminder, so nothing of the safety plan may still be running, and an ordinary case needs its
 * final assessment at low. After an ordinary closing one reminder stays: the contact after 90 days.
 *
 * @param followUp what the 90-day reminder is called, in the closer's language
 */
export async function closeCase(
  tx: Tx,
  on: OnCase,
  reason: ClosingReason,
  note: ClosingNote,
  { now, followUp }: { now: Temporal.Instant; followUp: string },
): Promise<CloseCase> {
  const closureId = on.chance.uuid()
  const trace = { act: 'close-case' } as const
  const theCase = await lockCase(tx, on.caseId)
  if (!theCase) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (theCase.closedAt) return refuseOnCase(tx, on.caseId, trace, { why: 'already-closed' })
  if (theCase.watched) return refuseOnCase(tx, on.caseId, trace, { why: 'watched' })

  const card = await findAcuteCard(tx, on.caseId)
  const notYet = whyNotYet(reason, {
    running: await listRunningMeasureIds(tx, on.caseId),
    levelInForce:
      card?.sealed &&
      sealedAcuteCard.unseal(on.keys.of(on.caseId, 'acute'), on.caseId, on.caseId, card.sealed).levelInForce,
    anonymous: theCase.anonymous,
    note,
    now,
  })
  if (notYet) {
    // The trail is clear text, and which of these it was would say something about the level.
    await refuseOnCase(tx, on.caseId, trace, { why: 'not-yet' })
    return refused(notYet)
  }

  const sealed = sealedClosingNote.seal(on.keys.of(on.caseId), closureId, on.caseId, note)
  const answer = await insertClosure(tx, on.caseId, closureId, reason, sealed)
  // Somebody with access on loan works on the case; closing it is for the two who have it. The database wrote who tried.
  if (answer === 'not-permitted') return refused({ why: 'not-yours-to-close' })
  assert(answer === 'done', `a case that may close is closed, not ${answer}`)
  if (isOrdinary(reason)) {
    const { responsible } = inHands(await listResponsibilities(tx, on.caseId))
    await putTask(tx, on, {
      kind: 'review',
      staffId: present(responsible, 'who is responsible').staffId,
      dueAt: now.add({ hours: followUpDays * 24 }),
      disclosure: 'corps-only',
      text: { what: followUp, toWhom: '' },
    })
  }
  return done('closed')
}
