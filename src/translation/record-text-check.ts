import type { Chance } from '../crypto/random.ts'
import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { Catalogue } from './catalogue.ts'
import type { TextCheck, TextCheckId } from './checks.ts'
import { recordInDatabase, type RecordAnswer } from './checks.sql.ts'

export type RecordTextCheck = Outcome<TextCheckId, { why: Exclude<RecordAnswer, 'done'> }>

/**
 * A leader writes down that a translator has checked a language. It is offered at the door as long as its texts are
 * the ones that were checked. The database writes who tried.
 */
export async function recordTextCheck(
  tx: Tx,
  chance: Chance,
  { language, digest }: Pick<Catalogue, 'language' | 'digest'>,
  said: Pick<TextCheck, 'translator' | 'checkedOn'>,
): Promise<RecordTextCheck> {
  const id = chance.uuid() as TextCheckId
  const answer = await recordInDatabase(tx, { id, language, digest, ...said })
  return answer === 'done' ? done(id) : refused({ why: answer })
}
