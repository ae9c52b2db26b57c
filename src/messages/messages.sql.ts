import { sql } from 'kysely'
import type { Pass } from '../contact/gate.ts'
import type { HarmlessCode } from '../contact/harmless.ts'
import type { Tx } from '../db/db.ts'
import type { ConversationId } from '../foundation/ids.ts'
import { isHeldBack } from '../watch/watch.sql.ts'
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
  harmless: string | null
}

const message = (row: MessageRow): SealedMessage => ({
  id: row.id as MessageId,
  writtenBy: row.written_by,
  at: row.at,
  sealedText: row.sealed_text,
  harmless: row.harmless as HarmlessCode | null,
})

/** What was said in the conversation whose visit is asking, oldest first. */
export const listOwnMessages = async (tx: Tx): Promise<SealedMessage[]> =>
  (await sql<MessageRow>`select * from corps.my_messages()`.execute(tx)).rows.map(message)

/** What was said in a conversation, oldest first; nothing where the asking member of staff may not see it. */
export const listMessages = async (tx: Tx, conversationId: ConversationId): Promise<SealedMessage[]> =>
  (
    await tx
      .selectFrom('messages')
      .select(['id', 'written_by', 'at', 'sealed_text', 'harmless'])
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

/** The one sender to a conversation. The database spends the pass, and refuses without one of this transaction. */
export async function sendMessage(
  tx: Tx,
  pass: Pass,
  row: { id: MessageId; conversationId: ConversationId; sealedText?: Buffer; harmless?: HarmlessCode },
): Promise<void> {
  await sql`select corps.send_message(${row.id}, ${row.conversationId}, ${pass.id}, ${row.sealedText ?? null},
    ${row.harmless ?? null})`.execute(tx)
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

/** What the person has not been shown while somebody else may be reading; undefined when nothing is held back. */
export async function findHeldBack(
  tx: Tx,
  conversationId: ConversationId,
): Promise<{ shownUntil: Temporal.Instant | undefined } | undefined> {
  if (!(await isHeldBack(tx, conversationId))) return undefined
  const row = await tx
    .selectFrom('conversations')
    .select('person_read_at')
    .where('id', '=', conversationId)
    .executeTakeFirst()
  return { shownUntil: row?.person_read_at ?? undefined }
}
