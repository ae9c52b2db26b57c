import { traceOnEnquiry } from '../access/audit/trace.sql.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { NotThere, OnEnquiry } from './enquiry.ts'
import { lockEnquiry } from './enquiry.sql.ts'
import type { NoteId } from './notes.ts'
import { writeNote } from './notes.sql.ts'
import { refuseOnEnquiry } from './refuse-on-enquiry.ts'

export type NoteWhatWasSaid = Outcome<NoteId, NotThere>

/** What was said in a call or a meeting, in the writer's words. Only added to. */
export async function noteWhatWasSaid(tx: Tx, on: OnEnquiry, text: string): Promise<NoteWhatWasSaid> {
  const trace = { act: 'note-what-was-said' } as const
  if (!(await lockEnquiry(tx, on.enquiryId))) {
    return refuseOnEnquiry(tx, on.conversationId, trace, { why: 'not-there' })
  }
  const id = await writeNote(tx, on, { kind: 'said', text })
  await traceOnEnquiry(tx, on.conversationId, { ...trace, outcome: 'done', subject: id })
  return done(id)
}
