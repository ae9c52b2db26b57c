import type { Tx } from '../../db/db.ts'
import type { AssessmentId, CaseId } from '../../foundation/ids.ts'
import type { FactKeys } from './fact-keys.ts'
import { followFact, listSignatures } from './facts.sql.ts'

/** An event counts as having followed an assessment for so many days after the signature. */
export const FOLLOWED_WITHIN_DAYS = 90

/**
 * Tells the fact rows of a case's signatures that an event came after them, or, with `happened` false, that an event
 * they were told of has been put right. Which event it was, and when, is told to nobody.
 */
export async function eventFollows(
  tx: Tx,
  caseId: CaseId,
  facts: FactKeys,
  at: Temporal.Instant,
  happened: boolean,
): Promise<void> {
  for (const { id, signedAt } of await listSignatures(tx, caseId)) {
    const days = signedAt.until(at).total('hours') / 24
    if (days > 0 && days <= FOLLOWED_WITHIN_DAYS) {
      await followFact(tx, facts.factOf(id), { events: happened ? 1 : -1 })
    }
  }
}

/** Tells the fact rows that were written while a red flag waited for its answer what the answer was. */
export async function flagAnsweredLater(
  tx: Tx,
  { caseId, assessmentId }: { caseId: CaseId; assessmentId: AssessmentId },
  facts: FactKeys,
  flag: { code: string; raisedAt: Temporal.Instant },
  answer: string,
): Promise<void> {
  for (const { id, signedAt } of await listSignatures(tx, caseId, assessmentId)) {
    if (Temporal.Instant.compare(signedAt, flag.raisedAt) < 0) continue
    await followFact(tx, facts.factOf(id), { flag: flag.code, answer })
  }
}
