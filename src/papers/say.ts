import type { Language } from '../risk/instruments/codes.ts'

const zone = 'Europe/Copenhagen'
const locales: Record<Language, string> = { da: 'da-DK', en: 'en-GB' }
const days = {
  da: new Intl.DateTimeFormat(locales.da, { dateStyle: 'long', timeZone: zone }),
  en: new Intl.DateTimeFormat(locales.en, { dateStyle: 'long', timeZone: zone }),
}

/** "24. november 2026". A paper is read on another day: never "tomorrow". */
export const dayOf = (language: Language, instant: string): string =>
  days[language].format(Temporal.Instant.from(instant).epochMilliseconds)

/** "24. november 2026 kl. 9.05". */
export function momentOf(language: Language, instant: string): string {
  const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  const two = String(minute).padStart(2, '0')
  return language === 'da'
    ? `${dayOf(language, instant)} kl. ${hour}.${two}`
    : `${dayOf(language, instant)} at ${hour}:${two}`
}

/** A day, a month or a year, as exactly as it is known: "24. november 2026", "november 2026", "2026". */
export function roughly(language: Language, date: string): string {
  const [year = '', month, day] = date.split('-')
  if (month === undefined) return year
  if (day !== undefined) return dayOf(language, `${date}T12:00:00Z`)
  return new Intl.DateTimeFormat(locales[language], {
    month: 'long',
    year: 'numeric',
    timeZone: zone,
  }).format(Temporal.Instant.from(`${date}-15T12:00:00Z`).epochMilliseconds)
}

/** The first letter large, for a row of words that begins a sentence. */
export const asSentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** The word for a code in a list of the instrument; a code the list does not have stands as it is. */
export const wordFor = (
  options: readonly { code: string; label: { da: string; en: string } }[],
  code: string | undefined,
  language: Language,
): string => options.find(option => option.code === code)?.label[language] ?? code ?? ''
