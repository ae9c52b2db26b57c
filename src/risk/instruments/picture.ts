import type { PersonId } from '../../foundation/ids.ts'
import type {
  Confidence,
  EventCode,
  FlagCode,
  ItemCode,
  Level,
  LibraryMeasureCode,
  Severity,
  TagCode,
  Urgency,
} from './codes.ts'

/**
 * What was answered to one item at one time: 0 no, 1 partly, 2 yes, `U` not known, `NA` there is nobody it could
 * concern (only where the instrument allows it). Not rated yet is the absence of an answer and is never a "no".
 */
export type Answer = 0 | 1 | 2 | 'U' | 'NA'

/** One piece of evidence under a rating. Texts stay outside: no rule reads them. */
export interface Evidence {
  /** The same for everything that comes from the same mouth or document, so that one source told twice stays one. */
  readonly source: string
  readonly directness: 'first_hand' | 'second_hand' | 'rumour'
  /** This source would know if it were so. Only such a source can carry the answer "no". */
  readonly wouldKnow: boolean
}

/** Who finds out what is not known, and by when. Half a task is no task. */
export interface UnknownTask {
  readonly responsible?: string | undefined
  readonly due?: Temporal.Instant | undefined
}

/** How long a protection holds; `time_limited` needs its date. */
export interface Durability {
  readonly holds: 'stable' | 'time_limited' | 'uncertain'
  readonly endsOn?: Temporal.PlainDate | undefined
}

/** The answers alone, as they are compared with those of another assessment. */
export interface Answers {
  readonly now?: Answer | undefined
  readonly earlier?: Answer | undefined
  /** The instrument's marks on an actor's item, such as `weapon_access` on B3. */
  readonly tags?: readonly TagCode[] | undefined
}

export interface Rating extends Answers {
  readonly evidence: readonly Evidence[]
  readonly unknownTask?: UnknownTask | undefined
  readonly durability?: Durability | undefined
}

/** A person in the conflict, rated apart from every other. */
export interface RatedActor<Kind extends Answers = Rating> {
  readonly id: PersonId
  readonly ratings: ReadonlyMap<ItemCode, Kind>
}

export interface DatedEvent {
  readonly code: EventCode
  /** When it happened, or will happen. */
  readonly at: Temporal.Instant
  readonly recordedAt: Temporal.Instant
}

/** The last signed assessment of the same person. */
export interface FormerAssessment {
  /** It was made with another instrument, so only the level can be compared and no question. */
  readonly otherQuestions?: boolean | undefined
  readonly signedAt: Temporal.Instant
  readonly level: Level
  readonly ratings: ReadonlyMap<ItemCode, Answers>
  readonly actors: readonly RatedActor<Answers>[]
}

/** What the professional has concluded so far. Only ever written by a person. */
export interface Conclusion {
  readonly level?: Level | undefined
  readonly urgency?: Urgency | undefined
  readonly severity?: Severity | undefined
  readonly confidence?: Confidence | undefined
}

/** The exposed person's own view. An empty one counts as not obtained. */
export interface OwnView {
  readonly fear0to10?: number | undefined
  readonly level?: Level | undefined
  /** Something is written down in the person's own words. */
  readonly inOwnWords?: boolean | undefined
}

/** A factor the professional marked as driving the risk. */
export interface Driver {
  readonly item: ItemCode
  readonly actor?: PersonId | undefined
  /** Why no measure answers it. */
  readonly reason?: string | undefined
}

/** A measure of the safety plan that stands: planned, under way or done, not one that was given up. */
export interface PlannedMeasure {
  /** Absent for a measure the professional worded. */
  readonly code?: LibraryMeasureCode | undefined
  readonly answers: readonly ItemCode[]
  readonly due?: Temporal.Instant | undefined
  readonly done: boolean
}

/** A red flag that was raised earlier in this draft, with its answer if somebody has given one. */
export interface FlagOnRecord {
  readonly code: FlagCode
  readonly answer?: 'act' | 'plan' | 'not-relevant' | undefined
}

/**
 * All that the rules read about one exposed person at one moment. Anything may still be missing while rating goes on;
 * the rules never fill a gap, and a gap never counts as "no".
 */
export interface Picture {
  readonly at: Temporal.Instant
  /** Items rated once for the exposed person (domains A, C and D). */
  readonly ratings: ReadonlyMap<ItemCode, Rating>
  readonly actors: readonly RatedActor[]
  readonly events: readonly DatedEvent[]
  readonly former?: FormerAssessment | undefined
  readonly conclusion: Conclusion
  readonly scenarioCount: number
  readonly ownView?: OwnView | undefined
  readonly drivers: readonly Driver[]
  readonly measures: readonly PlannedMeasure[]
  readonly flagsOnRecord: readonly FlagOnRecord[]
  /** A second rater has given and signed an own rating. */
  readonly secondRaterHasRated: boolean
}

/** A picture in which nobody has answered anything yet. */
export function emptyPicture(at: Temporal.Instant): Picture {
  return {
    at,
    ratings: new Map(),
    actors: [],
    events: [],
    conclusion: {},
    scenarioCount: 0,
    drivers: [],
    measures: [],
    flagsOnRecord: [],
    secondRaterHasRated: false,
  }
}

/** Not rated and `U` are both "we do not know": leaving an item out must not be a way round the rules about unknowns. */
export function isUnknown(answer: Answer | undefined): boolean {
  return answer === undefined || answer === 'U'
}
