/** Reads a PDF of ours the way a screen reader does: its objects, what each page draws under which mark, and the tree. */
import { inflateSync } from 'node:zlib'
import { assert } from '../src/foundation/assert.ts'

export type Value = number | boolean | null | string | Name | Reference | Value[] | Dictionary | Stream
export class Name {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}
export class Reference {
  readonly id: number
  constructor(id: number) {
    this.id = id
  }
}
export type Dictionary = Map<string, Value>
export interface Stream {
  readonly dictionary: Dictionary
  readonly bytes: string
}

/** A run of text as it was drawn, and the marks it stands under from the outside in. */
export interface Drawn {
  readonly marks: readonly Mark[]
  /** What was drawn: the letters of a text, or nothing for a line. */
  readonly text: string
}
export interface Mark {
  readonly tag: string
  readonly mcid: number | undefined
  readonly type: string | undefined
}
export interface Page {
  readonly id: number
  readonly dictionary: Dictionary
  readonly drawn: readonly Drawn[]
}
/** An element of the structure tree: what it is, and its children or the marked content it holds, in reading order. */
export interface StructureElement {
  readonly id: number
  readonly tag: string
  readonly dictionary: Dictionary
  readonly holds: readonly (StructureElement | { readonly page: number; readonly mcid: number })[]
}
export interface ReadPdf {
  readonly catalog: Dictionary
  readonly info: Dictionary
  readonly metadata: string
  readonly pages: readonly Page[]
  readonly tree: StructureElement
  /** Which element the file itself says a piece of marked content belongs to. */
  readonly parentOf: (page: Page, mcid: number) => number | undefined
  readonly fonts: readonly Dictionary[]
  readonly get: (value: Value | undefined) => Value | undefined
  readonly dictionaryOf: (value: Value | undefined) => Dictionary
}

export function readPdf(pdf: Uint8Array): ReadPdf {
  const file = Buffer.from(pdf).toString('latin1')
  const offsets = crossReferences(file)
  const known = new Map<number, Value>()
  const get = (value: Value | undefined): Value | undefined => {
    if (!(value instanceof Reference)) return value
    const found = known.get(value.id) ?? objectAt(file, offsets.get(value.id), get)
    known.set(value.id, found)
    return get(found)
  }
  const dictionaryOf = (value: Value | undefined): Dictionary => {
    const found = get(value)
    if (found instanceof Map) return found
    assert(isStream(found), 'a dictionary')
    return found.dictionary
  }
  const list = (value: Value | undefined): Value[] => {
    const found = get(value)
    return Array.isArray(found) ? found : found === undefined ? [] : [found]
  }
  const streamOf = (value: Value | undefined): string => {
    const found = get(value)
    assert(isStream(found), 'a stream')
    return found.dictionary.has('Filter')
      ? inflateSync(Buffer.from(found.bytes, 'latin1')).toString('latin1')
      : found.bytes
  }

  const trailer = new Reader(file, file.lastIndexOf('trailer') + 7).value() as Dictionary
  const catalog = dictionaryOf(trailer.get('Root'))
  const root = dictionaryOf(catalog.get('StructTreeRoot'))
  const parents = numberTree(dictionaryOf(root.get('ParentTree')), get)
  const letters = new Map<Dictionary, ReadonlyMap<number, string>>()
  const fonts: Dictionary[] = []

  const pages = list(dictionaryOf(catalog.get('Pages')).get('Kids')).map((kid): Page => {
    const dictionary = dictionaryOf(kid)
    const resources = dictionaryOf(dictionary.get('Resources'))
    const inUse = resources.has('Font') ? dictionaryOf(resources.get('Font')) : new Map<string, Value>()
    for (const font of inUse.values()) {
      const of = dictionaryOf(font)
      if (letters.has(of)) continue
      letters.set(of, lettersOf(streamOf(of.get('ToUnicode'))))
      fonts.push(of)
    }
    const content = list(dictionary.get('Contents')).map(streamOf).join('\n')
    const fontNamed = (name: string) => letters.get(dictionaryOf(inUse.get(name))) ?? new Map()
    assert(kid instanceof Reference, 'a page is an object of its own')
    return { id: kid.id, dictionary, drawn: drawnIn(content, fontNamed) }
  })

  const elementAt = (value: Value, page: number | undefined): StructureElement => {
    assert(value instanceof Reference, 'an element is an object of its own')
    const dictionary = dictionaryOf(value)
    const own = dictionary.get('Pg')
    const at = own instanceof Reference ? own.id : page
    return {
      id: value.id,
      tag: nameIn(dictionary.get('S')) ?? '',
      dictionary,
      holds: list(dictionary.get('K')).map(kid => {
        const found = get(kid)
        if (typeof found === 'number') return { page: at ?? 0, mcid: found }
        assert(found instanceof Map, 'a child')
        if (nameIn(found.get('Type')) !== 'MCR') return elementAt(kid, at)
        const of = found.get('Pg')
        return { page: of instanceof Reference ? of.id : (at ?? 0), mcid: found.get('MCID') as number }
      }),
    }
  }
  const [document, ...others] = list(root.get('K'))
  assert(document !== undefined && others.length === 0, 'one element holds the whole')

  return {
    catalog,
    info: dictionaryOf(trailer.get('Info')),
    metadata: Buffer.from(streamOf(catalog.get('Metadata')), 'latin1').toString(),
    pages,
    tree: elementAt(document, undefined),
    parentOf(page, mcid) {
      const of = get(parents.get(page.dictionary.get('StructParents') as number))
      const element = Array.isArray(of) ? of[mcid] : undefined
      return element instanceof Reference ? element.id : undefined
    },
    fonts,
    get,
    dictionaryOf,
  }
}

export const nameIn = (value: Value | undefined): string | undefined =>
  value instanceof Name ? value.name : undefined

/** A text string as it is read: UTF-16 when it says so. */
export const textIn = (value: Value | undefined): string | undefined => {
  if (typeof value !== 'string') return undefined
  return value.startsWith('\u00fe\u00ff')
    ? Buffer.from(value.slice(2), 'latin1').swap16().toString('utf16le')
    : value
}

const isStream = (value: Value | undefined): value is Stream =>
  typeof value === 'object' && value !== null && 'bytes' in value

function crossReferences(file: string): Map<number, number> {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file)?.[1])
  const table = file.slice(start, file.indexOf('trailer', start))
  const [, first = '', ...rows] = table.trim().split('\n')
  const from = Number(first.split(' ')[0])
  return new Map(rows.map((row, at) => [from + at, Number(row.slice(0, 10))]))
}

function objectAt(
  file: string,
  offset: number | undefined,
  get: (value: Value | undefined) => Value | undefined,
): Value {
  assert(offset !== undefined, 'every object that is named is there')
  const begins = file.indexOf('obj', offset) + 3
  const reader = new Reader(file, begins)
  const value = reader.value()
  if (!(value instanceof Map) || !/^\s*stream\r?\n/.test(file.slice(reader.at, reader.at + 20))) return value
  const from = file.indexOf('\n', file.indexOf('stream', reader.at)) + 1
  return { dictionary: value, bytes: file.slice(from, from + (get(value.get('Length')) as number)) }
}

function numberTree(tree: Dictionary, get: (value: Value | undefined) => Value | undefined) {
  const numbers = get(tree.get('Nums')) as Value[]
  return new Map(numbers.flatMap((key, at) => (at % 2 === 0 ? [[key as number, numbers[at + 1]]] : [])))
}

/** The letters a typeface's numbers stand for, as it says itself. */
function lettersOf(map: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>()
  const text = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le')
  for (const [, from = '', , several = ''] of map.matchAll(/<(\w+)>\s*<(\w+)>\s*\[([^\]]*)\]/g)) {
    for (const [at, [, hex = '']] of [...several.matchAll(/<([\w ]+)>/g)].entries()) {
      letters.set(Number.parseInt(from, 16) + at, text(hex))
    }
  }
  return letters
}

function drawnIn(content: string, fontNamed: (name: string) => ReadonlyMap<number, string>): Drawn[] {
  const reader = new Reader(content, 0)
  const marks: Mark[] = []
  const drawn: Drawn[] = []
  let operands: Value[] = []
  let font: ReadonlyMap<number, string> = new Map()
  const draws = (text = '') => drawn.push({ marks: [...marks], text })
  for (let next = reader.next(); next !== undefined; next = reader.next()) {
    if (!('operator' in next)) {
      operands.push(next.value)
      continue
    }
    switch (next.operator) {
      case 'BDC':
      case 'BMC': {
        const [tag, about] = operands
        const of = about instanceof Map ? about : new Map<string, Value>()
        marks.push({
          tag: nameIn(tag) ?? '',
          mcid: of.get('MCID') as number | undefined,
          type: nameIn(of.get('Type')),
        })
        break
      }
      case 'EMC':
        assert(marks.pop() !== undefined, 'a mark ends that began')
        break
      case 'Tf':
        font = fontNamed(nameIn(operands[0]) ?? '')
        break
      case 'Tj':
      case 'TJ':
        draws(
          operands
            .flat()
            .map(piece => (typeof piece === 'string' ? spelled(piece, font) : ''))
            .join(''),
        )
        break
      case 'f':
      case 'S':
      case 's':
      case 'B':
      case 'Do':
      case 'sh':
        draws()
    }
    operands = []
  }
  assert(marks.length === 0, 'every mark ends on its page')
  return drawn
}

function spelled(numbers: string, letters: ReadonlyMap<number, string>): string {
  const bytes = Buffer.from(numbers, 'latin1')
  const text: string[] = []
  for (let at = 0; at < bytes.length; at += 2) text.push(letters.get(bytes.readUInt16BE(at)) ?? '\ufffd')
  return text.join('')
}

/** PDF's own notation, as far as our files use it. */
class Reader {
  at: number
  private readonly text: string
  constructor(text: string, at: number) {
    this.text = text
    this.at = at
  }

  next(): { value: Value } | { operator: string } | undefined {
    this.skip()
    if (this.at >= this.text.length) return undefined
    if (/[\d+.<[(/-]/.test(this.text.charAt(this.at))) return { value: this.value() }
    const operator = this.word()
    return operator === 'true' || operator === 'false' ? { value: operator === 'true' } : { operator }
  }

  value(): Value {
    this.skip()
    const first = this.text.charAt(this.at)
    if (this.text.startsWith('<<', this.at)) return this.dictionary()
    if (first === '[') return this.array()
    if (first === '(') return this.literal()
    if (first === '<') return this.hexadecimal()
    if (first === '/') {
      this.at += 1
      return new Name(
        this.word().replaceAll(/#(\w\w)/g, (_, hex: string) =>
          String.fromCodePoint(Number.parseInt(hex, 16)),
        ),
      )
    }
    const reference = /^(\d+) \d+ R\b/.exec(this.text.slice(this.at, this.at + 24))
    if (reference) {
      this.at += reference[0].length
      return new Reference(Number(reference[1]))
    }
    const word = this.word()
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    assert(word !== '' && !Number.isNaN(Number(word)), `a value, not "${word}" at ${this.at}`)
    return Number(word)
  }

  private dictionary(): Dictionary {
    const found: Dictionary = new Map()
    this.at += 2
    for (this.skip(); !this.text.startsWith('>>', this.at); this.skip()) {
      const key = this.value()
      assert(key instanceof Name, 'a key')
      found.set(key.name, this.value())
    }
    this.at += 2
    return found
  }

  private array(): Value[] {
    const found: Value[] = []
    this.at += 1
    for (this.skip(); this.text.charAt(this.at) !== ']'; this.skip()) found.push(this.value())
    this.at += 1
    return found
  }

  private literal(): string {
    let found = ''
    let open = 1
    for (this.at += 1; ; this.at += 1) {
      const each = this.text.charAt(this.at)
      assert(each !== '', 'a string that ends')
      if (each === '\\') {
        this.at += 1
        const escaped = this.text.charAt(this.at)
        found += { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[escaped] ?? escaped
        continue
      }
      if (each === '(') open += 1
      if (each === ')') open -= 1
      if (open === 0) break
      found += each
    }
    this.at += 1
    return found
  }

  private hexadecimal(): string {
    const end = this.text.indexOf('>', this.at)
    const hex = this.text.slice(this.at + 1, end).replaceAll(/\s/g, '')
    this.at = end + 1
    return Buffer.from(hex, 'hex').toString('latin1')
  }

  private word(): string {
    const from = this.at
    while (this.at < this.text.length && !/[\s<>[\]()/]/.test(this.text.charAt(this.at))) this.at += 1
    return this.text.slice(from, this.at)
  }

  private skip(): void {
    while (/\s/.test(this.text.charAt(this.at))) this.at += 1
  }
}

/** An element and everything under it, in reading order. */
export const elements = (of: StructureElement): StructureElement[] => [
  of,
  ...of.holds.flatMap(each => ('tag' in each ? elements(each) : [])),
]

export const children = (of: StructureElement): StructureElement[] =>
  of.holds.filter((each): each is StructureElement => 'tag' in each)

/** The text of an element as it is read aloud. */
export function readAloud(pdf: ReadPdf, of: StructureElement): string {
  const actual = textIn(of.dictionary.get('ActualText'))
  if (actual !== undefined) return actual
  return of.holds
    .map(each => {
      if ('tag' in each) return readAloud(pdf, each)
      const page = pdf.pages.find(({ id }) => id === each.page)
      const lines = page?.drawn.filter(({ marks }) => marks.some(({ mcid }) => mcid === each.mcid)) ?? []
      return lines.map(({ text }) => text).join(' ')
    })
    .join(' ')
}

/** Where a line ends is no part of the text, and neither is how a letter is put together. */
export const unbroken = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, '')
