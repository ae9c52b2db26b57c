import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCprLookalikes } from './cpr.ts'

const found = (text: string) => findCprLookalikes(text).map(({ at, length }) => text.slice(at, at + length))
const two = (part: number) => String(part % 100).padStart(2, '0')

describe('a field warns of what looks like a CPR number', () => {
  it.each([
    ['with a hyphen', 'Hun er 010190-1234.', '010190-1234'],
    ['with no sign between', 'cpr0101901234', '0101901234'],
    ['with a space', 'nr 010190 1234', '010190 1234'],
    ['with a dash and spaces', '(010190 – 1234)', '010190 – 1234'],
    ['with a number that fails modulus 11', '010190-0000', '010190-0000'],
    ['on the leap day of 2000', '290200-4999', '290200-4999'],
    ['as a replacement number', '610190-1234', '610190-1234'],
  ])('written %s', (_, text, number) => {
    expect(found(text)).toEqual([number])
  })

  it.each([
    ['a date that does not exist', '310290-1234'],
    ['a leap day in a year without one', '290200-0999'],
    ['month thirteen', '011390-1234'],
    ['day zero', '000190-1234'],
    ['a longer number', '10101901234'],
    ['a number that goes on', '010190-12345'],
    ['a telephone number', '+45 12 34 56 78'],
    ['a date', '01.01.1990'],
    ['nothing', ''],
  ])('and is silent about %s', (_, text) => {
    expect(found(text)).toEqual([])
  })

  it('finds each of several, where they stand', () => {
    expect(findCprLookalikes('010190-1234 og 020291-4321')).toEqual([
      { at: 0, length: 11 },
      { at: 15, length: 11 },
    ])
  })

  it('finds every birth date of the last century with any number after it, in any sentence', () => {
    const birthday = fc
      .integer({ min: 0, max: 36_523 })
      .map(days => Temporal.PlainDate.from('1900-01-01').add({ days }))
    const words = fc.string({ unit: fc.constantFrom('å', 'x', ' ', '.', 'ß', '🙂', 'م') })
    fc.assert(
      fc.property(words, birthday, fc.integer({ min: 0, max: 3999 }), words, (before, day, serial, after) => {
        const number = `${two(day.day)}${two(day.month)}${two(day.year)}-${String(serial).padStart(4, '0')}`
        expect(found(`${before}${number}${after}`)).toEqual([number])
      }),
    )
  })
})
