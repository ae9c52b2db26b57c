import type { Tx } from '../db/db.ts'
import type { ConversationId } from '../foundation/ids.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { ShownItem } from '../shown/shown.ts'
import { hideInDatabase } from './showing.sql.ts'

export type HideItem = Outcome<'hidden', { why: 'not-there' } | { why: 'not-shown' }>

/**
 * Closes what was open, at once and for every reason, in Watched too: whoever decides it weighs that a page on which
 * something is missing may be noticed. What it said is gone.
 */
export async function hideItem(tx: Tx, conversationId: ConversationId, item: ShownItem): Promise<HideItem> {
  const answer = await hideInDatabase(tx, conversationId, item)
  switch (answer) {
    case 'done':
      return done('hidden')
    case 'not-permitted':
      return refused({ why: 'not-there' })
    case 'not-shown':
      return refused({ why: answer })
  }
}
