import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { AlarmId, NotThere } from './enquiry.ts'
import { findWhoTook, takeInDatabase } from './queue.sql.ts'

export type TakeAlarm = Outcome<'taken', { why: 'already-taken'; by: string } | NotThere>

/**
 * One person takes an alarm; whoever comes second is told who. Whoever takes one of a case that is not theirs has
 * the case for 24 hours, and those who have it and the leader are told.
 */
export async function takeAlarm(tx: Tx, alarmId: AlarmId): Promise<TakeAlarm> {
  const outcome = await takeInDatabase(tx, alarmId)
  switch (outcome) {
    case 'done':
      return done('taken')
    case 'already-taken':
      return refused({ why: 'already-taken', by: (await findWhoTook(tx, alarmId)) ?? '' })
    case 'not-permitted':
      return refused({ why: 'not-there' })
  }
}
