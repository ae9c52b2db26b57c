import { describe, expect, it } from 'vitest'
import { parseTelephone, spaced } from './offer.ts'

describe('a telephone number', () => {
  it.each([
    ['70 16 18 18', '70161818', '70 16 18 18'],
    ['+45 33-92-11-12', '+4533921112', '+45 33 92 11 12'],
    ['116 111', '116111', '116 111'],
    ['1888', '1888', '1888'],
    ['+90 (212) 555 0000', '+902125550000', '+902125550000'],
  ])('%s is rung as %s and read as %s', (typed, rung, read) => {
    expect(parseTelephone(typed)).toBe(rung)
    expect(spaced(rung)).toBe(read)
  })

  it.each(['', '12', 'ring 112', '70161818;ext=1', '7016+1818', '1'.repeat(16), '٧٠١٦١٨١٨'])(
    '“%s” is none',
    typed => {
      expect(parseTelephone(typed)).toBeUndefined()
    },
  )
})
