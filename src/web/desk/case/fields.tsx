import { z } from 'zod'
import { timeZone } from '../../../country/dk/opening-hours.ts'
import { disclosures, type Disclosure } from '../../../access/disclosure.ts'
import { Button } from '../../components/button.tsx'
import { describedBy, fieldId } from '../../components/field-id.ts'
import { FieldNotes } from '../../components/field.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Radios } from '../../components/radios.tsx'
import { Tag } from '../../components/tag.tsx'
import type { Errors, Typed } from '../../kit/form.ts'
import type { Language } from '../../kit/language.ts'
import { texts } from './texts.ts'

/** What a form was filled with: by the person who sends it, or by what is kept. */
export interface Filled {
  readonly errors?: Errors | undefined
  readonly typed?: Typed | undefined
  /** Something typed looks like a CPR number, and nobody has said yet that it should be kept. */
  readonly cpr?: boolean | undefined
}

interface MomentFieldProps extends Filled {
  language: Language
  name: string
  legend: string
  hint?: string | undefined
  /** What stands there before anybody has typed. */
  value?: Temporal.Instant | undefined
}

/** A day and a time of day in Copenhagen, in four inputs: `name-day`, `-month`, `-year` and `-time`. */
export const MomentField = ({
  language,
  name,
  legend,
  hint,
  errors,
  typed,
  value,
}: MomentFieldProps): Markup => {
  const t = texts(language).fields
  const error = errors?.[name]
  const shown = value?.toZonedDateTimeISO(timeZone)
  const kept = {
    day: shown && String(shown.day),
    month: shown && String(shown.month),
    year: shown && String(shown.year),
    time: shown && `${String(shown.hour).padStart(2, '0')}.${String(shown.minute).padStart(2, '0')}`,
  }
  return (
    <fieldset
      class={error === undefined ? 'field' : 'field has-error'}
      aria-describedby={describedBy(name, { hint, error })}
    >
      <legend>{legend}</legend>
      <FieldNotes name={name} hint={hint} error={error} />
      <div class="date">
        {(['day', 'month', 'year', 'time'] as const).map((part, index) => {
          const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${part}`
          return (
            <div>
              <label for={id}>{t.momentParts[part]}</label>
              <input
                id={id}
                name={`${name}-${part}`}
                value={typed ? typed.one(`${name}-${part}`) : kept[part]}
                inputmode={part === 'time' ? 'text' : 'numeric'}
                autocomplete="off"
                class={part === 'day' || part === 'month' ? 'characters-4' : 'characters-8'}
                aria-invalid={error === undefined ? undefined : 'true'}
              />
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

const momentParts = z.object({
  day: z.string().optional(),
  month: z.string().optional(),
  year: z.string().optional(),
  time: z.string().optional(),
})

/** Reads a MomentField. `9`, `9.30`, `09:30` and `0930` are times; half a moment is none. */
export const moment = () =>
  momentParts.transform((parts, context): Temporal.Instant => {
    const read = readMoment(parts)
    if (read) return read
    context.addIssue({
      code: 'custom',
      params: { problem: Object.values(parts).some(Boolean) ? 'noSuchDate' : 'missing' },
    })
    return z.NEVER
  })

/** The same where it may be left out altogether. */
export const optionalMoment = () =>
  momentParts.transform((parts, context): Temporal.Instant | undefined => {
    if (!Object.values(parts).some(Boolean)) return undefined
    const read = readMoment(parts)
    if (read) return read
    context.addIssue({ code: 'custom', params: { problem: 'noSuchDate' } })
    return z.NEVER
  })

/** As far ahead as something may be put off; the database draws the same line. */
const longestDays = 400
/** What lies before this was typed wrongly: nothing of ours is that old. */
const earliest = Temporal.Instant.from('2020-01-01T00:00:00Z')

/** A moment by which something must happen. A deadline in ten years is none. */
export const dueMoment = (now: Temporal.Instant) => moment().refine(isNear(now), tooFar)

/** The same where it may be left out. */
export const optionalDueMoment = (now: Temporal.Instant) =>
  optionalMoment().refine(due => due === undefined || isNear(now)(due), tooFar)

const tooFar = { params: { problem: 'malformed' } }

const isNear = (now: Temporal.Instant) => (due: Temporal.Instant) =>
  Temporal.Instant.compare(due, now.add({ hours: longestDays * 24 })) <= 0 &&
  Temporal.Instant.compare(due, earliest) >= 0

export function readMoment(parts: z.output<typeof momentParts>): Temporal.Instant | undefined {
  const [day, month, year] = [parts.day, parts.month, parts.year].map(part => part?.trim() ?? '')
  const time = /^(\d{1,2})(?:[.: ]?(\d{2}))?$/.exec(parts.time?.trim() ?? '')
  if (!/^\d{1,2}$/.test(day ?? '') || !/^\d{1,2}$/.test(month ?? '') || !/^\d{4}$/.test(year ?? '') || !time)
    return undefined
  try {
    return Temporal.ZonedDateTime.from(
      {
        timeZone,
        day: Number(day),
        month: Number(month),
        year: Number(year),
        hour: Number(time[1]),
        minute: Number(time[2] ?? 0),
      },
      { overflow: 'reject' },
    ).toInstant()
  } catch {
    return undefined
  }
}

const roughParts = z.object({
  day: z.string().optional(),
  month: z.string().optional(),
  year: z.string().optional(),
})

/** A date as exactly as it is known: the day may be left out, or day and month. */
export const roughDate = () =>
  roughParts.transform((parts, context): string => {
    const read = readRoughDate(parts)
    if (read !== undefined && read !== 'noSuchDate') return read
    context.addIssue({ code: 'custom', params: { problem: read ?? 'missing' } })
    return z.NEVER
  })

/** The same where it may be left out altogether: not known. */
export const optionalRoughDate = () =>
  roughParts.transform((parts, context): string | undefined => {
    const read = readRoughDate(parts)
    if (read !== 'noSuchDate') return read
    context.addIssue({ code: 'custom', params: { problem: read } })
    return z.NEVER
  })

/** Undefined when nothing was written at all. */
export function readRoughDate(parts: z.output<typeof roughParts>): string | undefined {
  const [day = '', month = '', year = ''] = [parts.day, parts.month, parts.year].map(
    part => part?.trim() ?? '',
  )
  if (day === '' && month === '' && year === '') return undefined
  if (day !== '' && month === '') return 'noSuchDate'
  const written = [year, month, day]
    .filter(part => part !== '')
    .map(part => part.padStart(2, '0'))
    .join('-')
  return isRoughDate(written) ? written : 'noSuchDate'
}

function isRoughDate(written: string): boolean {
  const [year = '', month = '01', day = '01'] = written.split('-')
  if (!/^\d{4}$/.test(year) || !/^\d{2}$/.test(month) || !/^\d{2}$/.test(day)) return false
  try {
    Temporal.PlainDate.from(`${year}-${month}-${day}`)
    return true
  } catch {
    return false
  }
}

/** Who may ever see the text. Nothing is chosen beforehand: the writer knows best, and only now. */
export const DisclosureField = ({
  language,
  errors,
  typed,
  value,
}: Filled & { language: Language; value?: string | undefined }): Markup => {
  const t = texts(language).disclosure
  return (
    <Radios
      name="disclosure"
      legend={t.legend}
      hint={t.hint}
      error={errors?.['disclosure']}
      options={disclosures.map(each => ({ value: each, ...t.classes[each] }))}
      chosen={typed?.one('disclosure') ?? value}
    />
  )
}

/** The class of a text, beside it. */
export const DisclosureTag = ({
  language,
  disclosure,
}: {
  language: Language
  disclosure: Disclosure
}): Markup => (
  <Tag
    tone={disclosure === 'protected' ? 'warning' : 'neutral'}
    text={texts(language).disclosure.classes[disclosure].label}
  />
)

/** Something typed looks like a CPR number: a question, and a second button that answers it. */
export const CprQuestion = ({ language }: { language: Language }): Markup => {
  const t = texts(language).fields
  return (
    <Notice kind="warning" title={t.cprTitle} announced>
      <p>{t.cprSays}</p>
      <Button kind="secondary" name="keep-cpr" value="yes">
        {t.cprKeep}
      </Button>
    </Notice>
  )
}
