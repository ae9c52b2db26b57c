import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { deskStyle, doorStyle } from './stylesheets.ts'

describe('the stylesheets', () => {
  it('the door’s is small enough to stand in every page', () => {
    expect(Buffer.byteLength(doorStyle)).toBeLessThanOrEqual(6000)
  })

  it.each([
    ['door', doorStyle],
    ['desk', deskStyle],
  ])('the %s’s follows the direction of the language and fetches nothing', (_, style) => {
    expect(style).not.toMatch(/[{;](?:(?:margin|padding|border)-(?:left|right)|left|right|float)\b/)
    expect(style).not.toMatch(/text-align:(?:left|right)/)
    expect(style).not.toMatch(/url\(|@import|@font-face/)
    expect(style).not.toContain('<')
  })
})
