import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import { sealedRehearsalLine, type Rehearsal } from './rehearsal.ts'
import { findNewestRehearsal } from './rehearsal.sql.ts'

/** The newest sentences of the case; undefined when none were made, and when they were erased. */
export async function readRehearsal(
  tx: Tx,
  { caseId, keys }: Pick<OnCase, 'caseId' | 'keys'>,
): Promise<Rehearsal | undefined> {
  const found = await findNewestRehearsal(tx, caseId)
  if (!found || found.lines.length === 0) return undefined
  const key = keys.of(caseId)
  const lines = found.lines.map(({ id, sealed }) => sealedRehearsalLine.unseal(key, id, caseId, sealed))
  return { ...found, lines }
}
