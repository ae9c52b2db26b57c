import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { promisesDocument } from './document.ts'
import { promises, promisesNamedIn } from './promises.ts'
import { readPromiseRecord, recordAfter, recordText, unprovenPromises, type TestResult } from './record.ts'

const ids = promises.map(({ id }) => id)
const all = (more: readonly TestResult[] = []): TestResult[] => [
  ...ids.map(id => ({ name: `the door > ${id} holds`, passed: true })),
  ...more,
]
const at = Temporal.Instant.from('2026-11-24T11:00:00Z')

it('every promise has a number of its own, in order, and stands in both languages', () => {
  expect(ids).toEqual(ids.map((_, place) => `P${place + 1}`))
  expect(new Set(promises.flatMap(({ da, en }) => [da, en])).size).toBe(2 * promises.length)
})

it('the document says what the promises say: npm run promises writes it', () => {
  expect(readFileSync(new URL('../../PROMISES.md', import.meta.url), 'utf8')).toBe(promisesDocument())
})

describe('a promise', () => {
  it('is named by its number as a word of its own', () => {
    expect(promisesNamedIn('the door > P1 and P17 hold')).toEqual(['P1', 'P17'])
    expect(promisesNamedIn('PDF, P170, MP1 and p2')).toEqual([])
  })

  it('is proven when every test that bears its number has passed, and one at least does', () => {
    expect(unprovenPromises(all())).toEqual([])
    expect(unprovenPromises(all([{ name: 'P3 in another place', passed: false }]))).toEqual(['P3'])
    expect(unprovenPromises(all().filter(({ name }) => !name.includes('P7 ')))).toEqual(['P7'])
    expect(unprovenPromises([])).toEqual(ids)
  })
})

describe('the record', () => {
  const later = at.add({ hours: 24 })

  it('keeps when a promise last held, also after a run that did not prove it', () => {
    const first = recordAfter(new Map(), ['P2'], at)
    expect(first.get('P1')).toEqual({ passed: at })
    expect(first.get('P2')).toEqual({ failed: at })
    const second = recordAfter(first, ['P1'], later)
    expect(second.get('P1')).toEqual({ passed: at, failed: later })
    expect(second.get('P2')).toEqual({ failed: at, passed: later })
  })

  it('is read as it was written, and what is no record says nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'haandholdt-promises-'))
    try {
      const path = join(folder, 'promises.json')
      const record = recordAfter(recordAfter(new Map(), ['P2'], at), ['P1'], later)
      writeFileSync(path, recordText(record))
      expect(readPromiseRecord(path)).toEqual(record)
      for (const wrong of ['', 'P1', '[]', '{"P1":{"passed":"yesterday"}}', '{"P1":{"kept":true}}']) {
        writeFileSync(path, wrong)
        expect(readPromiseRecord(path), wrong).toEqual(new Map())
      }
      expect(readPromiseRecord(join(folder, 'elsewhere'))).toEqual(new Map())
      expect(readPromiseRecord(undefined)).toEqual(new Map())
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
