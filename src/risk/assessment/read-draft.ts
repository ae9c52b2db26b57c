import type { OnCase } from '../../access/on-case.ts'
import type { Tx } from '../../db/db.ts'
import type { AssessmentId } from '../../foundation/ids.ts'
import { listAnswers } from './assessment.sql.ts'
import type { Answered, Assessment, Draft, FlagOnDraft } from './draft.ts'
import { listFlags } from './flags.sql.ts'
import { sealedAnswer, sealedFlag, sealedResponse } from './parts.ts'

/** Everything answered so far, opened with the case's key. What was erased is left out. */
export async function readDraft(
  tx: Tx,
  on: Pick<OnCase, 'caseId' | 'keys'>,
  assessment: Assessment,
): Promise<Draft> {
  const { caseId } = on
  const key = on.keys.of(caseId)
  const answers = (await listAnswers(tx, assessment.id)).flatMap(({ sealed, ...row }): Answered[] =>
    sealed ? [{ ...row, content: sealedAnswer.unseal(key, row.id, caseId, sealed) }] : [],
  )
  return { assessment, answers, flags: await readFlags(tx, on, assessment.id) }
}

/** The red flags raised in an assessment, as they stand now: one may be answered after the signature. */
export async function readFlags(
  tx: Tx,
  { caseId, keys }: Pick<OnCase, 'caseId' | 'keys'>,
  assessmentId: AssessmentId,
): Promise<FlagOnDraft[]> {
  const key = keys.of(caseId)
  return (await listFlags(tx, assessmentId)).flatMap(
    ({ sealed, sealedResponse: response, ...row }): FlagOnDraft[] =>
      sealed
        ? [
            {
              ...row,
              ...sealedFlag.unseal(key, row.id, caseId, sealed),
              response: response && sealedResponse.unseal(key, row.id, caseId, response),
            },
          ]
        : [],
  )
}
