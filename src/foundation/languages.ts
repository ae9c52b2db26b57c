/**
 * The languages that somebody may write to us in, by the tag that pages carry (BCP 47): what each calls itself, which
 * way it is written, and whose months and figures it is read with. Flags are of countries and stand for no language.
 */
export const languageTable = {
  da: { name: 'Dansk', direction: 'ltr', locale: 'da-DK' },
  en: { name: 'English', direction: 'ltr', locale: 'en-GB' },
  ar: { name: 'العربية', direction: 'rtl', locale: 'ar' },
  fa: { name: 'فارسی / دری', direction: 'rtl', locale: 'fa-u-ca-gregory' },
  ps: { name: 'پښتو', direction: 'rtl', locale: 'ps-u-ca-gregory' },
  ur: { name: 'اردو', direction: 'rtl', locale: 'ur' },
  tr: { name: 'Türkçe', direction: 'ltr', locale: 'tr' },
  so: { name: 'Soomaali', direction: 'ltr', locale: 'so' },
  kmr: { name: 'Kurdî (Kurmancî)', direction: 'ltr', locale: 'ku' },
  ckb: { name: 'کوردی (سۆرانی)', direction: 'rtl', locale: 'ckb' },
  ti: { name: 'ትግርኛ', direction: 'ltr', locale: 'ti' },
  uk: { name: 'Українська', direction: 'ltr', locale: 'uk' },
} as const satisfies Readonly<Record<string, { name: string; direction: 'ltr' | 'rtl'; locale: string }>>

export type LanguageCode = keyof typeof languageTable

export const languageCodes = Object.keys(languageTable) as [LanguageCode, ...LanguageCode[]]

/** Tags that browsers send for a language of ours that goes by another: Dari, and Kurdish without saying which. */
const otherTags: Readonly<Record<string, LanguageCode>> = { prs: 'fa', pes: 'fa', ku: 'kmr' }

/** Reads a language that came from outside, such as `fa-AF`. One that we do not know is undefined. */
export function parseLanguageCode(tag: string | undefined): LanguageCode | undefined {
  const primary = tag?.trim().toLowerCase().split('-')[0] ?? ''
  if (Object.hasOwn(otherTags, primary)) return otherTags[primary]
  return languageCodes.find(code => code === primary)
}
