import { traceOnSelf } from '../access/audit/trace.sql.ts'
import type { Chance } from '../crypto/random.ts'
import type { Tx } from '../db/db.ts'
import type { Branded } from '../foundation/ids.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import { approveInDatabase, findApproval, withdrawInDatabase } from './approval.sql.ts'
import { countSecondFaces } from './second-face.sql.ts'
import type { TopicCode } from './topic.ts'

export type ApprovalId = Branded<'ApprovalId'>

export interface NewApproval {
  /** The full name of the person who answers for it, as a sentence could say it in public. */
  readonly answersFor: string
  /** The last day on which people who have lived it tried it. */
  readonly triedUntil: Temporal.PlainDate
  /** One line: who tried it, and what came of that. */
  readonly trials: string
  /** Those that fit the page that the door stands on. */
  readonly topics: readonly TopicCode[]
}

/** Somebody has said that second codes may be given. There is one at a time, and without one none is given. */
export interface Approval extends NewApproval {
  readonly id: ApprovalId
  readonly approvedBy: string
  /** The page that the door stood on when it was approved; on another one the approval says nothing. */
  readonly hostPage: string
  readonly at: Temporal.Instant
}

export type ApproveSecondFace = Outcome<
  ApprovalId,
  | { why: 'not-permitted' }
  /** No ordinary page was named that the door stands on: a library’s thread there would fool nobody. */
  | { why: 'no-host-page' }
  | { why: 'not-tried-yet' }
  | { why: 'already-approved' }
>

/** A leader says that second codes may be given from now on, and who answers for it. */
export async function approveSecondFace(
  tx: Tx,
  chance: Chance,
  approval: NewApproval,
  hostPage: string | undefined,
): Promise<ApproveSecondFace> {
  const id = chance.uuid() as ApprovalId
  const answer = await approveInDatabase(tx, id, approval, hostPage)
  return answer === 'done' ? done(id) : refused({ why: answer })
}

export type WithdrawSecondFace = Outcome<'withdrawn', { why: 'not-permitted' }>

/** No more are given. Those that were given go on: nobody loses a way out that they have learned. */
export async function withdrawSecondFace(tx: Tx, id: ApprovalId): Promise<WithdrawSecondFace> {
  const answer = await withdrawInDatabase(tx, id)
  return answer === 'done' ? done('withdrawn') : refused({ why: answer })
}

export interface WhetherGiven {
  readonly approval: Approval | undefined
  readonly counts: { readonly withCode: number; readonly withSecond: number }
}

/** Whether second codes may be given, who said so, and how many have one. */
export async function readApproval(tx: Tx): Promise<WhetherGiven> {
  const read = { approval: await findApproval(tx), counts: await countSecondFaces(tx) }
  await traceOnSelf(tx, { act: 'read-second-face-approval', outcome: 'read' })
  return read
}

/** Whether one may be given on this page of this host. */
export const isInForce = (
  approval: Approval | undefined,
  hostPage: string | undefined,
): approval is Approval => approval !== undefined && approval.hostPage === hostPage
