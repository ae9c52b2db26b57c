import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { NotThere } from '../case/case.ts'
import { lockCase } from '../case/case.sql.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import { sealedPositions, type Positions } from './positions.ts'
import { putPositions } from './positions.sql.ts'

export type KeepLayout = Outcome<'kept', NotThere>

/** Keeps where everybody stands in the picture, so that it is laid out once and looks the same tomorrow. */
export async function keepLayout(tx: Tx, on: OnCase, positions: Positions): Promise<KeepLayout> {
  const trace = { act: 'lay-out-network' } as const
  if (!(await lockCase(tx, on.caseId))) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  await putPositions(tx, on, sealedPositions.seal(on.keys.of(on.caseId), on.caseId, on.caseId, positions))
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done' })
  return done('kept')
}
