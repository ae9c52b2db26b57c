import { traceOnSelf } from '../access/audit/trace.sql.ts'
import type { House } from '../access/house.ts'
import { open, type Purpose } from '../access/opening.ts'
import type { StaffId } from '../access/staff.ts'
import type { DataKey } from '../crypto/seal.ts'
import type { Asking } from '../db/db.ts'
import type { ConversationId, EnquiryId } from '../foundation/ids.ts'
import { listMessages, markReadByStaff } from '../messages/messages.sql.ts'
import { unsealMessages, type Message } from '../messages/message.ts'
import { unsealContact, type Contact } from './contact.ts'
import { findEnquiryRow, type EnquiryFacts, type EnquiryRow } from './intake.sql.ts'
import type { Reference } from './reference.ts'

export interface Enquiry extends EnquiryFacts {
  readonly id: EnquiryId
  readonly conversationId: ConversationId
  readonly reference: Reference
  readonly receivedAt: Temporal.Instant
  /** The colleague who wrote it down; undefined when it came by the door. */
  readonly recordedBy: StaffId | undefined
  readonly causeLaterKnown: string | undefined
  readonly citizenAdvisedDirectly: boolean | undefined
  /** When a professional was called back through a switchboard found independently. */
  readonly verifiedAt: Temporal.Instant | undefined
  readonly ended: { at: Temporal.Instant; as: 'case' | 'answered' | 'passed-on' } | undefined
  readonly version: number
}

/** An enquiry as the desk reads it. The key lives as long as the request. */
export interface OpenedEnquiry {
  readonly enquiry: Enquiry
  /** Undefined when it was erased. */
  readonly contact: Contact | undefined
  readonly messages: readonly Message[]
  /** Of the conversation, for what the desk seals on the same page. */
  readonly key: DataKey
}

/**
 * Opens an enquiry for the asking member of staff: leaves the trace, and what was written until now counts as read.
 * Undefined is the same for not yours, not there and blocked; it leaves its trace too.
 */
export async function readEnquiry(
  house: House,
  asking: Asking,
  id: EnquiryId,
  purpose: Purpose,
): Promise<OpenedEnquiry | undefined> {
  const row = await house.inTransaction(asking, async tx => {
    const found = await findEnquiryRow(tx, id)
    if (!found) {
      await traceOnSelf(tx, { act: 'open-enquiry', outcome: 'refused', subject: id, reason: 'not-there' })
    }
    return found
  })
  if (!row) return undefined

  const enquiry = enquiryOf(row)
  const { conversationId } = enquiry
  const keys = await open(house, asking, { kind: 'conversation', id: conversationId, purpose })
  if (!keys) return undefined

  const sealed = await house.inTransaction(asking, async tx => {
    const messages = await listMessages(tx, conversationId)
    const last = messages.at(-1)
    if (last) await markReadByStaff(tx, conversationId, last.at)
    return messages
  })
  if (!keys.has(conversationId)) return undefined
  const key = keys.of(conversationId)
  return {
    enquiry,
    contact: row.sealed_contact ? unsealContact(key, id, conversationId, row.sealed_contact) : undefined,
    messages: unsealMessages(key, conversationId, sealed),
    key,
  }
}

export const enquiryOf = (row: EnquiryRow): Enquiry => ({
  id: row.id as EnquiryId,
  conversationId: row.conversation_id as ConversationId,
  reference: row.reference as Reference,
  askedBy: row.asked_by,
  channel: row.channel,
  receivedAt: row.received_at,
  recordedBy: (row.recorded_by as StaffId | null) ?? undefined,
  municipality: row.municipality ?? undefined,
  under18: row.under_18,
  abroad: row.abroad,
  firstContact: row.first_contact,
  cause: row.cause_first_stated ?? undefined,
  causeLaterKnown: row.cause_later_known ?? undefined,
  citizenAdvisedDirectly: row.citizen_advised_directly ?? undefined,
  service: row.service,
  ground: row.ground ?? undefined,
  verifiedAt: row.verified_at ?? undefined,
  practice: row.practice,
  ended: row.ended_at && row.ended_as ? { at: row.ended_at, as: row.ended_as } : undefined,
  version: row.version,
})
