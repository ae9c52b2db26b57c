import type { StaffId } from '../access/staff.ts'
import type { Branded } from '../foundation/ids.ts'

export type GrantId = Branded<'GrantId'>
export type BlockId = Branded<'BlockId'>

/** Why somebody besides the two responsible is let in. */
export const grantReasons = [
  'helps-with-the-case',
  'second-opinion',
  'covers-for-us',
  'leader-looks',
] as const
/** Why somebody must not see the case, whatever else gives them a right to. */
export const blockReasons = [
  'kin-or-friend',
  'neighbour-or-same-circle',
  'named-by-the-person',
  'other-ground',
] as const
export type GrantReason = (typeof grantReasons)[number]
export type BlockReason = (typeof blockReasons)[number]

/** For how long, in hours: a working day's stretch, three days, a week, a month. */
export const grantHours = [24, 72, 168, 720] as const

export interface Grant {
  readonly id: GrantId
  readonly staffId: StaffId
  readonly alias: string
  readonly givenBy: string
  /** A code: one of the reasons above, or what gave it, such as `took-alarm`. */
  readonly reason: string
  readonly from: Temporal.Instant
  readonly expires: Temporal.Instant
}

export interface Block {
  readonly id: BlockId
  readonly staffId: StaffId
  readonly alias: string
  readonly givenBy: string
  readonly reason: string
  readonly from: Temporal.Instant
  /** The case and its conversation are both blocked for the colleague, and lifting one lifts the other. */
  readonly moreIsLifted: boolean
}
