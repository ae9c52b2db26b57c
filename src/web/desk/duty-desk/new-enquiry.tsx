import { z } from 'zod'
import { once } from '../../../access/once.ts'
import { municipalities, practiceMunicipalities } from '../../../country/dk/municipalities.ts'
import { drawCode, normaliseCode } from '../../../crypto/words/code.ts'
import { danishWords } from '../../../crypto/words/da.ts'
import { claimEnquiry } from '../../../duty-desk/claim-enquiry.ts'
import { noteWhatWasSaid } from '../../../duty-desk/note-what-was-said.ts'
import type { EnquiryId } from '../../../foundation/ids.ts'
import {
  askers,
  causes,
  channels,
  codesOf,
  firstContacts,
  yesNoNotKnown,
} from '../../../intake/code-lists.ts'
import { withFreeReference } from '../../../intake/free-reference.ts'
import { newConversation } from '../../../intake/new-conversation.ts'
import { registerEnquiry } from '../../../intake/register-enquiry.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkboxes.tsx'
import { Details } from '../../components/details.tsx'
import { SelectField, TextArea } from '../../components/field.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Radios } from '../../components/radios.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, line, ownWords, ticked, typedIn, type Errors, type Typed } from '../../kit/form.ts'
import type { DeskContext, DeskHouse, Routes, View } from '../desk-house.ts'
import { DeskForm, DeskPage, readPost } from '../frame.tsx'
import {
  ContactChannelFields,
  contactFields,
  contactIn,
  leadsNowhere,
  MoreContactFields,
  optionsOf,
} from './contact.tsx'
import { texts } from './texts.ts'

/** A call, a meeting or an e-mail becomes an enquiry in half a minute. */
export const newEnquiryRoutes: Routes = (desk, house) => {
  desk.get('/enquiries/new', c =>
    c.html(<NewEnquiryPage view={c.var.view} words={drawCode(house.chance, danishWords)} />),
  )
  desk.post('/enquiries/new', c => enquiryPosted(c, house))
}

const form = z.object({
  [actIdName]: actId(),
  ...contactFields,
  channel: choice(codesOf(channels)).default('phone'),
  askedBy: choice(codesOf(askers)).default('citizen'),
  said: ownWords().optional(),
  municipality: choice([...municipalities, ...practiceMunicipalities].map(({ code }) => code)).optional(),
  under18: choice(codesOf(yesNoNotKnown)).default('not-known'),
  firstContact: choice(codesOf(firstContacts)).optional(),
  cause: choice(codesOf(causes)).optional(),
  words: line().optional(),
  given: ticked(),
})

async function enquiryPosted(c: DeskContext, house: DeskHouse): Promise<Response> {
  const { asking, view, me } = c.var
  const t = texts(view.language)
  const typed = typedIn(c.var.body)
  const again = (errors: Errors, status: 422 | 503 = 422) =>
    c.html(
      <NewEnquiryPage
        view={view}
        words={wordsIn(typed.one('words')) ?? drawCode(house.chance, danishWords)}
        typed={typed}
        errors={errors}
      />,
      status,
    )
  const read = readPost(c, form, { 'contact-channel': { missing: t.contact.channelMissing } })
  if ('errors' in read) return again(read.errors)
  const {
    act,
    channel,
    askedBy,
    said,
    municipality,
    under18,
    firstContact,
    cause,
    given,
    words,
    ...contact
  } = read.value
  const reached = contactIn(contact)
  if (leadsNowhere(reached)) return again({ reachAt: t.contact.reachAtMissing })
  const code = given ? wordsIn(words) : []
  if (!code) return again({ given: t.register.wordsInvalid })

  const turn = given ? { lane: house.staffLane, source: me.id } : undefined
  const kind = askedBy === 'professional' ? 'professional' : 'citizen'
  const conversation = await newConversation(house, kind, view.language, turn, code)
  if ('refused' in conversation) return again({ given: t.register.busy }, 503)

  const id = house.chance.uuid() as EnquiryId
  const result = await withFreeReference(house.chance, reference =>
    house.inTransaction(asking, tx =>
      once(tx, act, async () => {
        const facts = {
          askedBy,
          channel,
          municipality,
          under18,
          abroad: 'not-known',
          firstContact: firstContact ?? (askedBy === 'professional' ? 'other' : askedBy),
          cause,
          service: 'advice',
          ground: undefined,
          practice: house.practice,
        } as const
        const enquiry = { id, facts, contact: reached, message: undefined }
        await registerEnquiry(tx, conversation.done, reference, enquiry, house.clock.now())
        await claimEnquiry(tx, id, house.chance)
        if (said !== undefined) {
          const { id: conversationId, key } = conversation.done
          await noteWhatWasSaid(
            tx,
            { enquiryId: id, conversationId, by: me.id, key, chance: house.chance },
            said,
          )
        }
        return { goTo: `/enquiries/${id}` }
      }),
    ),
  )
  return c.redirect(result.goTo, 303)
}

/** Six different words of ours, as they were read aloud. */
export function wordsIn(text: string | undefined): string[] | undefined {
  const words = text?.split(' ') ?? []
  const ours = words.every(word => danishWords.includes(word)) && new Set(words).size === words.length
  return ours && normaliseCode(words.join(' ')) !== undefined ? words : undefined
}

interface NewEnquiryPageProps {
  view: View
  words: readonly string[]
  typed?: Typed | undefined
  errors?: Errors | undefined
}

const NewEnquiryPage = ({ view, words, typed, errors }: NewEnquiryPageProps): Markup => {
  const { language } = view
  const t = texts(language).register
  const filled = { language, typed, errors }
  const places = view.practice ? practiceMunicipalities : municipalities
  return (
    <DeskPage view={view} title={t.title} section="duty-desk" errors={errors}>
      <Heading level={1}>{t.title}</Heading>
      <Lead>{t.lead}</Lead>
      <DeskForm view={view} action="/enquiries/new">
        <Radios
          name="channel"
          legend={t.channel}
          options={optionsOf(channels, language).filter(({ value }) => value !== 'door')}
          chosen={typed?.one('channel') ?? 'phone'}
          inline
        />
        <Radios
          name="askedBy"
          legend={t.askedBy}
          options={optionsOf(askers, language)}
          chosen={typed?.one('askedBy') ?? 'citizen'}
          inline
        />
        <ContactChannelFields {...filled} />
        <TextArea
          name="said"
          label={t.said}
          hint={t.saidHint}
          value={typed?.one('said')}
          error={errors?.['said']}
        />
        <Details summary={t.words} open={typed?.one('given') !== undefined}>
          <p class="spoken-words">
            <strong>{words.join(' ')}</strong>
          </p>
          <p>{t.wordsHint}</p>
          <input type="hidden" name="words" value={words.join(' ')} />
          <Checkbox name="given" label={t.give} checked={typed?.one('given') !== undefined} />
          {errors?.['given'] !== undefined && <p class="error">{errors['given']}</p>}
        </Details>
        <Details summary={t.more} open={typed !== undefined}>
          <MoreContactFields {...filled} />
          <SelectField
            name="municipality"
            label={t.municipality}
            unanswered={t.chooseMunicipality}
            options={places.map(({ code, name }) => ({ value: code, label: name }))}
            value={typed?.one('municipality')}
            characters={32}
          />
          <Radios
            name="under18"
            legend={t.under18}
            options={optionsOf(yesNoNotKnown, language)}
            chosen={typed?.one('under18')}
            inline
          />
          <SelectField
            name="firstContact"
            label={t.firstContact}
            unanswered={t.chooseFirstContact}
            options={optionsOf(firstContacts, language)}
            value={typed?.one('firstContact')}
            characters={32}
          />
          <SelectField
            name="cause"
            label={t.cause}
            unanswered={t.chooseCause}
            options={optionsOf(causes, language)}
            value={typed?.one('cause')}
            characters={32}
          />
        </Details>
        <Button>{t.save}</Button>
      </DeskForm>
    </DeskPage>
  )
}
