import type { Tx } from '../../db/db.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import type { InstrumentId } from './loaded.ts'
import { withdrawInDatabase, type WithdrawAnswer } from './loading.sql.ts'

export type WithdrawInstrument = Outcome<'withdrawn', { why: Exclude<WithdrawAnswer, 'done'> }>

/**
 * Nothing new begins with it: the licence ended, or it was the wrong file. Drafts go on with it, and what was signed
 * stays as it was. The database writes who tried.
 */
export async function withdrawInstrument(tx: Tx, id: InstrumentId): Promise<WithdrawInstrument> {
  const answer = await withdrawInDatabase(tx, id)
  return answer === 'done' ? done('withdrawn') : refused({ why: answer })
}
