import { z } from 'zod'
import { sealedColumn } from '../access/sealed.ts'
import type { MeasureId } from '../foundation/ids.ts'
import type { LevelInForce } from './acute-card.ts'

/** Ordinary endings rest on a final assessment; the others close with the reason alone. */
export const closingReasons = [
  'no-longer-needed',
  'others-carry-on',
  'advice-given',
  'stayed-anonymous',
  'withdrawn',
] as const
export type ClosingReason = (typeof closingReasons)[number]

export const reopeningReasons = [
  'the-person-came-back',
  'new-worry',
  'follow-up-showed-need',
  'closed-by-mistake',
] as const
export type ReopeningReason = (typeof reopeningReasons)[number]

export const closingNoteShape = z.object({
  whoTakesOver: z.string(),
  wayBack: z.string(),
  note: z.string(),
})
export type ClosingNote = z.infer<typeof closingNoteShape>

/** Sealed with the case's key; the row is the closure. */
export const sealedClosingNote = sealedColumn('closures', 'sealed_note', 'corps-only', closingNoteShape)

/** The contact after an ordinary closing (the instrument, "closing"). */
export const followUpDays = 90

export type NotYet =
  | { why: 'measures-still-running'; measures: readonly MeasureId[] }
  | { why: 'not-assessed-as-low' }
  | { why: 'assessment-out-of-date' }
  | { why: 'plan-for-coming-back-missing' }
  | { why: 'is-not-anonymous' }
  | { why: 'was-assessed' }

export const isOrdinary = (reason: ClosingReason): boolean =>
  reason === 'no-longer-needed' || reason === 'others-carry-on'

/**
 * Why a case cannot close for this reason, in the order a person would want to hear it; undefined when it can.
 * An ordinary case closes only after a final assessment at low that still holds, with who takes over and how to
 * come back. Advice, an anonymous and a withdrawn matter close with the reason alone, but "advice" is no way round
 * an assessment, and "anonymous" none round a name.
 */
export function whyNotYet(
  reason: ClosingReason,
  of: {
    running: readonly MeasureId[]
    levelInForce: LevelInForce | undefined
    anonymous: boolean
    note: ClosingNote
    now: Temporal.Instant
  },
): NotYet | undefined {
  if (of.running.length > 0) return { why: 'measures-still-running', measures: of.running }
  switch (reason) {
    case 'no-longer-needed':
    case 'others-carry-on':
      if (of.levelInForce?.kind !== 'final' || of.levelInForce.level !== 'low')
        return { why: 'not-assessed-as-low' }
      if (Temporal.Instant.compare(of.levelInForce.validUntil, of.now) <= 0)
        return { why: 'assessment-out-of-date' }
      if (of.note.whoTakesOver.trim() === '' || of.note.wayBack.trim() === '') {
        return { why: 'plan-for-coming-back-missing' }
      }
      return undefined
    case 'advice-given':
      return of.levelInForce ? { why: 'was-assessed' } : undefined
    case 'stayed-anonymous':
      return of.anonymous ? undefined : { why: 'is-not-anonymous' }
    case 'withdrawn':
      return undefined
  }
}

export interface Closure {
  readonly id: string
  readonly at: Temporal.Instant
  readonly by: string
  readonly reason: string
  readonly sealed: Uint8Array | undefined
}

export interface Reopening {
  readonly at: Temporal.Instant
  readonly by: string
  readonly reason: string
}
