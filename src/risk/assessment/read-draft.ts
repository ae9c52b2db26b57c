import type { OnCase } from '../../access/on-case.ts'
import type { Tx } from '../../db/db.ts'
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
  const flags = (await listFlags(tx, assessment.id)).flatMap(
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
  return { assessment, answers, flags }
}
