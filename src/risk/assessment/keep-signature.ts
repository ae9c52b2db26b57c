import { traceOnCase } from '../../access/audit/trace.sql.ts'
import type { Tx } from '../../db/db.ts'
import { insertFact } from '../facts/facts.sql.ts'
import type { Picture } from '../instruments/picture.ts'
import { sealedSigned, signDocument, type SignedDocument } from './document.ts'
import { factCodes } from './fact-codes.ts'
import { insertSignature } from './signatures.sql.ts'
import type { Signing } from './signing.ts'
import type { OpenDraft, Work } from './work.ts'

/**
 * The common end of both signatures: the frozen document sealed with its salt, the clear digest in the trail, and one
 * row of codes under a pseudonym for statistics.
 */
export async function keepSignature(
  tx: Tx,
  { on, at }: Work,
  { region, practice }: OpenDraft,
  { keys }: Signing,
  document: SignedDocument,
  picture: Picture,
  act: Lowercase<string>,
): Promise<void> {
  const signed = signDocument(document, keys.signer, on.chance)
  const { signatureId: id, kind } = document
  await insertSignature(tx, on, {
    id,
    assessmentId: document.assessmentId as OpenDraft['draft']['assessment']['id'],
    kind,
    signedAt: at,
    sealed: sealedSigned.seal(on.keys.of(on.caseId), id, on.caseId, signed.sealed),
    digest: signed.digest,
    signature: signed.signature,
  })
  await insertFact(tx, {
    fact: keys.factOf(id),
    pseudonym: keys.pseudonymOf(on.caseId),
    region,
    practice,
    month: at.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate().with({ day: 1 }),
    instrument: document.instrument.id,
    version: document.instrument.version,
    kind,
    codes: factCodes(document, picture),
  })
  await traceOnCase(tx, on.caseId, { act, outcome: 'done', subject: id, digest: signed.digest })
}
