import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { easterSunday, holidays, isHoliday, isOfficeClosingDay } from './holidays.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const dates = (year: number) =>
  Object.fromEntries(holidays(year).map(holiday => [holiday.name, holiday.date.toString()]))

describe('the holidays', () => {
  it('of 2024 have no Store Bededag', () => {
    expect(dates(2024)).toEqual({
      nytårsdag: '2024-01-01',
      skærtorsdag: '2024-03-28',
      langfredag: '2024-03-29',
      påskedag: '2024-03-31',
      '2. påskedag': '2024-04-01',
      'kristi himmelfartsdag': '2024-05-09',
      pinsedag: '2024-05-19',
      '2. pinsedag': '2024-05-20',
      juledag: '2024-12-25',
      '2. juledag': '2024-12-26',
    })
    expect(isHoliday(date('2024-04-26'))).toBe(false)
  })

  it('of 2023 still have it', () => {
    expect(dates(2023)).toMatchObject({ 'store bededag': '2023-05-05' })
  })

  it.each([
    [2025, '2025-04-17', '2025-04-21', '2025-05-29', '2025-06-09'],
    [2026, '2026-04-02', '2026-04-06', '2026-05-14', '2026-05-25'],
    [2027, '2027-03-25', '2027-03-29', '2027-05-06', '2027-05-17'],
  ])(
    'of %i fall where the calendar has them',
    (year, maundyThursday, easterMonday, ascension, whitMonday) => {
      expect(dates(year)).toMatchObject({
        skærtorsdag: maundyThursday,
        '2. påskedag': easterMonday,
        'kristi himmelfartsdag': ascension,
        '2. pinsedag': whitMonday,
      })
    },
  )

  it('stand in order of date, each on a day of its own', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), year => {
        const days = holidays(year).map(holiday => holiday.date)
        for (const [place, day] of days.entries()) {
          expect(isHoliday(day)).toBe(true)
          const next = days[place + 1]
          if (next) expect(Temporal.PlainDate.compare(day, next)).toBeLessThan(0)
        }
      }),
    )
  })
})

describe('Easter', () => {
  it.each(['1954-04-18', '1981-04-19', '2000-04-23', '2008-03-23', '2019-04-21', '2038-04-25', '2076-04-19'])(
    'was or will be on %s',
    text => {
      expect(easterSunday(date(text).year).toString()).toBe(text)
    },
  )

  it('is a Sunday from 22 March to 25 April in every year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), year => {
        const easter = easterSunday(year)
        expect(easter.dayOfWeek).toBe(7)
        expect(Temporal.PlainDate.compare(easter, { year, month: 3, day: 22 })).toBeGreaterThanOrEqual(0)
        expect(Temporal.PlainDate.compare(easter, { year, month: 4, day: 25 })).toBeLessThanOrEqual(0)
      }),
    )
  })
})

describe('the days the office is shut by custom', () => {
  it('are Grundlovsdag, Christmas Eve and New Year’s Eve, which are no holidays', () => {
    for (const text of ['2026-06-05', '2026-12-24', '2026-12-31']) {
      expect(isOfficeClosingDay(date(text))).toBe(true)
      expect(isHoliday(date(text))).toBe(false)
    }
    for (const text of ['2026-05-01', '2026-06-04', '2026-12-23', '2026-12-30']) {
      expect(isOfficeClosingDay(date(text))).toBe(false)
    }
  })
})
