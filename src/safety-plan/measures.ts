import type { DeadlineId } from '../deadlines/deadlines.sql.ts'
import { z } from 'zod'
import type { Disclosure } from '../access/disclosure.ts'
import { sealedColumn } from '../access/sealed.ts'
import type { StaffId } from '../access/staff.ts'
import type { MeasureId } from '../foundation/ids.ts'

export const measureStatuses = ['agreed', 'under-way', 'done', 'dropped'] as const
export type MeasureStatus = (typeof measureStatuses)[number]
/** A measure that somebody still has to do something about. */
export const runningStatuses = ['agreed', 'under-way'] as const satisfies readonly MeasureStatus[]

/** A factor that a measure answers: an item of the instrument, rated for an actor or for the person. */
export const factorShape = z.object({ item: z.string(), actor: z.string().optional() })
export type Factor = z.infer<typeof factorShape>

export const measureShape = z.object({
  /** The measure of the instrument's library it was taken from; absent for one's own. */
  code: z.string().optional(),
  what: z.string(),
  why: z.array(factorShape),
  /** Why in words: what the factors do not say. */
  whyInWords: z.string(),
  /** A responsible party of the instrument's library, such as `police`. */
  role: z.string(),
  /** Who exactly, in words. */
  who: z.string(),
  /** What may go wrong by doing it, shown wherever the measure is. */
  caution: z.string(),
  /** What the person says about it, in their words. */
  personSays: z.string(),
  personAgrees: z.enum(['yes', 'partly', 'no', 'not-asked']),
  /** Why it was done in another way, or dropped. */
  outcome: z.string(),
})
export type MeasureText = z.infer<typeof measureShape>

/** Sealed with the case's key; the row is the measure. */
export const sealedMeasure = sealedColumn('measures', 'sealed_measure', 'chosen', measureShape)

export interface MeasureRow {
  readonly id: MeasureId
  readonly status: MeasureStatus
  readonly disclosure: Disclosure
  /** Undefined for what goes on as long as the plan does. */
  readonly dueAt: Temporal.Instant | undefined
  readonly deadlineId: DeadlineId | undefined
  readonly version: number
  readonly addedAt: Temporal.Instant
  readonly addedBy: StaffId
  readonly changedAt: Temporal.Instant
  readonly sealed: Uint8Array | undefined
}
export type Measure = Omit<MeasureRow, 'sealed'> & { readonly text: MeasureText }

export const isRunning = (status: MeasureStatus): boolean => status === 'agreed' || status === 'under-way'
