import { describe, expect, it } from 'vitest'
import { readPdf, textIn } from '../../test/read-pdf.ts'
import { leafletFileName, leafletPdf } from './leaflet.ts'

const SENTENCES = [
  'Jeg går hen til den første, jeg stoler på.',
  'Jeg siger vores ord og venter.',
  'Jeg ringer 112 og siger, hvor jeg er.',
]
/** What would tell whoever finds it. Looked for in everything the file says, in whatever case. */
const TELLING =
  /håndholdt|haandholdt|korps|corps|konsulent|consultant|sikkerhed|safety|plan|risiko|risk|vold|violence|æres|honou?r|krise|shelter|dokument|document \w|sag\b|case\b|fortrolig|confidential|20\d\d|pdfkit|node/i

describe.each(['da', 'en'] as const)('the sentences on paper, in %s', language => {
  it('say what they say, and nothing else but one ordinary word', async () => {
    const pdf = readPdf(await leafletPdf(language, SENTENCES))
    const drawn = pdf.pages.flatMap(page => page.drawn.map(({ text }) => text))
    const words = drawn.join(' ').split(/\s+/).join(' ')
    expect(words).toBe([language === 'da' ? 'Husk' : 'Remember', ...SENTENCES].join(' '))
    expect(pdf.pages).toHaveLength(1)
  })

  it('tell nothing in what a computer shows of the file: its name, its window and what made it', async () => {
    const bytes = await leafletPdf(language, SENTENCES)
    const pdf = readPdf(bytes)
    const about = [...pdf.info].map(([name, value]) => (name.endsWith('Date') ? '' : (textIn(value) ?? '')))
    expect(about.filter(text => text !== '').every(text => /^(Husk|Remember)$/.test(text))).toBe(true)
    expect(pdf.metadata).toContain(language === 'da' ? 'Husk' : 'Remember')
    const says = pdf.metadata.replaceAll(/<[^>]*>|<\?[^>]*\?>/g, ' ')
    expect([leafletFileName, ...about, says].filter(text => TELLING.test(text))).toEqual([])
    // The search would find them.
    expect(TELLING.test('Håndholdt')).toBe(true)
    expect(TELLING.test('Sikkerhedsplan')).toBe(true)
  })

  it('are the same bytes whenever they are printed', async () => {
    expect(await leafletPdf(language, SENTENCES)).toEqual(await leafletPdf(language, SENTENCES))
  })
})

it('five long sentences stand on one sheet', async () => {
  const long =
    'Jeg går roligt ud ad døren som altid og tager kun det med, som jeg plejer at have i tasken, og så går jeg hen til den, jeg har aftalt det med.'
  expect(long.length).toBeGreaterThanOrEqual(140)
  const pdf = readPdf(
    await leafletPdf(
      'da',
      Array.from({ length: 5 }, () => long),
    ),
  )
  expect(pdf.pages).toHaveLength(1)
  for (const { text } of pdf.pages.flatMap(page => page.drawn)) expect(text).not.toContain('\ufffd')
})
