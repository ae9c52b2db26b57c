import { traceOnCase } from '../../access/audit/trace.sql.ts'
import type { Tx } from '../../db/db.ts'
import { putTask } from '../../deadlines/put-task.ts'
import { markDone } from '../../deadlines/tasks.sql.ts'
import type { AssessmentId } from '../../foundation/ids.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import { findItem } from '../instruments/lookups.ts'
import { worksOnCase } from './assessment.sql.ts'
import { findOpenTask } from './deadlines.sql.ts'
import { findAnswer, type Answered } from './draft.ts'
import { sealedAnswer, type Part, type RatingKept } from './parts.ts'
import { findRefusal, keepAnswer, type CannotSave, type Kept, type Which } from './save-answer.ts'
import { openDraft, type FindOut, type OpenDraft, type Work } from './work.ts'

/** A rating as a person gives it. Without a `findOut` a "not known" is kept too, but stands in the way of the final signature. */
export interface RatingGiven extends Omit<RatingKept, 'unknownTask'> {
  readonly findOut?: FindOut | undefined
  /** The task in words, for whoever gets it. */
  readonly taskText: string
}

/** The person who was to find out does not have the case before them. */
export type CannotFindOut = { why: 'cannot-find-out' }
export type SaveRating = Outcome<Kept, CannotSave | CannotFindOut>

/**
 * Keeps the rating of one item. "Not known" gives somebody a task with a deadline; once nothing in the draft waits
 * for a task any more, it is done.
 */
export async function saveRating(
  tx: Tx,
  work: Work,
  which: Which,
  { findOut, taskText, ...rating }: RatingGiven,
): Promise<SaveRating> {
  const opened = await openDraft(tx, work, which.assessmentId, 'save-answer')
  if ('refused' in opened) return opened
  const refusal =
    (await findRefusal(tx, work, opened.done, which, rating)) ??
    (await findRefusalToFindOut(tx, work, which.assessmentId, findOut))
  if (refusal) return refusal

  const former = ratingIn(findAnswer(opened.done.draft.answers, which.part, which.personId))
  const isWaiting = findOut !== undefined && isOpen(work, which.part, rating)
  const task = isWaiting
    ? (sameTask(former, findOut) ?? (await newTask(tx, work, which, findOut, taskText)))
    : undefined
  const kept = await keepAnswer(tx, work, opened.done, which, { ...rating, unknownTask: task })
  if (former?.unknownTask) await finishUnlessAwaited(tx, work, kept.opened, former.unknownTask.taskId)
  return done(kept)
}

/** Something about the item is still not known, whether it was answered so or not answered at all. */
export function isOpen(
  { instrument }: Pick<Work, 'instrument'>,
  part: Part,
  rating: Pick<RatingKept, 'now' | 'earlier'> | undefined,
): boolean {
  const times = findItem(instrument, part.slice('item:'.length))?.timeframes ?? []
  return times.some(time => rating?.[time] === undefined || rating[time] === 'U')
}

export async function findRefusalToFindOut(
  tx: Tx,
  { on, at }: Work,
  assessmentId: AssessmentId,
  findOut: FindOut | undefined,
): Promise<{ refused: CannotFindOut } | undefined> {
  if (!findOut || (await worksOnCase(tx, on, findOut.staffId, at))) return undefined
  const why = 'cannot-find-out'
  await traceOnCase(tx, on.caseId, {
    act: 'save-answer',
    outcome: 'refused',
    subject: assessmentId,
    reason: why,
  })
  return refused({ why })
}

export type UnknownTask = NonNullable<RatingKept['unknownTask']>

/** The same person, time and words are the same task. */
function sameTask(former: RatingKept | undefined, findOut: FindOut): UnknownTask | undefined {
  const task = former?.unknownTask
  return task?.staffId === findOut.staffId &&
    task.due === findOut.dueAt.toString() &&
    task.how === findOut.how
    ? task
    : undefined
}

export async function newTask(
  tx: Tx,
  { on }: Work,
  { assessmentId, part }: { assessmentId: AssessmentId; part?: Part | undefined },
  { staffId, dueAt, how }: FindOut,
  what: string,
): Promise<UnknownTask> {
  const taskId = await putTask(tx, on, {
    kind: 'find-out',
    staffId,
    dueAt,
    // It asks for what the assessment lacks, and goes where the assessment goes.
    disclosure: sealedAnswer.disclosure,
    text: { what, toWhom: how ?? '', part, assessmentId },
  })
  return { taskId, staffId, due: dueAt.toString(), how }
}

export async function finishUnlessAwaited(
  tx: Tx,
  { on }: Work,
  { draft }: OpenDraft,
  taskId: string,
): Promise<void> {
  if (draft.answers.some(answer => ratingIn(answer)?.unknownTask?.taskId === taskId)) return
  const task = await findOpenTask(tx, on, taskId)
  if (task) await markDone(tx, on, task)
}

export const ratingIn = (answer: Pick<Answered, 'content'> | undefined): RatingKept | undefined =>
  answer?.content.kind === 'rating' ? answer.content : undefined
