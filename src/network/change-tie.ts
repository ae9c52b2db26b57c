import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { ChangedMeanwhile, NotThere } from '../case/case.ts'
import { lockCase } from '../case/case.sql.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { TieId } from './spread.ts'
import { sealedTie, type TieText } from './ties.ts'
import { findTie, joinsTwo, updateTie } from './ties.sql.ts'

export type ChangeTie = Outcome<'changed', NotThere | ChangedMeanwhile>

/** Writes what is known about a tie anew. Refused when somebody else did so since `readVersion` was read. */
export async function changeTie(
  tx: Tx,
  on: OnCase,
  tieId: TieId,
  text: TieText,
  readVersion: number,
): Promise<ChangeTie> {
  const trace = { act: 'change-tie', subject: tieId } as const
  const tie = (await lockCase(tx, on.caseId)) && (await findTie(tx, on.caseId, tieId))
  if (!tie || tie.removedAt || !(await joinsTwo(tx, on.caseId, tie)))
    return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (tie.version !== readVersion) return refuseOnCase(tx, on.caseId, trace, { why: 'changed-meanwhile' })
  await updateTie(tx, tieId, sealedTie.seal(on.keys.of(on.caseId), tieId, on.caseId, text))
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done' })
  return done('changed')
}
