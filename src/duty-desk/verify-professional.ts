import { traceOnEnquiry } from '../access/audit/trace.sql.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { NotThere, OnEnquiry } from './enquiry.ts'
import { lockEnquiry, markVerified } from './enquiry.sql.ts'
import type { NoteText } from './notes.ts'
import { writeNote } from './notes.sql.ts'
import { refuseOnEnquiry } from './refuse-on-enquiry.ts'

export type CallBack = Omit<Extract<NoteText, { kind: 'call-back' }>, 'kind'>
export type VerifyProfessional = Outcome<'verified', NotThere | { why: 'not-a-professional' }>

/**
 * The professional was reached through a switchboard that we found ourselves. Until then they get general advice
 * only: pretexting callers give a number where somebody stands ready.
 */
export async function verifyProfessional(
  tx: Tx,
  on: OnEnquiry,
  callBack: CallBack,
): Promise<VerifyProfessional> {
  const trace = { act: 'verify-professional' } as const
  const enquiry = await lockEnquiry(tx, on.enquiryId)
  if (!enquiry) return refuseOnEnquiry(tx, on.conversationId, trace, { why: 'not-there' })
  if (enquiry.askedBy !== 'professional') {
    return refuseOnEnquiry(tx, on.conversationId, trace, { why: 'not-a-professional' })
  }
  const id = await writeNote(tx, on, { kind: 'call-back', ...callBack })
  await markVerified(tx, on.enquiryId)
  await traceOnEnquiry(tx, on.conversationId, { ...trace, outcome: 'done', subject: id })
  return done('verified')
}
