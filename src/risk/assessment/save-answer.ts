import { traceOnCase } from '../../access/audit/trace.sql.ts'
import type { Tx } from '../../db/db.ts'
import type { AssessmentId, PersonId } from '../../foundation/ids.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import { insertAnswer, updateAnswer } from './assessment.sql.ts'
import { findAnswer, type Answered, type FlagOnDraft } from './draft.ts'
import { sealedAnswer, type Part, type PartContent } from './parts.ts'
import { isAskedFor } from './asked-for.ts'
import { raiseFlags } from './raise-flags.ts'
import { openDraft, pictureNow, type NoDraft, type OpenDraft, type Work } from './work.ts'

/** Which question is answered, and the version of the answer that was on the screen (0: there was none). */
export interface Which {
  readonly assessmentId: AssessmentId
  readonly part: Part
  readonly personId?: PersonId | undefined
  readonly readVersion: number
}

export type CannotSave =
  | NoDraft
  /** Not a question of this instrument, or about somebody who is no actor in the case. */
  | { why: 'not-asked' }
  /** Somebody saved this answer since it was read. Nothing is lost: both are shown, and a person chooses. */
  | { why: 'changed-meanwhile'; theirs: Answered }

export type SaveAnswer = Outcome<Kept, CannotSave>

/** Keeps one answer, and runs the rules: what must interrupt is raised in the same transaction. */
export async function saveAnswer(
  tx: Tx,
  work: Work,
  which: Which,
  content: Exclude<PartContent, { kind: 'rating' }>,
): Promise<SaveAnswer> {
  const opened = await openDraft(tx, work, which.assessmentId, 'save-answer')
  if ('refused' in opened) return opened
  const refusal = await findRefusal(tx, work, opened.done, which, content)
  return refusal ?? done(await keepAnswer(tx, work, opened.done, which, content))
}

type Refused = { refused: { why: 'not-asked' } | { why: 'changed-meanwhile'; theirs: Answered } }

/** Whether the question is asked at all, and whether a colleague was faster. The refusal is already traced. */
export async function findRefusal(
  tx: Tx,
  work: Work,
  { draft }: OpenDraft,
  which: Which,
  content: PartContent,
): Promise<Refused | undefined> {
  const { on } = work
  const former = findAnswer(draft.answers, which.part, which.personId)
  const refusal = !isAskedFor(work, which, content)
    ? ({ why: 'not-asked' } as const)
    : (former?.version ?? 0) !== which.readVersion && former
      ? ({ why: 'changed-meanwhile', theirs: former } as const)
      : undefined
  if (!refusal) return undefined
  await traceOnCase(tx, on.caseId, {
    act: 'save-answer',
    outcome: 'refused',
    subject: which.assessmentId,
    reason: refusal.why,
  })
  return refused(refusal)
}

export interface Kept {
  readonly version: number
  readonly raised: readonly FlagOnDraft[]
  readonly opened: OpenDraft
}

/** The common end of every saving: keeps the content, and raises what now holds. */
export async function keepAnswer(
  tx: Tx,
  work: Work,
  opened: OpenDraft,
  which: Omit<Which, 'readVersion'>,
  content: PartContent,
): Promise<Kept> {
  const { on } = work
  const { draft } = opened
  const former = findAnswer(draft.answers, which.part, which.personId)
  const id = former?.id ?? on.chance.uuid()
  const sealed = sealedAnswer.seal(on.keys.of(on.caseId), id, on.caseId, content)
  if (former) await updateAnswer(tx, on, id, sealed)
  else await insertAnswer(tx, on, { ...which, id, sealed })
  await traceOnCase(tx, on.caseId, { act: 'save-answer', outcome: 'done', subject: id })

  const { part, personId } = which
  const version = (former?.version ?? 0) + 1
  const answered: Answered = { id, part, personId, version, answeredAt: work.at, answeredBy: on.by, content }
  const answers = [...draft.answers.filter(answer => answer.id !== id), answered]
  const raised = await raiseFlags(
    tx,
    work,
    draft,
    pictureNow(work, { ...opened, draft: { ...draft, answers } }),
  )
  return {
    version,
    raised,
    opened: { ...opened, draft: { ...draft, answers, flags: [...draft.flags, ...raised] } },
  }
}
