import type { StaffId } from '../access/staff.ts'

/** Why a case changes hands. */
export const handOverReasons = [
  'planned-change',
  'longer-absence',
  'closer-to-the-person',
  'the-person-asked',
  'other-competence',
] as const
export type HandOverReason = (typeof handOverReasons)[number]

export interface Responsibility {
  readonly staffId: StaffId
  readonly alias: string
  readonly part: 'responsible' | 'deputy'
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant | undefined
  /** A code: one of the reasons above, or what the system did, such as `case-opened`. */
  readonly reason: string
  readonly givenBy: string | undefined
}

/** Whether somebody is one of the two who have the case now; whoever has access on loan is not. */
export const isInHandsOf = (history: readonly Responsibility[], staffId: StaffId): boolean =>
  history.some(each => each.staffId === staffId && !each.until)

/** Who has the case now. Every open case has both; the database refuses anything else. */
export function inHands(history: readonly Responsibility[]): {
  responsible: Responsibility | undefined
  deputy: Responsibility | undefined
} {
  const now = (part: Responsibility['part']) => history.find(each => each.part === part && !each.until)
  return { responsible: now('responsible'), deputy: now('deputy') }
}
