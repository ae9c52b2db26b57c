import type { OnCase } from '../access/on-case.ts'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { CaseIsClosed, NotThere } from './case.ts'
import { sealedEntry, type EntryId } from './entries.ts'
import type { HandOverReason } from './responsibility.ts'
import { giveCase } from './responsibility.sql.ts'

export type HandOverCase = Outcome<
  'handed-over',
  NotThere | CaseIsClosed | { why: 'same-person-twice' } | { why: 'not-available' }
>

/**
 * The case changes hands: two different people, at once, with the note the giver leaves for them. The giver may be
 * one of the two; otherwise this is the last thing they do in the case. The database writes who tried.
 *
 * @param note what the next one must know; empty when all has been said face to face
 */
export async function handOverCase(
  tx: Tx,
  on: OnCase,
  to: { responsible: StaffId; deputy: StaffId },
  reason: HandOverReason,
  note: string,
): Promise<HandOverCase> {
  const answer = await giveCase(tx, on.caseId, to, reason, note === '' ? undefined : sealedNote(on, note))
  if (answer === 'done') return done('handed-over')
  return refused({ why: answer === 'not-permitted' ? 'not-there' : answer })
}

function sealedNote({ caseId, keys, chance }: OnCase, text: string) {
  const id = chance.uuid() as EntryId
  return { id, sealed: sealedEntry.seal(keys.of(caseId), id, caseId, { kind: 'note', text }) }
}
