import { sql } from 'kysely'
import type { Pass } from '../contact/gate.ts'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { CaseId, ConversationId } from '../foundation/ids.ts'
import type { ShownItem, ShownLineId, WayToAgree } from '../shown/shown.ts'
import type { Shown } from './read-shown.ts'

/** The conversations of the case that the person's own words open, oldest first. */
export async function listOwnConversations(
  tx: Tx,
  caseId: CaseId,
): Promise<{ id: ConversationId; startedAt: Temporal.Instant }[]> {
  const rows = await tx
    .selectFrom('case_conversations as cc')
    .innerJoin('conversations as c', 'c.id', 'cc.conversation_id')
    .innerJoin('enquiries as e', 'e.conversation_id', 'c.id')
    .select(['c.id', 'c.started_at'])
    .where('cc.case_id', '=', caseId)
    .where('c.kind', '=', 'citizen')
    .where('c.code_lookup', 'is not', null)
    .where('c.erased_at', 'is', null)
    .where('e.asked_by', '=', 'citizen')
    .orderBy('cc.linked_at')
    .execute()
  return rows.map(row => ({ id: row.id as ConversationId, startedAt: row.started_at }))
}

/** What is open in a conversation, without what it says. */
export async function listShown(tx: Tx, conversationId: ConversationId): Promise<Omit<Shown, 'lines'>[]> {
  const rows = await tx
    .selectFrom('shown_items as i')
    .innerJoin('staff as s', 's.id', 'i.agreed_by')
    .select(['i.item', 'i.agreed_at', 's.alias', 'i.agreed_in', 'i.read_at'])
    .where('i.conversation_id', '=', conversationId)
    .where('i.hidden_at', 'is', null)
    .execute()
  return rows.map(row => ({
    item: row.item,
    agreedAt: row.agreed_at,
    agreedBy: row.alias,
    agreedIn: row.agreed_in,
    readAt: row.read_at ?? undefined,
  }))
}

interface SealedLine {
  readonly id: ShownLineId
  readonly sealed: Uint8Array
}

/** What is laid in the open items now, in the order it is shown. */
export async function listLines(tx: Tx, conversationId: ConversationId): Promise<SealedLine[]> {
  const rows = await tx
    .selectFrom('shown_lines')
    .select(['id', 'sealed_line'])
    .where('conversation_id', '=', conversationId)
    .where('replaced_at', 'is', null)
    .orderBy('item')
    .orderBy('place')
    .execute()
  return rows.flatMap(({ id, sealed_line }) =>
    sealed_line ? [{ id: id as ShownLineId, sealed: sealed_line }] : [],
  )
}

/** The one way to a person's own page besides the messages. The database spends the pass, and refuses without one. */
export async function showInDatabase(
  tx: Tx,
  pass: Pass,
  row: {
    id: string
    conversationId: ConversationId
    item: ShownItem
    agreedIn: WayToAgree
    lines: readonly SealedLine[]
  },
): Promise<'done' | 'not-permitted'> {
  const { rows } = await sql<{ answer: 'done' | 'not-permitted' }>`
    select corps.show_item(${row.id}, ${row.conversationId}, ${row.item}, ${row.agreedIn}, ${pass.id},
      ${row.lines.map(({ id }) => id)}::uuid[], ${row.lines.map(({ sealed }) => sealed)}::bytea[]) as answer`.execute(
    tx,
  )
  return present(rows[0], 'the answer').answer
}

export async function hideInDatabase(
  tx: Tx,
  conversationId: ConversationId,
  item: ShownItem,
): Promise<'done' | 'not-permitted' | 'not-shown'> {
  const { rows } = await sql<{ answer: 'done' | 'not-permitted' | 'not-shown' }>`
    select corps.hide_item(${conversationId}, ${item}) as answer`.execute(tx)
  return present(rows[0], 'the answer').answer
}
