import { languageTable, parseLanguageCode, type LanguageCode } from '../../foundation/languages.ts'
import { doorWords, type DoorLanguage } from './door-words.ts'
import { words } from './words.ts'

/** What the desk is in. The door speaks these and more: `DoorLanguage`. */
export const languages = ['da', 'en'] as const
export type Language = (typeof languages)[number]

/** Each language under its own name, for the switch. */
export const languageNames: Readonly<Record<Language, string>> = {
  da: languageTable.da.name,
  en: languageTable.en.name,
}

const zone = 'Europe/Copenhagen'

// Made once: making one costs more than the rest of a page, and asking a calendar for a name as much as a row of a table.
const formatsIn = (locale: string) => {
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' })
  const month = new Intl.DateTimeFormat(locale, { month: 'long' })
  const monday = Temporal.PlainDate.from('2024-01-01')
  const figure = new Intl.NumberFormat(locale)
  const day = { day: 'numeric', month: 'long' } as const
  return {
    plural: new Intl.PluralRules(locale),
    number: figure,
    figures: Array.from({ length: 10 }, (_, digit) => figure.format(digit)),
    weekdays: Array.from({ length: 7 }, (_, days) => weekday.format(monday.add({ days }))),
    months: Array.from({ length: 12 }, (_, months) => month.format(monday.add({ months }))),
    date: new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' }),
    dayOfThisYear: new Intl.DateTimeFormat(locale, { ...day, weekday: 'long' }),
    dayOfAnotherYear: new Intl.DateTimeFormat(locale, { ...day, weekday: 'long', year: 'numeric' }),
  }
}
type Formats = ReturnType<typeof formatsIn>
const made: Partial<Record<LanguageCode, Formats>> = {}
const formatsOf = (language: LanguageCode): Formats =>
  (made[language] ??= formatsIn(languageTable[language].locale))

/** Reads a language of the desk that came from outside. Anything else is undefined. */
export function parseLanguage(text: string | undefined): Language | undefined {
  return languages.find(language => language === text)
}

/**
 * What the person has chosen (a form field, or the staff member's setting) goes first, then what the browser
 * asks for, then Danish. Nothing is remembered in the browser.
 *
 * @param among the languages there are to choose from; Danish is one of them
 */
export function negotiateLanguage(chosen: string | undefined, acceptLanguage: string | undefined): Language
export function negotiateLanguage<Among extends LanguageCode>(
  chosen: string | undefined,
  acceptLanguage: string | undefined,
  among: readonly Among[],
): Among | 'da'
export function negotiateLanguage(
  chosen: string | undefined,
  acceptLanguage: string | undefined,
  among: readonly LanguageCode[] = languages,
): LanguageCode {
  return among.find(language => language === chosen) ?? preferred(acceptLanguage ?? '', among) ?? 'da'
}

function preferred(acceptLanguage: string, among: readonly LanguageCode[]): LanguageCode | undefined {
  return acceptLanguage
    .split(',')
    .slice(0, 20)
    .map(range => {
      const [tag = '', quality = 'q=1'] = range.trim().split(/\s*;\s*/)
      return { language: parseLanguageCode(tag), weight: Number(quality.slice(2)) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .find(({ language }) => language !== undefined && among.includes(language))?.language
}

/** The direction a language is written in. */
export const direction = (language: LanguageCode): 'ltr' | 'rtl' => languageTable[language].direction

/** The form of a phrase that fits the number; `#` becomes the number. */
export function plural(
  language: LanguageCode,
  count: number,
  forms: { one: string; other: string; zero?: string; two?: string; few?: string; many?: string },
): string {
  const rule = formatsOf(language).plural.select(count)
  return (forms[rule] ?? forms.other).replace('#', formatNumber(language, count))
}

/** Words that each stand alone elsewhere, as one line: "Bestemmer, holder øje". */
export const inOneLine = (each: readonly string[]): string =>
  each.map((word, at) => (at === 0 ? word : word.slice(0, 1).toLowerCase() + word.slice(1))).join(', ')

export function formatNumber(language: LanguageCode, number: number): string {
  return formatsOf(language).number.format(number)
}

/** A clock in the figures that the language is read with. Never a telephone number: that is pressed in 0 to 9. */
export const inFigures = (language: LanguageCode, text: string): string =>
  text.replaceAll(/[0-9]/g, digit => formatsOf(language).figures[Number(digit)] ?? digit)

/** Characters that turn the direction of what comes after them. */
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/gu

/** Someone's own words inside a sentence of ours, kept from turning the sentence around. */
export function isolate(text: string): string {
  return `\u2068${text.replaceAll(DIRECTION_MARKS, '')}\u2069`
}

/** "24. november 2026", for a date without a time. */
export function formatDate(language: LanguageCode, date: Temporal.PlainDate): string {
  return isDeskLanguage(language)
    ? `${dayAndMonth(language, date)} ${date.year}`
    : formatsOf(language).date.format(date)
}

/** "9.00" in Copenhagen. */
export function formatTime(language: LanguageCode, instant: Temporal.Instant): string {
  return formatClock(language, instant.toZonedDateTimeISO(zone).toPlainTime())
}

/** "9.00" of a clock anywhere: 24 hours in every language, as clocks in Denmark show them. */
export function formatClock(language: LanguageCode, { hour, minute }: Temporal.PlainTime): string {
  const separator = language === 'da' ? '.' : ':'
  return inFigures(language, `${hour}${separator}${String(minute).padStart(2, '0')}`)
}

/** "i dag kl. 14.05", "tirsdag 24. november kl. 9.00"; with the year when it is another than this year's. */
export function formatMoment(
  language: DoorLanguage,
  instant: Temporal.Instant,
  now: Temporal.Instant,
): string {
  const say = doorWords[language].moment
  const moment = instant.toZonedDateTimeISO(zone)
  const date = moment.toPlainDate()
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const time = formatClock(language, moment.toPlainTime())

  const days = today.until(date).days
  if (days === 0) return say.today(time)
  if (days === 1) return say.tomorrow(time)
  if (days === -1) return say.yesterday(time)
  return say.on(dayInWords(language, date, date.year === today.year), time)
}

function dayInWords(language: DoorLanguage, date: Temporal.PlainDate, thisYear: boolean): string {
  const formats = formatsOf(language)
  if (!isDeskLanguage(language)) {
    return (thisYear ? formats.dayOfThisYear : formats.dayOfAnotherYear).format(date)
  }
  const weekday = formats.weekdays[date.dayOfWeek - 1]
  return `${weekday} ${dayAndMonth(language, date)}${thisYear ? '' : ` ${date.year}`}`
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
  const month = formatsOf(language).months[date.month - 1]
  return language === 'da' ? `${date.day}. ${month}` : `${date.day} ${month}`
}

const isDeskLanguage = (language: LanguageCode): language is Language =>
  languages.some(each => each === language)
