import { describe, expect, it } from 'vitest'
import { asrae } from './asrae.ts'
import type { ItemCode, LibraryMeasureCode } from './codes.ts'
import { itemCode } from './invented-picture.ts'
import {
  acuteItems,
  answersTo,
  coreItems,
  findItem,
  getItem,
  itemsOf,
  measureWithinHours,
  measuresFor,
} from './lookups.ts'

const codes = (entries: readonly { code: string }[]) => entries.map(({ code }) => code).join(' ')

describe('in the instrument one finds', () => {
  it('the items of each domain, in order', () => {
    expect(asrae.domains.map(({ code }) => codes(itemsOf(asrae, code)))).toEqual([
      'A1 A2 A3 A4 A5 A6 A7 A8 A9',
      'B1 B2 B3 B4 B5 B6 B7 B8',
      'C1 C2 C3 C4 C5 C6 C7',
      'D1 D2 D3 D4 D5 D6',
    ])
  })

  it('the core items and the acute ones', () => {
    expect(codes(coreItems(asrae))).toBe('A1 A2 A3 A5 A6 A7 A8 A9 B1 B2 B3 B4 C1 C5 D2')
    expect(codes(acuteItems(asrae))).toBe('A2 A3 A5 A8 A9 B2 B3 C1 C5 D2')
  })

  it('"nobody it could concern" as an answer only where the instrument allows it', () => {
    expect(asrae.items.filter(item => answersTo(item).includes('NA')).map(({ code }) => code)).toEqual(['C7'])
  })

  it('the measures that answer an item, with the hours they give themselves', () => {
    expect(codes(measuresFor(asrae, itemCode('A1')))).toBe('M01 M05 M10 M11 M21')
    expect(measureWithinHours(asrae, 'M01' as LibraryMeasureCode)).toBe(4)
    expect(measureWithinHours(asrae, 'M55' as LibraryMeasureCode)).toBeUndefined()
  })

  it('nothing under a code that is not there', () => {
    expect(findItem(asrae, 'Z1')).toBeUndefined()
    expect(() => getItem(asrae, 'Z1' as ItemCode)).toThrow('has no item Z1')
  })
})
