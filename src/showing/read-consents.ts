import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import { sealedConsent, type Consent } from './consents.ts'
import { listConsents } from './consents.sql.ts'

/** Newest first. What was erased is left out. */
export const readConsents = async (
  tx: Tx,
  { caseId, keys }: Pick<OnCase, 'caseId' | 'keys'>,
): Promise<Consent[]> =>
  (await listConsents(tx, caseId)).flatMap(({ sealed, ...row }) =>
    sealed ? [{ ...row, text: sealedConsent.unseal(keys.of(caseId), row.id, caseId, sealed) }] : [],
  )
