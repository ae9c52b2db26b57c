import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { Disclosure } from '../access/disclosure.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import { hasPass } from '../contact/gate.sql.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { CaseIsClosed, NotThere } from './case.ts'
import { lockCase } from './case.sql.ts'
import { setDeadline, settleDeadline } from '../deadlines/deadlines.sql.ts'
import { findAnswerDeadline } from './deadlines.sql.ts'
import { sealedEntry, type ContactText, type EntryId } from './entries.ts'
import { insertEntry } from './entries.sql.ts'

export type RecordContact = Outcome<
  EntryId,
  | NotThere
  | CaseIsClosed
  | { why: 'next-contact-in-the-past' }
  /** Somebody who was not reached has not been answered. */
  | { why: 'not-reached' }
  /** We contacted the person, and nobody asked first whether that was agreed. */
  | { why: 'not-asked' }
>

/**
 * A contact that was made or tried, and when the next one is. There is no recording the one without the other:
 * a case without a next contact is a case somebody may be forgotten in.
 *
 * A contact of ours with the person is asked about before it is made. One that was made all the same is written down
 * when whoever made it says so, and the trail says that nobody asked: what happened is never lost for a rule.
 *
 * @param next.answers what the person wrote was answered in this contact, and waits no more
 * @param next.notAsked it was made without asking
 */
export async function recordContact(
  tx: Tx,
  on: OnCase,
  contact: ContactText,
  disclosure: Disclosure,
  next: { at: Temporal.Instant; now: Temporal.Instant; answers?: boolean; notAsked?: boolean },
): Promise<RecordContact> {
  const trace = { act: 'add-contact' } as const
  const theCase = await lockCase(tx, on.caseId)
  if (!theCase) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (theCase.closedAt) return refuseOnCase(tx, on.caseId, trace, { why: 'case-is-closed' })
  if (Temporal.Instant.compare(next.at, next.now) <= 0) {
    return refuseOnCase(tx, on.caseId, trace, { why: 'next-contact-in-the-past' })
  }
  if (next.answers && contact.result !== 'reached') {
    return refuseOnCase(tx, on.caseId, trace, { why: 'not-reached' })
  }
  const asked = contact.began !== 'us' || (await hasPass(tx, on.caseId))
  if (!asked && !next.notAsked) return refuseOnCase(tx, on.caseId, trace, { why: 'not-asked' })
  const id = on.chance.uuid() as EntryId
  const sealed = sealedEntry.seal(on.keys.of(on.caseId), id, on.caseId, contact)
  await insertEntry(tx, on, { id, kind: 'contact', disclosure, corrects: undefined, sealed })
  await setDeadline(tx, on, { kind: 'next-contact', dueAt: next.at })
  const waiting = next.answers ? await findAnswerDeadline(tx, on.caseId) : undefined
  if (waiting) await settleDeadline(tx, waiting)
  const reason = asked ? waiting && ('answers-a-message' as const) : ('not-asked' as const)
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done', subject: id, reason })
  return done(id)
}
