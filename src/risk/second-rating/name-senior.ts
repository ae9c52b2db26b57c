import type { StaffId } from '../../access/staff.ts'
import type { Tx } from '../../db/db.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import { writeSenior } from './second-rating.sql.ts'

export type NameSenior = Outcome<'named', { why: 'not-permitted' } | { why: 'not-available' }>

/** A leader names who countersigns for a colleague who is new to it, or that nobody need any longer. */
export async function nameSenior(
  tx: Tx,
  colleague: StaffId,
  senior: StaffId | undefined,
): Promise<NameSenior> {
  const answer = await writeSenior(tx, colleague, senior)
  switch (answer) {
    case 'done':
      return done('named')
    case 'not-permitted':
    case 'not-available':
      return refused({ why: answer })
  }
}
