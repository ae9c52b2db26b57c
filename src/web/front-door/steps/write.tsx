import { z } from 'zod'
import {
  findMunicipality,
  municipalities,
  practiceMunicipalities,
} from '../../../country/dk/municipalities.ts'
import { present } from '../../../foundation/assert.ts'
import { contactOf, type Contact } from '../../../intake/contact.ts'
import { sendEnquiry, type SendEnquiry } from '../../../intake/send-enquiry.ts'
import { enterByLookup, leave } from '../../../intake/visit.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import { Heading } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Radios } from '../../components/radios.tsx'
import type { Body } from '../../kit/body.ts'
import { choice, line, ownWords, readForm } from '../../kit/form.ts'
import { errorOf, goTo, sameStep, typedIn, type Ask } from '../ask.ts'
import { DoorForm, DoorPage, type Look } from '../door-page.tsx'
import type { Choices, Shown, ShownAt, StepAt } from '../step.ts'
import { languageOfProfessionals, professionalTexts, type ProfessionalTexts } from '../professional-texts.ts'
import { texts, type Texts } from '../texts.ts'

export interface WritePageProps {
  page: ShownAt<'write'>
  look: Look
  practice: boolean
}

/** How to reach the person safely, and what happens, in their own words. Only the words must be there. */
export const WritePage = ({ page, look, practice }: WritePageProps): Markup => {
  const say = texts(look.language)
  const professionals = professionalTexts(languageOfProfessionals(look.language)).write
  const { choices } = page.step
  const professional = choices.by === 'professional'
  const places = practice ? [...practiceMunicipalities, ...municipalities] : municipalities
  const yesOrNo = (own: { yes: string; no: string }) => [
    { value: 'yes', label: own.yes },
    { value: 'no', label: own.no },
  ]
  return (
    <DoorPage look={look} heading={professional ? professionals.heading : say.write.heading} page={page}>
      {choices.by !== 'professional' && Object.keys(choices.said.answers).length > 0 && (
        <p>{say.write.answersCome}</p>
      )}
      <DoorForm look={look}>
        <ReachFields page={page} say={say} professionals={professionals} />
        <Heading level={2}>{say.write.text.heading}</Heading>
        <TextArea
          name="text"
          label={professional ? professionals.text : say.write.text.label}
          hint={textHint(choices, say, professionals)}
          rows={10}
          value={typedIn(page, 'text')}
          error={errorOf(page, 'text')}
        />
        <Radios
          name="afraid"
          legend={professional ? professionals.afraid : say.write.afraid.legend}
          optional={say.optional}
          options={yesOrNo(say.write.afraid)}
          inline
          chosen={typedIn(page, 'afraid')}
          error={errorOf(page, 'afraid')}
        />
        <SelectField
          name="municipality"
          label={professional ? professionals.municipality : say.write.municipality.label}
          optional={say.optional}
          unanswered={say.write.municipality.unanswered}
          options={places.map(place => ({ value: place.code, label: place.name }))}
          value={typedIn(page, 'municipality')}
          error={errorOf(page, 'municipality')}
          characters={32}
        />
        <Button>{say.write.send}</Button>
      </DoorForm>
    </DoorPage>
  )
}

const textHint = (choices: Choices, say: Texts, professionals: ProfessionalTexts['write']): string => {
  if (choices.by !== 'professional') return say.write.text.hint
  return choices.ground === 'anonymised' ? professionals.anonymised : professionals.named
}

/** Nothing to fill in for those who come back themselves. */
const ReachFields = (props: {
  page: ShownAt<'write'>
  say: Texts
  professionals: ProfessionalTexts['write']
}): Markup => {
  const { page, say, professionals } = props
  const write = say.write
  const field = (name: string) => ({
    name,
    value: typedIn(page, name),
    error: errorOf(page, name),
  })
  const { choices } = page.step
  if (choices.by === 'professional') {
    return (
      <>
        <Heading level={2}>{professionals.callBackHeading}</Heading>
        <TextArea
          {...field('reachAt')}
          label={professionals.switchboard}
          optional={say.optional}
          hint={professionals.switchboardHint}
          rows={2}
        />
        <TextField {...field('hours')} label={professionals.hours} optional={say.optional} />
      </>
    )
  }
  const { channel } = choices
  if (channel === 'here') return <></>
  return (
    <>
      <Heading level={2}>{write.reachHeading}</Heading>
      <p>{write.reachSays}</p>
      {channel === 'somebody' ? (
        <TextArea {...field('reachAt')} label={write.reachAt.somebody} hint={write.instead} rows={2} />
      ) : (
        <TextField
          {...field('reachAt')}
          label={write.reachAt[channel]}
          hint={write.instead}
          inputmode={channel === 'phone' ? 'tel' : 'email'}
        />
      )}
      <TextField {...field('hours')} label={write.hours.label} hint={write.hours.hint} />
      <TextField {...field('whoMayHear')} label={write.whoMayHear.label} hint={write.whoMayHear.hint} />
      {channel === 'phone' && (
        <>
          <TextField
            {...field('ifSomebodyElse')}
            label={write.ifSomebodyElse.label}
            hint={write.ifSomebodyElse.hint}
          />
          <Radios
            name="mayLeaveMessage"
            legend={write.mayLeaveMessage.legend}
            options={[
              { value: 'yes', label: write.mayLeaveMessage.yes },
              { value: 'no', label: write.mayLeaveMessage.no },
            ]}
            inline
            chosen={typedIn(page, 'mayLeaveMessage')}
            error={errorOf(page, 'mayLeaveMessage')}
          />
        </>
      )}
      <TextField
        {...field('codeWord')}
        label={write.codeWord.label}
        hint={write.codeWord.hint}
        characters={16}
      />
    </>
  )
}

const yesOrNo = choice(['yes', 'no']).optional()
const form = z.object({
  reachAt: ownWords(500).optional(),
  hours: line(300).optional(),
  whoMayHear: line(300).optional(),
  ifSomebodyElse: line(300).optional(),
  mayLeaveMessage: yesOrNo,
  codeWord: line(100).optional(),
  text: ownWords(),
  afraid: yesOrNo,
  municipality: z
    .string()
    .refine(code => findMunicipality(code) !== undefined, { params: { problem: 'notAChoice' } })
    .optional(),
})

/** Sends what was written, once. Whoever wrote for longer than a visit lives loses nothing. */
export async function answerWrite(step: StepAt<'write'>, body: Body, ask: Ask): Promise<Shown> {
  const { house } = ask
  const { choices, letter } = step
  const say = texts(ask.language).write.text
  const read = readForm(form, body, ask.language, { text: { missing: say.missing, tooLong: say.tooLong } })
  if ('errors' in read) return sameStep(ask, step, body, { errors: read.errors })
  if (body.repaired.length > 0) return sameStep(ask, step, body, { notice: 'repaired' })

  const contact = contactFrom(choices, read.value)
  const enquiry: SendEnquiry = {
    id: letter.enquiry,
    messageId: letter.message,
    facts: {
      askedBy: choices.by,
      municipality: read.value.municipality,
      under18: choices.under18,
      firstContact: choices.by === 'professional' ? choices.profession : choices.by,
      cause: undefined,
      service: choices.by === 'professional' ? choices.service : 'advice',
      ground: choices.by === 'professional' ? choices.ground : undefined,
      abroad: choices.by !== 'professional' && choices.said.abroad ? 'yes' : 'not-known',
      practice: house.practice,
    },
    said: choices.by === 'professional' ? undefined : choices.said,
    contact,
    text: read.value.text,
  }
  const entered = await enterByLookup(house, Buffer.from(letter.codeLookup, 'base64url'))
  const visit = present(entered, 'the conversation that the letter was begun in')
  await sendEnquiry(house, visit, letter.act, enquiry)
  await leave(house, visit.token)
  return goTo(ask, { at: 'received', by: choices.by, afraid: contact.afraidNow === 'yes' })
}

function contactFrom(choices: Choices, said: z.output<typeof form>): Contact {
  const asked = choices.by === 'professional' ? 'switchboard' : choices.channel
  return contactOf({
    // Without a number there is no other way than coming back, and the page has said so.
    channel: said.reachAt === undefined ? 'here' : asked,
    reachAt: said.reachAt ?? '',
    hours: said.hours ?? '',
    whoMayHear: said.whoMayHear ?? '',
    ifSomebodyElse: said.ifSomebodyElse ?? '',
    codeWord: said.codeWord ?? '',
    mayLeaveMessage: said.mayLeaveMessage ?? 'not-asked',
    afraidNow: said.afraid ?? 'not-asked',
  })
}
