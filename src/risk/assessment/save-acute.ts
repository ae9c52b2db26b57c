import { traceOnCase } from '../../access/audit/trace.sql.ts'
import type { Tx } from '../../db/db.ts'
import type { AssessmentId, PersonId } from '../../foundation/ids.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import type { ItemCode } from '../instruments/codes.ts'
import { isAskedFor } from './asked-for.ts'
import { findAnswer, type Answered, type Draft, type FlagOnDraft } from './draft.ts'
import { emptyRating, itemPart, type AnswerCode, type EvidenceKept, type RatingKept } from './parts.ts'
import { keepAnswer } from './save-answer.ts'
import { finishUnlessAwaited, isOpen, ratingIn } from './save-rating.ts'
import { openDraft, type NoDraft, type Work } from './work.ts'

/** One of several questions answered on one page. */
export interface AcuteAnswer {
  readonly item: ItemCode
  readonly personId?: PersonId | undefined
  /** The version of the answer that was on the screen (0: there was none). */
  readonly readVersion: number
  readonly now: AnswerCode | undefined
  readonly tags: readonly string[]
  /** Taken over from what already stands in the case. */
  readonly evidence: readonly EvidenceKept[]
}

export type SaveAcute = Outcome<
  { raised: readonly FlagOnDraft[] },
  | NoDraft
  | { why: 'not-asked' }
  /**
   * These were saved by somebody else since they were read, and are left as they stand. All the others are saved: in a
   * hurry nobody types ten answers again because of one.
   */
  | { why: 'changed-meanwhile'; changed: readonly Answered[]; draft: Draft }
>

/**
 * Keeps many answers in one act: how it is now, with the marks. What else was said of an item (earlier, evidence, who
 * finds out) stays. What is as it already stands is not saved again, so that sending the page twice changes nothing.
 */
export async function saveAcute(
  tx: Tx,
  work: Work,
  assessmentId: AssessmentId,
  answers: readonly AcuteAnswer[],
): Promise<SaveAcute> {
  const opening = await openDraft(tx, work, assessmentId, 'save-answer')
  if ('refused' in opening) return opening
  const refuse = (why: 'not-asked' | 'changed-meanwhile') =>
    traceOnCase(tx, work.on.caseId, {
      act: 'save-answer',
      outcome: 'refused',
      subject: assessmentId,
      reason: why,
    })

  const changes = answers.flatMap(answer => {
    const which = { part: itemPart(answer.item), personId: answer.personId }
    const former = findAnswer(opening.done.draft.answers, which.part, which.personId)
    const content = withAcute(ratingIn(former) ?? emptyRating, answer)
    return isSame(ratingIn(former) ?? emptyRating, content) ? [] : [{ ...answer, which, former, content }]
  })
  if (!changes.every(({ which, content }) => isAskedFor(work, which, content))) {
    await refuse('not-asked')
    return refused({ why: 'not-asked' })
  }

  let opened = opening.done
  const raised: FlagOnDraft[] = []
  const changed: Answered[] = []
  for (const { which, former, content, readVersion } of changes) {
    if (former && former.version !== readVersion) {
      changed.push(former)
      continue
    }
    const task = content.unknownTask
    const isFound = task !== undefined && !isOpen(work, which.part, content)
    const rating = isFound ? { ...content, unknownTask: undefined } : content
    const kept = await keepAnswer(tx, work, opened, { assessmentId, ...which }, rating)
    opened = kept.opened
    raised.push(...kept.raised)
    if (isFound) await finishUnlessAwaited(tx, work, opened, task.taskId)
  }
  if (changed.length === 0) return done({ raised })
  await refuse('changed-meanwhile')
  return refused({ why: 'changed-meanwhile', changed, draft: opened.draft })
}

function withAcute(former: RatingKept, { now, tags, evidence }: AcuteAnswer): RatingKept {
  const fresh = evidence.filter(({ factId }) => !former.evidence.some(each => each.factId === factId))
  return {
    ...former,
    now: now ?? former.now,
    tags: [...tags],
    evidence: [...former.evidence, ...fresh],
    // It is judged anew, and no longer as it was carried over.
    carriedFrom: undefined,
  }
}

const isSame = (former: RatingKept, content: RatingKept): boolean =>
  former.now === content.now &&
  former.evidence.length === content.evidence.length &&
  former.tags.length === content.tags.length &&
  former.tags.every(tag => content.tags.includes(tag))
