import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import { sealedEntry, type Entry, type EntryId, type EntryRow } from './entries.ts'
import { findEntry, listEntries } from './entries.sql.ts'

type Reading = Pick<OnCase, 'caseId' | 'keys'>

/** The timeline, newest first. */
export const readEntries = async (
  tx: Tx,
  on: Reading,
  which?: Parameters<typeof listEntries>[2],
): Promise<Entry[]> => (await listEntries(tx, on.caseId, which)).map(row => opened(on, row))

export async function readEntry(tx: Tx, on: Reading, entryId: EntryId): Promise<Entry | undefined> {
  const row = await findEntry(tx, on.caseId, entryId)
  return row && opened(on, row)
}

function opened({ caseId, keys }: Reading, { sealed, ...row }: EntryRow): Entry {
  return { ...row, text: sealed && sealedEntry.unseal(keys.of(caseId), row.id, caseId, sealed) }
}
