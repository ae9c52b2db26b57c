import { z } from 'zod'
import { sealedColumn } from '../access/sealed.ts'
import type { StaffId } from '../access/staff.ts'
import { contactAgreementShape, nothingAgreedOnContact } from '../contact/agreement.ts'
import { confidences, levels, severities, urgencies } from '../risk/instruments/codes.ts'

/**
 * The level of the last signed assessment. It stands here and in the signed document, never in a clear column.
 * Times are ISO 8601 instants.
 */
export const levelInForceShape = z.object({
  level: z.enum(levels),
  urgency: z.enum(urgencies),
  /** A provisional assessment asks for neither. */
  severity: z.enum(severities).optional(),
  confidence: z.enum(confidences).optional(),
  kind: z.enum(['provisional', 'final']),
  signedAt: z.string(),
  validUntil: z.string(),
  assessmentId: z.string(),
})
export type LevelInForce = z.infer<typeof levelInForceShape>

export const acuteCardShape = z.object({
  contactAgreement: contactAgreementShape,
  /** The words by which each side knows the other is who they say and can speak. */
  codePhrase: z.string(),
  /** Who does what, and when, if the person does not get in touch as agreed. */
  planForSilence: z.string(),
  levelInForce: levelInForceShape.optional(),
})
export type AcuteCard = z.infer<typeof acuteCardShape>

/** What the two responsible write; the level is put there by signing. */
export type AcuteCardText = Omit<AcuteCard, 'levelInForce'>

export const nothingAgreed: AcuteCardText = {
  contactAgreement: nothingAgreedOnContact,
  codePhrase: '',
  planForSilence: '',
}

/** Sealed with the acute key; row and owner are the case. */
export const sealedAcuteCard = sealedColumn('acute_cards', 'sealed_card', 'corps-only', acuteCardShape)

export interface AcuteCardRow {
  readonly sealed: Uint8Array | undefined
  /** 0 when no card was written yet. */
  readonly version: number
  readonly changedAt: Temporal.Instant
  readonly changedBy: StaffId
}
