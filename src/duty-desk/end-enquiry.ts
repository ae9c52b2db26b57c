import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { AlreadyEnded, HeldByOther, NotThere, OnEnquiry } from './enquiry.ts'
import { endInDatabase } from './enquiry.sql.ts'
import { findWatch } from '../watch/watch.sql.ts'
import { refuseOnEnquiry } from './refuse-on-enquiry.ts'
import { sealedNote, type NoteId, type NoteText } from './notes.ts'

export type EndRefusal =
  | NotThere
  | AlreadyEnded
  | HeldByOther
  /** Somebody under 18: no decision yet on notification, for the person and for siblings. */
  | { why: 'decision-missing' }
/** `watched`: while somebody may be reading, nobody lets go of it. */
export type EndEnquiry = Outcome<'ended', EndRefusal | { why: 'watched' }>

/** The person got what they came for; what was answered stands in the note. */
export const answerAndClose = (tx: Tx, on: OnEnquiry, text: string): Promise<EndEnquiry> =>
  end(tx, on, 'answered', { kind: 'answered', text })

/** Somebody else takes it over; to whom, and whether they have heard it from us, stands in the note. */
export const passOn = (
  tx: Tx,
  on: OnEnquiry,
  note: Omit<Extract<NoteText, { kind: 'passed-on' }>, 'kind'>,
): Promise<EndEnquiry> => end(tx, on, 'passed-on', { kind: 'passed-on', ...note })

async function end(tx: Tx, on: OnEnquiry, as: 'answered' | 'passed-on', note: NoteText): Promise<EndEnquiry> {
  if (await findWatch(tx, { conversationId: on.conversationId })) {
    const act = as === 'answered' ? 'answer-and-close' : 'pass-on'
    return refuseOnEnquiry(tx, on.conversationId, { act }, { why: 'watched' })
  }
  const id = on.chance.uuid() as NoteId
  const sealed = sealedNote.seal(on.key, id, on.conversationId, note)
  const outcome = await endInDatabase(tx, on.enquiryId, as, { id, sealed })
  switch (outcome) {
    case 'done':
      return done('ended')
    case 'not-permitted':
      return refused({ why: 'not-there' })
    case 'already-ended':
    case 'held-by-other':
    case 'decision-missing':
      return refused({ why: outcome })
  }
}
