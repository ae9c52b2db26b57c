import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { Approval, ApprovalId, NewApproval } from './approval.ts'
import type { TopicCode } from './topic.ts'

/** The one that stands; undefined when nobody has approved, or it was withdrawn. */
export async function findApproval(tx: Tx): Promise<Approval | undefined> {
  const { rows } = await sql<{
    id: string
    approved_by: string
    answers_for: string
    tried_until: Temporal.PlainDate
    trials: string
    host_page: string
    topics: string[]
    at: Temporal.Instant
  }>`select * from corps.second_face_approval()`.execute(tx)
  const [row] = rows
  return (
    row && {
      id: row.id as ApprovalId,
      approvedBy: row.approved_by,
      answersFor: row.answers_for,
      triedUntil: row.tried_until,
      trials: row.trials,
      hostPage: row.host_page,
      topics: row.topics as TopicCode[],
      at: row.at,
    }
  )
}

export type ApproveAnswer = 'done' | 'not-permitted' | 'no-host-page' | 'not-tried-yet' | 'already-approved'

export async function approveInDatabase(
  tx: Tx,
  id: ApprovalId,
  { answersFor, triedUntil, trials, topics }: NewApproval,
  hostPage: string | undefined,
): Promise<ApproveAnswer> {
  const { rows } = await sql<{ answer: ApproveAnswer }>`
    select corps.approve_second_face(${id}, ${answersFor}, ${triedUntil.toString()}, ${trials}, ${hostPage ?? null},
      ${[...topics]}::text[]) as answer`.execute(tx)
  return present(rows[0], 'the answer').answer
}

export async function withdrawInDatabase(tx: Tx, id: ApprovalId): Promise<'done' | 'not-permitted'> {
  const { rows } = await sql<{ answer: 'done' | 'not-permitted' }>`
    select corps.withdraw_second_face(${id}) as answer`.execute(tx)
  return present(rows[0], 'the answer').answer
}
