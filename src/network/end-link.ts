import type { NotThere } from '../case/case.ts'
import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { CaseLinkId } from './links.ts'
import { endLinkRow } from './links.sql.ts'

export type EndLink = Outcome<'ended', NotThere>

/** Either side ends the link for both, or takes its offer back. The database writes who tried, on both chains. */
export const endLink = async (tx: Tx, linkId: CaseLinkId): Promise<EndLink> =>
  (await endLinkRow(tx, linkId)) === 'done' ? done('ended') : refused({ why: 'not-there' })
