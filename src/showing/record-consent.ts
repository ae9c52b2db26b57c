import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { CaseIsClosed, NotThere } from '../case/case.ts'
import { lockCase } from '../case/case.sql.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import { sealedConsent, type ConsentId, type ConsentText } from './consents.ts'
import { insertConsent, listConsents, markWithdrawn } from './consents.sql.ts'

export type RecordConsent = Outcome<ConsentId, NotThere | CaseIsClosed>
export type WithdrawConsent = Outcome<'withdrawn', NotThere | { why: 'already-withdrawn' }>

/** The person has said yes to something being told to somebody. */
export async function recordConsent(tx: Tx, on: OnCase, text: ConsentText): Promise<RecordConsent> {
  const trace = { act: 'record-consent' } as const
  const theCase = await lockCase(tx, on.caseId)
  if (!theCase) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (theCase.closedAt) return refuseOnCase(tx, on.caseId, trace, { why: 'case-is-closed' })

  const id = on.chance.uuid() as ConsentId
  const sealed = sealedConsent.seal(on.keys.of(on.caseId), id, on.caseId, text)
  await insertConsent(tx, on, { id, sealed })
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done', subject: id })
  return done(id)
}

/** The person takes it back. It can be taken back in a closed case too; what was told before cannot be untold. */
export async function withdrawConsent(tx: Tx, on: OnCase, consentId: ConsentId): Promise<WithdrawConsent> {
  const trace = { act: 'withdraw-consent', subject: consentId } as const
  const theCase = await lockCase(tx, on.caseId)
  const consent = theCase && (await listConsents(tx, on.caseId)).find(({ id }) => id === consentId)
  if (!consent) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (consent.withdrawnAt) return refuseOnCase(tx, on.caseId, trace, { why: 'already-withdrawn' })

  await markWithdrawn(tx, on, consentId)
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done' })
  return done('withdrawn')
}
