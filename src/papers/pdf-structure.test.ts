// What can be checked by machine of PDF/UA-1 (ISO 14289-1), read back from the file as a screen reader would.
import { describe, expect, it } from 'vitest'
import {
  children,
  elements,
  nameIn,
  readAloud,
  readPdf,
  textIn,
  unbroken,
  type Drawn,
} from '../../test/read-pdf.ts'
import { extract } from './extract.ts'
import { inventedChoice, inventedMaterial } from './invented-material.ts'
import { textsOf, type Paper } from './paper.ts'
import { reportPdf } from './pdf.ts'
import { momentOf } from './say.ts'
import { report } from './report.ts'
import type { MakePaper } from './writing.ts'
import { template } from './templates.ts'

const made = (outcome: MakePaper): Paper => {
  if ('refused' in outcome) throw new Error('repeats what is kept')
  return outcome.done
}

const hardNames = inventedMaterial({}, 6)
const papers: [string, Paper][] = [
  ['a report', made(report(inventedMaterial(), inventedChoice()))],
  ['a report in English', made(report(inventedMaterial(), inventedChoice({ language: 'en' })))],
  ['a report with forty actors', made(report(inventedMaterial({}, 40), inventedChoice()))],
  [
    'a report with hard names',
    made(
      report(
        {
          ...hardNames,
          document: {
            ...hardNames.document,
            actors: hardNames.document.actors.map((actor, at) => ({
              ...actor,
              name:
                ['محمد علي الحسن', 'Far 🙈 (ukendt)', 'Ab'.repeat(80), 'דוד', 'Şükrü Yıldız', 'عمّ (12)'][
                  at
                ] ?? actor.name,
            })),
          },
        },
        inventedChoice(),
      ),
    ),
  ],
  ['an extract', made(extract(inventedMaterial(), inventedChoice({ to: 'police' })))],
  [
    'a template',
    made(
      template(inventedMaterial(), {
        kind: 'notification',
        paperId: '7f3a90c1-0000-4000-8000-000000000000',
        recipient: 'Aarhus Kommune',
        language: 'da',
        madeAt: '2026-11-24T11:00:00Z',
        filled: { concerns: 'Solsort', worry: 'At hun bliver sendt ud af landet.\n\nI ferien.' },
        from: 'Birk',
      }),
    ),
  ],
]

const isArtifact = ({ marks }: Drawn): boolean => marks.some(({ tag }) => tag === 'Artifact')

describe.each(papers)('%s as a file', (_, paper) => {
  const file = reportPdf(paper).then(readPdf)

  it('says that it is tagged, that it is PDF/UA, its language, and a title that tells nothing', async () => {
    const { catalog, dictionaryOf, get, metadata, info } = await file
    expect(dictionaryOf(catalog.get('MarkInfo')).get('Marked')).toBe(true)
    expect(textIn(catalog.get('Lang'))).toBe(paper.language)
    expect(dictionaryOf(catalog.get('ViewerPreferences')).get('DisplayDocTitle')).toBe(true)
    expect(metadata).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/)
    const title = textIn(get(info.get('Title'))) ?? ''
    expect(title).toMatch(/ 7F3A90C1$/)
    expect(metadata).toContain(title)
  })

  it('draws nothing that is neither in the tree nor marked as decoration, and nothing twice', async () => {
    const { pages, tree, parentOf } = await file
    const owners = new Map<string, number>()
    for (const { id, holds } of elements(tree)) {
      for (const each of holds) {
        if ('tag' in each) continue
        expect(owners.has(`${each.page} ${each.mcid}`)).toBe(false)
        owners.set(`${each.page} ${each.mcid}`, id)
      }
    }
    for (const page of pages) {
      for (const drawn of page.drawn) {
        const held = drawn.marks.filter(({ mcid }) => mcid !== undefined)
        expect(held.length + Number(isArtifact(drawn)), JSON.stringify(drawn)).toBe(1)
        for (const { mcid } of held) {
          const owner = owners.get(`${page.id} ${mcid}`)
          expect(owner).toBeDefined()
          expect(parentOf(page, mcid ?? 0)).toBe(owner)
        }
      }
    }
  })

  it('is read in the order in which it is printed', async () => {
    const { pages, tree } = await file
    const order = elements(tree).flatMap(({ holds }) =>
      holds.flatMap(each =>
        'tag' in each ? [] : [[pages.findIndex(({ id }) => id === each.page), each.mcid] as const],
      ),
    )
    // Cells of a row that goes on over the page stand beside one another, so the order is that of the pages' own marks
    // except within a row.
    const inRows = new Set(
      elements(tree)
        .filter(({ tag }) => tag === 'TR')
        .flatMap(elements)
        .flatMap(({ holds }) =>
          holds.flatMap(each =>
            'tag' in each ? [] : [`${pages.findIndex(({ id }) => id === each.page)} ${each.mcid}`],
          ),
        ),
    )
    const outside = order.filter(([page, mcid]) => !inRows.has(`${page} ${mcid}`))
    expect(outside).toEqual(outside.toSorted(([a, one], [b, other]) => a - b || one - other))
    expect(outside.every(([page]) => page >= 0)).toBe(true)
  })

  it('has one heading of the first level, and leaves no level out', async () => {
    const levels = elements((await file).tree).flatMap(({ tag }) => {
      const level = /^H(\d)$/.exec(tag)?.[1]
      return level === undefined ? [] : [Number(level)]
    })
    expect(levels[0]).toBe(1)
    expect(levels.filter(level => level === 1)).toHaveLength(1)
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1)
  })

  it('has tables whose rows are equally long and whose headings say what they head', async () => {
    const { tree, get, dictionaryOf } = await file
    for (const table of elements(tree).filter(({ tag }) => tag === 'Table')) {
      const rows = children(table).filter(({ tag }) => tag !== 'Caption')
      expect(rows.length).toBeGreaterThan(0)
      expect(new Set(rows.map(({ tag }) => tag))).toEqual(new Set(['TR']))
      expect(new Set(rows.map(row => children(row).length)).size).toBe(1)
      for (const row of rows) {
        const cells = children(row)
        expect(cells[0]?.tag).toBe('TH')
        for (const { tag, dictionary } of cells) {
          expect(tag).toMatch(/^T[HD]$/)
          if (tag === 'TD') continue
          const about = [get(dictionary.get('A'))].flat().map(dictionaryOf)
          expect(about.map(each => nameIn(each.get('Scope'))).join('')).toMatch(/^(Row|Column)$/)
        }
      }
    }
  })

  it('has lists whose lines are lines, and nothing that would need a description', async () => {
    const all = elements((await file).tree)
    for (const { tag, holds } of all) {
      if (tag === 'L') expect(holds.every(each => 'tag' in each && each.tag === 'LI')).toBe(true)
      if (tag === 'LI') {
        expect(holds.map(each => ('tag' in each ? each.tag : ''))).toEqual(['Lbl', 'LBody'])
      }
    }
    expect(new Set(all.map(({ tag }) => tag)).difference(standardTags)).toEqual(new Set())
    // No picture, no link and no form field: each would need words of its own.
    for (const { dictionary } of (await file).pages) expect(dictionary.has('Annots')).toBe(false)
  })

  it('embeds every typeface and says which letter each of its numbers is', async () => {
    const { fonts, dictionaryOf, get, pages } = await file
    expect(fonts.length).toBeGreaterThan(1)
    for (const font of fonts) {
      const [descendant] = get(font.get('DescendantFonts')) as [never]
      expect(dictionaryOf(dictionaryOf(descendant).get('FontDescriptor')).has('FontFile2')).toBe(true)
    }
    for (const { drawn } of pages) for (const { text } of drawn) expect(text).not.toContain('\ufffd')
  })

  it('says every text of the paper, in full and in order, names from the right too', async () => {
    const pdf = await file
    const aloud = unbroken(readAloud(pdf, pdf.tree))
    let from = 0
    for (const { heading } of paper.sections) {
      const at = aloud.indexOf(unbroken(heading), from)
      expect(at, heading).toBeGreaterThanOrEqual(0)
      from = at
    }
    for (const text of textsOf(paper)) expect(aloud).toContain(unbroken(text))
  })

  it('has the recipient and the time across and atop every page', async () => {
    const { pages } = await file
    const says = unbroken(paper.recipient)
    const when = unbroken(momentOf(paper.language, paper.madeAt))
    for (const { drawn } of pages) {
      const decoration = drawn.filter(isArtifact)
      const across = decoration.filter(({ marks }) => marks.some(({ type }) => type === 'Page'))
      const atop = decoration.filter(({ marks }) => marks.some(({ type }) => type === 'Pagination'))
      expect(unbroken(across.map(({ text }) => text).join('')).split(says)).toHaveLength(4)
      expect(unbroken(atop.map(({ text }) => text).join(''))).toContain(says)
      expect(unbroken(across.map(({ text }) => text).join(''))).toContain(when)
    }
  })
})

const standardTags = new Set('Document Sect H1 H2 H3 P L LI Lbl LBody Table Caption TR TH TD'.split(' '))
