import { traceOnSelf, type ActCode } from '../access/audit/trace.sql.ts'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import { assert } from '../foundation/assert.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import {
  deactivateInDatabase,
  isLeader,
  listCasesLackingHands,
  listColleagues,
  listHeldCases,
  reinstateInDatabase,
  suspendInDatabase,
  type CaseLackingHands,
  type Colleague,
  type HeldCase,
} from './departures.sql.ts'

export const suspensionReasons = [
  'device-lost',
  'conflict-of-interest',
  'under-investigation',
  'other',
] as const
export type SuspensionReason = (typeof suspensionReasons)[number]

/** Not a leader, or it is oneself. */
type NotPermitted = { why: 'not-permitted' }
type AlreadyGone = { why: 'already-gone' }

export type SuspendColleague = Outcome<
  /** Somebody has a case alone now, and it rings until it has two again. */
  'suspended' | 'deputy-missing',
  | NotPermitted
  | AlreadyGone
  /** A case would be left with nobody. The sessions have ended all the same; the colleague can sign in anew. */
  | { why: 'nobody-to-take-over' }
>

/**
 * Works at once: every session ends, and each case moves to its deputy, with a leader or another colleague as the
 * new deputy, in the same transaction. A lost telephone does not wait for a free colleague: where there is none, the
 * other one has the case alone and an alarm rings. The database writes who tried.
 */
export async function suspendColleague(
  tx: Tx,
  staffId: StaffId,
  reason: SuspensionReason,
): Promise<SuspendColleague> {
  const outcome = await suspendInDatabase(tx, staffId, reason)
  if (outcome === 'done') return done('suspended')
  if (outcome === 'deputy-missing') return done(outcome)
  assert(outcome !== 'waiting-for-hand-over', 'a suspension waits for nothing')
  return refused({ why: outcome })
}

export type LetColleagueLeave = Outcome<'gone' | 'waiting-for-hand-over', NotPermitted | AlreadyGone>

/**
 * A planned goodbye waits until each case has been taken over; meanwhile nobody gives them a new one. Ask again when
 * the last one is handed over.
 */
export async function letColleagueLeave(tx: Tx, staffId: StaffId): Promise<LetColleagueLeave> {
  const outcome = await deactivateInDatabase(tx, staffId)
  if (outcome === 'done') return done('gone')
  if (outcome === 'waiting-for-hand-over') return done(outcome)
  assert(
    outcome !== 'nobody-to-take-over' && outcome !== 'deputy-missing',
    'a planned goodbye takes nothing from anybody',
  )
  return refused({ why: outcome })
}

export type ReinstateColleague = Outcome<'back', NotPermitted | { why: 'not-away' }>

/**
 * The suspension, or the departure, was a mistake or is over. They sign in anew and get no case back by it: what went
 * to others is handed over like any other case. The database writes who tried.
 */
export async function reinstateColleague(
  tx: Tx,
  staffId: StaffId,
  after: 'suspension' | 'departure',
): Promise<ReinstateColleague> {
  const outcome = await reinstateInDatabase(tx, staffId, after)
  return outcome === 'done' ? done('back') : refused({ why: outcome })
}

export const readColleagues = (tx: Tx): Promise<Outcome<Colleague[], NotPermitted>> =>
  asLeader(tx, { act: 'read-staff' }, () => listColleagues(tx))

/** The open cases somebody has, for a leader who is about to part with them. */
export const readHeldCases = (tx: Tx, staffId: StaffId): Promise<Outcome<HeldCase[], NotPermitted>> =>
  asLeader(tx, { act: 'read-cases-of-colleague', subject: staffId }, () => listHeldCases(tx, staffId))

/** Cases of the leader's region that wait for a deputy, and closed ones whose people are all gone. */
export const readCasesLackingHands = (tx: Tx): Promise<Outcome<CaseLackingHands[], NotPermitted>> =>
  asLeader(tx, { act: 'read-cases-lacking-hands' }, () => listCasesLackingHands(tx))

async function asLeader<Read>(
  tx: Tx,
  looking: { act: ActCode; subject?: StaffId },
  read: () => Promise<Read>,
): Promise<Outcome<Read, NotPermitted>> {
  if (!(await isLeader(tx))) {
    await traceOnSelf(tx, { ...looking, outcome: 'refused', reason: 'no-right' })
    return refused({ why: 'not-permitted' })
  }
  await traceOnSelf(tx, { ...looking, outcome: 'read' })
  return done(await read())
}
