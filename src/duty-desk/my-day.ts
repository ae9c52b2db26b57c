import { traceOnSelf } from '../access/audit/trace.sql.ts'
import { listMyCases, type MyCase } from '../case/my-cases.sql.ts'
import type { Tx } from '../db/db.ts'
import {
  listClaimed,
  listDue,
  listUnseenNotices,
  markNoticesSeen,
  type ClaimedEnquiry,
  type Due,
  type Notice,
} from './my-day.sql.ts'
import { listAskedOfMe, type AskedOfMe } from '../risk/second-rating/second-rating.sql.ts'
import { listRunningOut, type RunningOut } from '../help/help.sql.ts'
import { listRinging, type RingingAlarm } from './queue.sql.ts'

const AHEAD_DAYS = 7

export interface MyDay {
  /** Of one's own cases, untaken. */
  readonly ringing: readonly RingingAlarm[]
  readonly notices: readonly Notice[]
  readonly claimed: readonly ClaimedEnquiry[]
  /** Cases one is to rate blind. */
  readonly askedToRate: readonly AskedOfMe[]
  /** What one is to do oneself, soonest first, a week ahead. */
  readonly due: readonly Due[]
  /** Of the list of help at the door: what runs out within two weeks or has. */
  readonly runningOut: readonly RunningOut[]
  /** Open ones, next contact soonest first. */
  readonly cases: readonly MyCase[]
}

/** What waits for the asking person: reference words, times and codes, with the row that says it was read. */
export async function readMyDay(tx: Tx, now: Temporal.Instant): Promise<MyDay> {
  await traceOnSelf(tx, { act: 'read-my-day', outcome: 'read' })
  return {
    ringing: (await listRinging(tx)).filter(({ mine }) => mine),
    notices: await listUnseenNotices(tx),
    claimed: await listClaimed(tx),
    askedToRate: await listAskedOfMe(tx),
    due: (await listDue(tx, now.add({ hours: 24 * AHEAD_DAYS }))).filter(due => isMine(due, now)),
    runningOut: await listRunningOut(tx),
    cases: (await listMyCases(tx)).filter(({ closedAt }) => closedAt === undefined),
  }
}

/**
 * What is named for somebody is theirs. What is the case's is the responsible's; once it is late it is the deputy's
 * too, and whoever was let in sees it.
 */
export const isMine = (due: Pick<Due, 'forMe' | 'part' | 'dueAt'>, now: Temporal.Instant): boolean =>
  due.forMe || due.part === 'responsible' || Temporal.Instant.compare(due.dueAt, now) <= 0

export const seeNotices = (tx: Tx, until: Temporal.Instant): Promise<void> => markNoticesSeen(tx, until)
