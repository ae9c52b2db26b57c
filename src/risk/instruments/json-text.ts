import type { Path } from './problems.ts'

/** Deeper than any instrument; it stops a file that is nothing but brackets. */
const MAX_DEPTH = 32

/** Why a text is no JSON that can be read, and on which line, counted from one. */
export interface Unreadable {
  readonly line: number
  readonly why: 'not-json' | 'key-twice' | 'too-deep'
}

export type JsonText =
  | {
      readonly value: unknown
      /** The line on which the value at the path begins; of the nearest value around it when there is none. */
      lineOf(path: Path): number
    }
  | { readonly unreadable: Unreadable }

/**
 * Reads JSON and remembers on which line each value stands. Stricter than `JSON.parse` in two ways: a key may stand
 * only once in an object (the second would silently win), and nothing is nested deeper than 32. One pass over the text.
 */
export function readJson(text: string): JsonText {
  const places = new Map<string, number>()
  try {
    new Scanner(text, places).whole()
  } catch (error) {
    if (error instanceof Stop) return { unreadable: { line: lineAt(text, error.at), why: error.why } }
    throw error
  }
  return {
    value: JSON.parse(text),
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const place = places.get(pointer(path.slice(0, length)))
        if (place !== undefined) return lineAt(text, place)
      }
      return 1
    },
  }
}

/** A JSON pointer (RFC 6901), such as `/items/3/measures/0`. */
export const pointer = (path: Path): string => path.map(step => `/${escaped(String(step))}`).join('')

const escaped = (step: string) => step.replaceAll('~', '~0').replaceAll('/', '~1')

export function lineAt(text: string, at: number): number {
  let line = 1
  for (let end = text.indexOf('\n'); end !== -1 && end < at; end = text.indexOf('\n', end + 1)) line += 1
  return line
}

class Stop extends Error {
  readonly at: number
  readonly why: Unreadable['why']

  constructor(at: number, why: Unreadable['why']) {
    super(why)
    this.at = at
    this.why = why
  }
}

const WORDS = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const SPACE = /[ \t\n\r]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

class Scanner {
  private readonly text: string
  private readonly places: Map<string, number>
  private at = 0

  constructor(text: string, places: Map<string, number>) {
    this.text = text
    this.places = places
  }

  whole(): void {
    this.value('', 0)
    this.space()
    if (this.at < this.text.length) throw this.stop()
  }

  private value(place: string, depth: number): void {
    this.space()
    this.places.set(place, this.at)
    const mark = this.text[this.at]
    if (mark === '{') this.members(place, this.deeper(depth))
    else if (mark === '[') this.elements(place, this.deeper(depth))
    else if (mark === '"') this.string()
    else this.at += this.match(WORDS).length
  }

  private members(place: string, depth: number): void {
    const keys = new Set<string>()
    this.listed('}', () => {
      this.space()
      const begins = this.at
      const key = this.string()
      if (keys.has(key)) throw new Stop(begins, 'key-twice')
      keys.add(key)
      this.space()
      this.take(':')
      this.value(`${place}/${escaped(key)}`, depth)
      // A key is found faster than its value by whoever reads the file.
      this.places.set(`${place}/${escaped(key)}`, begins)
    })
  }

  private elements(place: string, depth: number): void {
    let index = 0
    this.listed(']', () => {
      this.value(`${place}/${index}`, depth)
      index += 1
    })
  }

  private listed(end: string, one: () => void): void {
    this.at += 1
    this.space()
    if (this.text[this.at] === end) {
      this.at += 1
      return
    }
    for (;;) {
      one()
      this.space()
      if (this.text[this.at] === end) {
        this.at += 1
        return
      }
      this.take(',')
    }
  }

  private string(): string {
    const begins = this.at
    this.take('"')
    for (;;) {
      const code = this.text.charCodeAt(this.at)
      if (Number.isNaN(code) || code < 0x20) throw this.stop()
      if (code === 0x22) break
      this.at += code === 0x5c ? this.match(ESCAPE).length : 1
    }
    this.at += 1
    return String(JSON.parse(this.text.slice(begins, this.at)))
  }

  private deeper(depth: number): number {
    if (depth === MAX_DEPTH) throw new Stop(this.at, 'too-deep')
    return depth + 1
  }

  private space(): void {
    this.at += this.match(SPACE).length
  }

  private take(mark: string): void {
    if (this.text[this.at] !== mark) throw this.stop()
    this.at += 1
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (!found) throw this.stop()
    return found[0]
  }

  private stop(): Stop {
    return new Stop(this.at, 'not-json')
  }
}
