import { traceOnSelf } from '../access/audit/trace.sql.ts'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import { assert } from '../foundation/assert.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import {
  deactivateInDatabase,
  listColleagues,
  listHeldCases,
  suspendInDatabase,
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
  'suspended',
  NotPermitted | AlreadyGone | { why: 'nobody-to-take-over' }
>

/**
 * Works at once: every session ends, and each case moves to its deputy, with a leader or another colleague as the
 * new deputy, in the same transaction.
 */
export async function suspendColleague(
  tx: Tx,
  staffId: StaffId,
  reason: SuspensionReason,
): Promise<SuspendColleague> {
  const outcome = await suspendInDatabase(tx, staffId, reason)
  if (outcome === 'done') return done('suspended')
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
  assert(outcome !== 'nobody-to-take-over', 'a planned goodbye takes nothing from anybody')
  return refused({ why: outcome })
}

export async function readColleagues(tx: Tx): Promise<Colleague[]> {
  await traceOnSelf(tx, { act: 'read-staff', outcome: 'read' })
  return listColleagues(tx)
}

/** The open cases somebody has, for a leader who is about to part with them. */
export async function readHeldCases(tx: Tx, staffId: StaffId): Promise<HeldCase[]> {
  await traceOnSelf(tx, { act: 'read-cases-of-colleague', outcome: 'read', subject: staffId })
  return listHeldCases(tx, staffId)
}
