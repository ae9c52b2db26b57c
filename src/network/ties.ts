import { z } from 'zod'
import { sealedColumn } from '../access/sealed.ts'
import { roughDateShape } from '../case/people.ts'
import type { PersonId } from '../foundation/ids.ts'
import type { TieId } from './spread.ts'

/** What the first is to the second: `parent` says that the first is a parent of the second. */
export const tieKinds = [
  'parent',
  'step-parent',
  'grandparent',
  'uncle-or-aunt',
  'sibling',
  'cousin',
  'other-kin',
  'married',
  'formerly-married',
  'engaged',
  'in-law',
  'sweetheart',
  'friend',
  'colleague',
  'same-community',
  'criminal-circle',
  'professional',
  'other',
] as const
export type TieKind = (typeof tieKinds)[number]

/** Kinds that read the same from either end. */
export const mutualKinds: ReadonlySet<TieKind> = new Set<TieKind>(
  tieKinds.filter(
    kind => !['parent', 'step-parent', 'grandparent', 'uncle-or-aunt', 'professional'].includes(kind),
  ),
)

export const passesAnswers = ['yes', 'no', 'not-known'] as const

export const tieShape = z.object({
  kind: z.enum(tieKinds),
  /** Whether what the first learns comes to the second, and back. */
  there: z.enum(passesAnswers),
  back: z.enum(passesAnswers),
  since: roughDateShape.optional(),
  /** Who says so. */
  source: z.string(),
  note: z.string(),
})
export type TieText = z.infer<typeof tieShape>

/** Sealed with the case's key; the row is the tie. */
export const sealedTie = sealedColumn('ties', 'sealed_tie', 'corps-only', tieShape)

export interface Ends {
  readonly from: PersonId
  readonly to: PersonId
}

export interface TieRow extends Ends {
  readonly id: TieId
  readonly sealed: Uint8Array | undefined
  readonly version: number
  readonly removedAt: Temporal.Instant | undefined
}

export interface Tie extends Ends {
  readonly id: TieId
  readonly version: number
  readonly removed: boolean
  readonly text: TieText
}
