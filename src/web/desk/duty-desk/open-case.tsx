import { z } from 'zod'
import { newCaseKeys } from '../../../access/opening.ts'
import type { CorpsRegion } from '../../../access/region.ts'
import { listStaff } from '../../../access/staff.sql.ts'
import type { StaffId, StaffMember } from '../../../access/staff.ts'
import { nothingAgreed, type AcuteCardText } from '../../../case/acute-card.ts'
import { inWords, type AgreedChannel } from '../../../contact/agreement.ts'
import { corpsRegions, findMunicipality } from '../../../country/dk/municipalities.ts'
import { isUnverified } from '../../../duty-desk/enquiry.ts'
import { openAsCase, type OpenAsCase, type OpeningOfCase } from '../../../duty-desk/open-as-case.ts'
import type { EnquiryFile } from '../../../duty-desk/read-enquiry.ts'
import type { CaseId } from '../../../foundation/ids.ts'
import { labelOf } from '../../../intake/code-lists.ts'
import { contactChannels, type Contact } from '../../../intake/contact.ts'
import { withFreeReference } from '../../../intake/free-reference.ts'
import { Button } from '../../components/button.tsx'
import { describedBy, fieldId } from '../../components/field-id.ts'
import { FieldNotes, TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { line, typedIn, type Errors, type Typed } from '../../kit/form.ts'
import { formatMoment, type Language } from '../../kit/language.ts'
import { actOnce } from '../case/at-case.ts'
import { moment, MomentField } from '../case/fields.tsx'
import { colleague } from '../case/staff-field.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, readPost } from '../frame.tsx'
import { EnquiryPage, NotDone, withEnquiry, type AtEnquiry } from './at-enquiry.tsx'
import { DecidePart, decideThen, decisionsOf, errorsOf, mustDecide, notEnded } from './endings.tsx'
import { decisionLines } from './notification.tsx'
import { texts } from './texts.ts'
import { answersInWords } from './triage-pages.tsx'
import { colourLabel, fromWhom } from './words.ts'

/** The third way out: a case, with two people who have it and a next contact. */
export const openCaseRoutes: Routes = (desk, house) => {
  desk.get(
    '/enquiries/:id/case',
    withEnquiry(house, 'read', async (c, at) => {
      if (at.closedCase !== undefined) return c.redirect(`${at.home}/reopening`, 303)
      const staff = await at.inTransaction(listStaff)
      return c.html(<OpenCasePage at={at} staff={staff} decide={mustDecide(await at.read())} />)
    }),
  )
  desk.post('/enquiries/:id/case', withEnquiry(house, 'write', casePosted))
}

const form = z.object({
  [actIdName]: actId(),
  alias: line(60),
  responsible: colleague(),
  deputy: colleague(),
  nextContact: moment(),
})

async function casePosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const { language } = at.view
  const t = texts(language).case
  const file = await at.read()
  const staff = await at.inTransaction(listStaff)
  const needed = mustDecide(file)
  const again = (errors: Errors, decide = needed) =>
    c.html(
      <OpenCasePage at={at} staff={staff} decide={decide} typed={typedIn(c.var.body)} errors={errors} />,
      422,
    )
  const read = readPost(c, form, {
    alias: { missing: t.aliasMissing },
    responsible: { missing: t.choosePerson },
    deputy: { missing: t.chooseDeputy },
    nextContact: { missing: t.nextContactMissing },
  })
  const decided = decisionsOf(c, at, needed)
  if ('errors' in read || 'errors' in decided) return again(errorsOf(read, decided))

  const { act, alias, responsible, deputy, nextContact } = read.value
  const caseId = at.house.chance.uuid() as CaseId
  const opening: Omit<OpeningOfCase, 'reference'> = {
    caseId,
    keys: await newCaseKeys(at.house, caseId),
    region: regionOf(at, staff, responsible),
    responsible,
    deputy,
    nextContactAt: nextContact,
    alias,
    card: cardOf(file.contact, language),
    copied: copiesOf(at, file),
  }
  const { decisions } = decided
  const result = await withFreeReference(at.house.chance, reference =>
    actOnce(
      at,
      act,
      tx => decideThen(tx, at, decisions, () => openAsCase(tx, at.on, { ...opening, reference })),
      id => `/cases/${id}`,
    ),
  )
  return result.goTo === undefined ? notOpened(c, at, result.refused, again) : c.redirect(result.goTo, 303)
}

type Refusal = Extract<OpenAsCase, { refused: unknown }>['refused']

function notOpened(
  c: DeskContext,
  at: AtEnquiry,
  refusal: Refusal,
  again: (errors: Errors, decide?: boolean) => Response | Promise<Response>,
): Response | Promise<Response> {
  const t = texts(at.view.language).case
  switch (refusal.why) {
    case 'same-person-twice':
      return again({ deputy: t[refusal.why] })
    case 'not-available':
      return again({ responsible: t[refusal.why] })
    case 'next-contact-in-the-past':
      return again({ nextContact: t[refusal.why] })
    case 'already-a-case':
      return c.html(<NotDone at={at} title={t.alreadyACase} says={t.alreadyACaseSays} />, 409)
    case 'not-verified':
      return c.html(<NotDone at={at} title={t.notVerified} says={t.notVerifiedSays} />, 409)
    case 'not-there':
    case 'already-ended':
    case 'held-by-other':
    case 'decision-missing':
      return notEnded(c, at, refusal, again)
  }
}

/** The region of the municipality; of whoever has the case where that is not known. */
function regionOf(at: AtEnquiry, staff: readonly StaffMember[], responsible: StaffId): CorpsRegion {
  const { municipality } = at.enquiry
  const place = municipality === undefined ? undefined : findMunicipality(municipality)
  return place?.corpsRegion ?? staff.find(({ id }) => id === responsible)?.region ?? at.view.me.region
}

const channelAgreed: Readonly<Record<Contact['channel'], AgreedChannel | undefined>> = {
  here: undefined,
  phone: 'phone',
  email: 'email',
  somebody: 'somebody',
  switchboard: 'somebody',
  none: undefined,
}

/**
 * How the person can be reached, as it was said. Hours in the person's words and no end make no agreement yet: until
 * the two who have the case have agreed on one, the gate says no.
 */
function cardOf(contact: Contact | undefined, language: Language): AcuteCardText {
  if (!contact) return nothingAgreed
  const channel = channelAgreed[contact.channel]
  return {
    ...nothingAgreed,
    contactAgreement: {
      ...nothingAgreed.contactAgreement,
      channels: channel ? [{ channel, reachAt: contact.reachAt }] : [],
      whoMayHear: contact.whoMayHear,
      mayLeaveMessage: contact.mayLeaveMessage === 'not-asked' ? 'not-known' : contact.mayLeaveMessage,
      ifSomeoneElseAnswers: contact.ifSomebodyElse,
      more: inWords(labelOf(contactChannels, contact.channel, language), contact.hours),
    },
    codePhrase: contact.codeWord,
  }
}

/** First words, what was said, the six answers and the decisions, each with where it comes from. */
function copiesOf(at: AtEnquiry, file: EnquiryFile): OpeningOfCase['copied'] {
  const { language, now } = at.view
  const { instrument } = at.house
  const t = texts(language).case
  const { reference } = at.enquiry
  const whom = fromWhom(language, at.enquiry)
  const note = (text: string) => ({ text: { kind: 'note', text }, disclosure: 'corps-only' }) as const

  const written = file.messages
    .filter(message => message.writtenBy === 'person')
    .map(message => ({ at: message.at, who: t.bySelf, words: message.text }))
  const noted = file.notes.flatMap(({ at: notedAt, by, text }) =>
    text.kind === 'said' ? [{ at: notedAt, who: t.saidTo(by), words: text.text }] : [],
  )
  const first = [...written, ...noted]
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at))
    .map(each => {
      const source = t.firstWords(reference, `${whom}, ${each.who}`, formatMoment(language, each.at, now))
      return note(`${source}\n\n${each.words}`)
    })

  const { latestAnswers, colours, decisions } = file
  const triage = latestAnswers && [
    t.triageAnswers(reference, latestAnswers.by, formatMoment(language, latestAnswers.at, now)),
    ...answersInWords(instrument, latestAnswers.given, language).map(
      each => `${each.question}\n${each.answer}${each.note === '' ? '' : ` – ${each.note}`}`,
    ),
    ...colours
      .slice(0, 1)
      .map(each =>
        t.colourChosen(
          colourLabel(instrument, each.colour, language),
          each.by,
          formatMoment(language, each.at, now),
        ),
      ),
  ]
  const decided = decisions.length > 0 && [t.decisions(reference), ...decisionLines(decisions, language)]
  return [
    ...first,
    ...(triage ? [note(triage.join('\n'))] : []),
    ...(decided ? [note(decided.join('\n'))] : []),
  ]
}

interface OpenCasePageProps {
  at: AtEnquiry
  staff: readonly StaffMember[]
  decide: boolean
  typed?: Typed | undefined
  errors?: Errors | undefined
}

const OpenCasePage = ({ at, staff, decide, typed, errors }: OpenCasePageProps): Markup => {
  const t = texts(at.view.language).case
  return (
    <EnquiryPage at={at} part="case" title={t.title} errors={errors}>
      {isUnverified(at.enquiry) ? (
        <p>{t.notVerifiedSays}</p>
      ) : (
        <OpenCaseForm {...{ at, staff, decide, typed, errors }} />
      )}
    </EnquiryPage>
  )
}

const OpenCaseForm = ({ at, staff, decide, typed, errors }: OpenCasePageProps): Markup => {
  const { view } = at
  const { language } = view
  const t = texts(language).case
  const whom = { at, staff, typed, errors }
  return (
    <>
      <Lead>{t.lead}</Lead>
      <DeskForm view={view} action={`${at.home}/case`}>
        <TextField
          name="alias"
          label={t.alias}
          hint={t.aliasHint}
          value={typed?.one('alias')}
          error={errors?.['alias']}
          characters={32}
        />
        <ColleagueField {...whom} name="responsible" />
        <ColleagueField {...whom} name="deputy" />
        <MomentField
          language={language}
          name="nextContact"
          legend={t.nextContact}
          hint={t.nextContactHint}
          typed={typed}
          errors={errors}
        />
        <DecidePart at={at} decide={decide} typed={typed} errors={errors} />
        <p class="hint above-answers">{t.copied}</p>
        <Button>{t.save}</Button>
      </DeskForm>
    </>
  )
}

interface ColleagueFieldProps extends Omit<OpenCasePageProps, 'decide'> {
  name: 'responsible' | 'deputy'
}

/** Colleagues by region, the enquiry's own region first. Nobody is chosen beforehand. */
const ColleagueField = ({ at, staff, name, typed, errors }: ColleagueFieldProps): Markup => {
  const { view, enquiry } = at
  const t = texts(view.language).case
  const error = errors?.[name]
  const near =
    enquiry.municipality === undefined ? undefined : findMunicipality(enquiry.municipality)?.corpsRegion
  const regions = (Object.keys(corpsRegions) as CorpsRegion[]).sort(
    (one, other) => Number(other === near) - Number(one === near),
  )
  const marks = (member: StaffMember) =>
    [...(member.id === view.me.id ? [t.you] : []), ...(member.onDuty ? [t.onDuty] : [])].join(', ')
  return (
    <div class={error === undefined ? 'field' : 'field has-error'}>
      <label for={fieldId(name)}>{t[name]}</label>
      <FieldNotes name={name} error={error} />
      <select
        id={fieldId(name)}
        name={name}
        class="characters-32"
        autocomplete="off"
        aria-describedby={describedBy(name, { error })}
        aria-invalid={error === undefined ? undefined : 'true'}
      >
        <option value="">{t.choose}</option>
        {regions.map(region => (
          <optgroup label={corpsRegions[region].name}>
            {staff
              .filter(member => member.region === region && !member.leaving)
              .map(member => (
                <option value={member.id} selected={typed?.one(name) === member.id}>
                  {member.alias}
                  {marks(member) !== '' && ` (${marks(member)})`}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}
