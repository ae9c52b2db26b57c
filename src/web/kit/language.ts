import { words } from './words.ts'

export const languages = ['da', 'en'] as const
export type Language = (typeof languages)[number]

/** Each language under its own name, for the switch. */
export const languageNames: Record<Language, string> = { da: 'Dansk', en: 'English' }

const zone = 'Europe/Copenhagen'

// Made once: making one costs more than the rest of a page, and asking a calendar for a name as much as a row of a table.
const formatsIn = (locale: string) => {
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' })
  const month = new Intl.DateTimeFormat(locale, { month: 'long' })
  const monday = Temporal.PlainDate.from('2024-01-01')
  return {
    plural: new Intl.PluralRules(locale),
    number: new Intl.NumberFormat(locale),
    weekdays: Array.from({ length: 7 }, (_, days) => weekday.format(monday.add({ days }))),
    months: Array.from({ length: 12 }, (_, months) => month.format(monday.add({ months }))),
  }
}
const formats: Record<Language, ReturnType<typeof formatsIn>> = {
  da: formatsIn('da-DK'),
  en: formatsIn('en-GB'),
}

/** Reads a language that came from outside. Anything we do not speak is undefined. */
export function parseLanguage(text: string | undefined): Language | undefined {
  return languages.find(language => language === text)
}

/**
 * What the person has chosen (a form field, or the staff member's setting) goes first, then what the browser
 * asks for, then Danish. Nothing is remembered in the browser.
 */
export function negotiateLanguage(chosen: string | undefined, acceptLanguage: string | undefined): Language {
  return parseLanguage(chosen) ?? preferred(acceptLanguage ?? '') ?? 'da'
}

function preferred(acceptLanguage: string): Language | undefined {
  return acceptLanguage
    .split(',')
    .slice(0, 20)
    .map(range => {
      const [tag = '', quality = 'q=1'] = range.trim().split(/\s*;\s*/)
      return { language: parseLanguage(tag.toLowerCase().split('-')[0]), weight: Number(quality.slice(2)) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .find(({ language }) => language !== undefined)?.language
}

/** The direction a language is written in, by its BCP 47 tag. A tag that is none counts as left-to-right. */
export function direction(tag: string): 'ltr' | 'rtl' {
  try {
    return new Intl.Locale(tag).getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
}

/** The form of a phrase that fits the number; `#` becomes the number. */
export function plural(
  language: Language,
  count: number,
  forms: { one: string; other: string; zero?: string; two?: string; few?: string; many?: string },
): string {
  const rule = formats[language].plural.select(count)
  return (forms[rule] ?? forms.other).replace('#', formatNumber(language, count))
}

export function formatNumber(language: Language, number: number): string {
  return formats[language].number.format(number)
}

/** Characters that turn the direction of what comes after them. */
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/gu

/** Someone's own words inside a sentence of ours, kept from turning the sentence around. */
export function isolate(text: string): string {
  return `\u2068${text.replaceAll(DIRECTION_MARKS, '')}\u2069`
}

/** "24. november 2026", for a date without a time. */
export function formatDate(language: Language, date: Temporal.PlainDate): string {
  return `${dayAndMonth(language, date)} ${date.year}`
}

/** "9.00" in Copenhagen. */
export function formatTime(language: Language, instant: Temporal.Instant): string {
  return timeOf(language, instant.toZonedDateTimeISO(zone))
}

function timeOf(language: Language, { hour, minute }: Temporal.ZonedDateTime): string {
  return `${hour}${language === 'da' ? '.' : ':'}${String(minute).padStart(2, '0')}`
}

/** "i dag kl. 14.05", "tirsdag 24. november kl. 9.00"; with the year when it is another than this year's. */
export function formatMoment(language: Language, instant: Temporal.Instant, now: Temporal.Instant): string {
  const say = words[language].moment
  const moment = instant.toZonedDateTimeISO(zone)
  const date = moment.toPlainDate()
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const time = timeOf(language, moment)

  const days = today.until(date).days
  if (days === 0) return say.today(time)
  if (days === 1) return say.tomorrow(time)
  if (days === -1) return say.yesterday(time)

  const weekday = formats[language].weekdays[date.dayOfWeek - 1]
  const year = date.year === today.year ? '' : ` ${date.year}`
  return say.on(`${weekday} ${dayAndMonth(language, date)}${year}`, time)
}

/** "12 min.", "2 timer 40 min.", "3 dage". Rounded down: what is left is never made to look longer. */
export function formatDuration(language: Language, duration: Temporal.Duration): string {
  const say = words[language].moment
  const whole = Math.floor(Math.abs(duration.total('minutes')))
  const minutes = say.minutes.replace('#', String(whole % 60))
  if (whole < 60) return minutes
  if (whole >= 24 * 60) return plural(language, Math.floor(whole / (24 * 60)), say.days)
  const hours = plural(language, Math.floor(whole / 60), say.hours)
  return whole % 60 === 0 ? hours : `${hours} ${minutes}`
}

/** "om 2 timer", "12 min. over fristen", or that it is now. */
export function formatDeadline(
  language: Language,
  deadline: Temporal.Instant,
  now: Temporal.Instant,
): string {
  const say = words[language].moment
  const left = now.until(deadline)
  if (Math.abs(left.total('minutes')) < 1) return say.due
  const duration = formatDuration(language, left)
  return left.sign > 0 ? say.until(duration) : say.over(duration)
}

/** "for 12 min. siden", for something that has happened. */
export function formatAgo(language: Language, instant: Temporal.Instant, now: Temporal.Instant): string {
  const say = words[language].moment
  const passed = instant.until(now)
  return passed.total('minutes') < 1 ? say.justNow : say.ago(formatDuration(language, passed))
}

function dayAndMonth(language: Language, date: Temporal.PlainDate): string {
  const month = formats[language].months[date.month - 1]
  return language === 'da' ? `${date.day}. ${month}` : `${date.day} ${month}`
}
