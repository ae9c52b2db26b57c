import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { extract } from './extract.ts'
import { inventedChoice, inventedMaterial } from './invented-material.ts'
import type { Choice, Material } from './material.ts'
import type { Paper } from './paper.ts'
import { reportPdf } from './pdf.ts'
import { report } from './report.ts'
import type { MakePaper } from './writing.ts'
import { linesOf, runsOf, unreadable, type Typefaces } from './type-setting.ts'

const made = (outcome: MakePaper): Paper => {
  if ('refused' in outcome) throw new Error('repeats what is kept')
  return outcome.done
}

/** The file as bytes read as Latin-1, with every stream unpacked, and the text that is drawn, run by run. */
function read(pdf: Buffer) {
  const file = pdf.toString('latin1')
  const streams = [...file.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, packed = '']) => {
    try {
      return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
    } catch {
      return packed
    }
  })
  // A glyph is the number it has in its own typeface; the typeface says which text each stands for.
  const pages = streams.filter(stream => stream.includes(' Tf'))
  return { file, pages, all: pages.join('\n'), count: (tag: string) => file.split(`/S /${tag}\n`).length - 1 }
}

const pdfOf = async (more: Partial<Choice> = {}, material: Material = inventedMaterial()) =>
  reportPdf(made(report(material, inventedChoice(more))))

describe('a paper as PDF', () => {
  it('is tagged, declared as PDF/UA, and tells the reader its language', async () => {
    const { file, all, count } = read(await pdfOf())

    expect(file.startsWith('%PDF-1.7')).toBe(true)
    expect(file.includes('/Marked true')).toBe(true)
    expect(/pdfuaid:part[>="\s]*1/.test(file)).toBe(true)
    expect(file.includes('/Lang (da)')).toBe(true)
    expect(file.includes('/DisplayDocTitle true')).toBe(true)
    expect(count('H1')).toBe(1)
    expect(count('H2')).toBe(15)
    expect(count('Table')).toBeGreaterThan(10)
    expect(count('TR')).toBeGreaterThan(60)
    expect(count('TH')).toBeGreaterThan(60)
    expect(count('TD')).toBeGreaterThan(100)
    // Nothing is drawn that is neither content in the tree nor marked as decoration.
    const marked = (all.match(/BDC|BMC/g) ?? []).length
    expect(marked).toBe((all.match(/\bEMC\b/g) ?? []).length)
    expect(marked).toBeGreaterThan(200)
  })

  it('has a title that tells nothing, and embeds every typeface', async () => {
    const { file } = read(await pdfOf())

    expect(file.includes('(Dokument 7F3A90C1)')).toBe(true)
    expect(file.includes('isiko')).toBe(false)
    expect(file.includes('Helvetica')).toBe(false)
    expect(file.split('/FontFile2').length - 1).toBe(2)
  })

  it('has the recipient and the time across every page', async () => {
    const { pages } = read(await pdfOf())

    expect(pages.length).toBeGreaterThan(3)
    for (const page of pages) {
      expect(page).toContain('/Type /Page')
      expect(page).toContain('/Type /Pagination')
    }
  })

  it('is the same file for the same paper', async () => {
    expect((await pdfOf()).equals(await pdfOf())).toBe(true)
    expect((await pdfOf()).equals(await pdfOf({ recipient: 'En anden' }))).toBe(false)
  })

  it('says Arabic names in full to a screen reader', async () => {
    const { file } = read(await pdfOf({}, inventedMaterial({}, 3)))
    const inUtf16 = Buffer.from('محمد علي الحسن', 'utf16le').swap16().toString('latin1')

    expect(unescaped(file).includes(inUtf16)).toBe(true)
  })

  it.each(['police', 'shelter'] as const)('is one page for the %s', async to => {
    const pdf = await reportPdf(made(extract(inventedMaterial({}, 4), inventedChoice({ to }))))

    expect(read(pdf).pages).toHaveLength(1)
  })

  it('drops nothing when there are forty actors', async () => {
    const pdf = await reportPdf(made(extract(inventedMaterial({}, 40), inventedChoice({ to: 'police' }))))

    expect(read(pdf).count('TR')).toBeGreaterThan(80)
    expect(read(pdf).pages.length).toBeGreaterThan(1)
  })
})

const unescaped = (file: string): string => file.replaceAll(/\\([()\\])/g, '$1')

describe('the order on a line', () => {
  /** Latin in one face, Arabic in the other, nothing else; every character as wide as high. */
  const faces: Typefaces = {
    has: (face, code) =>
      code < 65 || code === 0xa0 || (face.startsWith('sans') ? code < 0x250 : code >= 0x600 && code < 0x700),
    width: (_, text) => Array.from(text).length,
  }
  const drawn = (text: string) => runsOf(text, false, faces).map(run => run.text)

  it('keeps a name of several Arabic words together, to be turned as one', () => {
    expect(drawn('om محمد علي nu')).toEqual(['om ', 'محمد\u00a0علي', ' nu'])
  })

  it('turns brackets and leaves numbers as they are', () => {
    expect(drawn('علي (12) محمد')).toEqual(['(\u00a0محمد', '12', 'علي\u00a0)'])
  })

  it('shows what no typeface has as what it is: unreadable, never a box', () => {
    expect(drawn('דוד')).toEqual([unreadable.repeat(3)])
  })

  it('breaks lines between words, and a word that is too long within it', () => {
    const lines = linesOf('en lang sætning uafbrydeligtlangtord', 10, false, faces)
    expect(lines.map(line => line.map(({ text }) => text).join(''))).toEqual([
      'en lang',
      'sætning',
      'uafbrydeli',
      'gtlangtord',
    ])
  })

  it('lets no mark of direction turn what comes after it', () => {
    expect(drawn('Far\u202e og mor')).toEqual(['Far og mor'])
  })
})
