import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pointer, readJson } from './json-text.ts'
import { parseInstrument, readInstrument } from './instrument.ts'
import type { BadInstrument } from './instrument.ts'
import { asrae } from './asrae.ts'
import json from './asrae-0.1.0.json' with { type: 'json' }

const text = JSON.stringify(json, null, 2)
const lineWith = (words: string, of = text) => of.split('\n').findIndex(line => line.includes(words)) + 1
const complaints = (outcome: { done: unknown } | { refused: BadInstrument }, language: 'da' | 'en' = 'en') =>
  'refused' in outcome
    ? outcome.refused.problems.map(({ line, path, what }) => `${line ?? '?'} ${path} ${what[language]}`)
    : []
const bytes = (of: string) => Buffer.from(of, 'utf8')

describe('a JSON text with its lines', () => {
  it('is read as JSON.parse reads it, and refused where JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.nat(), fc.string({ maxLength: 2 }), (whole, at, put) => {
        const place = at % (whole.length + 1)
        for (const given of [whole, whole.slice(0, place) + put + whole.slice(place)]) {
          const read = readJson(given)
          const parsed = parseOrNot(given)
          if ('unreadable' in read) {
            if (read.unreadable.why === 'not-json') expect(parsed).toBe('refused')
          } else expect(read.value).toEqual(parsed)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('knows the line of every value in the shipped instrument', () => {
    const read = readJson(text)
    if ('unreadable' in read) throw new Error('unreadable')
    const lines = text.split('\n')
    const look = (value: unknown, path: readonly (string | number)[]): void => {
      const line = lines[read.lineOf(path) - 1] ?? ''
      const [last] = path.slice(-1)
      if (typeof last === 'string') expect(line, pointer(path)).toContain(JSON.stringify(last))
      else if (typeof value === 'string') expect(line, pointer(path)).toContain(JSON.stringify(value))
      if (Array.isArray(value)) value.forEach((each, index) => look(each, [...path, index]))
      else if (typeof value === 'object' && value !== null) {
        for (const [name, each] of Object.entries(value)) look(each, [...path, name])
      }
    }
    look(read.value, [])
  })

  it('writes pointers as RFC 6901 says, and points at what is around when something is missing', () => {
    expect(pointer(['a/b', 'm~n', 0])).toBe('/a~1b/m~0n/0')
    const read = readJson('{\n "a": {\n  "b": 1\n }\n}')
    if ('unreadable' in read) throw new Error('unreadable')
    expect([read.lineOf(['a', 'c']), read.lineOf(['a', 'b']), read.lineOf(['z'])]).toEqual([2, 3, 1])
  })
})

const parseOrNot = (given: string): unknown => {
  try {
    return JSON.parse(given) as unknown
  } catch {
    return 'refused'
  }
}

describe('a bad instrument file is refused with the line that is wrong', () => {
  it('when its shape is wrong, in the language of whoever reads', () => {
    const spoilt = text.replace('"core": true', '"core": "yes"')
    const line = lineWith('"core": "yes"', spoilt)
    expect(complaints(parseInstrument(spoilt))).toEqual([
      `${line} items[0].core Invalid input: expected boolean, received string`,
    ])
    expect(complaints(parseInstrument(spoilt), 'da')).toEqual([
      `${line} items[0].core skal være true eller false`,
    ])
  })

  it('when a reference leads nowhere, or a code stands twice', () => {
    const nowhere = text.replace('"domain": "A"', '"domain": "Z"')
    expect(complaints(parseInstrument(nowhere), 'da')).toEqual([
      `${lineWith('"domain": "Z"', nowhere)} items[0].domain ukendt domæne: Z`,
    ])
    const twice = text.replace('"code": "RF02"', '"code": "RF01"')
    const [, second] = twice
      .split('\n')
      .flatMap((line, at) => (line.includes('"code": "RF01"') ? [at + 1] : []))
    expect(complaints(parseInstrument(twice), 'da')).toEqual([
      `${second} redFlags[1].code står to gange: RF01`,
    ])
  })

  it('when a condition is wrong deep inside', () => {
    const at = text.indexOf('"redFlags"')
    const spoilt = text.slice(0, at) + text.slice(at).replace('"item": "A2"', '"item": "A99"')
    expect(complaints(parseInstrument(spoilt), 'da')).toEqual([
      `${lineWith('"item": "A99"', spoilt)} redFlags[0].when.item ingen faktor A99 bedømmes for den udsatte`,
    ])
  })

  it('when it is no JSON, with the very line', () => {
    const lines = text.split('\n')
    lines[700] = `${lines[700]} oops`
    expect(complaints(parseInstrument(lines.join('\n')))).toEqual(['701  not JSON from here on'])
    expect(complaints(parseInstrument(''))).toEqual(['1  not JSON from here on'])
    expect(complaints(parseInstrument('{\n"a": 1,\n}'))).toEqual(['3  not JSON from here on'])
    expect(complaints(parseInstrument('{"a": "open'), 'da')).toEqual(['1  her er det ikke JSON længere'])
  })

  it('when a key stands twice, for the second would silently win', () => {
    const twice = text.replace('"status": ', '"status": "a",\n  "status": ')
    expect(complaints(parseInstrument(twice))).toEqual([
      `${lineWith('"status": "a"', twice) + 1}  the same key twice in one object`,
    ])
  })

  it('when it is nothing but brackets', () => {
    expect(complaints(parseInstrument('['.repeat(900_000)))).toEqual(['1  nested too deeply'])
    expect(complaints(parseInstrument('{"a":'.repeat(150_000)))).toEqual(['1  nested too deeply'])
  })

  it('when it is ten megabytes of items, unread', () => {
    const [item] = json.items
    const heavy = Buffer.from(JSON.stringify({ ...json, items: Array.from({ length: 26_000 }, () => item) }))
    expect(heavy.length).toBeGreaterThan(10_000_000)
    expect(complaints(readInstrument(heavy))).toEqual(['?  longer than 1000000 characters'])
  })

  it('when items are wrong, one and all: with one complaint when they are too many, and never with more than fifty', () => {
    const wrong = (length: number) =>
      complaints(parseInstrument(JSON.stringify({ ...json, items: Array.from({ length }, () => 1) })))
    expect(wrong(200_000)).toEqual(['1 items Too big: expected array to have <=200 items'])
    expect(wrong(200)).toHaveLength(50)
  })

  it('when it is in another encoding, with the first line that is', () => {
    const danish = text.replace('"status": ', '"status": "åben", "x": ')
    const line = lineWith('"åben"', danish)
    expect(complaints(readInstrument(Buffer.from(text, 'utf16le')))).not.toEqual([])
    expect(complaints(readInstrument(Buffer.from(`\uFEFF${text}`, 'utf16le')), 'da')).toEqual([
      '1  ikke UTF-8; gem filen som UTF-8',
    ])
    const asWindows = Buffer.from(danish, 'latin1')
    const [complaint] = complaints(readInstrument(asWindows))
    expect(complaint).toMatch(/^\d+ {2}not UTF-8; save the file as UTF-8$/)
    expect(Number(complaint?.split(' ')[0])).toBeLessThanOrEqual(line)
  })

  it('and a byte order mark is no fault', () => {
    expect(readInstrument(bytes(`\uFEFF${text}`))).toEqual({ done: asrae })
  })
})
