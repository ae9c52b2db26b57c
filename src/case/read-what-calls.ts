import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import { listSignatures } from '../risk/assessment/signatures.sql.ts'
import { listDeadlines } from './deadlines.sql.ts'
import type { Entry } from './entries.ts'
import { readEntries } from './read-entries.ts'

/**
 * The events that make a new assessment due now, newest first: those recorded since the last final signature. None when
 * nothing is due, or when it is due because its time has come.
 */
export async function readWhatCalls(
  tx: Tx,
  on: Pick<OnCase, 'caseId' | 'keys'>,
  now: Temporal.Instant,
): Promise<Entry[]> {
  const due = (await listDeadlines(tx, on.caseId)).find(({ kind }) => kind === 'reassessment')?.dueAt
  if (!due || Temporal.Instant.compare(due, now) > 0) return []
  const signed = (await listSignatures(tx, on.caseId)).find(({ kind }) => kind === 'final')?.signedAt
  return (await readEntries(tx, on, { kinds: ['event'] })).filter(
    ({ at, correctedBy }) =>
      correctedBy === undefined && (!signed || Temporal.Instant.compare(at, signed) > 0),
  )
}
