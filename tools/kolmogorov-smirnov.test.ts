import { expect, it } from 'vitest'
import { distance } from '../bench/kolmogorov-smirnov.ts'

const upTo = (count: number, from = 0) => Array.from({ length: count }, (_, at) => from + at)

it('finds no distance between the same, and all of it between what never overlaps', () => {
  expect(distance(upTo(50), upTo(50))).toEqual({ d: 0, p: 1 })
  const apart = distance(upTo(50), upTo(50, 100))
  expect(apart.d).toBe(1)
  expect(apart.p).toBeLessThan(1e-12)
})

it('agrees with a worked example and with the table of critical values', () => {
  // Half of the one lies below all of the other.
  expect(distance([1, 2, 3, 4], [3, 4, 5, 6]).d).toBe(0.5)
  // For 1,000 on each side the table gives 1.628 · √(2 ÷ 1000) at one in a hundred.
  const critical = 1.628 * Math.sqrt(2 / 1000)
  const shifted = Math.round(critical * 1000)
  const { d, p } = distance(upTo(1000), upTo(1000, shifted))
  expect(d).toBeCloseTo(critical, 2)
  expect(p).toBeGreaterThan(0.007)
  expect(p).toBeLessThan(0.012)
})

it('counts equal values on both sides at once', () => {
  expect(distance([1, 1, 1, 2], [1, 1, 1, 2]).d).toBe(0)
  expect(distance([1, 1, 2, 2], [1, 2, 2, 2]).d).toBe(0.25)
})
