import type { Tx } from '../../db/db.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import type { InstrumentId } from './loaded.ts'
import { publishInDatabase, type PublishAnswer } from './loading.sql.ts'

export type PublishInstrument = Outcome<'published', { why: Exclude<PublishAnswer, 'done'> }>

/** A leader lets what was brought be used. From then on it never changes. The database writes who tried. */
export async function publishInstrument(tx: Tx, id: InstrumentId): Promise<PublishInstrument> {
  const answer = await publishInDatabase(tx, id)
  return answer === 'done' ? done('published') : refused({ why: answer })
}
