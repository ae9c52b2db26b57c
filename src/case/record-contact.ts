import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { CaseIsClosed, NotThere } from './case.ts'
import { lockCase } from './case.sql.ts'
import { setDeadline } from './deadlines.sql.ts'
import { sealedEntry, type ContactText, type Disclosure, type EntryId } from './entries.ts'
import { insertEntry } from './entries.sql.ts'

export type RecordContact = Outcome<EntryId, NotThere | CaseIsClosed | { why: 'next-contact-in-the-past' }>

/**
 * A contact that was made or tried, and when the next one is. There is no recording the one without the other:
 * a case without a next contact is a case somebody may be forgotten in.
 */
export async function recordContact(
  tx: Tx,
  on: OnCase,
  contact: ContactText,
  disclosure: Disclosure,
  next: { at: Temporal.Instant; now: Temporal.Instant },
): Promise<RecordContact> {
  const trace = { act: 'add-contact' } as const
  const theCase = await lockCase(tx, on.caseId)
  if (!theCase) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (theCase.closedAt) return refuseOnCase(tx, on.caseId, trace, { why: 'case-is-closed' })
  if (Temporal.Instant.compare(next.at, next.now) <= 0) {
    return refuseOnCase(tx, on.caseId, trace, { why: 'next-contact-in-the-past' })
  }
  const id = on.chance.uuid() as EntryId
  const sealed = sealedEntry.seal(on.keys.of(on.caseId), id, on.caseId, contact)
  await insertEntry(tx, on, { id, kind: 'contact', disclosure, corrects: undefined, sealed })
  await setDeadline(tx, on, { kind: 'next-contact', dueAt: next.at })
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done', subject: id })
  return done(id)
}
