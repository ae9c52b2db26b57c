import { z } from 'zod'
import { sealedColumn } from '../access/sealed.ts'
import type { Branded } from '../foundation/ids.ts'

export type OverrideId = Branded<'OverrideId'>

export const overrideShape = z.object({ reason: z.string() })

/** Sealed with the acute key, which whoever is on duty holds at night; the row is the override. */
export const sealedOverride = sealedColumn('overrides', 'sealed_reason', 'corps-only', overrideShape)

/** A rule that danger to life went before, and whether somebody else has looked at it. */
export interface OverrideRow {
  readonly id: OverrideId
  readonly rule: 'contact' | 'two-person'
  readonly by: string
  readonly mine: boolean
  readonly at: Temporal.Instant
  readonly reviewedAt: Temporal.Instant | undefined
  readonly reviewedBy: string | undefined
  readonly sealed: Uint8Array | undefined
}
export type Override = Omit<OverrideRow, 'sealed'> & { readonly reason: string }
