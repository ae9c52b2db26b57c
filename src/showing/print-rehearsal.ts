import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { NotThere } from '../case/case.ts'
import { lockCase } from '../case/case.sql.ts'
import { reachOut } from '../case/reach-out.ts'
import type { ReachOutRefusal } from '../contact/may-reach-out.ts'
import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import { readRehearsal } from './read-rehearsal.ts'
import type { Rehearsal } from './rehearsal.ts'

export type PrintRehearsal = Outcome<Rehearsal, NotThere | { why: 'nothing-to-print' } | ReachOutRefusal>

/**
 * The sentences on paper, to be given into the person's hand. That is a meeting, so it asks the gate as every meeting
 * does, and a refusal stands in the trail as the gate's; and a paper is found, so whoever prints has read the warning first.
 */
export async function printRehearsal(tx: Tx, on: OnCase, at: Temporal.Instant): Promise<PrintRehearsal> {
  const trace = { act: 'print-rehearsal' } as const
  if (!(await lockCase(tx, on.caseId))) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  const rehearsal = await readRehearsal(tx, on)
  if (!rehearsal) return refuseOnCase(tx, on.caseId, trace, { why: 'nothing-to-print' })
  const gate = await reachOut(tx, on, 'meeting', at)
  if ('refused' in gate) return refused(gate.refused)
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done', subject: rehearsal.id })
  return done(rehearsal)
}
