import { describe, expect, it } from 'vitest'
import { asrae } from '../risk/instruments/asrae.ts'
import { colourDeadline, needsReason } from './colour-deadline.ts'

const thursdayEvening = Temporal.Instant.from('2026-11-26T18:00:00+01:00')
const fridayNoon = Temporal.Instant.from('2026-11-27T12:00:00+01:00')
const due = (colour: 'red' | 'orange' | 'yellow' | 'green', now: Temporal.Instant) =>
  colourDeadline(asrae, colour, now).toZonedDateTimeISO('Europe/Copenhagen').toPlainDateTime().toString()

describe('the deadline of a colour', () => {
  it.each([
    ['red', '2026-11-26T18:15:00'],
    ['orange', '2026-11-26T20:00:00'],
    ['yellow', '2026-11-27T18:00:00'],
    ['green', '2026-11-27T15:00:00'],
  ] as const)('%s at six on a Thursday evening is %s', (colour, expected) => {
    expect(due(colour, thursdayEvening)).toBe(expected)
  })

  it('green on a Friday is Monday, not three times 24 hours', () => {
    expect(due('green', fridayNoon)).toBe('2026-11-30T15:00:00')
  })
})

describe('a reason', () => {
  it('is asked for when the colour is calmer than what the answers point at', () => {
    expect(needsReason('yellow', 'orange')).toBe(true)
  })

  it.each([
    ['orange', 'orange'],
    ['red', 'orange'],
    ['green', undefined],
  ] as const)('is not asked for when %s is chosen and %s was the highest to consider', (chosen, highest) => {
    expect(needsReason(chosen, highest)).toBe(false)
  })
})
