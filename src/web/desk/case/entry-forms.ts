import { disclosures, type Disclosure } from '../../../access/disclosure.ts'
import { z } from 'zod'
import {
  contactBeginnings,
  contactResults,
  directnesses,
  municipalAsks,
  sureness,
  type EntryText,
} from '../../../case/entries.ts'
import type { ActId } from '../../../foundation/ids.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, line, ownWords, ticked, type Reading } from '../../kit/form.ts'
import type { DeskContext } from '../desk-house.ts'
import { readPost } from '../frame.tsx'
import { dueMoment, moment, optionalRoughDate, roughDate } from './fields.tsx'
import type { CaseTexts } from './texts.ts'

/** The kinds somebody writes by hand; an answer to a driver is written in the plan. */
export const writableKinds = ['contact', 'fact', 'note', 'event', 'municipal-request'] as const
export type WritableKind = (typeof writableKinds)[number]

export interface WrittenEntry {
  readonly act: ActId
  readonly disclosure: Disclosure
  readonly text: EntryText
  /** With a contact in an open case, and only there. */
  readonly nextContact?: Temporal.Instant | undefined
  /** With a contact: it answers what the person wrote. */
  readonly answers?: boolean
  /** With a contact that we made without asking: it was made, and is written down all the same. */
  readonly notAsked?: boolean
}

interface Around {
  instrument: Instrument
  t: CaseTexts
  /** When the contact took place: now, or when the one that is corrected did. */
  now: Temporal.Instant
  /** A contact must say when the next one is; not when it corrects an earlier one or the case is closed. */
  withNextContact: boolean
  /** Who made a contact is asked when it is written down, and stays when it is corrected. */
  withBeginning: boolean
}

const base = { [actIdName]: actId(), disclosure: choice(disclosures) }

/** Reads the form of one kind of entry: what is kept of it, or what is wrong and what was typed. */
export function readEntryForm(
  c: DeskContext,
  kind: WritableKind,
  { instrument, t, now, withNextContact, withBeginning }: Around,
): Reading<WrittenEntry> {
  const disclosure = { missing: t.fields.missingChoice }
  switch (kind) {
    case 'note':
      return kept(
        readPost(c, z.object({ ...base, text: ownWords() }), {
          disclosure,
          text: { missing: t.entries.textMissing },
        }),
        ({ text }) => ({ kind, text }),
      )
    case 'fact':
      return kept(
        readPost(
          c,
          z.object({
            ...base,
            statement: ownWords(),
            source: line(400),
            sourceType: choice(instrument.scales.evidence.sourceTypes.map(each => each.code)),
            observedOn: optionalRoughDate(),
            directness: choice(directnesses),
            confidence: choice(sureness),
            sourceMustBeProtected: ticked(),
          }),
          {
            disclosure,
            statement: { missing: t.entries.statementMissing },
            source: { missing: t.entries.sourceMissing },
            sourceType: { missing: t.fields.missingChoice },
            observedOn: { noSuchDate: t.fields.noSuchRoughDate },
            directness: { missing: t.fields.missingChoice },
            confidence: { missing: t.fields.missingChoice },
          },
        ),
        ({ act: _act, disclosure: _disclosure, ...fact }) => ({ kind, ...fact }),
      )
    case 'event':
      return kept(
        readPost(
          c,
          z.object({
            ...base,
            event: choice(instrument.reassessment.fullAfterEvents),
            at: moment(),
            text: ownWords().default(''),
          }),
          {
            disclosure,
            event: { missing: t.entries.eventKindMissing },
            at: { missing: t.fields.missingMoment, noSuchDate: t.fields.noSuchMoment },
          },
        ),
        ({ event, at, text }) => ({ kind, event, at: at.toString(), text }),
      )
    case 'contact': {
      const read = readPost(
        c,
        z.object({
          ...base,
          began: withBeginning ? choice(contactBeginnings) : z.undefined(),
          notAsked: ticked(),
          withWhom: line(200),
          channel: line(200),
          result: choice(contactResults),
          agreed: ownWords().default(''),
          answers: ticked(),
          nextContact: withNextContact ? dueMoment(now) : z.undefined(),
        }),
        {
          disclosure,
          began: { missing: t.fields.missingChoice },
          withWhom: { missing: t.entries.withWhomMissing },
          channel: { missing: t.entries.channelMissing },
          result: { missing: t.fields.missingChoice },
          nextContact: {
            missing: t.entries.nextContactMissing,
            noSuchDate: t.fields.noSuchMoment,
            malformed: t.fields.tooFar,
          },
        },
      )
      if ('errors' in read) return read
      const { act, disclosure: chosen, nextContact, answers, notAsked, ...contact } = read.value
      return {
        value: {
          act,
          disclosure: chosen,
          nextContact,
          answers,
          notAsked,
          text: { kind, ...contact, at: now.toString() },
        },
      }
    }
    case 'municipal-request':
      return kept(
        readPost(
          c,
          z.object({
            ...base,
            asks: choice(municipalAsks),
            askedBy: line(400),
            requestedOn: roughDate(),
            reference: line(200).default(''),
          }),
          {
            disclosure,
            asks: { missing: t.fields.missingChoice },
            askedBy: { missing: t.entries.askedByMissing },
            requestedOn: { missing: t.fields.missing, noSuchDate: t.fields.noSuchRoughDate },
          },
        ),
        ({ act: _act, disclosure: _disclosure, ...request }) => ({ kind, ...request }),
      )
  }
}

/** What happened, now, and nothing more: the second of two taps. A bare code stays in the corps. */
export function readEventNow(
  c: DeskContext,
  { instrument, t, now }: Omit<Around, 'withNextContact' | 'withBeginning'>,
): Reading<WrittenEntry> {
  const form = z.object({ [actIdName]: actId(), event: choice(instrument.reassessment.fullAfterEvents) })
  const read = readPost(c, form, { event: { missing: t.entries.eventKindMissing } })
  if ('errors' in read) return read
  const { act, event } = read.value
  return {
    value: { act, disclosure: 'corps-only', text: { kind: 'event', event, at: now.toString(), text: '' } },
  }
}

function kept<Form extends { act: ActId; disclosure: Disclosure }>(
  read: Reading<Form>,
  textOf: (form: Form) => EntryText,
): Reading<WrittenEntry> {
  if ('errors' in read) return read
  const { act, disclosure } = read.value
  return { value: { act, disclosure, text: textOf(read.value) } }
}
