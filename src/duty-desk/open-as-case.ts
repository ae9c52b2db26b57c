import type { Disclosure } from '../access/disclosure.ts'
import type { NewCaseKeys } from '../access/opening.ts'
import type { CorpsRegion } from '../access/region.ts'
import type { StaffId } from '../access/staff.ts'
import { changeAcuteCard } from '../case/change-acute-card.ts'
import type { AcuteCardText } from '../case/acute-card.ts'
import { addEntry } from '../case/add-entry.ts'
import { addPerson } from '../case/add-person.ts'
import type { EntryText } from '../case/entries.ts'
import { onlyAlias } from '../case/people.ts'
import type { Tx } from '../db/db.ts'
import { assert } from '../foundation/assert.ts'
import type { CaseId } from '../foundation/ids.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { Reference } from '../intake/reference.ts'
import { isUnverified, type OnEnquiry } from './enquiry.ts'
import type { EndRefusal } from './end-enquiry.ts'
import { findClaim, lockEnquiry } from './enquiry.sql.ts'
import { listDecisions } from './notification.sql.ts'
import { openCaseInDatabase } from './open-as-case.sql.ts'
import { refuseOnEnquiry } from './refuse-on-enquiry.ts'

export interface OpeningOfCase {
  readonly caseId: CaseId
  readonly keys: NewCaseKeys
  readonly reference: Reference
  readonly region: CorpsRegion
  readonly responsible: StaffId
  readonly deputy: StaffId
  readonly nextContactAt: Temporal.Instant
  /** What the person is called in the case; never the real name. */
  readonly alias: string
  /** How the person can be reached, taken along from the enquiry. */
  readonly card: AcuteCardText
  /** First words, triage and decisions, each with its source, written into the case from the start. */
  readonly copied: readonly { readonly text: EntryText; readonly disclosure: Disclosure }[]
}

export type OpenAsCase = Outcome<
  CaseId,
  | EndRefusal
  | { why: 'same-person-twice' }
  /** One of the two is leaving, is gone, or must not see this enquiry. */
  | { why: 'not-available' }
  | { why: 'next-contact-in-the-past' }
  /** A professional who has not been called back gets general advice, and no case comes of it. */
  | { why: 'not-verified' }
  /** It became a case before; that case is reopened instead. */
  | { why: 'already-a-case' }
>

/**
 * An enquiry becomes a case with two different people, a next contact and keys of its own; the conversation stays
 * with the person and is linked. Whoever opens it for others keeps access for a day, to write down what was said.
 * Call it within `withFreeReference`.
 */
export async function openAsCase(tx: Tx, on: OnEnquiry, opening: OpeningOfCase): Promise<OpenAsCase> {
  const refuse = <Refusal extends { why: Lowercase<string> }>(refusal: Refusal) =>
    refuseOnEnquiry(tx, on.conversationId, { act: 'open-case' }, refusal)
  const enquiry = await lockEnquiry(tx, on.enquiryId)
  if (!enquiry) return refuse({ why: 'not-there' })
  if (enquiry.ended) return refuse({ why: 'already-ended' })
  if (isUnverified(enquiry)) return refuse({ why: 'not-verified' })
  const claim = await findClaim(tx, on.enquiryId)
  if (claim && claim.staffId !== on.by) return refuse({ why: 'held-by-other' })
  const decided = new Set((await listDecisions(tx, on.enquiryId)).map(({ concerns }) => concerns))
  if (enquiry.under18 === 'yes' && decided.size < 2) return refuse({ why: 'decision-missing' })

  const outcome = await openCaseInDatabase(tx, enquiry, opening)
  switch (outcome) {
    case 'done':
      await furnish(tx, on, opening)
      return done(opening.caseId)
    case 'not-permitted':
      // The database wrote this one.
      return refused({ why: 'not-there' })
    case 'enquiry-already-ended':
      return refuse({ why: 'already-ended' })
    case 'same-person-twice':
    case 'not-available':
    case 'next-contact-in-the-past':
    case 'already-a-case':
      return refuse({ why: outcome })
  }
}

/** In the same transaction: a case without what is known of it would be worse than none. */
async function furnish(tx: Tx, on: OnEnquiry, opening: OpeningOfCase): Promise<void> {
  await opening.keys.store(tx)
  const onCase = { caseId: opening.caseId, by: on.by, keys: opening.keys.keys, chance: on.chance }
  const acts: Outcome<unknown, { why: string }>[] = [
    await addPerson(tx, onCase, {
      exposed: true,
      actor: false,
      disclosure: 'municipality-only',
      text: onlyAlias(opening.alias),
    }),
    await changeAcuteCard(tx, onCase, opening.card, 0),
  ]
  for (const { text, disclosure } of opening.copied) acts.push(await addEntry(tx, onCase, text, disclosure))
  assert(
    acts.every(act => 'done' in act),
    'whoever has just opened a case may write in it',
  )
}
