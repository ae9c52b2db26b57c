import { describe, expect, it } from 'vitest'
import { seededChance } from '../crypto/random.ts'
import { drawReference, nouns } from './reference.ts'

describe('the reference of an enquiry or a case', () => {
  it('is one word and a number that can be said aloud', () => {
    const chance = seededChance('reference')
    for (let draw = 0; draw < 500; draw += 1) {
      expect(drawReference(chance)).toMatch(/^[A-ZÆØÅ][a-zæøå]+ [1-9]\d$/)
    }
  })

  it('comes from so many that another one is nearly always free, and more when they are not', () => {
    expect(new Set(nouns).size * 90).toBeGreaterThan(10_000)
    expect(drawReference(seededChance('full'), 4)).toMatch(/ [1-9]\d{3}$/)
  })

  it('holds no two words that sound alike on a bad line', () => {
    const near = nouns.flatMap((one, index) =>
      nouns.slice(index + 1).flatMap(other => (differInOneLetter(one, other) ? [[one, other]] : [])),
    )
    expect(near).toEqual([])
  })
})

function differInOneLetter(one: string, other: string): boolean {
  if (one.length !== other.length) return one.startsWith(other) || other.startsWith(one)
  return Array.from(one).filter((letter, index) => letter !== other[index]).length <= 1
}
