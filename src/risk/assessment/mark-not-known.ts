import { traceOnCase } from '../../access/audit/trace.sql.ts'
import type { Tx } from '../../db/db.ts'
import type { AssessmentId, PersonId } from '../../foundation/ids.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import { getItem } from '../instruments/lookups.ts'
import { isAskedFor } from './asked-for.ts'
import { findAnswer, type FlagOnDraft } from './draft.ts'
import { emptyRating, itemPart, type RatingKept } from './parts.ts'
import { keepAnswer } from './save-answer.ts'
import {
  findRefusalToFindOut,
  finishUnlessAwaited,
  newTask,
  ratingIn,
  type CannotFindOut,
} from './save-rating.ts'
import { openDraft, type FindOut, type NoDraft, type Work } from './work.ts'
import type { Item } from '../instruments/instrument.ts'
import type { ItemCode } from '../instruments/codes.ts'

export interface NotKnown {
  readonly item: ItemCode
  readonly personId?: PersonId | undefined
}

export type MarkNotKnown = Outcome<
  { raised: readonly FlagOnDraft[] },
  NoDraft | { why: 'not-asked' } | CannotFindOut
>

/**
 * Says of several questions at once that the answer is not known, and gives one person one task to find out. What was
 * already answered stays as it is: only gaps are filled, and only with "not known".
 */
export async function markNotKnown(
  tx: Tx,
  work: Work,
  assessmentId: AssessmentId,
  questions: readonly NotKnown[],
  findOut: FindOut,
  taskText: string,
): Promise<MarkNotKnown> {
  const opening = await openDraft(tx, work, assessmentId, 'save-answer')
  if ('refused' in opening) return opening
  const refusal = await findRefusalToFindOut(tx, work, assessmentId, findOut)
  if (refusal) return refusal
  if (
    questions.length === 0 ||
    !questions.every(one => isAskedFor(work, { ...one, part: itemPart(one.item) }))
  ) {
    const why = 'not-asked'
    await traceOnCase(tx, work.on.caseId, {
      act: 'save-answer',
      outcome: 'refused',
      subject: assessmentId,
      reason: why,
    })
    return refused({ why })
  }
  const task = await newTask(tx, work, { assessmentId }, findOut, taskText)
  let opened = opening.done
  const raised: FlagOnDraft[] = []
  for (const { item, personId } of questions) {
    const part = itemPart(item)
    const former = ratingIn(findAnswer(opened.draft.answers, part, personId))
    const content = { ...withGapsNotKnown(getItem(work.instrument, item), former), unknownTask: task }
    const kept = await keepAnswer(tx, work, opened, { assessmentId, part, personId }, content)
    opened = kept.opened
    raised.push(...kept.raised)
    if (former?.unknownTask) await finishUnlessAwaited(tx, work, opened, former.unknownTask.taskId)
  }
  return done({ raised })
}

function withGapsNotKnown(item: Item, former: RatingKept = emptyRating): RatingKept {
  return {
    ...former,
    now: former.now ?? 'U',
    ...(item.timeframes.includes('earlier') && { earlier: former.earlier ?? 'U' }),
  }
}
