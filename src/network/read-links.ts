import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import { sealedLinkNote, type CaseLink } from './links.ts'
import { listLinks } from './links.sql.ts'

/** This side of every link of the case; what was erased has no note. */
export const readLinks = async (
  tx: Tx,
  { caseId, keys }: Pick<OnCase, 'caseId' | 'keys'>,
  now: Temporal.Instant,
): Promise<CaseLink[]> =>
  (await listLinks(tx, caseId, now)).map(({ sealed, ...row }) => ({
    ...row,
    note: sealed ? sealedLinkNote.unseal(keys.of(caseId), row.id, caseId, sealed).note : '',
  }))
