import { traceOnSelf } from '../access/audit/trace.sql.ts'
import type { House } from '../access/house.ts'
import { open, type Purpose } from '../access/opening.ts'
import type { DataKey } from '../crypto/seal.ts'
import type { Asking } from '../db/db.ts'
import type { EnquiryId } from '../foundation/ids.ts'
import type { ReceivedFile } from '../files/file.ts'
import { listFiles } from '../files/open-file.ts'
import { unsealContact, type Contact } from '../intake/contact.ts'
import { unsealMessages, type Message } from '../messages/message.ts'
import { findHeldBack, listMessages, markReadByStaff } from '../messages/messages.sql.ts'
import { unsealSaidBefore, type SaidBefore } from '../intake/said-before.ts'
import type { Enquiry } from '../intake/read-enquiry.ts'
import type { Claim } from './enquiry.ts'
import {
  findAnswerDue,
  findClaim,
  findClosedCase,
  findEnquiry,
  findSealedContact,
  findSealedSaidBefore,
  findTongue,
} from './enquiry.sql.ts'
import { sealedNote, type Note, type NoteId } from './notes.ts'
import { listNotes } from './notes.sql.ts'
import { sealedReason } from './notification.ts'
import { listDecisions } from './notification.sql.ts'
import {
  sealedAnswers,
  sealedChoice,
  type ChosenColour,
  type SavedAnswers,
  type TriageAnswersId,
} from './triage.ts'
import { faceKey } from '../second-face/pair.ts'
import { isSecondFaceInDatabase } from '../second-face/second-face.sql.ts'
import { findWatch } from '../watch/watch.sql.ts'
import { findAnswers, findLatestAnswers, listTriages } from './triage.sql.ts'

export interface OpenedEnquiry {
  readonly enquiry: Enquiry
  /** The reference word of the closed case whose person is back; undefined for every other enquiry. */
  readonly closedCase: string | undefined
  /** Somebody else may be reading or listening on the person's devices. */
  readonly watched: boolean
  readonly key: DataKey
}

/**
 * Opens an enquiry: the trace first, then its key. Undefined is the one answer for not there, not yours and
 * blocked; it too leaves its row. It is also the answer for somebody's second face, whose key is given only to whoever
 * knows what it is: nobody writes there by mistake.
 */
export async function openEnquiry(
  house: House,
  asking: Asking,
  id: EnquiryId,
  purpose: Purpose,
): Promise<OpenedEnquiry | undefined> {
  const faces = await faceKey(house.keys)
  const found = await house.inTransaction(asking, async tx => {
    const enquiry = await findEnquiry(tx, id)
    if (enquiry && !(await isSecondFaceInDatabase(tx, faces.prove(enquiry.conversationId)))) {
      const { conversationId } = enquiry
      return {
        enquiry,
        closedCase: await findClosedCase(tx, id),
        watched: (await findWatch(tx, { conversationId })) !== undefined,
      }
    }
    await traceOnSelf(tx, { act: 'open-enquiry', outcome: 'refused', subject: id, reason: purpose })
    return undefined
  })
  if (!found) return undefined
  const { conversationId } = found.enquiry
  const keys = await open(house, asking, { kind: 'conversation', id: conversationId, purpose })
  return keys && { ...found, key: keys.of(conversationId) }
}

/** Whether what one may see on the duty desk is somebody's second face, which is not answered there. */
export async function isSecondFaceAtDesk(house: House, asking: Asking, id: EnquiryId): Promise<boolean> {
  const faces = await faceKey(house.keys)
  return house.inTransaction(asking, async tx => {
    const enquiry = await findEnquiry(tx, id)
    return enquiry !== undefined && isSecondFaceInDatabase(tx, faces.prove(enquiry.conversationId))
  })
}

export interface Decision {
  readonly concerns: 'person' | 'siblings'
  readonly decision: string
  readonly reason: string
  readonly at: Temporal.Instant
  readonly by: string
}

/** Everything about one enquiry, unsealed. */
export interface EnquiryFile {
  readonly enquiry: Enquiry
  readonly contact: Contact | undefined
  /** Answered at the door, by the person alone; undefined: nothing was sent along. */
  readonly saidBefore: SaidBefore | undefined
  readonly messages: readonly Message[]
  /** Each came with one of the messages. */
  readonly files: readonly ReceivedFile[]
  readonly notes: readonly Note[]
  /** Newest first. */
  readonly colours: readonly ChosenColour[]
  readonly latestAnswers: SavedAnswers | undefined
  /** Newest first. */
  readonly decisions: readonly Decision[]
  readonly claim: Claim | undefined
  readonly dueAt: Temporal.Instant | undefined
  /** The language that the person was read to in, and the interpreter that is asked for. */
  readonly tongue: Awaited<ReturnType<typeof findTongue>>
  /** Somebody else may be reading: what the person has not been shown. */
  readonly held: Awaited<ReturnType<typeof findHeldBack>>
}

/** Reads an opened enquiry. What the person wrote counts as read from now on. */
export async function readEnquiry(
  house: House,
  asking: Asking,
  { enquiry, key }: Pick<OpenedEnquiry, 'enquiry' | 'key'>,
  language: 'da' | 'en' = 'da',
): Promise<EnquiryFile> {
  const { id, conversationId } = enquiry
  const read = await house.inTransaction(asking, async tx => {
    const messages = await listMessages(tx, conversationId)
    const newest = messages.at(-1)
    if (newest) await markReadByStaff(tx, conversationId, newest.at)
    return {
      contact: await findSealedContact(tx, id),
      saidBefore: await findSealedSaidBefore(tx, id),
      messages,
      files: await listFiles(tx, key, conversationId),
      notes: await listNotes(tx, id),
      triages: await listTriages(tx, id),
      answers: await findLatestAnswers(tx, id),
      decisions: await listDecisions(tx, id),
      claim: await findClaim(tx, id),
      dueAt: await findAnswerDue(tx, id),
      tongue: await findTongue(tx, id),
      held: await findHeldBack(tx, conversationId),
    }
  })
  return {
    enquiry,
    contact: read.contact && unsealContact(key, id, conversationId, read.contact),
    saidBefore: read.saidBefore && unsealSaidBefore(key, id, conversationId, read.saidBefore),
    messages: unsealMessages(key, conversationId, read.messages, language),
    files: read.files,
    notes: read.notes.flatMap(row =>
      row.sealed_note
        ? [
            {
              id: row.id as NoteId,
              at: row.at,
              by: row.alias,
              text: sealedNote.unseal(key, row.id, conversationId, row.sealed_note),
            },
          ]
        : [],
    ),
    colours: read.triages.map(row => ({
      at: row.at,
      by: row.alias,
      staffId: row.staff_id,
      colour: row.colour,
      choice: row.sealed_answers
        ? sealedChoice.unseal(key, row.id, conversationId, row.sealed_answers)
        : undefined,
    })),
    latestAnswers: savedAnswers(key, enquiry, read.answers),
    decisions: read.decisions.map(row => ({
      concerns: row.concerns,
      decision: row.decision,
      reason: row.sealed_reason
        ? sealedReason.unseal(key, row.id, conversationId, row.sealed_reason).reason
        : '',
      at: row.at,
      by: row.alias,
    })),
    claim: read.claim,
    dueAt: read.dueAt,
    tongue: read.tongue,
    held: read.held,
  }
}

/** One saving of the six answers, for the page where the colour is chosen. */
export async function readAnswers(
  house: House,
  asking: Asking,
  { enquiry, key }: OpenedEnquiry,
  answersId: TriageAnswersId,
): Promise<SavedAnswers | undefined> {
  const row = await house.inTransaction(asking, tx => findAnswers(tx, enquiry.id, answersId))
  return savedAnswers(key, enquiry, row)
}

function savedAnswers(
  key: DataKey,
  enquiry: Enquiry,
  row: Awaited<ReturnType<typeof findAnswers>>,
): SavedAnswers | undefined {
  if (!row?.sealed_answers) return undefined
  return {
    id: row.id as TriageAnswersId,
    at: row.at,
    by: row.alias,
    given: sealedAnswers.unseal(key, row.id, enquiry.conversationId, row.sealed_answers),
  }
}
