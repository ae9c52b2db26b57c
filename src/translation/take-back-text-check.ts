import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { TextCheckId } from './checks.ts'
import { takeBackInDatabase, type TakeBackAnswer } from './checks.sql.ts'

export type TakeBackTextCheck = Outcome<'taken-back', { why: Exclude<TakeBackAnswer, 'done'> }>

/** A leader takes back what was said of a language: from then on the door does not offer it. */
export async function takeBackTextCheck(tx: Tx, id: TextCheckId): Promise<TakeBackTextCheck> {
  const answer = await takeBackInDatabase(tx, id)
  return answer === 'done' ? done('taken-back') : refused({ why: answer })
}
