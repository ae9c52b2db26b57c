import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { BlockId, GrantId } from './access-to-case.ts'
import { endBlockRow, endGrantRow } from './access-to-case.sql.ts'
import type { NotThere } from './case.ts'

export type EndAccess = Outcome<'ended', NotThere>

/** A colleague's access ends now, not at its expiry. Only the two responsible can; the database writes who tried. */
export const endGrant = async (tx: Tx, grantId: GrantId): Promise<EndAccess> =>
  (await endGrantRow(tx, grantId)) === 'done' ? done('ended') : refused({ why: 'not-there' })

/**
 * A block was a mistake, or is needed no more. Whoever could set it lifts it, with the block of the same colleague from
 * the rest of the matter: of a case its conversation's, of a conversation the one that its case got with it. The
 * colleague gets no access by this, only no longer none.
 */
export const endBlock = async (tx: Tx, blockId: BlockId): Promise<EndAccess> =>
  (await endBlockRow(tx, blockId)) === 'done' ? done('ended') : refused({ why: 'not-there' })
