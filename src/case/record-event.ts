import type { Disclosure } from '../access/disclosure.ts'
import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import type { EventCode } from '../risk/instruments/codes.ts'
import type { Instrument } from '../risk/instruments/instrument.ts'
import type { FactKeys } from '../risk/facts/fact-keys.ts'
import { eventFollows } from '../risk/facts/follow-up.ts'
import { callsForReassessment } from '../risk/instruments/reassessment.ts'
import { addEntry, type AddEntry } from './add-entry.ts'
import { findCase } from './case.sql.ts'
import { setDeadline } from '../deadlines/deadlines.sql.ts'
import { listDeadlines } from './deadlines.sql.ts'
import type { EntryId, EventText } from './entries.ts'
import { readEntry } from './read-entries.ts'

/**
 * Writes that something happened. A kind that the instrument says calls for a new assessment makes it due now; one that
 * was due already stays as late as it is. Putting right the words or the time of an event calls for nothing once more.
 * The fact rows of the case's assessments are told that something came after them.
 */
export async function recordEvent(
  tx: Tx,
  on: OnCase,
  event: EventText,
  disclosure: Disclosure,
  {
    instrument,
    now,
    facts,
    corrects,
  }: {
    instrument: Instrument
    now: Temporal.Instant
    facts: FactKeys
    corrects?: EntryId | undefined
  },
): Promise<AddEntry> {
  const former = corrects && (await readEntry(tx, on, corrects))?.text
  const added = await addEntry(tx, on, event, disclosure, corrects)
  if ('refused' in added) return added
  if (former?.kind === 'event') {
    await eventFollows(tx, on.caseId, facts, Temporal.Instant.from(former.at), false)
  }
  await eventFollows(tx, on.caseId, facts, Temporal.Instant.from(event.at), true)
  const isNew = former?.kind !== 'event' || former.event !== event.event
  if (isNew && callsForReassessment(instrument, event.event as EventCode)) {
    await callForReassessment(tx, on, now)
  }
  return added
}

async function callForReassessment(tx: Tx, on: OnCase, now: Temporal.Instant): Promise<void> {
  if ((await findCase(tx, on.caseId))?.closedAt) return
  const due = (await listDeadlines(tx, on.caseId)).find(({ kind }) => kind === 'reassessment')?.dueAt
  if (due && Temporal.Instant.compare(due, now) <= 0) return
  await setDeadline(tx, on, { kind: 'reassessment', dueAt: now })
}
