import { describe, expect, it } from 'vitest'
import { answersToDrivers, isAnswered } from './answered.ts'
import type { Factor, MeasureStatus } from './measures.ts'

const measure = (status: MeasureStatus, ...why: Factor[]) => ({ status, text: { why } })
const only = (
  driver: Factor,
  measures: ReturnType<typeof measure>[],
  reasons: (Factor & { reason: string })[] = [],
) => {
  const [answered] = answersToDrivers([driver], measures, reasons)
  return answered !== undefined && isAnswered(answered)
}

describe('a driver', () => {
  it('is answered by a measure that names it, while the measure stands and when it is done', () => {
    for (const status of ['agreed', 'under-way', 'done'] as const) {
      expect(only({ item: 'A5' }, [measure(status, { item: 'A5' })])).toBe(true)
    }
  })

  it('is open again when the measure is dropped', () => {
    expect(only({ item: 'A5' }, [measure('dropped', { item: 'A5' })])).toBe(false)
  })

  it('about one actor is not answered by a measure about another', () => {
    expect(only({ item: 'B3', actor: 'far' }, [measure('agreed', { item: 'B3', actor: 'bror' })])).toBe(false)
    expect(only({ item: 'B3', actor: 'far' }, [measure('agreed', { item: 'B3', actor: 'far' })])).toBe(true)
  })

  it('about one actor is answered by a measure for all actors', () => {
    expect(only({ item: 'B3', actor: 'far' }, [measure('agreed', { item: 'B3' })])).toBe(true)
  })

  it('is answered by a written reason for that driver, and only that', () => {
    expect(only({ item: 'A5' }, [], [{ item: 'A5', reason: 'Passet er hos os.' }])).toBe(true)
    expect(only({ item: 'A5' }, [], [{ item: 'A6', reason: 'Passet er hos os.' }])).toBe(false)
  })

  it('with neither is open', () => {
    expect(only({ item: 'A5' }, [measure('agreed', { item: 'A6' })])).toBe(false)
  })
})
