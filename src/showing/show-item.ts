import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { CaseIsClosed, NotThere } from '../case/case.ts'
import { lockCase } from '../case/case.sql.ts'
import { askGate } from '../contact/gate.ts'
import type { Tx } from '../db/db.ts'
import type { ConversationId } from '../foundation/ids.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import { findKeptWord, type KeptWord } from './kept-words.ts'
import { readKeptWords } from './read-kept-words.ts'
import {
  isLaid,
  sealedLine,
  type ShownItem,
  type ShownLine,
  type ShownLineId,
  type WayToAgree,
} from '../shown/shown.ts'
import { listOwnConversations, showInDatabase } from './showing.sql.ts'

export interface AgreedItem {
  readonly conversationId: ConversationId
  readonly item: ShownItem
  readonly agreedIn: WayToAgree
  /** What it will say, in that order; none for what is read as it stands. */
  readonly lines: readonly ShownLine[]
}

/** `not-the-person`: the words that open this conversation are not those of the person the case is about. */
export type ShowItem = Outcome<
  'shown',
  | NotThere
  | CaseIsClosed
  | { why: 'watched' }
  | { why: 'not-the-person' }
  | { why: 'nothing-laid' }
  | { why: 'keeps-a-word'; found: KeptWord }
>

/**
 * Opens one thing of the case to the person, as agreed with them, or lays anew what it says. It asks the gate, so nothing
 * is opened while somebody else may be reading; and what it says is held against the names and places of the case.
 *
 * @param on with the address key
 */
export async function showItem(
  tx: Tx,
  on: OnCase,
  { conversationId, item, agreedIn, lines }: AgreedItem,
  at: Temporal.Instant,
): Promise<ShowItem> {
  const trace = { act: 'show-item', subject: conversationId } as const
  const theCase = await lockCase(tx, on.caseId)
  if (!theCase || !on.keys.has(conversationId)) {
    return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  }
  if (theCase.closedAt) return refuseOnCase(tx, on.caseId, trace, { why: 'case-is-closed' })
  if (theCase.watched) return refuseOnCase(tx, on.caseId, trace, { why: 'watched' })
  const own = await listOwnConversations(tx, on.caseId)
  if (!own.some(({ id }) => id === conversationId)) {
    return refuseOnCase(tx, on.caseId, trace, { why: 'not-the-person' })
  }
  const laid = lines.filter(line => line.of === item)
  if (isLaid(item) && laid.length === 0) return refuseOnCase(tx, on.caseId, trace, { why: 'nothing-laid' })
  const found = findKeptWord(laid.flatMap(wordsOf), await readKeptWords(tx, on))
  if (found) return refuseOnCase(tx, on.caseId, trace, { why: 'keeps-a-word', found })

  const gate = await askGate(tx, on.chance, { conversationId, harmless: undefined }, at)
  if ('refused' in gate) {
    return refused(gate.refused.why === 'watched' ? { why: 'watched' } : { why: 'not-there' })
  }
  const key = on.keys.of(conversationId)
  const answer = await showInDatabase(tx, gate.done, {
    id: on.chance.uuid(),
    conversationId,
    item,
    agreedIn,
    lines: laid.map(line => {
      const id = on.chance.uuid() as ShownLineId
      return { id, sealed: sealedLine.seal(key, id, conversationId, line) }
    }),
  })
  return answer === 'done' ? done('shown') : refused({ why: 'not-there' })
}

/** What somebody has written; kinds and days are of our own making. */
function wordsOf(line: ShownLine): string[] {
  switch (line.of) {
    case 'plan':
      return [line.question, line.sentence]
    case 'promises':
      return [line.says]
    case 'papers':
    case 'consents':
      return []
  }
}
