import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceFrom, seededChance, systemChance } from './random.ts'

/** Chance that gives these four-byte numbers, one after the other. */
function numbers(...draws: number[]) {
  return chanceFrom(count => {
    const next = Buffer.alloc(count)
    next.writeUInt32BE(draws.shift() ?? 0)
    return next
  })
}

describe('a draw below a limit', () => {
  it('is a whole number from zero up to the limit', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, limit) => {
        const drawn = seededChance(seed).below(limit)
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn < limit).toBe(true)
      }),
    )
  })

  it('throws away the numbers that would make the first outcomes likelier', () => {
    // 2³² leaves the remainder 1 when divided by 3: the very last number belongs to nobody.
    expect(numbers(2 ** 32 - 1, 5).below(3)).toBe(2)
    expect(numbers(2 ** 32 - 2).below(3)).toBe(2)
  })

  it('reaches every outcome', () => {
    const chance = seededChance('every outcome')
    expect(new Set(Array.from({ length: 200 }, () => chance.below(6))).size).toBe(6)
  })

  it('is not made from nothing', () => {
    for (const limit of [0, -1, 1.5, 2 ** 32 + 1, Number.NaN]) {
      expect(() => systemChance.below(limit)).toThrow('Broken assumption')
    }
    expect(() => systemChance.pick([])).toThrow('Broken assumption')
  })
})

it('gives UUIDs of version 4 that are never the same', () => {
  const ids = Array.from({ length: 1000 }, () => systemChance.uuid())
  expect(new Set(ids).size).toBe(1000)
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

it('repeats itself from a seed, and only from that seed', () => {
  const draws = (seed: string) => {
    const chance = seededChance(seed)
    return [chance.uuid(), chance.bytes(100), chance.below(1000), chance.pick(['a', 'b', 'c'])]
  }
  expect(draws('one')).toEqual(draws('one'))
  expect(draws('one')).not.toEqual(draws('two'))
  const chance = seededChance('one')
  expect(chance.bytes(32)).not.toEqual(chance.bytes(32))
})
