import { describe, expect, it } from 'vitest'
import { dueMoment, readMoment, readRoughDate } from './fields.tsx'

const day = { day: '24', month: '11', year: '2026' }

describe('a moment', () => {
  it.each(['9', '9.00', '09:00', '0900', '9:00', ' 09.00 '])('takes the time written as "%s"', time => {
    expect(readMoment({ ...day, time })?.toString()).toBe('2026-11-24T08:00:00Z')
  })

  it.each(['', '24.00', '9.60', 'ni', '9.0', undefined])('takes no time written as "%s"', time => {
    expect(readMoment({ ...day, time })).toBeUndefined()
  })

  it('is told in Copenhagen, in summer and winter', () => {
    expect(readMoment({ day: '24', month: '6', year: '2026', time: '9' })?.toString()).toBe(
      '2026-06-24T07:00:00Z',
    )
  })

  it('does not exist on a day that does not', () => {
    expect(readMoment({ day: '31', month: '2', year: '2026', time: '9' })).toBeUndefined()
    expect(readMoment({ day: '24', month: '11', year: '26', time: '9' })).toBeUndefined()
  })
})

describe('a deadline', () => {
  const now = Temporal.Instant.from('2026-11-24T08:00:00Z')
  const takes = (year: string) => dueMoment(now).safeParse({ ...day, year, time: '9' }).success

  it('may lie a year ahead, not ten, and not before there was anything to do', () => {
    expect(takes('2026')).toBe(true)
    expect(takes('2027')).toBe(true)
    expect(takes('2028')).toBe(false)
    expect(takes('9999')).toBe(false)
    expect(takes('2019')).toBe(false)
  })
})

describe('a date as exactly as it is known', () => {
  it.each([
    [{ day: '4', month: '1', year: '2026' }, '2026-01-04'],
    [{ month: '1', year: '2026' }, '2026-01'],
    [{ year: '2026' }, '2026'],
    [{}, undefined],
  ])('reads %o as %s', (parts, read) => {
    expect(readRoughDate(parts)).toBe(read)
  })

  it.each([
    { day: '4', year: '2026' },
    { day: '31', month: '2', year: '2026' },
    { month: '13', year: '2026' },
    { day: '4', month: '1' },
    { year: '26' },
  ])('says that %o is no date', parts => {
    expect(readRoughDate(parts)).toBe('noSuchDate')
  })
})
