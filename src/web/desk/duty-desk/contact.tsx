import { z } from 'zod'
import { changeContact } from '../../../duty-desk/change-particulars.ts'
import { codesOf, type Coded } from '../../../intake/code-lists.ts'
import { contactChannels, contactOf, yesNoNotAsked, type Contact } from '../../../intake/contact.ts'
import { Button } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { TextField } from '../../components/field.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Radios, type Option } from '../../components/radios.tsx'
import { UserWords } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, line, typedIn, type Errors, type Typed } from '../../kit/form.ts'
import type { Language } from '../../kit/language.ts'
import { actOnce } from '../case/at-case.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { EnquiryPage, withEnquiry, type AtEnquiry } from './at-enquiry.tsx'
import { texts } from './texts.ts'

/** How the person can be reached: read on top of every enquiry, changed here. */
export const contactRoutes: Routes = (desk, house) => {
  desk.get(
    '/enquiries/:id/contact',
    withEnquiry(house, 'read', async (c, at) => {
      const { contact } = await at.read()
      return c.html(<ContactPage at={at} contact={contact} />)
    }),
  )
  desk.post('/enquiries/:id/contact', withEnquiry(house, 'write', contactPosted))
}

export const optionsOf = (list: readonly Coded[], language: Language): Option[] =>
  list.map(each => ({ value: each.code, label: each[language] }))

/** The fields of a safe contact, with its one rule: a channel that leads somewhere needs to say where. */
export const contactFields = {
  'contact-channel': choice(codesOf(contactChannels)),
  reachAt: line(300).default(''),
  hours: line(300).default(''),
  whoMayHear: line(300).default(''),
  codeWord: line(100).default(''),
  ifSomebodyElse: line(300).default(''),
  mayLeaveMessage: choice(codesOf(yesNoNotAsked)).default('not-asked'),
  afraidNow: choice(codesOf(yesNoNotAsked)).default('not-asked'),
}
const contactForm = z.object(contactFields)

export function contactIn(value: z.output<typeof contactForm>): Contact {
  const { 'contact-channel': channel, ...rest } = value
  const { reachAt, hours, whoMayHear, codeWord, ifSomebodyElse, mayLeaveMessage, afraidNow } = rest
  return contactOf({
    channel,
    reachAt,
    hours,
    whoMayHear,
    codeWord,
    ifSomebodyElse,
    mayLeaveMessage,
    afraidNow,
  })
}

export const leadsNowhere = ({ channel, reachAt }: Contact): boolean =>
  reachAt === '' && channel !== 'here' && channel !== 'none'

interface FilledContact {
  language: Language
  typed?: Typed | undefined
  errors?: Errors | undefined
  contact?: Contact | undefined
}

export const ContactChannelFields = ({ language, typed, errors, contact }: FilledContact): Markup => {
  const t = texts(language).contact
  return (
    <>
      <Radios
        name="contact-channel"
        legend={t.channel}
        options={optionsOf(contactChannels, language)}
        chosen={typed?.one('contact-channel') ?? contact?.channel}
        error={errors?.['contact-channel']}
      />
      <TextField
        name="reachAt"
        label={t.reachAt}
        value={typed?.one('reachAt') ?? contact?.reachAt}
        error={errors?.['reachAt']}
      />
    </>
  )
}

export const MoreContactFields = ({ language, typed, errors, contact }: FilledContact): Markup => {
  const t = texts(language).contact
  const field = (name: 'hours' | 'whoMayHear' | 'codeWord' | 'ifSomebodyElse', hint?: string) => (
    <TextField
      name={name}
      label={t[name]}
      hint={hint}
      optional={t.optional}
      value={typed?.one(name) ?? contact?.[name]}
      error={errors?.[name]}
    />
  )
  const question = (name: 'mayLeaveMessage' | 'afraidNow') => (
    <Radios
      name={name}
      legend={t[name]}
      options={optionsOf(yesNoNotAsked, language)}
      chosen={typed?.one(name) ?? contact?.[name]}
      inline
    />
  )
  return (
    <>
      {question('afraidNow')}
      {field('hours')}
      {question('mayLeaveMessage')}
      {field('ifSomebodyElse')}
      {field('whoMayHear')}
      {field('codeWord', t.codeWordHint)}
    </>
  )
}

/** The contact as it is read before anybody rings. What was not said is said so. */
export const ContactList = ({ language, contact }: { language: Language; contact: Contact }): Markup => {
  const t = texts(language).contact
  const label = (list: readonly Coded[], code: string) =>
    list.find(each => each.code === code)?.[language] ?? code
  const said = (text: string) => (text === '' ? t.notSaid : <UserWords text={text} />)
  return (
    <DefinitionList
      rows={[
        {
          term: t.channel,
          is: (
            <strong>
              {label(contactChannels, contact.channel)}
              {contact.reachAt !== '' && (
                <>
                  {': '}
                  <UserWords text={contact.reachAt} />
                </>
              )}
            </strong>
          ),
        },
        { term: t.hours, is: said(contact.hours) },
        { term: t.ifSomebodyElse, is: said(contact.ifSomebodyElse) },
        { term: t.mayLeaveMessage, is: label(yesNoNotAsked, contact.mayLeaveMessage) },
        { term: t.whoMayHear, is: said(contact.whoMayHear) },
        { term: t.codeWord, is: said(contact.codeWord) },
        { term: t.afraidNow, is: label(yesNoNotAsked, contact.afraidNow) },
      ]}
    />
  )
}

const changeForm = z.object({ [actIdName]: actId(), version: z.coerce.number().int(), ...contactFields })

async function contactPosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const t = texts(at.view.language)
  const typed = typedIn(c.var.body)
  const again = (errors: Errors) => c.html(<ContactPage at={at} typed={typed} errors={errors} />, 422)
  const read = readPost(c, changeForm, { 'contact-channel': { missing: t.contact.channelMissing } })
  if ('errors' in read) return again(read.errors)
  const { act, version, ...fields } = read.value
  const contact = contactIn(fields)
  if (leadsNowhere(contact)) return again({ reachAt: t.contact.reachAtMissing })

  const result = await actOnce(at, act, tx => changeContact(tx, at.on, contact, version), at.home)
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'changed-meanwhile': {
      const file = await at.read()
      return c.html(<ContactPage at={at} contact={file.contact} typed={typed} changed />, 409)
    }
  }
}

interface ContactPageProps {
  at: AtEnquiry
  contact?: Contact | undefined
  typed?: Typed | undefined
  errors?: Errors | undefined
  changed?: boolean
}

const ContactPage = ({ at, contact, typed, errors, changed }: ContactPageProps): Markup => {
  const { language } = at.view
  const t = texts(language)
  const version = changed ? at.enquiry.version : (typed?.one('version') ?? at.enquiry.version)
  const filled = { language, typed, errors, contact }
  return (
    <EnquiryPage at={at} part="contact" title={t.contact.title} errors={errors}>
      {changed && contact && (
        <Notice kind="warning" title={t.taken.changed} announced>
          <p>{t.taken.changedSays}</p>
          <ContactList language={language} contact={contact} />
        </Notice>
      )}
      <DeskForm view={at.view} action={`${at.home}/contact`}>
        <input type="hidden" name="version" value={String(version)} />
        <ContactChannelFields {...filled} />
        <MoreContactFields {...filled} />
        <Button>{t.contact.save}</Button>
      </DeskForm>
    </EnquiryPage>
  )
}
