import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWeekdays, isWeekday, isWorkingDay, nextWorkingDay } from './working-days.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const anyDate = fc
  .integer({ min: 0, max: 365 * 60 })
  .map(days => Temporal.PlainDate.from('2000-01-01').add({ days }))

/** The days after `from`, up to and with `to`. */
function daysAfter(from: Temporal.PlainDate, to: Temporal.PlainDate): Temporal.PlainDate[] {
  return Array.from({ length: from.until(to).days }, (_, index) => from.add({ days: index + 1 }))
}

describe('the next working day', () => {
  it.each([
    ['an ordinary Monday', '2026-11-23', '2026-11-24'],
    ['a Friday', '2026-11-27', '2026-11-30'],
    ['a Saturday', '2026-11-28', '2026-11-30'],
    ['the Wednesday before Easter', '2026-04-01', '2026-04-07'],
    ['the day before Grundlovsdag, a Friday', '2026-06-04', '2026-06-08'],
    ['the day before Christmas Eve, a Wednesday', '2026-12-23', '2026-12-28'],
    ['the day before New Year’s Eve', '2026-12-30', '2027-01-04'],
    ['the day before what was Store Bededag', '2024-04-25', '2024-04-26'],
  ])('after %s is the next day somebody is there', (_, from, next) => {
    expect(nextWorkingDay(date(from)).toString()).toBe(next)
  })

  it('is the first one: every day it passes over is one the office is shut', () => {
    fc.assert(
      fc.property(anyDate, from => {
        const next = nextWorkingDay(from)
        expect(daysAfter(from, next).filter(isWorkingDay)).toEqual([next])
      }),
    )
  })
})

describe('a deadline in weekdays', () => {
  it.each([
    ['3 weekdays from a Wednesday', '2026-11-25', 3, '2026-11-30'],
    ['6 weekdays from a Monday', '2026-11-23', 6, '2026-12-01'],
    ['6 weekdays over Easter', '2026-03-31', 6, '2026-04-13'],
    ['3 weekdays over Christmas, where Christmas Eve counts', '2026-12-22', 3, '2026-12-28'],
    ['no weekday', '2026-11-28', 0, '2026-11-28'],
  ])('of %s ends on the day a caseworker would count to', (_, from, weekdays, last) => {
    expect(addWeekdays(date(from), weekdays).toString()).toBe(last)
  })

  it('holds exactly so many weekdays after the day it began, and ends on one', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 40 }), (from, weekdays) => {
        const last = addWeekdays(from, weekdays)
        expect(isWeekday(last)).toBe(true)
        expect(daysAfter(from, last).filter(isWeekday)).toHaveLength(weekdays)
      }),
    )
  })
})
