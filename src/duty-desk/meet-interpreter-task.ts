import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { OnEnquiry } from './enquiry.ts'
import { meetInterpreterTaskInDatabase, type InterpreterAnswer } from './enquiry.sql.ts'

export type MeetInterpreterTask = Outcome<'read' | 'booked', { why: Exclude<InterpreterAnswer, 'done'> }>

/**
 * What somebody wrote in a language that nobody on duty reads has been read, by an interpreter or a colleague; or an
 * interpreter is booked, and whoever booked owns the task from then on. The database writes who tried.
 *
 * @param until when the interpreter has read it at the latest, three days away at most; undefined: it was read
 */
export async function meetInterpreterTask(
  tx: Tx,
  on: OnEnquiry,
  until: Temporal.Instant | undefined,
): Promise<MeetInterpreterTask> {
  const answer = await meetInterpreterTaskInDatabase(tx, on, until)
  return answer === 'done' ? done(until ? 'booked' : 'read') : refused({ why: answer })
}
