import { sql } from 'kysely'
import type { CorpsRegion } from '../access/region.ts'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId } from '../foundation/ids.ts'

/** Everybody who is or was a member, as a leader sees them. */
export interface Colleague {
  readonly id: StaffId
  readonly alias: string
  readonly role: 'consultant' | 'leader'
  readonly region: CorpsRegion
  readonly mayAssess: boolean
  readonly seniorId: StaffId | undefined
  readonly onDuty: boolean
  readonly leavingAt: Temporal.Instant | undefined
  readonly suspendedAt: Temporal.Instant | undefined
  readonly deactivatedAt: Temporal.Instant | undefined
}

export async function listColleagues(tx: Tx): Promise<Colleague[]> {
  const rows = await tx
    .selectFrom('staff')
    .select([
      'id',
      'alias',
      'role',
      'region',
      'may_assess',
      'senior_id',
      'on_duty',
      'leaving_at',
      'suspended_at',
      'deactivated_at',
    ])
    .orderBy('alias')
    .execute()
  return rows.map(row => ({
    id: row.id as StaffId,
    alias: row.alias,
    role: row.role,
    region: row.region,
    mayAssess: row.may_assess,
    seniorId: (row.senior_id ?? undefined) as StaffId | undefined,
    onDuty: row.on_duty,
    leavingAt: row.leaving_at ?? undefined,
    suspendedAt: row.suspended_at ?? undefined,
    deactivatedAt: row.deactivated_at ?? undefined,
  }))
}

export interface HeldCase {
  readonly reference: string
  readonly part: 'responsible' | 'deputy'
  readonly other: string | undefined
  readonly nextContactAt: Temporal.Instant | undefined
}

/** Open cases somebody has, for a leader; nothing for anybody else. */
export async function listHeldCases(tx: Tx, staffId: StaffId): Promise<HeldCase[]> {
  const { rows } = await sql<{
    reference: string
    part: 'responsible' | 'deputy'
    alias: string | null
    next_contact_at: Temporal.Instant | null
  }>`
    select h.reference, h.part, s.alias, h.next_contact_at
      from corps.cases_held_by(${staffId}) h left join staff s on s.id = h.other_id`.execute(tx)
  return rows.map(row => ({
    reference: row.reference,
    part: row.part,
    other: row.alias ?? undefined,
    nextContactAt: row.next_contact_at ?? undefined,
  }))
}

export type DepartureAnswer =
  | 'done'
  | 'deputy-missing'
  | 'waiting-for-hand-over'
  | 'nobody-to-take-over'
  | 'already-gone'
  | 'not-permitted'

export async function suspendInDatabase(tx: Tx, staffId: StaffId, reason: string): Promise<DepartureAnswer> {
  const { rows } = await sql<{ outcome: DepartureAnswer }>`
    select corps.suspend_staff(${staffId}, ${reason}) as outcome`.execute(tx)
  return rows[0]?.outcome ?? 'not-permitted'
}

export async function deactivateInDatabase(tx: Tx, staffId: StaffId): Promise<DepartureAnswer> {
  const { rows } = await sql<{ outcome: DepartureAnswer }>`
    select corps.deactivate_staff(${staffId}) as outcome`.execute(tx)
  return rows[0]?.outcome ?? 'not-permitted'
}

export type ReturnAnswer = 'done' | 'not-permitted' | 'not-away'

export async function reinstateInDatabase(
  tx: Tx,
  staffId: StaffId,
  after: 'suspension' | 'departure',
): Promise<ReturnAnswer> {
  const { rows } = await sql<{ outcome: ReturnAnswer }>`
    select corps.reinstate_staff(${staffId}, ${after}) as outcome`.execute(tx)
  return rows[0]?.outcome ?? 'not-permitted'
}

/** A case of the leader's region that somebody must be found for: a reference word, and nothing of the case. */
export interface CaseLackingHands {
  readonly id: CaseId
  readonly reference: string
  /** Undefined for an open case, which has one person and waits for a deputy. */
  readonly closedAt: Temporal.Instant | undefined
  readonly responsible: string | undefined
}

export async function listCasesLackingHands(tx: Tx): Promise<CaseLackingHands[]> {
  const { rows } = await sql<{
    case_id: CaseId
    reference: string
    closed_at: Temporal.Instant | null
    responsible: string | null
  }>`select * from corps.cases_lacking_hands()`.execute(tx)
  return rows.map(row => ({
    id: row.case_id,
    reference: row.reference,
    closedAt: row.closed_at ?? undefined,
    responsible: row.responsible ?? undefined,
  }))
}

export async function isLeader(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ leads: boolean }>`select access.is_leader() as leads`.execute(tx)
  return rows[0]?.leads === true
}
