import { expect, it } from 'vitest'
import { runsOf, type CaseTrace } from './traces.ts'

const row = (seq: number, alias: string, act = 'open-case'): CaseTrace => ({
  seq,
  at: Temporal.Instant.from('2026-11-24T09:00:00Z'),
  who: { alias, role: 'consultant' },
  act,
  outcome: 'read',
  reason: 'read',
})

it('puts what one person did several times in a row on one line, and counts every row', () => {
  const rows = [
    row(5, 'Birk'),
    row(4, 'Birk'),
    row(3, 'Storm'),
    row(2, 'Birk', 'open-address'),
    row(1, 'Birk'),
  ]
  const runs = runsOf(rows)
  expect(runs.map(each => [each.who?.alias, each.act, each.times])).toEqual([
    ['Birk', 'open-case', 2],
    ['Storm', 'open-case', 1],
    ['Birk', 'open-address', 1],
    ['Birk', 'open-case', 1],
  ])
  expect(runs.reduce((sum, each) => sum + each.times, 0)).toBe(rows.length)
})
