import type { Disclosure } from '../access/disclosure.ts'
import type { OnCase } from '../access/on-case.ts'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId } from '../foundation/ids.ts'
import type { EntryId, EntryKind, EntryRow } from './entries.ts'

const entries = (tx: Tx, caseId: CaseId) =>
  tx
    .selectFrom('entries as e')
    .innerJoin('staff as s', 's.id', 'e.written_by')
    .leftJoin('entries as later', 'later.corrects', 'e.id')
    .select([
      'e.id',
      'e.case_id',
      'e.kind',
      'e.at',
      'e.written_by',
      's.alias',
      'e.disclosure',
      'e.corrects',
      'e.sealed_entry',
      'later.id as corrected_by',
    ])
    .where('e.case_id', '=', caseId)

type Row = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number]

const entryOf = (row: Row): EntryRow => ({
  id: row.id as EntryId,
  caseId: row.case_id as CaseId,
  kind: row.kind,
  at: row.at,
  writtenBy: row.written_by as StaffId,
  writtenByAlias: row.alias,
  disclosure: row.disclosure,
  corrects: (row.corrects ?? undefined) as EntryId | undefined,
  correctedBy: (row.corrected_by ?? undefined) as EntryId | undefined,
  sealed: row.sealed_entry ?? undefined,
})

/** Newest first. */
export async function listEntries(
  tx: Tx,
  caseId: CaseId,
  which: { kinds?: readonly EntryKind[]; limit?: number; offset?: number } = {},
): Promise<EntryRow[]> {
  const rows = await entries(tx, caseId)
    .$if(which.kinds !== undefined, query => query.where('e.kind', 'in', which.kinds ?? []))
    .orderBy('e.at', 'desc')
    .orderBy('e.id')
    .limit(which.limit ?? 1000)
    .offset(which.offset ?? 0)
    .execute()
  return rows.map(entryOf)
}

export async function findEntry(tx: Tx, caseId: CaseId, entryId: EntryId): Promise<EntryRow | undefined> {
  const row = await entries(tx, caseId).where('e.id', '=', entryId).executeTakeFirst()
  return row && entryOf(row)
}

export async function insertEntry(
  tx: Tx,
  { caseId, by }: OnCase,
  entry: {
    id: EntryId
    kind: EntryKind
    disclosure: Disclosure
    corrects: EntryId | undefined
    sealed: Buffer
  },
): Promise<void> {
  await tx
    .insertInto('entries')
    .values({
      id: entry.id,
      case_id: caseId,
      kind: entry.kind,
      written_by: by,
      disclosure: entry.disclosure,
      corrects: entry.corrects ?? null,
      sealed_entry: entry.sealed,
    })
    .execute()
}
