import type { OnCase } from '../../access/on-case.ts'
import type { Tx } from '../../db/db.ts'
import type { FormerAssessment } from '../instruments/picture.ts'
import { documentIn, formerOf, sealedSigned, type SealedSigned, type SignedDocument } from './document.ts'
import type { Assessment } from './draft.ts'
import { listSignatures, type SignatureRow } from './signatures.sql.ts'

export interface SignedAssessment {
  readonly row: SignatureRow
  readonly sealed: SealedSigned
  readonly document: SignedDocument
}

/** Everything signed in the case, newest first, opened. What was erased is left out. */
export async function listSigned(tx: Tx, on: Pick<OnCase, 'caseId' | 'keys'>): Promise<SignedAssessment[]> {
  return (await listSignatures(tx, on.caseId)).flatMap(row => openSigned(on, row) ?? [])
}

/** The last signed assessment before this one, as the rules compare with it. */
export async function findFormer(
  tx: Tx,
  on: Pick<OnCase, 'caseId' | 'keys'>,
  assessment: Assessment,
): Promise<FormerAssessment | undefined> {
  if (assessment.previousId === undefined) return undefined
  const rows = await listSignatures(tx, on.caseId)
  const row = rows.find(each => each.kind === 'final' && each.assessmentId === assessment.previousId)
  const signed = row && openSigned(on, row)
  return signed && formerOf(signed.document, assessment.instrument)
}

function openSigned(
  { caseId, keys }: Pick<OnCase, 'caseId' | 'keys'>,
  row: SignatureRow,
): SignedAssessment | undefined {
  if (!row.sealed) return undefined
  const sealed = sealedSigned.unseal(keys.of(caseId), row.id, caseId, row.sealed)
  return { row, sealed, document: documentIn(sealed) }
}
