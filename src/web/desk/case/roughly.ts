import { formatDate, type Language } from '../../kit/language.ts'
import { texts } from './texts.ts'

/** A date as exactly as it is known: "24. november 2026", "november 2026", "2026". */
export function roughly(language: Language, date: string | undefined): string {
  if (date === undefined) return texts(language).fields.notKnown.toLowerCase()
  if (date.length === 10) return formatDate(language, Temporal.PlainDate.from(date))
  if (date.length === 4) return date
  const locale = language === 'da' ? 'da-DK' : 'en-GB'
  return Temporal.PlainDate.from(`${date}-01`).toLocaleString(locale, { month: 'long', year: 'numeric' })
}
