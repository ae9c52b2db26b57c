import { z } from 'zod'
import { countriesAbroad, findCountry, type CountryAbroad } from '../../../country/abroad.ts'
import { timeZone } from '../../../country/dk/opening-hours.ts'
import { nothingSaid } from '../../../intake/said-before.ts'
import { Button } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'
import { Heading } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Telephone } from '../../components/telephone.tsx'
import type { DoorLanguage } from '../../kit/door-words.ts'
import type { Body } from '../../kit/body.ts'
import { readForm } from '../../kit/form.ts'
import { languageTable } from '../../../foundation/languages.ts'
import { formatDate, inFigures } from '../../kit/language.ts'
import { errorOf, goTo, sameStep, type Ask } from '../ask.ts'
import { DoorForm, DoorPage, type Look } from '../door-page.tsx'
import type { Shown, ShownAt, StepAt } from '../step.ts'
import { texts } from '../texts.ts'
import { WriteOrBack } from './way-buttons.tsx'
import { answerWay } from './ways.ts'

/** Abroad, 112 is promised nowhere: the numbers are the country's own, and the page says whether they were checked. */
export const AbroadPage = ({ page, look }: { page: ShownAt<'abroad'>; look: Look }): Markup => {
  const { language } = look
  const say = texts(language).abroad
  const country = findCountry(page.step.country ?? '')
  return (
    <DoorPage look={look} heading={say.heading} page={page}>
      {say.says.map(paragraph => (
        <p>{paragraph}</p>
      ))}
      {country && <Numbers country={country} look={look} />}
      <DoorForm look={look}>
        <SelectField
          name="country"
          label={say.country.label}
          unanswered={say.country.unanswered}
          options={named(language).map(({ code, name }) => ({ value: code, label: name }))}
          value={country?.code}
          error={errorOf(page, 'country')}
          characters={32}
        />
        <Button kind={country ? 'secondary' : 'primary'}>{say.show}</Button>
      </DoorForm>
      <Heading level={2}>{say.ministryHeading}</Heading>
      <p>{say.ministry}</p>
      <p>{say.ministryMissing}</p>
      <WriteOrBack look={look} write={say.write} />
    </DoorPage>
  )
}

const Numbers = ({ country, look }: { country: CountryAbroad; look: Look }): Markup => {
  const { language, now } = look
  const say = texts(language).abroad
  const { numbers, checked } = country
  const clocks = [country.timeZone, timeZone].map(zone => inFigures(language, clockIn(zone, now))) as [
    string,
    string,
  ]
  return (
    <Notice kind="danger" title={say.numbers(nameOf(language, country.code))}>
      <ul>
        {(['all', 'police', 'ambulance'] as const).map(kind => {
          const number = numbers[kind]
          return (
            number !== undefined && (
              <li>
                {say.kinds[kind]}: <Telephone number={number} text={say.call(number)} />
              </li>
            )
          )
        })}
      </ul>
      <p>
        {checked ? say.checked(formatDate(language, Temporal.PlainDate.from(checked.on))) : say.unverified}
      </p>
      <p>{say.time(...clocks)}</p>
    </Notice>
  )
}

const clockIn = (zone: string, now: Temporal.Instant): string =>
  now.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })

const nameOf = (language: DoorLanguage, code: string): string =>
  new Intl.DisplayNames([languageTable[language].locale], { type: 'region' }).of(code) ?? code

const named = (language: DoorLanguage) => {
  const names = new Intl.DisplayNames([languageTable[language].locale], { type: 'region' })
  const order = new Intl.Collator(languageTable[language].locale)
  return countriesAbroad
    .map(({ code }) => ({ code, name: names.of(code) ?? code }))
    .toSorted((one, other) => order.compare(one.name, other.name))
}

const form = z.object({
  country: z.string().refine(code => findCountry(code) !== undefined, { params: { problem: 'notAChoice' } }),
})

export function answerAbroad(step: StepAt<'abroad'>, body: Body, ask: Ask): Shown {
  if (body.all('go').length > 0) return answerWay(body, ask, { ...nothingSaid, abroad: true })
  const { missing } = texts(ask.language).abroad.country
  const read = readForm(form, body, ask.language, { country: { missing, notAChoice: missing } })
  if ('errors' in read) return sameStep(ask, step, body, { errors: read.errors })
  return goTo(ask, { at: 'abroad', country: read.value.country })
}
