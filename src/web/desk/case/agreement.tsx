import { z } from 'zod'
import type { AcuteCard } from '../../../case/acute-card.ts'
import { agreedChannels, type ContactAgreement, type Window } from '../../../contact/agreement.ts'
import { isComplete, mayReachOut } from '../../../contact/may-reach-out.ts'
import { timeZones, zoneNames } from '../../../contact/time-zones.ts'
import { Checkbox, Checkboxes } from '../../components/checkboxes.tsx'
import { DateField } from '../../components/date-field.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Details } from '../../components/details.tsx'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import { Heading } from '../../components/heading.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Radios } from '../../components/radios.tsx'
import { Tag } from '../../components/tag.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { choice, choices, line, optionalDate, ownWords, ticked, type Errors } from '../../kit/form.ts'
import { formatDate, formatMoment, type Language } from '../../kit/language.ts'
import type { View } from '../desk-house.ts'
import { agreementTexts, type AgreementTexts } from './agreement-texts.ts'
import type { Filled } from './fields.tsx'
import { texts } from './texts.ts'

// How it is read -----------------------------------------------------------------------------------------

interface AgreementFaceProps {
  view: View
  card: AcuteCard
  watched: boolean
}

/** The agreement as it is read before anybody rings; what was not agreed is said so. */
export const AgreementFace = ({ view, card, watched }: AgreementFaceProps): Markup => {
  const { language } = view
  const t = agreementTexts(language)
  const { acuteCard } = texts(language)
  const { contactAgreement: agreement } = card
  const words = (text: string) => (text === '' ? acuteCard.notAgreed : <UserText text={text} />)
  return (
    <>
      {!isComplete(agreement) && (
        <Notice kind="warning" title={t.notYet}>
          <p>{t.notYetSays}</p>
        </Notice>
      )}
      <DefinitionList
        rows={[
          { term: t.now, is: <NowTag view={view} agreement={agreement} watched={watched} /> },
          { term: t.channels, is: channelLines(t, agreement) ?? acuteCard.notAgreed },
          { term: t.hours, is: hourLines(language, agreement) ?? acuteCard.notAgreed },
          { term: t.until, is: untilLine(view, agreement) ?? acuteCard.notAgreed },
          { term: t.ifSomeoneElseAnswers, is: words(agreement.ifSomeoneElseAnswers) },
          { term: t.mayLeaveMessage, is: t.mayLeaveMessages[agreement.mayLeaveMessage] },
          { term: t.whoMayHear, is: words(agreement.whoMayHear) },
          { term: acuteCard.codePhrase, is: words(card.codePhrase) },
          { term: t.notAlonePhrase, is: words(agreement.notAlonePhrase) },
          { term: t.mistakePhrase, is: words(agreement.mistakePhrase) },
          { term: t.whenNotAlone, is: words(agreement.whenNotAlone) },
          ...(agreement.more === '' ? [] : [{ term: t.more, is: <UserText text={agreement.more} /> }]),
        ]}
      />
    </>
  )
}

/** The same in few lines, for the overview. */
export const AgreementShort = ({ view, card, watched }: AgreementFaceProps): Markup => {
  const { language } = view
  const t = agreementTexts(language)
  const { acuteCard, overview } = texts(language)
  const { contactAgreement: agreement } = card
  const lines = channelLines(t, agreement)
  if (!lines && agreement.more === '') return <p>{overview.noAgreement}</p>
  return (
    <DefinitionList
      rows={[
        { term: t.now, is: <NowTag view={view} agreement={agreement} watched={watched} /> },
        { term: t.channels, is: lines ?? acuteCard.notAgreed },
        { term: t.hours, is: hourLines(language, agreement) ?? acuteCard.notAgreed },
        { term: t.mayLeaveMessage, is: t.mayLeaveMessages[agreement.mayLeaveMessage] },
        ...(agreement.more === '' ? [] : [{ term: t.more, is: <UserText text={agreement.more} /> }]),
      ]}
    />
  )
}

/** What the gate would answer to a way that is agreed. */
const NowTag = (props: { view: View; agreement: ContactAgreement; watched: boolean }): Markup => {
  const { view, agreement, watched } = props
  const { language, now } = view
  const t = agreementTexts(language)
  const [first] = agreement.channels
  const answer = mayReachOut({
    channel: first?.channel ?? 'phone',
    at: now,
    watched,
    harmless: false,
    agreement,
    overridden: false,
  })
  if ('done' in answer) return <Tag tone="success" text={t.mayNow} />
  const { refused } = answer
  return (
    <span class="tags">
      <Tag tone={refused.why === 'watched' ? 'danger' : 'warning'} text={t.mayNot[refused.why]} />
      {refused.why === 'outside-hours' && refused.next && (
        <span>{t.again(formatMoment(language, refused.next, now))}</span>
      )}
    </span>
  )
}

export function channelLines(t: AgreementTexts, agreement: ContactAgreement): Content | undefined {
  if (agreement.channels.length === 0) return undefined
  return (
    <ul>
      {agreement.channels.map(({ channel, reachAt }) => (
        <li>
          {t.channelNames[channel]}
          {reachAt !== '' && (
            <>
              {': '}
              <UserWords text={reachAt} />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

function hourLines(language: Language, agreement: ContactAgreement): Content | undefined {
  if (agreement.hours.length === 0) return undefined
  const t = agreementTexts(language)
  const zone = timeZones.find(each => each.zone === agreement.timeZone)
  return (
    <ul>
      {agreement.hours.map(window => (
        <li>
          {daysOf(t, window)}, {isWholeDay(window) ? t.wholeDay : t.span(window.from, window.to)}
        </li>
      ))}
      {agreement.timeZone !== 'Europe/Copenhagen' && (
        <li>
          <strong>{zone?.[language] ?? agreement.timeZone}</strong>
        </li>
      )}
    </ul>
  )
}

const isWholeDay = ({ from, to }: Window) => from === '00:00' && to === '00:00'

function daysOf(t: AgreementTexts, { days }: Window): string {
  const chosen = days.toSorted((a, b) => a - b)
  if (chosen.length === 7) return t.everyDay
  if (chosen.join('') === '12345') return t.weekdays
  return chosen.map(day => t.days[day - 1]).join(', ')
}

function untilLine({ language, now }: View, { expiresAt, timeZone }: ContactAgreement): string | undefined {
  if (expiresAt === undefined) return undefined
  const day = formatDate(language, lastDay(expiresAt, timeZone))
  return Temporal.Instant.compare(now, expiresAt) < 0 ? day : agreementTexts(language).expired(day)
}

const lastDay = (expiresAt: string, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.from(expiresAt).subtract({ milliseconds: 1 }).toZonedDateTimeISO(timeZone).toPlainDate()

// How it is written ----------------------------------------------------------------------------------------

const WINDOWS = [1, 2, 3] as const
const EVERY_DAY = ['1', '2', '3', '4', '5', '6', '7'] as const
const mayLeave = ['yes', 'no', 'not-known'] as const

const channelField = line(300).default('')
const daysField = choices(EVERY_DAY)
const timeField = line(10).default('')

export const agreementFields = {
  'reach-phone': channelField,
  'reach-sms': channelField,
  'reach-email': channelField,
  'reach-letter': channelField,
  'reach-digital-post': channelField,
  'reach-somebody': channelField,
  'reach-meeting': channelField,
  anyTime: ticked(),
  'days-1': daysField,
  'from-1': timeField,
  'to-1': timeField,
  'days-2': daysField,
  'from-2': timeField,
  'to-2': timeField,
  'days-3': daysField,
  'from-3': timeField,
  'to-3': timeField,
  timeZone: choice(zoneNames).default('Europe/Copenhagen'),
  until: optionalDate(),
  whoMayHear: ownWords().default(''),
  mayLeaveMessage: choice(mayLeave).default('not-known'),
  ifSomeoneElseAnswers: ownWords().default(''),
  notAlonePhrase: ownWords().default(''),
  mistakePhrase: ownWords().default(''),
  whenNotAlone: ownWords().default(''),
  more: ownWords().default(''),
}
const agreementForm = z.object(agreementFields)
type AgreementForm = z.output<typeof agreementForm>

/** The agreement that a form says, or what must be put right in it. */
export function agreementIn(
  form: AgreementForm,
  { language, now }: View,
): { agreement: ContactAgreement } | { errors: Errors } {
  const t = agreementTexts(language)
  const errors: Record<string, string> = {}
  const hours = form.anyTime
    ? [{ days: EVERY_DAY.map(Number), from: '00:00', to: '00:00' }]
    : WINDOWS.flatMap(number => {
        const days = form[`days-${number}`]
        const [from, to] = [form[`from-${number}`], form[`to-${number}`]]
        if (days.length === 0 && from === '' && to === '') return []
        const read = { from: timeOf(from), to: timeOf(to) }
        if (days.length === 0) errors[`days-${number}`] = t.daysMissing
        if (read.from === undefined) errors[`from-${number}`] = t.noSuchTime
        if (read.to === undefined) errors[`to-${number}`] = t.noSuchTime
        return read.from !== undefined && read.to !== undefined
          ? [{ days: days.map(Number), from: read.from, to: read.to }]
          : []
      })
  const expiresAt = form.until
    ?.add({ days: 1 })
    .toZonedDateTime({ timeZone: form.timeZone })
    .startOfDay()
    .toInstant()
  if (expiresAt && Temporal.Instant.compare(expiresAt, now) <= 0) errors['until'] = t.untilPast
  if (expiresAt && Temporal.Instant.compare(expiresAt, now.add({ hours: 367 * 24 })) > 0) {
    errors['until'] = t.untilFar
  }
  if (Object.keys(errors).length > 0) return { errors }
  return {
    agreement: {
      channels: agreedChannels.flatMap(channel => {
        const reachAt = form[`reach-${channel}`]
        return reachAt === '' ? [] : [{ channel, reachAt }]
      }),
      hours,
      timeZone: form.timeZone,
      expiresAt: expiresAt?.toString(),
      whoMayHear: form.whoMayHear,
      mayLeaveMessage: form.mayLeaveMessage,
      ifSomeoneElseAnswers: form.ifSomeoneElseAnswers,
      notAlonePhrase: form.notAlonePhrase.trim(),
      mistakePhrase: form.mistakePhrase.trim(),
      whenNotAlone: form.whenNotAlone,
      more: form.more,
    },
  }
}

/** `10`, `10.30`, `10:30` and `1030` are times. */
function timeOf(typed: string): string | undefined {
  const read = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(typed.replaceAll(' ', ''))
  const [hour, minute] = [Number(read?.[1]), Number(read?.[2] ?? 0)]
  if (!read || hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined
  return `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

interface AgreementFieldsProps extends Filled {
  view: View
  agreement: ContactAgreement
  /** Nothing was ever written: then nothing is chosen for the writer. */
  first: boolean
}

export const AgreementFields = ({ view, agreement, first, errors, typed }: AgreementFieldsProps): Markup => {
  const { language } = view
  const t = agreementTexts(language)
  const { fields } = texts(language)
  const field = (name: string, kept: string) => ({
    name,
    error: errors?.[name],
    value: typed ? typed.one(name) : kept,
  })
  const anyTime = agreement.hours.some(window => isWholeDay(window) && window.days.length === 7)
  const until =
    agreement.expiresAt === undefined ? undefined : lastDay(agreement.expiresAt, agreement.timeZone)
  const more =
    (!anyTime && agreement.hours.length > 1) ||
    ([2, 3] as const).some(
      number =>
        ['days', 'from', 'to'].some(part => errors?.[`${part}-${number}`] !== undefined) ||
        (typed?.all(`days-${number}`).length ?? 0) > 0,
    )
  const windowFields = (number: (typeof WINDOWS)[number]): Markup => {
    const window = anyTime ? undefined : agreement.hours[number - 1]
    return (
      <>
        <Checkboxes
          name={`days-${number}`}
          legend={t.window(number)}
          inline
          error={errors?.[`days-${number}`]}
          options={EVERY_DAY.map((value, index) => ({ value, label: t.days[index] ?? value }))}
          chosen={typed ? typed.all(`days-${number}`) : window?.days.map(String)}
        />
        <div class="date">
          <TextField
            {...field(`from-${number}`, window?.from.replace(':', '.') ?? '')}
            label={t.from}
            characters={8}
          />
          <TextField
            {...field(`to-${number}`, window?.to.replace(':', '.') ?? '')}
            label={t.to}
            characters={8}
          />
        </div>
      </>
    )
  }
  return (
    <>
      <Heading level={2}>{t.channels}</Heading>
      <p class="hint">{t.channelsHint}</p>
      {agreedChannels.map(channel => (
        <TextField
          {...field(
            `reach-${channel}`,
            agreement.channels.find(each => each.channel === channel)?.reachAt ?? '',
          )}
          label={t.channelNames[channel]}
          hint={t.channelHints[channel]}
          optional={fields.optional}
        />
      ))}
      <Heading level={2}>{t.hours}</Heading>
      <p class="hint">{t.hoursHint}</p>
      <Checkbox
        name="anyTime"
        label={t.anyTime}
        checked={typed ? typed.one('anyTime') !== undefined : anyTime}
      />
      {windowFields(1)}
      <Details summary={t.moreHours} open={more}>
        {windowFields(2)}
        {windowFields(3)}
      </Details>
      <SelectField
        {...field('timeZone', first ? '' : agreement.timeZone)}
        label={t.timeZone}
        hint={t.timeZoneHint}
        unanswered={timeZones[0][language]}
        options={timeZones.slice(1).map(each => ({ value: each.zone, label: each[language] }))}
      />
      <DateField
        name="until"
        legend={t.until}
        hint={t.untilHint}
        labels={fields.dateParts}
        error={errors?.['until']}
        value={
          typed
            ? typed.date('until')
            : until && { day: String(until.day), month: String(until.month), year: String(until.year) }
        }
      />
      <TextArea
        {...field('ifSomeoneElseAnswers', agreement.ifSomeoneElseAnswers)}
        label={t.ifSomeoneElseAnswers}
        hint={t.ifSomeoneElseHint}
        rows={2}
      />
      <Radios
        name="mayLeaveMessage"
        legend={t.mayLeaveMessage}
        inline
        options={mayLeave.map(value => ({ value, label: t.mayLeaveMessages[value] }))}
        chosen={typed ? typed.one('mayLeaveMessage') : first ? undefined : agreement.mayLeaveMessage}
      />
      <TextArea {...field('whoMayHear', agreement.whoMayHear)} label={t.whoMayHear} rows={2} />
      <TextArea
        {...field('notAlonePhrase', agreement.notAlonePhrase)}
        label={t.notAlonePhrase}
        hint={t.notAlonePhraseHint}
        rows={2}
      />
      <TextArea
        {...field('mistakePhrase', agreement.mistakePhrase)}
        label={t.mistakePhrase}
        hint={t.mistakePhraseHint}
        rows={2}
      />
      <TextArea
        {...field('whenNotAlone', agreement.whenNotAlone)}
        label={t.whenNotAlone}
        hint={t.whenNotAloneHint}
        rows={3}
      />
      <TextArea {...field('more', agreement.more)} label={t.more} hint={t.moreHint} rows={3} />
    </>
  )
}
