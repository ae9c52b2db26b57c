import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { CaseId, ConversationId } from '../foundation/ids.ts'
import type { RaisedBecause, ReviewMinutes, Watch, WatchedNow, WatchGround, WatchId } from './watch.ts'

/** Of a case, or of a conversation, which stands for its case when it belongs to one. */
export type Matter = { caseId: CaseId } | { conversationId: ConversationId }

const idsOf = (of: Matter) =>
  'caseId' in of ? ([of.caseId, null] as const) : ([null, of.conversationId] as const)

/** Undefined when it is not watched, and for whoever has nothing to do with it. */
export async function findWatch(tx: Tx, of: Matter): Promise<Watch | undefined> {
  const [caseId, conversationId] = idsOf(of)
  const { rows } = await sql<{
    watch_id: WatchId
    ground: RaisedBecause
    raised_at: Temporal.Instant
    raised_by: string | null
    review_due: Temporal.Instant
    asked_at: Temporal.Instant | null
    asked_by: string | null
    asked_by_me: boolean | null
    clearable: boolean
  }>`select * from corps.watch_of(${caseId}, ${conversationId})`.execute(tx)
  const [row] = rows
  return (
    row && {
      id: row.watch_id,
      ground: row.ground,
      since: row.raised_at,
      raisedBy: row.raised_by ?? undefined,
      reviewDue: row.review_due,
      releaseAsked:
        row.asked_at !== null && row.asked_by !== null
          ? { by: row.asked_by, byMe: row.asked_by_me === true, at: row.asked_at }
          : undefined,
      clearable: row.clearable,
    }
  )
}

/** Whether the person's own conversation is held back. */
export async function isHeldBack(tx: Tx, conversationId: ConversationId): Promise<boolean> {
  const { rows } = await sql<{ held: boolean | null }>`
    select corps.held_back(${conversationId}) as held`.execute(tx)
  return rows[0]?.held === true
}

/** Everything that is watched, for whoever is on duty and for those who have it; the next review first. */
export async function listWatchedNow(tx: Tx): Promise<WatchedNow[]> {
  const { rows } = await sql<{
    case_id: string | null
    enquiry_id: string | null
    reference: string
    raised_at: Temporal.Instant
    review_due: Temporal.Instant
    release_asked: boolean
    mine: boolean
  }>`select * from corps.watched_now()`.execute(tx)
  return rows.map(row => ({
    place:
      row.case_id === null
        ? { kind: 'enquiry', id: present(row.enquiry_id, 'the enquiry that is watched') }
        : { kind: 'case', id: row.case_id },
    reference: row.reference,
    since: row.raised_at,
    reviewDue: row.review_due,
    releaseAsked: row.release_asked,
    mine: row.mine,
  }))
}

export type PutAnswer = 'done' | 'not-permitted' | 'already-watched'
export type ReviewAnswer = 'done' | 'not-permitted'
export type ReleaseAnswer = 'asked' | 'done' | 'not-permitted' | 'waits-for-another'
export type ClearAnswer = 'done' | 'not-permitted' | 'no-phrase-agreed'

export function putInDatabase(tx: Tx, id: WatchId, of: Matter, ground: WatchGround) {
  const [caseId, conversationId] = idsOf(of)
  return answered<PutAnswer>(tx, sql`corps.put_in_watched(${id}, ${caseId}, ${conversationId}, ${ground})`)
}

export const reviewInDatabase = (tx: Tx, id: WatchId, again: ReviewMinutes) =>
  answered<ReviewAnswer>(tx, sql`corps.review_watched(${id}, ${again}::int)`)

export const releaseInDatabase = (tx: Tx, id: WatchId) =>
  answered<ReleaseAnswer>(tx, sql`corps.release_watched(${id})`)

export const clearInDatabase = (tx: Tx, id: WatchId) =>
  answered<ClearAnswer>(tx, sql`corps.clear_watched(${id})`)

async function answered<Answer>(tx: Tx, call: ReturnType<typeof sql>): Promise<Answer> {
  const { rows } = await sql<{ answer: Answer }>`select ${call} as answer`.execute(tx)
  return present(rows[0], 'the answer').answer
}
