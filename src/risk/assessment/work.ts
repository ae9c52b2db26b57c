import type { OnCase } from '../../access/on-case.ts'
import { traceOnCase } from '../../access/audit/trace.sql.ts'
import type { StaffId } from '../../access/staff.ts'
import type { Tx } from '../../db/db.ts'
import type { AssessmentId } from '../../foundation/ids.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import type { CorpsRegion } from '../../access/region.ts'
import type { Instrument } from '../instruments/instrument.ts'
import type { FormerAssessment, Picture } from '../instruments/picture.ts'
import { findAssessment, lockCase } from './assessment.sql.ts'
import type { Draft } from './draft.ts'
import { pictureOf } from './picture-of.ts'
import { readDraft } from './read-draft.ts'
import { findFormer } from './read-signed.ts'
import type { Surroundings } from './surroundings.ts'

/** What an act on a draft is given besides the transaction. */
export interface Work {
  readonly on: OnCase
  readonly instrument: Instrument
  readonly at: Temporal.Instant
  readonly around: Surroundings
}

/** The draft under an act's hands. The case is locked: nobody else saves or signs until the act ends. */
export interface OpenDraft {
  readonly draft: Draft
  readonly region: CorpsRegion
  readonly practice: boolean
  readonly former: FormerAssessment | undefined
}

export type NoDraft =
  | { why: 'not-there' }
  | { why: 'case-is-closed' }
  /** Signed as final, perhaps a moment ago by a colleague. */
  | { why: 'already-signed'; at: Temporal.Instant }
  | { why: 'already-abandoned' }

/** Locks the case and opens the draft; a refusal is already traced. */
export async function openDraft(
  tx: Tx,
  { on }: Work,
  assessmentId: AssessmentId,
  act: Lowercase<string>,
): Promise<Outcome<OpenDraft, NoDraft>> {
  const refuse = async (refusal: NoDraft) => {
    await traceOnCase(tx, on.caseId, {
      act,
      outcome: 'refused',
      subject: assessmentId,
      reason: refusal.why,
    })
    return refused(refusal)
  }
  const theCase = await lockCase(tx, on.caseId)
  const assessment = theCase && (await findAssessment(tx, on.caseId, assessmentId))
  if (!theCase || !assessment) return refuse({ why: 'not-there' })
  if (theCase.closed) return refuse({ why: 'case-is-closed' })
  if (assessment.abandoned) return refuse({ why: 'already-abandoned' })
  if (assessment.endedAt) return refuse({ why: 'already-signed', at: assessment.endedAt })
  return done({
    draft: await readDraft(tx, on, assessment),
    region: theCase.region,
    practice: theCase.practice,
    former: await findFormer(tx, on, assessment),
  })
}

export function pictureNow({ at, around }: Work, { draft, former }: OpenDraft): Picture {
  return pictureOf(at, draft.answers, draft.flags, around, former)
}

/** Who finds out what is not known, and by when. */
export interface FindOut {
  readonly staffId: StaffId
  readonly dueAt: Temporal.Instant
  /** From whom or how, in words. */
  readonly how: string | undefined
}
