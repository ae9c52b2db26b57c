import { traceOnEnquiry } from '../access/audit/trace.sql.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import { sealContact, type Contact } from '../intake/contact.ts'
import type { Enquiry } from '../intake/read-enquiry.ts'
import type { ChangedMeanwhile, NotThere, OnEnquiry } from './enquiry.ts'
import { lockEnquiry, updateContact, updateParticulars } from './enquiry.sql.ts'
import { refuseOnEnquiry } from './refuse-on-enquiry.ts'

/** What statistics count about an enquiry, and on what ground it is treated. */
export type Particulars = Pick<
  Enquiry,
  | 'municipality'
  | 'under18'
  | 'abroad'
  | 'cause'
  | 'causeLaterKnown'
  | 'citizenAdvisedDirectly'
  | 'service'
  | 'ground'
>
export type ChangeParticulars = Outcome<'changed', NotThere | ChangedMeanwhile>

/** @param readVersion the version the writer had before them */
export async function changeParticulars(
  tx: Tx,
  on: OnEnquiry,
  now: Particulars,
  readVersion: number,
): Promise<ChangeParticulars> {
  const trace = { act: 'change-particulars' } as const
  if (!(await lockEnquiry(tx, on.enquiryId))) {
    return refuseOnEnquiry(tx, on.conversationId, trace, { why: 'not-there' })
  }
  const changed = await updateParticulars(tx, on.enquiryId, readVersion, {
    municipality: now.municipality ?? null,
    under_18: now.under18,
    abroad: now.abroad,
    cause_first_stated: now.cause ?? null,
    cause_later_known: now.causeLaterKnown ?? null,
    citizen_advised_directly: now.citizenAdvisedDirectly ?? null,
    service: now.service,
    ground: now.ground ?? null,
  })
  if (!changed) return refuseOnEnquiry(tx, on.conversationId, trace, { why: 'changed-meanwhile' })
  await traceOnEnquiry(tx, on.conversationId, { ...trace, outcome: 'done', subject: on.enquiryId })
  return done('changed')
}

export type ChangeContact = Outcome<'changed', NotThere | ChangedMeanwhile>

/** How the person can be reached safely, as they say it now. */
export async function changeContact(
  tx: Tx,
  on: OnEnquiry,
  contact: Contact,
  readVersion: number,
): Promise<ChangeContact> {
  const trace = { act: 'change-contact' } as const
  if (!(await lockEnquiry(tx, on.enquiryId))) {
    return refuseOnEnquiry(tx, on.conversationId, trace, { why: 'not-there' })
  }
  const sealed = sealContact(on.key, on.enquiryId, on.conversationId, contact)
  if (!(await updateContact(tx, on.enquiryId, readVersion, sealed))) {
    return refuseOnEnquiry(tx, on.conversationId, trace, { why: 'changed-meanwhile' })
  }
  await traceOnEnquiry(tx, on.conversationId, { ...trace, outcome: 'done', subject: on.enquiryId })
  return done('changed')
}
