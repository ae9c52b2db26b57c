import { z } from 'zod'
import type { Disclosure } from '../access/disclosure.ts'
import { sealedColumn } from '../access/sealed.ts'
import type { StaffId } from '../access/staff.ts'
import type { Branded, CaseId } from '../foundation/ids.ts'
import { roughDateShape } from './people.ts'

export type EntryId = Branded<'EntryId'>

/** Who made a contact: we with the person, the person with us, or it was with others. */
export const contactBeginnings = ['us', 'person', 'others'] as const
export type ContactBeginning = (typeof contactBeginnings)[number]
export const contactResults = ['reached', 'not-reached', 'silence'] as const
/** What a municipality may ask the corps for under serviceloven § 12 c, besides advice. */
export const municipalAsks = ['risk-assessment', 'coordination'] as const
/** First or second hand and how sure, in the instrument's own codes, so that a fact can be evidence as it stands. */
export const directnesses = ['first_hand', 'second_hand', 'rumour'] as const
export const sureness = ['low', 'medium', 'high'] as const

const noteShape = z.object({ kind: z.literal('note'), text: z.string() })

const factShape = z.object({
  kind: z.literal('fact'),
  statement: z.string(),
  /** Who or what it comes from, in words. */
  source: z.string(),
  /** A source type of the instrument's evidence scale, such as `exposed_person`. */
  sourceType: z.string(),
  observedOn: roughDateShape.optional(),
  directness: z.enum(directnesses),
  confidence: z.enum(sureness),
  /** Whoever told it is in danger if it comes out that they did. */
  sourceMustBeProtected: z.boolean(),
})

const eventShape = z.object({
  kind: z.literal('event'),
  /** One of the instrument's event kinds, such as `planned_departure`. */
  event: z.string(),
  /** When it happened or will happen: ISO 8601 instant. */
  at: z.string(),
  text: z.string(),
})

const contactShape = z.object({
  kind: z.literal('contact'),
  /** Not said in contacts written down before anybody was asked. */
  began: z.enum(contactBeginnings).optional(),
  withWhom: z.string(),
  channel: z.string(),
  result: z.enum(contactResults),
  /** What was said and agreed. */
  agreed: z.string(),
  /** When it took place: ISO 8601 instant. */
  at: z.string(),
})

const municipalRequestShape = z.object({
  kind: z.literal('municipal-request'),
  asks: z.enum(municipalAsks),
  /** Who asked, and in which office. */
  askedBy: z.string(),
  requestedOn: roughDateShape,
  /** Their case number or the letter's date. */
  reference: z.string(),
})

const driverAnswerShape = z.object({
  kind: z.literal('driver-answer'),
  /** The instrument's item that drives the risk, with the actor it was rated for. */
  item: z.string(),
  actor: z.string().optional(),
  assessmentId: z.string(),
  /** Why no measure answers it. */
  reason: z.string(),
})

export const entryShape = z.discriminatedUnion('kind', [
  noteShape,
  factShape,
  eventShape,
  contactShape,
  municipalRequestShape,
  driverAnswerShape,
])
export type EntryText = z.infer<typeof entryShape>
export type EntryKind = EntryText['kind']
export type FactText = z.infer<typeof factShape>
export type EventText = z.infer<typeof eventShape>
export type ContactText = z.infer<typeof contactShape>
export type MunicipalRequestText = z.infer<typeof municipalRequestShape>
export type DriverAnswerText = z.infer<typeof driverAnswerShape>

/** Sealed with the case's key; the row is the entry. */
export const sealedEntry = sealedColumn('entries', 'sealed_entry', 'chosen', entryShape)

export interface EntryRow {
  readonly id: EntryId
  readonly caseId: CaseId
  readonly kind: EntryKind
  readonly at: Temporal.Instant
  readonly writtenBy: StaffId
  readonly writtenByAlias: string
  readonly disclosure: Disclosure
  readonly corrects: EntryId | undefined
  /** The entry that corrects this one, if there is one. */
  readonly correctedBy: EntryId | undefined
  readonly sealed: Uint8Array | undefined
}

/** An entry as it is read; `text` is undefined after erasure. */
export type Entry = Omit<EntryRow, 'sealed'> & { readonly text: EntryText | undefined }
