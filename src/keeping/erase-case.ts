import type { RootLog } from '../access/audit/root.ts'
import type { Tx } from '../db/db.ts'
import type { Clock } from '../foundation/clock.ts'
import type { CaseId } from '../foundation/ids.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import { erasureLine } from './erasures.ts'
import { eraseByReference } from './keeping.sql.ts'

export const eraseReasons = ['person-asked', 'time-is-up', 'opened-by-mistake', 'practice-is-over'] as const
export type EraseReason = (typeof eraseReasons)[number]

export type EraseCase = Outcome<
  { caseId: CaseId },
  /** Not there, erased already, of another region, blocked, or the one who asks is no leader. */
  | { why: 'not-permitted' }
  | { why: 'case-is-open' }
  /** The person has written again since the case was closed, and waits for an answer. */
  | { why: 'enquiry-is-open' }
  /** Somebody has a paper that counts no more: with the case goes the knowledge of who. */
  | { why: 'recall-not-told' }
>

/** Where erasures are remembered, and the secret that marks a line as ours. */
export interface Remembering {
  readonly list: RootLog
  /** The provider's secret `erasure`. */
  readonly secret: Uint8Array
  readonly clock: Clock
}

/**
 * Erases a closed case and its conversations for good, by a leader of its region. The line in the list outside the
 * database is on disk before the transaction commits: a crash between the two leaves a case that the next start
 * erases, never an erased case that a restore brings back.
 */
export async function eraseCase(
  tx: Tx,
  remembering: Remembering,
  erased: { reference: string; reason: EraseReason },
): Promise<EraseCase> {
  const { outcome, caseId } = await eraseByReference(tx, erased.reference, erased.reason)
  if (outcome !== 'done') return refused({ why: outcome })

  const { list, secret, clock } = remembering
  await list.append(erasureLine({ case: caseId, at: clock.now().toString() }, secret))
  return done({ caseId })
}
