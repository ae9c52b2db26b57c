import { z } from 'zod'
import { sealedColumn } from '../access/sealed.ts'

/** Whether the municipality is told of somebody under 18 (barnets lov § 133): once about the person, once about siblings. */
export const personDecisions = [
  'notify',
  'municipality-already-knows',
  'no-ground',
  'identity-not-known',
] as const
export const siblingDecisions = [...personDecisions, 'no-siblings', 'siblings-not-known'] as const
export type PersonDecision = (typeof personDecisions)[number]
export type SiblingDecision = (typeof siblingDecisions)[number]

export interface NotificationDecisions {
  readonly person: { decision: PersonDecision; reason: string }
  readonly siblings: { decision: SiblingDecision; reason: string }
}

export const sealedReason = sealedColumn(
  'notification_decisions',
  'sealed_reason',
  'municipality-only',
  z.object({ reason: z.string() }),
)
