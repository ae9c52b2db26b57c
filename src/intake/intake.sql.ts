import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { ConversationId, EnquiryId } from '../foundation/ids.ts'
import type { MessageId } from '../messages/message.ts'
import type { AskedBy, Channel, Ground, Service, YesNoNotKnown } from './code-lists.ts'
import type { Reference } from './reference.ts'

export async function insertConversation(
  tx: Tx,
  row: {
    id: ConversationId
    kind: 'citizen' | 'professional'
    codeLookup: Uint8Array | undefined
    language: string
    keyId: string
    wrapped: string
  },
): Promise<void> {
  await sql`select corps.start_conversation(
    ${row.id}, ${row.kind}, ${row.codeLookup ?? null}, ${row.language}, ${row.keyId}, ${row.wrapped})`.execute(
    tx,
  )
}

/** What stands in clear columns: codes, for the queue and for statistics. */
export interface EnquiryFacts {
  readonly askedBy: AskedBy
  readonly channel: Channel
  /** Four digits. */
  readonly municipality: string | undefined
  readonly under18: YesNoNotKnown
  readonly abroad: YesNoNotKnown
  /** A code of `firstContacts`. */
  readonly firstContact: string
  /** A code of `causes`; undefined: not stated. */
  readonly cause: string | undefined
  readonly service: Service
  readonly ground: Ground | undefined
  readonly practice: boolean
}

export async function insertEnquiry(
  tx: Tx,
  row: {
    id: EnquiryId
    conversationId: ConversationId
    reference: Reference
    facts: EnquiryFacts
    sealedContact: Uint8Array
    message: { id: MessageId; sealedText: Uint8Array } | undefined
    answerDue: Temporal.Instant
  },
): Promise<void> {
  const { facts, message } = row
  await sql`select corps.receive_enquiry(
    ${row.id}, ${row.conversationId}, ${row.reference}, ${facts.askedBy}, ${facts.channel},
    ${facts.municipality ?? null}, ${facts.under18}, ${facts.abroad}, ${facts.firstContact}, ${facts.cause ?? null},
    ${facts.service}, ${facts.ground ?? null}, ${row.sealedContact}, ${message?.id ?? null},
    ${message?.sealedText ?? null}, ${row.answerDue.toString()}, ${facts.practice})`.execute(tx)
}

/** What the person answered before writing, with the enquiry that was received in the same transaction. */
export async function keepSaidBefore(tx: Tx, id: EnquiryId, sealed: Uint8Array): Promise<void> {
  await sql`select corps.keep_said_before(${id}, ${sealed})`.execute(tx)
}

const enquiries = (tx: Tx) =>
  tx
    .selectFrom('enquiries')
    .select([
      'id',
      'conversation_id',
      'reference',
      'asked_by',
      'channel',
      'received_at',
      'recorded_by',
      'municipality',
      'under_18',
      'abroad',
      'first_contact',
      'cause_first_stated',
      'cause_later_known',
      'citizen_advised_directly',
      'service',
      'ground',
      'verified_at',
      'sealed_contact',
      'practice',
      'ended_at',
      'ended_as',
      'version',
    ])

export type EnquiryRow = Awaited<ReturnType<ReturnType<typeof enquiries>['execute']>>[number]

/** Undefined where the asking member of staff may not see it, and where there is none. */
export const findEnquiryRow = (tx: Tx, id: EnquiryId): Promise<EnquiryRow | undefined> =>
  enquiries(tx).where('id', '=', id).executeTakeFirst()
