import { addEntry, type AddEntry } from '../../../case/add-entry.ts'
import { findAnswerDeadline } from '../../../case/deadlines.sql.ts'
import type { Entry, EntryId, EntryKind } from '../../../case/entries.ts'
import type { Person } from '../../../case/people.ts'
import { readAcuteCard } from '../../../case/read-acute-card.ts'
import { readEntries, readEntry } from '../../../case/read-entries.ts'
import { readPeople } from '../../../case/read-people.ts'
import { recordContact, type RecordContact } from '../../../case/record-contact.ts'
import { recordEvent } from '../../../case/record-event.ts'
import type { Tx } from '../../../db/db.ts'
import type { Outcome } from '../../../foundation/outcome.ts'
import { parseId } from '../../../foundation/ids.ts'
import { factKeys, type FactKeys } from '../../../risk/facts/fact-keys.ts'
import { ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Pagination } from '../../components/pagination.tsx'
import { typedIn } from '../../kit/form.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { notThere } from '../frame.tsx'
import { actOnce, asksAboutCpr, withCase, type AtCase } from './at-case.ts'
import { CasePage } from './case-frame.tsx'
import {
  readEntryForm,
  readEventNow,
  writableKinds,
  type WritableKind,
  type WrittenEntry,
} from './entry-forms.ts'
import { EntryLines } from './entry-lines.tsx'
import { EntryPage } from './entry-page.tsx'
import type { Filled } from './fields.tsx'
import { texts } from './texts.ts'

const PER_PAGE = 40

/** The timeline: everything written in the case, and the forms to write more. */
export const entriesRoutes: Routes = (desk, house) => {
  desk.get('/cases/:id/entries', withCase(house, 'read', showEntries))
  desk.get('/cases/:id/entries/new/:kind', withCase(house, 'write', showForm))
  desk.post('/cases/:id/entries/new/event-now', withCase(house, 'write', eventNowPosted))
  desk.post('/cases/:id/entries/new/:kind', withCase(house, 'write', entryPosted))
}

const entriesAt = (at: AtCase) => `/cases/${at.on.caseId}/entries`

const kindOf = (c: DeskContext): WritableKind | undefined =>
  writableKinds.find(kind => kind === c.req.param('kind'))

async function showEntries(c: DeskContext, at: AtCase): Promise<Response> {
  const kind = writableKinds.find(each => each === c.req.query('kind'))
  const page = Math.max(1, Math.trunc(Number(c.req.query('page')) || 1))
  const [entries, people] = await at.inTransaction(async tx => [
    await readEntries(tx, at.on, {
      ...(kind && { kinds: [kind] }),
      limit: PER_PAGE + 1,
      offset: (page - 1) * PER_PAGE,
    }),
    await readPeople(tx, at.on),
  ])
  return c.html(<EntriesPage at={at} entries={entries} people={people} kind={kind} page={page} />)
}

async function showForm(c: DeskContext, at: AtCase): Promise<Response> {
  const kind = kindOf(c)
  if (!kind) return notThere(c)
  const correctsId = c.req.query('corrects')
  const corrects = correctsId === undefined ? undefined : await entryToCorrect(at, correctsId)
  if (correctsId !== undefined && corrects?.kind !== kind) return notThere(c)
  return c.html(<EntryPage at={at} kind={kind} corrects={corrects} {...await around(at, kind)} />)
}

async function entryToCorrect(at: AtCase, text: string | undefined): Promise<Entry | undefined> {
  const id = parseId<'EntryId'>(text)
  return id && at.inTransaction(tx => readEntry(tx, at.on, id))
}

/** A contact is recorded with the agreement in sight. */
const around = async (at: AtCase, kind: WritableKind) =>
  kind === 'contact'
    ? at.inTransaction(async tx => ({
        card: (await readAcuteCard(tx, at.on)).card,
        waiting: (await findAnswerDeadline(tx, at.on.caseId)) !== undefined,
      }))
    : {}

async function eventNowPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const { instrument } = at.house
  const read = readEventNow(c, { instrument, t: texts(at.view.language), now: at.view.now })
  if ('errors' in read) return c.html(<EntryPage at={at} kind="event" {...read} />, 422)
  const home = `/cases/${at.on.caseId}`
  const facts = await factKeys(at.house.keys)
  const result = await actOnce(at, read.value.act, tx => write(tx, at, facts, read.value, undefined), home)
  return result.goTo === undefined ? notThere(c) : c.redirect(result.goTo, 303)
}

async function entryPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const kind = kindOf(c)
  const correctsId = c.var.body.all('corrects').at(-1)
  const corrects = await entryToCorrect(at, correctsId)
  if (!kind || (correctsId !== undefined && corrects?.kind !== kind)) return notThere(c)

  const t = texts(at.view.language)
  const read = readEntryForm(c, kind, {
    instrument: at.house.instrument,
    t,
    now: corrects?.text?.kind === 'contact' ? Temporal.Instant.from(corrects.text.at) : at.view.now,
    withNextContact: !corrects && !at.theCase.closedAt,
    withBeginning: !corrects,
  })
  const again = async (
    why: Filled & { refused?: string; cpr?: boolean; notAsked?: boolean },
    status: 409 | 422,
  ) =>
    c.html(<EntryPage at={at} kind={kind} corrects={corrects} {...await around(at, kind)} {...why} />, status)
  if ('errors' in read) return again(read, 422)
  const typed = typedIn(c.var.body)
  if (asksAboutCpr(c)) return again({ typed, cpr: true }, 422)

  const goTo = read.value.nextContact ? `/cases/${at.on.caseId}` : entriesAt(at)
  const facts = await factKeys(at.house.keys)
  const result = await actOnce(at, read.value.act, tx => write(tx, at, facts, read.value, corrects), goTo)
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'nothing-to-correct':
    case 'already-corrected':
      return again({ typed, refused: t.entries.nothingToCorrect }, 409)
    case 'case-is-closed':
      return again({ typed, refused: t.fields.closedCase }, 409)
    case 'not-reached':
      return again({ typed, errors: { result: t.entries.answersNotReached } }, 422)
    case 'not-asked':
      return again({ typed, notAsked: true }, 422)
    case 'next-contact-in-the-past':
      return again({ typed, errors: { nextContact: t.entries.nextContactPast } }, 422)
  }
}

type Written = Outcome<EntryId, Exclude<AddEntry | RecordContact, { done: unknown }>['refused']>

function write(
  tx: Tx,
  at: AtCase,
  facts: FactKeys,
  entry: WrittenEntry,
  corrects: Entry | undefined,
): Promise<Written> {
  const { disclosure, nextContact, answers = false, notAsked = false } = entry
  const former = corrects?.text
  // Who made a contact is no part of what a correction puts right.
  const text =
    entry.text.kind === 'contact' && former?.kind === 'contact'
      ? { ...entry.text, began: former.began }
      : entry.text
  return text.kind === 'contact' && nextContact
    ? recordContact(tx, at.on, text, disclosure, { at: nextContact, now: at.view.now, answers, notAsked })
    : text.kind === 'event'
      ? recordEvent(tx, at.on, text, disclosure, {
          instrument: at.house.instrument,
          now: at.view.now,
          facts,
          corrects: corrects?.id,
        })
      : addEntry(tx, at.on, text, disclosure, corrects?.id)
}

interface EntriesPageProps {
  at: AtCase
  entries: readonly Entry[]
  people: readonly Person[]
  kind: EntryKind | undefined
  page: number
}

const EntriesPage = ({ at, entries, people, kind, page }: EntriesPageProps): Markup => {
  const { view, theCase, house } = at
  const t = texts(view.language).entries
  const here = `/cases/${theCase.id}/entries`
  const address = (to: { kind?: EntryKind | undefined; page?: number }) => {
    const query = new URLSearchParams({
      ...(to.kind && { kind: to.kind }),
      ...(to.page !== undefined && to.page > 1 && { page: String(to.page) }),
    }).toString()
    return query === '' ? here : `${here}?${query}`
  }
  const older = entries.length > PER_PAGE
  return (
    <CasePage view={view} theCase={theCase} part="entries" title={t.title}>
      <Lead>{t.lead}</Lead>
      <ButtonGroup>
        {writableKinds.map(each => (
          <LinkButton href={`${here}/new/${each}`} small>
            {t.newKinds[each]}
          </LinkButton>
        ))}
      </ButtonGroup>
      <nav class="tags filter" aria-label={t.filter}>
        <span>{t.filter}:</span>
        <a href={here} aria-current={kind === undefined ? 'page' : undefined}>
          {t.all}
        </a>
        {writableKinds.map(each => (
          <a href={address({ kind: each })} aria-current={kind === each ? 'page' : undefined}>
            {t.kinds[each]}
          </a>
        ))}
      </nav>
      {entries.length === 0 ? (
        <p class="empty">{t.none}</p>
      ) : (
        <EntryLines
          view={view}
          instrument={house.instrument}
          people={people}
          entries={entries.slice(0, PER_PAGE)}
          correctAt={entry => `${here}/new/${entry.kind}?corrects=${entry.id satisfies EntryId}`}
        />
      )}
      {(older || page > 1) && (
        <Pagination
          label={t.title}
          status={String(page)}
          previous={page > 1 ? { href: address({ kind, page: page - 1 }), text: t.newer } : undefined}
          next={older ? { href: address({ kind, page: page + 1 }), text: t.older } : undefined}
        />
      )}
    </CasePage>
  )
}
