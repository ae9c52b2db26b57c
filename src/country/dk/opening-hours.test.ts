import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextRead, nextWorkingDayDeadline, officeHours, timeZone } from './opening-hours.ts'
import { isWorkingDay } from './working-days.ts'

const instant = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant()
const local = (zoned: Temporal.ZonedDateTime) => zoned.toPlainDateTime().toString({ smallestUnit: 'minute' })
const opening = (now: string) => {
  const read = nextRead(instant(now))
  return read.when === 'next-opening' && read.from.toInstant().toString()
}
const anyInstant = fc
  .integer({ min: 0, max: 40 * 365 * 24 * 3600 })
  .map(seconds => Temporal.Instant.from('2020-01-01T00:00:00Z').add({ seconds }))

describe('whoever writes is told when somebody reads', () => {
  it.each([
    ['when the office opens', '2026-11-23T08:00', '2026-11-23T15:00'],
    ['in the middle of the day', '2026-11-23T11:30', '2026-11-23T15:00'],
    ['in the last minute', '2026-11-23T14:59:59', '2026-11-23T15:00'],
  ])('%s: today', (_, now, before) => {
    const read = nextRead(instant(now))
    expect(read.when === 'today' && local(read.before)).toBe(before)
  })

  it.each([
    ['just before it opens', '2026-11-23T07:59:59', '2026-11-23T08:00'],
    ['at the minute it shuts', '2026-11-23T15:00', '2026-11-24T08:00'],
    ['at midnight', '2026-11-24T00:00', '2026-11-24T08:00'],
    ['a second before midnight', '2026-11-23T23:59:59', '2026-11-24T08:00'],
    ['on Friday evening', '2026-11-27T20:00', '2026-11-30T08:00'],
    ['on Saturday in what would be office hours', '2026-11-28T10:00', '2026-11-30T08:00'],
    ['on Christmas Eve, a Thursday', '2026-12-24T10:00', '2026-12-28T08:00'],
    ['on Christmas Eve, a Tuesday', '2024-12-24T10:00', '2024-12-27T08:00'],
    ['on Grundlovsdag, a Friday', '2026-06-05T10:00', '2026-06-08T08:00'],
    ['before Easter', '2026-04-01T16:00', '2026-04-07T08:00'],
    ['the weekend summer time begins', '2026-03-28T12:00', '2026-03-30T08:00'],
    ['the weekend summer time ends', '2026-10-24T12:00', '2026-10-26T08:00'],
  ])('%s: the next opening', (_, now, from) => {
    const read = nextRead(instant(now))
    expect(read.when === 'next-opening' && local(read.from)).toBe(from)
  })

  it('by the clock on the wall, an hour apart in UTC in summer and winter', () => {
    expect(opening('2026-03-27T20:00')).toBe('2026-03-30T06:00:00Z')
    expect(opening('2026-03-26T20:00')).toBe('2026-03-27T07:00:00Z')
    expect(opening('2026-10-23T20:00')).toBe('2026-10-26T07:00:00Z')
    expect(opening('2026-10-22T20:00')).toBe('2026-10-23T06:00:00Z')
  })

  it('also in the hour that summer time repeats and around the hour it skips', () => {
    for (const text of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-03-29T01:00:00Z']) {
      const read = nextRead(Temporal.Instant.from(text))
      expect(read.when === 'next-opening' && read.from.hour).toBe(8)
    }
  })

  it('never of a time that has passed, nor of one when the office is shut', () => {
    fc.assert(
      fc.property(anyInstant, now => {
        const here = now.toZonedDateTimeISO(timeZone)
        const read = nextRead(now)
        const named = read.when === 'today' ? read.before : read.from
        expect(Temporal.ZonedDateTime.compare(named, here)).toBeGreaterThan(0)
        expect(isWorkingDay(named.toPlainDate())).toBe(true)
        const time = read.when === 'today' ? officeHours.closesAt : officeHours.opensAt
        expect(named.toPlainTime().equals(time)).toBe(true)
        if (read.when === 'today') expect(named.toPlainDate().equals(here.toPlainDate())).toBe(true)
      }),
    )
  })

  it('of the first opening: whoever writes at any minute before it is told of no earlier one', () => {
    fc.assert(
      fc.property(anyInstant, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (now, share) => {
        const read = nextRead(now)
        if (read.when === 'today') return
        const wait = read.from.epochMilliseconds - now.epochMilliseconds
        const later = nextRead(now.add({ milliseconds: Math.floor(wait * share) }))
        expect(later.when === 'next-opening' && later.from.equals(read.from)).toBe(true)
      }),
    )
  })
})

describe('the deadline of a green enquiry', () => {
  it.each([
    ['Monday morning', '2026-11-23T06:00', '2026-11-24T15:00'],
    ['Monday in office hours', '2026-11-23T10:00', '2026-11-24T15:00'],
    ['Monday night', '2026-11-23T23:59', '2026-11-24T15:00'],
    ['Friday', '2026-11-27T10:00', '2026-11-30T15:00'],
    ['Sunday', '2026-11-29T10:00', '2026-11-30T15:00'],
    ['the day before Christmas Eve', '2026-12-23T10:00', '2026-12-28T15:00'],
    ['the Friday before summer time begins', '2026-03-27T14:00', '2026-03-30T15:00'],
    ['the Friday before summer time ends', '2026-10-23T14:00', '2026-10-26T15:00'],
  ])('from %s is the end of the next working day', (_, now, deadline) => {
    const due = nextWorkingDayDeadline(instant(now)).toZonedDateTimeISO(timeZone)
    expect(local(due)).toBe(deadline)
  })

  it('leaves at least a whole opening of the office to answer in', () => {
    fc.assert(
      fc.property(anyInstant, now => {
        const due = nextWorkingDayDeadline(now).toZonedDateTimeISO(timeZone)
        const opens = due.withPlainTime(officeHours.opensAt).toInstant()
        expect(isWorkingDay(due.toPlainDate())).toBe(true)
        expect(Temporal.Instant.compare(now, opens)).toBeLessThan(0)
      }),
    )
  })
})
