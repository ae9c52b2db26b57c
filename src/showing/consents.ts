import { z } from 'zod'
import { sealedColumn } from '../access/sealed.ts'
import type { Branded } from '../foundation/ids.ts'
import { told } from '../shown/shown.ts'

export type ConsentId = Branded<'ConsentId'>

const consentShape = z.object({
  to: z.enum(told),
  /** Who exactly, and what they may be told. */
  what: z.string(),
})
export type ConsentText = z.infer<typeof consentShape>

/** Sealed with the case's key; the row is the consent. */
export const sealedConsent = sealedColumn('consents', 'sealed_consent', 'corps-only', consentShape)

export interface Consent {
  readonly id: ConsentId
  readonly givenAt: Temporal.Instant
  readonly recordedBy: string
  readonly withdrawnAt: Temporal.Instant | undefined
  readonly text: ConsentText
}
