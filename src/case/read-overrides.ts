import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import { sealedOverride, type Override } from './override.ts'
import { listOverrides } from './override.sql.ts'

/** Every time a rule was set aside, newest first. What was erased is left out. */
export async function readOverrides(
  tx: Tx,
  { caseId, keys }: Pick<OnCase, 'caseId' | 'keys'>,
): Promise<Override[]> {
  return (await listOverrides(tx, caseId)).flatMap(({ sealed, ...row }) =>
    sealed ? [{ ...row, ...sealedOverride.unseal(keys.of(caseId, 'acute'), row.id, caseId, sealed) }] : [],
  )
}
