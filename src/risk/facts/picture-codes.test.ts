import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyPicture } from '../../../test/risk/any-picture.ts'
import { asrae } from '../instruments/asrae.ts'
import { findings } from '../instruments/checks.ts'
import { raisedFlags } from '../instruments/flags.ts'
import { itemCode, now, sketch } from '../instruments/invented-picture.ts'
import type { Picture } from '../instruments/picture.ts'
import { codesOf, pictureCodes, pictureIn } from './picture-codes.ts'

const found = (picture: Picture) => [
  ...raisedFlags(asrae, picture, 'signing').map(({ flag }) => flag.code),
  ...findings(asrae, picture, 'signing').map(({ check }) => check.code),
]

/** As it comes back from the database. */
const kept = (picture: Picture) => pictureCodes.parse(JSON.parse(JSON.stringify(codesOf(picture))))

describe('the codes of a fact row', () => {
  it('let every shipped rule find what it found in the picture they were made of', () => {
    fc.assert(
      fc.property(anyPicture, picture => {
        const asSigned = { ...picture, secondRaterHasRated: false }
        expect(found(pictureIn(kept(asSigned)))).toEqual(found(asSigned))
      }),
      { numRuns: 1000 },
    )
  })

  it('tell no moment nearer than the rules ask for', () => {
    const picture = sketch({
      events: [
        ['left_or_separated', '-200h'],
        ['planned_departure', '+30h'],
      ],
      measures: [{ code: 'M01', due: '+3h' }],
    })
    const { events, measures } = codesOf(picture)
    expect(events.map(({ hours }) => hours)).toEqual([-336, 48])
    expect(measures.map(({ hours }) => hours)).toEqual([4])
  })

  it('hold no text, no name, no id and no day, and are the same whenever they were made', () => {
    const picture = {
      ...sketch({ ratings: 'A1=2/U', actors: { 'Den store bror': 'B3=1+weapon_access' } }),
      drivers: [{ item: itemCode('A1'), reason: 'En hemmelig grund' }],
    }
    const codes = JSON.stringify(codesOf(picture))
    expect(codes).toContain('1/- +weapon_access')
    expect(codes).not.toMatch(/bror|hemmelig|teacher|person|20\d\d/)
    const later = { ...picture, at: now.add({ hours: 1000 }) }
    expect(JSON.stringify(codesOf(later))).toBe(codes)
  })
})
