import type { DeadlineId } from '../../deadlines/deadlines.sql.ts'
import type { StaffId } from '../../access/staff.ts'
import type { AssessmentId, CaseId, PersonId } from '../../foundation/ids.ts'
import {
  isOfKind,
  type ContentOf,
  type FlagKept,
  type FlagResponse,
  type Part,
  type PartContent,
} from './parts.ts'

/** An assessment as its row tells it: nothing sealed. */
export interface Assessment {
  readonly id: AssessmentId
  readonly caseId: CaseId
  readonly instrument: string
  readonly instrumentVersion: string
  readonly startedAt: Temporal.Instant
  readonly startedBy: StaffId
  /** The last one signed as final before this one. */
  readonly previousId: AssessmentId | undefined
  /** Signed as final or abandoned, and from then on unchangeable. */
  readonly endedAt: Temporal.Instant | undefined
  readonly abandoned: Abandonment | undefined
}

/** Why a draft is not finished, as somebody says it. */
export const abandonReasons = ['wrong-case', 'begun-twice', 'overtaken'] as const
/** It was also put away when it went on with a newer version of its instrument. */
export type AbandonReason = (typeof abandonReasons)[number] | 'carried-over'

export interface Abandonment {
  readonly at: Temporal.Instant
  readonly by: StaffId
  readonly reason: AbandonReason
}

export interface Answered {
  readonly id: string
  readonly part: Part
  readonly personId: PersonId | undefined
  readonly version: number
  readonly answeredAt: Temporal.Instant
  readonly answeredBy: StaffId
  readonly content: PartContent
}

/** An answer without its row: what the rules and the pages read, whoever gave it. */
export type Given = Pick<Answered, 'part' | 'personId' | 'content'>

/** A red flag that was raised in this assessment and stays on record. */
export interface FlagOnDraft extends FlagKept {
  readonly id: string
  readonly deadlineId: DeadlineId
  readonly raisedAt: Temporal.Instant
  readonly answerBy: Temporal.Instant
  readonly answeredAt: Temporal.Instant | undefined
  readonly answeredBy: StaffId | undefined
  readonly response: FlagResponse | undefined
}

/** Everything that has been answered so far, opened. */
export interface Draft {
  readonly assessment: Assessment
  readonly answers: readonly Answered[]
  readonly flags: readonly FlagOnDraft[]
}

/** The answer to one part; undefined when nobody has answered it yet. */
export function findAnswer<Each extends Given>(
  answers: readonly Each[],
  part: Part,
  personId?: PersonId,
): Each | undefined {
  return answers.find(answer => answer.part === part && answer.personId === personId)
}

/** The contents of a part there is only one of. */
export function findContent<Kind extends 'own-view' | 'drivers' | 'conclusion' | 'explanations'>(
  answers: readonly Given[],
  part: Kind,
): ContentOf<Kind> | undefined {
  const content = findAnswer(answers, part)?.content
  return content && isOfKind(content, part) ? content : undefined
}

/** The scenarios that stand, each with its id; those taken out are left out. */
export function scenariosOf(answers: readonly Given[]): { id: string; content: ContentOf<'scenario'> }[] {
  return answers.flatMap(({ part, content }) =>
    content.kind === 'scenario' && !content.removed ? [{ id: part.slice('scenario:'.length), content }] : [],
  )
}
