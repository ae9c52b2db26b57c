import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { NotThere } from './case.ts'
import { sealedOverride, type OverrideId } from './override.ts'
import { insertOverride } from './override.sql.ts'

export type OverrideContactRule = Outcome<OverrideId, NotThere>

/**
 * A life is in danger and the contact agreement stands in the way: one person goes past it, with one line of
 * reason. The responsible and the leader are told at once, and somebody else looks at it within 24 hours.
 * Open to the two responsible and to whoever on duty has opened the acute card; the database writes who tried.
 */
export async function overrideContactRule(
  tx: Tx,
  { caseId, keys, chance }: Pick<OnCase, 'caseId' | 'keys' | 'chance'>,
  reason: string,
): Promise<OverrideContactRule> {
  const id = chance.uuid() as OverrideId
  const sealed = sealedOverride.seal(keys.of(caseId, 'acute'), id, caseId, { reason })
  return (await insertOverride(tx, caseId, id, sealed)) === 'done' ? done(id) : refused({ why: 'not-there' })
}
