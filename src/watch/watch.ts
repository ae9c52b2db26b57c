import type { Branded } from '../foundation/ids.ts'

export type WatchId = Branded<'WatchId'>

/** Why somebody thinks that the person is not alone with the device; a code, because it stands in clear. */
export const watchGrounds = ['said-the-phrase', 'suspicion', 'told-by-others'] as const
export type WatchGround = (typeof watchGrounds)[number]

/** Somebody's word, or the second code, which the person used where somebody could see it. */
export type RaisedBecause = WatchGround | 'second-face'

/** In how many minutes it is looked at again. The first time it is always thirty. */
export const reviewMinutes = [30, 120, 480] as const
export type ReviewMinutes = (typeof reviewMinutes)[number]

/** Somebody else may be reading or listening on the person's devices. */
export interface Watch {
  readonly id: WatchId
  readonly ground: RaisedBecause
  readonly since: Temporal.Instant
  /** Undefined: the second code was used. */
  readonly raisedBy: string | undefined
  readonly reviewDue: Temporal.Instant
  /** The first of the two who release it. */
  readonly releaseAsked:
    | { readonly by: string; readonly byMe: boolean; readonly at: Temporal.Instant }
    | undefined
  /** A sentence for a mistake was agreed before this began, so one person may clear it. */
  readonly clearable: boolean
}

/** As whoever is on duty sees it: a reference word and times. */
export interface WatchedNow {
  readonly place: { readonly kind: 'case' | 'enquiry'; readonly id: string }
  readonly reference: string
  readonly since: Temporal.Instant
  readonly reviewDue: Temporal.Instant
  readonly releaseAsked: boolean
  /** A case of one's own; of others the acute card is opened. */
  readonly mine: boolean
}
