import type {
  Confidence,
  DomainCode,
  EventCode,
  ItemCode,
  Level,
  LibraryMeasureCode,
  Severity,
  TagCode,
  Urgency,
} from './codes.ts'
import type { ComparedItem, Direction } from './change.ts'

/**
 * A rule's condition, decoded once when the instrument is loaded. What is asked about the case and what is asked about
 * one single actor are different types: an actor's item cannot be read where no actor is meant.
 */
export type Condition = Combined<CaseFact>
export type ActorCondition = Combined<ActorFact>

/** All, any or none of several conditions, or one fact. */
export type Combined<Fact> =
  | { readonly form: 'all'; readonly of: readonly Combined<Fact>[] }
  | { readonly form: 'any'; readonly of: readonly Combined<Fact>[] }
  | { readonly form: 'not'; readonly of: Combined<Fact> }
  | { readonly form: 'fact'; readonly fact: Fact }

export type Time = 'now' | 'earlier'
export type Scope = 'core' | 'acute' | 'all'

/** `atLeast` is never satisfied by U, by NA or by an item not rated; `is` compares exactly. */
export type Comparison =
  | { readonly by: 'atLeast'; readonly value: 1 | 2 }
  | { readonly by: 'is'; readonly value: 0 | 1 | 2 | 'U' }

export type CaseFact =
  | { readonly fact: 'item'; readonly item: ItemCode; readonly time: Time; readonly than: Comparison }
  | { readonly fact: 'anyActor'; readonly where: ActorCondition }
  | { readonly fact: 'countActors'; readonly where: ActorCondition; readonly atLeast: number }
  | { readonly fact: 'event'; readonly event: EventCode; readonly withinHours: number }
  | Change
  | { readonly fact: 'changeCount'; readonly direction: Direction; readonly atLeast: number }
  | { readonly fact: 'unknown'; readonly scope: Scope; readonly atLeast: number }
  | { readonly fact: 'unknownShare'; readonly scope: Scope; readonly atLeast: number }
  | ConclusionFact
  | { readonly fact: 'levelChange'; readonly direction: 'lowered' | 'raised' }
  | Missing
  | NamedCheck

export type ActorFact =
  | {
      readonly fact: 'actorItem'
      readonly item: ItemCode
      readonly time: Time
      readonly than: Comparison
      readonly tag: TagCode | undefined
    }
  | Change

export interface Change {
  readonly fact: 'change'
  readonly item: ComparedItem
  readonly direction: Direction
  readonly steps: 1 | 2
}

export type ConclusionFact = { readonly fact: 'conclusion' } & (
  | { readonly field: 'level'; readonly in: readonly Level[] }
  | { readonly field: 'urgency'; readonly in: readonly Urgency[] }
  | { readonly field: 'severity'; readonly in: readonly Severity[] }
  | { readonly field: 'confidence'; readonly in: readonly Confidence[] }
)

export type Missing = { readonly fact: 'missing' } & (
  | { readonly what: 'scenarios' | 'evidence' | 'unknownTask' | 'secondRater' | 'ownView' }
  | { readonly what: 'durability'; readonly item: ItemCode }
)

export type NamedCheck = { readonly fact: 'named' } & (
  | { readonly name: 'anyOpenRedFlag' }
  | {
      readonly name: 'noItemAtLeast'
      readonly domains: readonly DomainCode[]
      readonly time: Time
      readonly atLeast: 1 | 2
    }
  | { readonly name: 'noImprovement'; readonly domains: readonly DomainCode[] }
  | { readonly name: 'ownLevelAboveBySteps'; readonly steps: number }
  | { readonly name: 'driverWithoutMeasure' }
  | { readonly name: 'identicalActorRatings'; readonly minActors: number }
  | { readonly name: 'unchangedDespiteEvents' }
  | { readonly name: 'noMeasureDueWithinHours'; readonly hours: number }
  | { readonly name: 'measurePlanned'; readonly codes: readonly LibraryMeasureCode[] }
  | { readonly name: 'singleSourceOnly' }
)
