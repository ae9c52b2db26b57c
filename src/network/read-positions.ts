import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import { sealedPositions, type Positions } from './positions.ts'
import { findPositions } from './positions.sql.ts'

/** Undefined before the picture was laid out for the first time, and after an erasure. */
export async function readPositions(
  tx: Tx,
  { caseId, keys }: Pick<OnCase, 'caseId' | 'keys'>,
): Promise<Positions | undefined> {
  const row = await findPositions(tx, caseId)
  return row?.sealed && sealedPositions.unseal(keys.of(caseId), caseId, caseId, row.sealed)
}
