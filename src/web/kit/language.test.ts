import { describe, expect, it } from 'vitest'
import { languageCodes, parseLanguageCode } from '../../foundation/languages.ts'
import {
  direction,
  formatAgo,
  formatDate,
  formatDeadline,
  formatMoment,
  isolate,
  negotiateLanguage,
  plural,
} from './language.ts'

const now = Temporal.Instant.from('2026-11-23T13:05:00Z')
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Copenhagen]`).toInstant()

describe('the language', () => {
  it.each([
    ['en', 'da', 'en'],
    [undefined, 'en-GB,en;q=0.9,da;q=0.8', 'en'],
    [undefined, 'en;q=0.2, da;q=0.9', 'da'],
    [undefined, 'ar, en;q=0.5', 'en'],
    [undefined, 'en;q=0', 'da'],
    [undefined, 'ar', 'da'],
    [undefined, undefined, 'da'],
    ['constructor', ';;;q=,', 'da'],
  ])('chosen %s, browser %s: %s', (chosen, asked, expected) => {
    expect(negotiateLanguage(chosen, asked)).toBe(expected)
  })

  it.each([
    ['da', 'ltr'],
    ['ar', 'rtl'],
    ['fa', 'rtl'],
    ['ckb', 'rtl'],
    ['kmr', 'ltr'],
  ] as const)('%s is written %s', (tag, expected) => {
    expect(direction(tag)).toBe(expected)
  })

  it.each(languageCodes)('%s is written the way that everybody writes it', code => {
    expect(direction(code)).toBe(new Intl.Locale(code).getTextInfo().direction)
  })

  it.each([
    ['fa-AF', 'fa'],
    ['prs', 'fa'],
    ['ku', 'kmr'],
    ['ckb-IQ', 'ckb'],
    ['AR-SY', 'ar'],
    ['constructor', undefined],
    ['sv', undefined],
  ])('a browser that asks for %s is understood: %s', (tag, expected) => {
    expect(parseLanguageCode(tag)).toBe(expected)
  })

  it('counts', () => {
    expect(plural('da', 1, { one: '# dag', other: '# dage' })).toBe('1 dag')
    expect(plural('da', 1200, { one: '# dag', other: '# dage' })).toBe('1.200 dage')
  })

  it('keeps own words from turning the sentence around', () => {
    expect(isolate('\u202eاسم\u2069')).toBe('\u2068اسم\u2069')
  })
})

describe('a moment', () => {
  it.each([
    ['2026-11-23T14:05', 'i dag kl. 14.05', 'today at 14:05'],
    ['2026-11-24T00:00', 'i morgen kl. 0.00', 'tomorrow at 0:00'],
    ['2026-11-22T23:59', 'i går kl. 23.59', 'yesterday at 23:59'],
    ['2026-12-01T09:00', 'tirsdag 1. december kl. 9.00', 'Tuesday 1 December at 9:00'],
    ['2027-01-04T09:00', 'mandag 4. januar 2027 kl. 9.00', 'Monday 4 January 2027 at 9:00'],
  ])('%s', (text, danish, english) => {
    expect(formatMoment('da', at(text), now)).toBe(danish)
    expect(formatMoment('en', at(text), now)).toBe(english)
  })

  it('follows summer time in Copenhagen', () => {
    expect(formatMoment('da', Temporal.Instant.from('2026-07-01T10:00Z'), now)).toBe(
      'onsdag 1. juli kl. 12.00',
    )
  })

  it('a date alone', () => {
    expect(formatDate('da', Temporal.PlainDate.from('2026-11-24'))).toBe('24. november 2026')
  })
})

describe('a deadline', () => {
  it.each([
    [{ minutes: 12 }, 'om 12 min.', 'in 12 min'],
    [{ hours: 2 }, 'om 2 timer', 'in 2 hours'],
    [{ hours: 1, minutes: 40, seconds: 59 }, 'om 1 time 40 min.', 'in 1 hour 40 min'],
    [{ hours: 49 }, 'om 2 dage', 'in 2 days'],
    [{ minutes: -12 }, '12 min. over fristen', '12 min overdue'],
    [{ seconds: 59 }, 'fristen er nu', 'due now'],
    [{ seconds: -59 }, 'fristen er nu', 'due now'],
  ])('%o', (away, danish, english) => {
    expect(formatDeadline('da', now.add(away), now)).toBe(danish)
    expect(formatDeadline('en', now.add(away), now)).toBe(english)
  })

  it('and how long ago something was', () => {
    expect(formatAgo('da', now.subtract({ minutes: 90 }), now)).toBe('for 1 time 30 min. siden')
    expect(formatAgo('da', now, now)).toBe('lige nu')
  })
})
