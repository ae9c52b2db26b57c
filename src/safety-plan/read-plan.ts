import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import type { MeasureId } from '../foundation/ids.ts'
import { sealedMeasure, type Measure, type MeasureRow } from './measures.ts'
import { findMeasure, listMeasures } from './measures.sql.ts'

type Reading = Pick<OnCase, 'caseId' | 'keys'>

/** Every measure of the plan, soonest first. What was erased is left out. */
export const readPlan = async (tx: Tx, on: Reading): Promise<Measure[]> =>
  (await listMeasures(tx, on.caseId)).flatMap(row => opened(on, row) ?? [])

export async function readMeasure(tx: Tx, on: Reading, measureId: MeasureId): Promise<Measure | undefined> {
  const row = await findMeasure(tx, on.caseId, measureId)
  return row && opened(on, row)
}

function opened({ caseId, keys }: Reading, { sealed, ...row }: MeasureRow): Measure | undefined {
  return sealed && { ...row, text: sealedMeasure.unseal(keys.of(caseId), row.id, caseId, sealed) }
}
