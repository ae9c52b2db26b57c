import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { NotThere } from '../case/case.ts'
import { lockCase } from '../case/case.sql.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { TieId } from './spread.ts'
import { findTie, markTieRemoved } from './ties.sql.ts'

export type RemoveTie = Outcome<'removed', NotThere>

/** There is no such tie after all. The row stays, with who removed it in the trail; it counts no more. */
export async function removeTie(tx: Tx, on: OnCase, tieId: TieId): Promise<RemoveTie> {
  const trace = { act: 'remove-tie', subject: tieId } as const
  const tie = (await lockCase(tx, on.caseId)) && (await findTie(tx, on.caseId, tieId))
  if (!tie) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (!tie.removedAt) await markTieRemoved(tx, tieId)
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done' })
  return done('removed')
}
