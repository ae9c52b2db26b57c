import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PdfFile from 'pdfkit'
import { documentTitle, type Block, type Paper } from './paper.ts'
import { momentOf } from './say.ts'
import { texts } from './texts.ts'
import {
  hasUnreadable,
  linesOf,
  needsActualText,
  runsOf,
  widthOf,
  type Face,
  type Line,
  type Typefaces,
} from './type-setting.ts'

const require = createRequire(import.meta.url)
const font = (path: string): Buffer => readFileSync(require.resolve(`@expo-google-fonts/${path}`))
/** Read once: a paper needs all four. */
let read: Record<Face, Buffer> | undefined
export const fonts = (): Record<Face, Buffer> =>
  (read ??= {
    sans: font('ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf'),
    'sans-strong': font('ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf'),
    arabic: font('ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf'),
    'arabic-strong': font('ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf'),
  })

const margin = { left: 56, right: 56, top: 62, bottom: 60 }
const ink = '#1a1a1a'
const quiet = '#4a4a4a'
const rule = '#b8b8b8'
/** Light enough to read through, dark enough to be on every copy. */
const watermark = '#ececec'

/**
 * A paper as PDF: tagged, declared as PDF/UA, its language and a title that tells nothing, the recipient and the time
 * across every page. The same paper gives the same bytes. An extract is set smaller, down to 8 points, to keep to its
 * one page; what does not fit even so goes on, for nothing is ever dropped.
 */
export const reportPdf = async (paper: Paper): Promise<Buffer> => (await set(paper)).pdf

/** How many pages it is when it is printed. */
export const pagesOf = async (paper: Paper): Promise<number> => (await set(paper)).pages

async function set(paper: Paper): Promise<{ pdf: Buffer; pages: number }> {
  if (paper.kind !== 'extract') return setIn(paper, 9.5)
  for (const size of [9.5, 8.75]) {
    const made = await setIn(paper, size)
    if (made.pages === 1) return made
  }
  return setIn(paper, 8)
}

async function setIn(paper: Paper, size: number): Promise<{ pdf: Buffer; pages: number }> {
  const sheet = new Sheet(paper, size)
  sheet.draw()
  return sheet.end()
}

type Element = PDFKit.PDFStructureElement
interface Look {
  size: number
  strong?: boolean
  colour?: string
}

/** One paper being drawn, from top to bottom. */
class Sheet {
  private readonly doc: PDFKit.PDFDocument
  private readonly faces: Typefaces
  private readonly root: Element
  private readonly chunks: Buffer[] = []
  private y = margin.top
  private hasUnreadable = false
  private readonly paper: Paper
  private readonly size: number

  constructor(paper: Paper, size: number) {
    this.paper = paper
    this.size = size
    const madeAt = new Date(paper.madeAt)
    this.doc = new PdfFile({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: '1.7',
      // The types know PDF/A alone; the program knows PDF/UA too.
      subset: 'PDF/UA' as never,
      tagged: true,
      lang: paper.language,
      displayTitle: true,
      // None but our own four: PDF/UA wants every typeface embedded.
      font: '',
      info: {
        Title: documentTitle(paper),
        Creator: 'Håndholdt',
        Producer: 'Håndholdt',
        CreationDate: madeAt,
        ModDate: madeAt,
      },
    })
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk))
    for (const [face, bytes] of Object.entries(fonts())) {
      this.doc.registerFont(face, (opened.get(face) ?? bytes) as typeof bytes)
    }
    this.faces = typefacesOf(this.doc)
    this.root = this.doc.struct('Document')
    this.doc.addStructure(this.root)
    this.newPage()
  }

  draw(): void {
    const { paper, size } = this
    this.text(this.root, 'H1', paper.title, { size: size * 1.9, strong: true }, size * 0.6)
    for (const { heading, blocks } of paper.sections) {
      const sect = this.within(this.root, 'Sect')
      if (heading !== '') {
        this.room(size * 12)
        this.y += size * 0.9
        this.text(sect, 'H2', heading, { size: size * 1.3, strong: true }, size * 0.3)
      }
      for (const block of blocks) this.block(sect, block)
      sect.end()
    }
    if (this.hasUnreadable) {
      this.text(this.root, 'P', texts(paper.language).unreadable, { size: size * 0.9, colour: quiet }, 0)
    }
    this.root.end()
  }

  /** The numbers of the pages are known only now. */
  end(): Promise<{ pdf: Buffer; pages: number }> {
    const { doc, paper } = this
    const t = texts(paper.language)
    const { count } = doc.bufferedPageRange()
    for (let page = 0; page < count; page++) {
      doc.switchToPage(page)
      doc.markContent('Artifact', { type: 'Pagination' })
      const y = doc.page.height - margin.bottom + 28
      this.line(runsOf(t.page(paper.number, page + 1, count), false, this.faces), margin.left, y, 8, quiet)
      doc.endMarkedContent()
    }
    return new Promise(resolve => {
      doc.on('end', () => resolve({ pdf: Buffer.concat(this.chunks), pages: count }))
      doc.end()
    })
  }

  private block(sect: Element, block: Block): void {
    const { size } = this
    switch (block.kind) {
      case 'text':
        if (block.tone === 'lead') {
          this.room(size * 5)
          this.y += size * 0.4
        }
        return this.text(
          sect,
          block.tone === 'lead' ? 'H3' : 'P',
          block.text,
          block.tone === 'hint'
            ? { size: size * 0.9, colour: quiet }
            : { size: size * (block.tone === 'lead' ? 1.08 : 1), strong: block.tone === 'lead' },
          size * 0.5,
        )
      case 'list':
        return this.list(sect, block.items)
      case 'facts':
        return this.table(sect, {
          widths: [1, 2.6],
          rows: block.rows.map(({ term, is }) => [[term], is]),
        })
      case 'table':
        return this.table(sect, block)
    }
  }

  private list(sect: Element, items: readonly string[]): void {
    const { size } = this
    const list = this.within(sect, 'L')
    for (const text of items) {
      const item = this.within(list, 'LI')
      const lines = linesOf(text, (this.width - 14) / size, false, this.faces)
      this.room(size * 1.4)
      this.marked(item, 'Lbl', {}, () =>
        this.line([{ text: '–', face: 'sans' }], margin.left, this.y + size, size, ink),
      )
      this.flow(this.leaf(item, 'LBody', text), lines, margin.left + 14, { size })
      item.end()
    }
    list.end()
    this.y += size * 0.5
  }

  /** The first column names the row. A row that does not fit goes on over the page; its headings stand there again. */
  private table(
    sect: Element,
    {
      widths,
      rows,
      head,
      caption,
    }: { widths: number[]; rows: string[][][]; head?: string[]; caption?: string },
  ): void {
    const size = this.size * 0.95
    const gap = 8
    const pad = this.paper.kind === 'extract' ? size * 0.15 : size * 0.32
    const sum = widths.reduce((a, b) => a + b, 0)
    const columns: { x: number; width: number }[] = []
    let x = margin.left
    for (const part of widths) {
      const width = (this.width * part) / sum
      columns.push({ x, width: width - gap })
      x += width
    }
    const setCell = (cell: readonly string[], at: number, strong: boolean): Line[] =>
      cell.flatMap((text, of) =>
        // What names a row is strong; what is added to the name is not.
        linesOf(text, (columns[at]?.width ?? 0) / size, strong && of === 0, this.faces),
      )
    const height = size * 1.35
    const table = this.within(sect, 'Table')

    // Headings are never left alone at the foot of a page: they move with their first row.
    const firstRow = Math.max(1, ...(rows[0] ?? []).map((cell, at) => setCell(cell, at, at === 0).length))
    this.room(height * ((head ? 3.5 : 1) + Math.min(firstRow, 12)))
    this.y += size * 0.3
    if (caption) {
      this.text(table, 'Caption', caption, { size: size * 1.02, strong: true }, size * 0.25)
    }
    const headings = head?.map((text, at) => setCell([text], at, true))
    const drawRow = (
      cells: readonly Line[][],
      draw: (at: number, lines: Line[]) => void,
      again?: () => void,
    ) => {
      let rest = cells.map(lines => [...lines])
      let first = true
      while (first || rest.some(lines => lines.length > 0)) {
        const needs = Math.max(1, ...rest.map(lines => lines.length))
        const fits = () => Math.floor((this.bottom - this.y - 4) / height)
        // A short row stays together; a long one is better begun here than left with half a page empty.
        if (fits() < 1 || (needs > fits() && needs * height < (this.bottom - margin.top) / 3)) {
          this.newPage()
          again?.()
        }
        const now = Math.max(1, Math.min(needs, fits()))
        for (const [at, lines] of rest.entries()) draw(at, lines.slice(0, now))
        rest = rest.map(lines => lines.slice(now))
        this.y += now * height + pad
        this.artifact(() =>
          this.doc
            .moveTo(margin.left, this.y)
            .lineTo(margin.left + this.width, this.y)
            .lineWidth(0.5)
            .stroke(rule),
        )
        this.y += pad
        first = false
      }
    }
    const drawLines = (at: number, lines: readonly Line[]) => {
      for (const [of, line] of lines.entries()) {
        this.line(line, columns[at]?.x ?? 0, this.y + of * height + size, size, ink)
      }
    }
    const headAgain =
      headings && (() => drawRow(headings, (at, lines) => this.artifact(() => drawLines(at, lines))))
    if (headings) {
      const row = this.within(table, 'TR')
      const cells = headings.map((_, at) => this.leaf(row, 'TH', head?.[at] ?? '', { scope: 'Column' }))
      drawRow(headings, (at, lines) => this.inLeaf(cells[at], 'TH', () => drawLines(at, lines)))
      for (const cell of cells) cell.end()
      row.end()
    }
    for (const line of rows) {
      const row = this.within(table, 'TR')
      const tag = (at: number) => (at === 0 ? 'TH' : 'TD')
      const cells = line.map((cell, at) =>
        this.leaf(row, tag(at), cell.join('\n'), at === 0 ? { scope: 'Row' } : {}),
      )
      drawRow(
        line.map((cell, at) => setCell(cell, at, at === 0)),
        (at, lines) => {
          if (lines.length > 0) this.inLeaf(cells[at], tag(at), () => drawLines(at, lines))
        },
        headAgain,
      )
      for (const cell of cells) cell.end()
      row.end()
    }
    table.end()
    this.y += this.size * 0.7
  }

  private text(parent: Element, tag: string, text: string, look: Look, after: number): void {
    const lines = linesOf(text, this.width / look.size, look.strong ?? false, this.faces)
    this.flow(this.leaf(parent, tag, text), lines, margin.left, look, tag)
    this.y += after
  }

  /** Lines of one element, over as many pages as they take. */
  private flow(
    element: Element,
    lines: readonly Line[],
    x: number,
    { size, colour = ink }: Look,
    tag = 'LBody',
  ): void {
    const height = size * 1.4
    let rest = [...lines]
    while (rest.length > 0) {
      this.room(height)
      const fits = Math.max(1, Math.floor((this.bottom - this.y) / height))
      const now = rest.slice(0, fits)
      this.inLeaf(element, tag, () => {
        for (const line of now) {
          this.line(line, x, this.y + size, size, colour)
          this.y += height
        }
      })
      rest = rest.slice(now.length)
    }
    element.end()
  }

  private line(line: Line, x: number, baseline: number, size: number, colour: string): void {
    let at = x
    for (const { face, text } of line) {
      this.doc.font(face).fontSize(size).fillColor(colour)
      this.doc.text(text, at, baseline, { lineBreak: false, baseline: 'alphabetic' })
      at += this.faces.width(face, text) * size
    }
  }

  private within(parent: Element, tag: string): Element {
    const element = this.doc.struct(tag)
    parent.add(element)
    return element
  }

  /** An element that holds text. What is drawn in another order than it is read, or cannot be drawn, is said in full. */
  private leaf(parent: Element, tag: string, text: string, options: { scope?: string } = {}): Element {
    if (hasUnreadable(text, this.faces)) this.hasUnreadable = true
    const element = this.doc.struct(tag, {
      ...options,
      ...(needsActualText(text, this.faces) && { actual: text }),
    })
    parent.add(element)
    return element
  }

  private marked(parent: Element, tag: string, options: object, draw: () => void): void {
    const element = this.doc.struct(tag, options)
    parent.add(element)
    this.inLeaf(element, tag, draw)
    element.end()
  }

  private inLeaf(element: Element | undefined, tag: string, draw: () => void): void {
    element?.add(this.doc.markStructureContent(tag))
    draw()
    this.doc.endMarkedContent()
  }

  private artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' })
    draw()
    this.doc.endMarkedContent()
  }

  private get width(): number {
    return this.doc.page.width - margin.left - margin.right
  }

  private get bottom(): number {
    return this.doc.page.height - margin.bottom
  }

  private room(height: number): void {
    if (this.y + height > this.bottom) this.newPage()
  }

  private newPage(): void {
    const { doc, paper } = this
    doc.addPage()
    this.y = margin.top
    const mark = runsOf(
      texts(paper.language).mark(paper.recipient, momentOf(paper.language, paper.madeAt)),
      false,
      this.faces,
    )
    const wide = widthOf(mark, this.faces)
    doc.markContent('Artifact', { type: 'Page' })
    const { width, height } = doc.page
    const size = Math.min(34, (Math.hypot(width, height) - 400) / wide)
    for (const up of [-height / 3.4, 0, height / 3.4]) {
      doc.save()
      doc.rotate(-42, { origin: [width / 2, height / 2 + up] })
      this.line(mark, width / 2 - (wide * size) / 2, height / 2 + up, size, watermark)
      doc.restore()
    }
    doc.endMarkedContent()
    doc.markContent('Artifact', { type: 'Pagination' })
    this.line(mark, margin.left, 38, Math.min(8, this.width / wide), quiet)
    doc.endMarkedContent()
  }
}

/** A typeface as it was read for the first paper: reading it takes longer than setting a page. It holds no text. */
const opened = new Map<string, Typeface>()
interface Typeface {
  hasGlyphForCodePoint(code: number): boolean
}

/** Which characters a typeface has; asking it is slow. */
const coverage: Record<Face, Map<number, boolean>> = {
  sans: new Map(),
  'sans-strong': new Map(),
  arabic: new Map(),
  'arabic-strong': new Map(),
}

/** What the four typefaces have and how wide it is, asked of the document that embeds them. */
export function typefacesOf(doc: PDFKit.PDFDocument): Typefaces {
  const widths = new Map<string, number>()
  return {
    has(face, codePoint) {
      const known = coverage[face].get(codePoint)
      if (known !== undefined) return known
      doc.font(face)
      // Of the typeface in use the types say nothing.
      const { _font: inUse } = doc as unknown as { _font: { font: Typeface } }
      opened.set(face, inUse.font)
      const has = inUse.font.hasGlyphForCodePoint(codePoint)
      coverage[face].set(codePoint, has)
      return has
    },
    width(face, text) {
      const key = `${face} ${text}`
      const known = widths.get(key)
      if (known !== undefined) return known
      const width = doc.font(face).fontSize(100).widthOfString(text) / 100
      widths.set(key, width)
      return width
    },
  }
}
