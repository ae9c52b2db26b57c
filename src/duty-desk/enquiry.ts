import type { StaffId } from '../access/staff.ts'
import type { DataKey } from '../crypto/seal.ts'
import type { Chance } from '../crypto/random.ts'
import type { Branded, ConversationId, EnquiryId } from '../foundation/ids.ts'
import type { LanguageCode } from '../foundation/languages.ts'
import type { AskedBy, Channel, YesNoNotKnown } from '../intake/code-lists.ts'
import type { Enquiry } from '../intake/read-enquiry.ts'
import type { Colour } from '../risk/instruments/codes.ts'

export type AlarmId = Branded<'AlarmId'>

/** A professional who has not been called back: general advice only, whatever they know already. */
export const isUnverified = (enquiry: Pick<Enquiry, 'askedBy' | 'verifiedAt'>): boolean =>
  enquiry.askedBy === 'professional' && enquiry.verifiedAt === undefined

/** Who has an enquiry, and until when. */
export interface Claim {
  readonly staffId: StaffId
  readonly alias: string
  readonly lapsesAt: Temporal.Instant
}

/** An enquiry as it waits at the desk. */
export interface Waiting {
  readonly id: EnquiryId
  readonly reference: string
  readonly askedBy: AskedBy
  readonly channel: Channel
  readonly receivedAt: Temporal.Instant
  readonly dueAt: Temporal.Instant
  readonly under18: YesNoNotKnown
  readonly unverified: boolean
  readonly colour: Colour | undefined
  readonly claim: Claim | undefined
  /** The deadline passed and nobody has taken the alarm. */
  readonly ringing: boolean
  /** Something from the person that nobody here has read. */
  readonly unread: boolean
  /** Of the pages that the person wrote on; the words may be in another. */
  readonly language: LanguageCode
  /** By when an interpreter must have read it; undefined: nobody is asked for. */
  readonly interpreterDue: Temporal.Instant | undefined
  readonly practice: boolean
}

/** Somebody at work on an enquiry: which one, who, and its key from `open()`. What the acts are given. */
export interface OnEnquiry {
  readonly enquiryId: EnquiryId
  readonly conversationId: ConversationId
  readonly by: StaffId
  readonly key: DataKey
  readonly chance: Chance
}

/** The same word for not there, not yours and blocked. */
export type NotThere = { why: 'not-there' }
export type AlreadyEnded = { why: 'already-ended' }
/** A colleague has it; two people answering at once is how somebody is told two things. */
export type HeldByOther = { why: 'held-by-other' }
export type ChangedMeanwhile = { why: 'changed-meanwhile' }
