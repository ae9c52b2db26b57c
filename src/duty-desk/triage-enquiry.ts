import { traceOnEnquiry } from '../access/audit/trace.sql.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { Colour } from '../risk/instruments/codes.ts'
import type { Instrument } from '../risk/instruments/instrument.ts'
import { coloursToConsider } from '../risk/instruments/triage.ts'
import { colourDeadline, needsReason } from './colour-deadline.ts'
import type { AlreadyEnded, NotThere, OnEnquiry } from './enquiry.ts'
import { lockEnquiry, replaceAnswerDue } from './enquiry.sql.ts'
import { refuseOnEnquiry } from './refuse-on-enquiry.ts'
import { answersOf, sealedAnswers, sealedChoice, type GivenAnswers, type TriageAnswersId } from './triage.ts'
import { findAnswers, insertAnswers, insertTriage } from './triage.sql.ts'

export type SaveTriageAnswers = Outcome<TriageAnswersId, NotThere | AlreadyEnded>

/** Keeps what was answered so far. No colour has been shown yet, and none is chosen by this. */
export async function saveTriageAnswers(
  tx: Tx,
  on: OnEnquiry,
  given: GivenAnswers,
): Promise<SaveTriageAnswers> {
  const trace = { act: 'answer-triage' } as const
  const enquiry = await lockEnquiry(tx, on.enquiryId)
  if (!enquiry) return refuseOnEnquiry(tx, on.conversationId, trace, { why: 'not-there' })
  if (enquiry.ended) return refuseOnEnquiry(tx, on.conversationId, trace, { why: 'already-ended' })

  const id = on.chance.uuid() as TriageAnswersId
  await insertAnswers(tx, on, id, sealedAnswers.seal(on.key, id, on.conversationId, given))
  await traceOnEnquiry(tx, on.conversationId, { ...trace, outcome: 'done', subject: id })
  return done(id)
}

export type ChooseColour = Outcome<
  { dueAt: Temporal.Instant },
  NotThere | AlreadyEnded | { why: 'reason-missing'; highest: Colour }
>

/**
 * The person chooses a colour, having seen what the answers point at; the colour sets the deadline. Calmer than
 * that needs a line of reason.
 */
export async function chooseColour(
  tx: Tx,
  on: OnEnquiry,
  chosen: { answersId: TriageAnswersId; colour: Colour; reason: string },
  instrument: Instrument,
  now: Temporal.Instant,
): Promise<ChooseColour> {
  const trace = { act: 'triage' } as const
  const enquiry = await lockEnquiry(tx, on.enquiryId)
  const saved = enquiry && (await findAnswers(tx, on.enquiryId, chosen.answersId))
  if (!saved?.sealed_answers) return refuseOnEnquiry(tx, on.conversationId, trace, { why: 'not-there' })
  if (enquiry?.ended) return refuseOnEnquiry(tx, on.conversationId, trace, { why: 'already-ended' })

  const given = sealedAnswers.unseal(on.key, chosen.answersId, on.conversationId, saved.sealed_answers)
  const { highest } = coloursToConsider(instrument, answersOf(given))
  if (highest && needsReason(chosen.colour, highest) && chosen.reason === '') {
    return refuseOnEnquiry(tx, on.conversationId, trace, { why: 'reason-missing', highest })
  }

  const id = on.chance.uuid()
  const choice = { reason: chosen.reason, highestShown: highest }
  await insertTriage(tx, on, {
    id,
    colour: chosen.colour,
    answersId: chosen.answersId,
    sealed: sealedChoice.seal(on.key, id, on.conversationId, choice),
  })
  const dueAt = colourDeadline(instrument, chosen.colour, now)
  await replaceAnswerDue(tx, on, dueAt)
  await traceOnEnquiry(tx, on.conversationId, {
    ...trace,
    outcome: 'done',
    subject: id,
    reason: chosen.colour,
  })
  return done({ dueAt })
}
