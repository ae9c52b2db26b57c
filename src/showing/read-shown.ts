import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import type { ConversationId } from '../foundation/ids.ts'
import { sealedLine, type ShownItem, type ShownLine, type WayToAgree } from '../shown/shown.ts'
import { listLines, listOwnConversations, listShown } from './showing.sql.ts'

/** One item as the desk sees it. */
export interface Shown {
  readonly item: ShownItem
  readonly agreedAt: Temporal.Instant
  readonly agreedBy: string
  readonly agreedIn: WayToAgree
  /** When the person last saw it; undefined when they have not. */
  readonly readAt: Temporal.Instant | undefined
  readonly lines: readonly ShownLine[]
}

/** The person's own conversation, and what is open in it. */
export interface ShownIn {
  readonly conversationId: ConversationId
  readonly startedAt: Temporal.Instant
  readonly shown: readonly Shown[]
}

/** What the person can read now in each conversation that their own words open. */
export async function readShown(
  tx: Tx,
  { caseId, keys }: Pick<OnCase, 'caseId' | 'keys'>,
): Promise<ShownIn[]> {
  const found: ShownIn[] = []
  for (const { id: conversationId, startedAt } of await listOwnConversations(tx, caseId)) {
    const key = keys.of(conversationId)
    const lines = (await listLines(tx, conversationId)).map(line =>
      sealedLine.unseal(key, line.id, conversationId, line.sealed),
    )
    const shown = (await listShown(tx, conversationId)).map(each => ({
      ...each,
      lines: lines.filter(line => line.of === each.item),
    }))
    found.push({ conversationId, startedAt, shown })
  }
  return found
}
