import type { OnCase } from '../../access/on-case.ts'
import type { Tx } from '../../db/db.ts'
import { findDraft } from './assessment.sql.ts'
import { findContent } from './draft.ts'
import { readDraft } from './read-draft.ts'
import { listSignatures } from './signatures.sql.ts'

/**
 * While a draft is open the previous level is hidden until the new one is in, so that the new judgement is made on what
 * is known and not on what was thought last time (the instrument's `conclusions`, risk method section 9). A provisional
 * assessment given from the draft counts as the new one.
 */
export async function isFormerLevelHidden(tx: Tx, on: Pick<OnCase, 'caseId' | 'keys'>): Promise<boolean> {
  const assessment = await findDraft(tx, on.caseId)
  if (!assessment) return false
  const given = (await listSignatures(tx, on.caseId)).some(row => row.assessmentId === assessment.id)
  if (given) return false
  const { answers } = await readDraft(tx, on, assessment)
  return findContent(answers, 'conclusion')?.level === undefined
}
