import type { Tx } from '../db/db.ts'
import type { CaseId, ConversationId } from '../foundation/ids.ts'

export interface CaseConversation {
  readonly id: ConversationId
  readonly kind: 'citizen' | 'professional'
  /** Messages from the person that staff have not read yet. */
  readonly unread: number
}

/** The conversations that the case was opened from or joined with, oldest first. */
export async function listConversations(tx: Tx, caseId: CaseId): Promise<CaseConversation[]> {
  const rows = await tx
    .selectFrom('case_conversations as cc')
    .innerJoin('conversations as c', 'c.id', 'cc.conversation_id')
    .leftJoin('messages as m', join =>
      join
        .onRef('m.conversation_id', '=', 'c.id')
        .on('m.written_by', '=', 'person')
        .on(eb => eb.or([eb('c.staff_read_at', 'is', null), eb('m.at', '>', eb.ref('c.staff_read_at'))])),
    )
    .select(['c.id', 'c.kind', eb => eb.fn.count<number>('m.id').as('unread')])
    .where('cc.case_id', '=', caseId)
    .groupBy(['c.id', 'c.kind', 'cc.linked_at'])
    .orderBy('cc.linked_at')
    .execute()
  return rows.map(row => ({ id: row.id as ConversationId, kind: row.kind, unread: row.unread }))
}
