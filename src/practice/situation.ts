import type { AcuteCardText } from '../case/acute-card.ts'
import type { ClosingNote, ClosingReason } from '../case/closure.ts'
import type { Disclosure } from '../access/disclosure.ts'
import type { ContactText, EventText, FactText } from '../case/entries.ts'
import type { Parts, PersonText } from '../case/people.ts'
import type { TieText } from '../network/ties.ts'
import type { TaskKind } from '../deadlines/tasks.ts'
import type { NotificationDecisions } from '../duty-desk/notification.ts'
import type { TriageAnswer } from '../risk/instruments/triage.ts'
import type { Colour, Confidence, Level, Severity, Urgency } from '../risk/instruments/codes.ts'
import type { EnquiryFacts } from '../intake/intake.sql.ts'
import type { Contact } from '../intake/contact.ts'
import type { AnswerCode, FlagResponse, OwnViewKept, Scenario } from '../risk/assessment/parts.ts'
import type { MeasureStatus } from '../safety-plan/measures.ts'
import type { practiceOffice } from './office.ts'

export type Alias = (typeof practiceOffice)[number]['alias']

/** One of the ten invented situations, as far as the practice office has come with it. Everything in it is typed in. */
export interface Situation {
  /** V1 to V10 of the training material. */
  readonly code: string
  readonly enquiry: Omit<EnquiryFacts, 'practice' | 'municipality' | 'cause'> & { readonly cause: string }
  readonly language: 'da' | 'en'
  readonly contact: Pick<Contact, 'channel'> & Partial<Contact>
  /** In the person's own words at the door; in the words of whoever took the call otherwise. */
  readonly firstWords: string
  /** Who took the call or the meeting; undefined at the door. */
  readonly takenBy: Alias | undefined
  /** Undefined: it waits on the duty desk, and nobody has it. */
  readonly theCase: PracticeCase | undefined
}

export interface PracticeCase {
  readonly triage: {
    /** By question or part of one. What is not here was not asked. */
    readonly answers: Readonly<Record<string, TriageAnswer>>
    readonly colour: Colour
    /** Why it is calmer than the highest to consider. */
    readonly reason: string
  }
  /** For somebody under 18. */
  readonly decisions?: NotificationDecisions
  readonly callBack?: { number: string; foundWhere: string; spokeWith: string }
  readonly responsible: Alias
  readonly deputy: Alias
  readonly nextContactHours: number
  /** The agreement holds for ninety days from the day it is seeded. */
  readonly card: AcuteCardText
  readonly exposed: Pick<PersonText, 'alias'> & Partial<PersonText>
  /** The exposed person is an actor too: made to control somebody else. */
  readonly exposedActs?: true
  /** By a short name that ratings and factors point to. */
  readonly people: Readonly<Record<string, Around>>
  /** Between people by their short names; the exposed person is `self`. */
  readonly ties?: readonly PracticeTie[]
  /** By a short name that ratings rest on. */
  readonly facts: Readonly<Record<string, Fact>>
  readonly events?: readonly Event[]
  readonly tasks?: readonly { kind: TaskKind; what: string; toWhom: string; hours: number }[]
  readonly measures?: readonly Measure[]
  readonly assessment?: PracticeAssessment
  /** A contact that was made some hours ago, and the next, which may have passed since: then it rings. */
  readonly contact?: { text: Omit<ContactText, 'kind' | 'at'>; hoursAgo: number; nextHoursLater: number }
  readonly closing?: { reason: ClosingReason; note: ClosingNote }
}

export interface Around extends Partial<Omit<Parts, 'exposed'>> {
  /** Where nothing else is said, an actor may be told of to whoever helps, and others to the municipality alone. */
  readonly disclosure?: Disclosure
  readonly text: Pick<PersonText, 'alias'> & Partial<Omit<PersonText, 'knowledge'>>
}

export interface PracticeTie extends Pick<TieText, 'kind'> {
  readonly from: string
  readonly to: string
  readonly there?: TieText['there']
  readonly back?: TieText['back']
  readonly source: string
}

export interface Fact extends Pick<FactText, 'statement' | 'source' | 'sourceType' | 'directness'> {
  readonly confidence?: FactText['confidence']
  readonly sourceMustBeProtected?: true
  readonly disclosure: Disclosure
}

export interface Event extends Pick<EventText, 'event' | 'text'> {
  /** From now; negative: it has happened. */
  readonly inHours: number
}

export interface Measure {
  readonly code: string
  readonly what: string
  readonly role: string
  readonly who: string
  /** Items of the instrument that it answers. */
  readonly why: readonly string[]
  readonly caution?: string
  readonly personSays?: string
  readonly status: MeasureStatus
  /** Undefined: as long as the plan runs. */
  readonly dueHours?: number
}

export interface PracticeAssessment {
  readonly ratings: readonly PracticeRating[]
  /** Everything else is not known: who finds out, how, and by when. */
  readonly findOut?: { how: string; what: string; hours: number }
  readonly ownView?: Partial<Omit<OwnViewKept, 'kind'>>
  readonly scenarios?: readonly (Omit<Scenario, 'kind' | 'actors' | 'removed'> & {
    readonly actors: readonly string[]
  })[]
  readonly drivers?: readonly { item: string; actor?: string }[]
  /** By the flag's code: every flag that the ratings raise is answered by a person. */
  readonly flags: Readonly<Record<string, FlagResponse>>
  /** Why, by the check's code. */
  readonly explanations?: Readonly<Record<string, string>>
  /** Undefined: it is still a draft. */
  readonly signed?: Provisional | Final
}

export interface PracticeRating {
  readonly item: string
  /** In domain B: whom it is about. */
  readonly actor?: string
  readonly now?: AnswerCode
  readonly earlier?: AnswerCode
  readonly tags?: readonly string[]
  readonly durability?: 'stable' | 'uncertain'
  /** The facts it rests on. */
  readonly facts: readonly string[]
}

export interface Provisional {
  readonly kind: 'provisional'
  readonly level: Level
  readonly urgency: Urgency
  readonly reason: string
}

export interface Final {
  readonly kind: 'final'
  readonly level: Level
  readonly urgency: Urgency
  readonly severity: Severity
  readonly confidence: Confidence
  readonly missing: string
  readonly harmTypes: readonly string[]
  readonly drivingActors: readonly string[]
  readonly rationale: string
  readonly alternative: string
  readonly wouldChangeMyMind: string
}
