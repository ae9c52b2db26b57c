import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { ConversationId } from '../foundation/ids.ts'
import type { StaffId } from '../access/staff.ts'
import type { MessageId, SealedMessage } from './message.ts'

/** As the person who holds the conversation's visit. It must be answered by then, wherever the matter has got to. */
export async function insertOwnMessage(
  tx: Tx,
  id: MessageId,
  sealedText: Uint8Array,
  answerDue: Temporal.Instant,
): Promise<void> {
  await sql`select corps.write_as_person(${id}, ${sealedText}, ${answerDue.toString()})`.execute(tx)
}

export interface OwnConversation {
  readonly kind: 'citizen' | 'professional'
  readonly language: string
  readonly sent: boolean
  readonly ended: boolean
  readonly nextContactAt: Temporal.Instant | undefined
}

/** The conversation whose visit is asking; undefined when nobody's is. */
export async function findOwnConversation(tx: Tx): Promise<OwnConversation | undefined> {
  const { rows } = await sql<{
    kind: 'citizen' | 'professional'
    language: string
    has_enquiry: boolean
    enquiry_ended: boolean
    next_contact_at: Temporal.Instant | null
  }>`select * from corps.my_conversation()`.execute(tx)
  const [row] = rows
  return (
    row && {
      kind: row.kind,
      language: row.language,
      sent: row.has_enquiry,
      ended: row.enquiry_ended,
      nextContactAt: row.next_contact_at ?? undefined,
    }
  )
}

interface MessageRow {
  id: string
  written_by: 'person' | 'staff'
  at: Temporal.Instant
  sealed_text: Buffer | null
}

const message = (row: MessageRow): SealedMessage => ({
  id: row.id as MessageId,
  writtenBy: row.written_by,
  at: row.at,
  sealedText: row.sealed_text,
})

/** What was said in the conversation whose visit is asking, oldest first. */
export const listOwnMessages = async (tx: Tx): Promise<SealedMessage[]> =>
  (await sql<MessageRow>`select * from corps.my_messages()`.execute(tx)).rows.map(message)

/** What was said in a conversation, oldest first; nothing where the asking member of staff may not see it. */
export const listMessages = async (tx: Tx, conversationId: ConversationId): Promise<SealedMessage[]> =>
  (
    await tx
      .selectFrom('messages')
      .select(['id', 'written_by', 'at', 'sealed_text'])
      .where('conversation_id', '=', conversationId)
      .orderBy('at')
      .orderBy('id')
      .execute()
  ).map(message)

/** Whether the asking member of staff may see the conversation, and it was not erased. */
export async function mayWriteIn(tx: Tx, conversationId: ConversationId): Promise<boolean> {
  const found = await tx
    .selectFrom('conversations')
    .select('id')
    .where('id', '=', conversationId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

export async function insertStaffMessage(
  tx: Tx,
  row: { id: MessageId; conversationId: ConversationId; staffId: StaffId; sealedText: Buffer },
): Promise<void> {
  await tx
    .insertInto('messages')
    .values({
      id: row.id,
      conversation_id: row.conversationId,
      written_by: 'staff',
      staff_id: row.staffId,
      sealed_text: row.sealedText,
    })
    .execute()
}

/** Until when staff have read the conversation: what came later is new to them. */
export async function markReadByStaff(
  tx: Tx,
  conversationId: ConversationId,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('conversations')
    .set({ staff_read_at: at })
    .where('id', '=', conversationId)
    .where(eb => eb.or([eb('staff_read_at', 'is', null), eb('staff_read_at', '<', at)]))
    .execute()
}

/** What waited on the case for an answer is answered, with its row there. An enquiry's deadline stays until the enquiry ends. */
export async function settleAnswerOfCase(
  tx: Tx,
  conversationId: ConversationId,
  by: MessageId,
): Promise<void> {
  await sql`select corps.settle_deadline(d.id), access.record_on_case(d.case_id, 'write-message', 'done', ${by}, null, null)
    from deadlines d join case_conversations cc on cc.case_id = d.case_id
    where cc.conversation_id = ${conversationId} and d.kind = 'answer' and d.settled_at is null`.execute(tx)
}
