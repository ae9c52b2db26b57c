import { describe, expect, it } from 'vitest'
import { nextAttemptAt } from './slow-down.ts'

const lastFailureAt = Temporal.Instant.from('2026-11-24T08:00:00Z')
const waitSeconds = (failures: number) =>
  nextAttemptAt({ failures, lastFailureAt })?.since(lastFailureAt).total('seconds')

describe('wrong passwords', () => {
  it('cost nothing the first four times: people mistype', () => {
    expect([0, 1, 4].map(waitSeconds)).toEqual([undefined, undefined, undefined])
  })

  it('slow the next attempt more and more', () => {
    expect([5, 6, 7, 8].map(waitSeconds)).toEqual([1, 2, 4, 8])
  })

  it('never lock: after half a minute there is always another attempt', () => {
    expect([10, 100, 100_000].map(waitSeconds)).toEqual([30, 30, 30])
  })
})
