import PdfFile from 'pdfkit'
import type { Language } from '../risk/instruments/codes.ts'
import { fonts, typefacesOf } from './pdf.ts'
import { linesOf, needsActualText } from './type-setting.ts'

/** Stands at the top, and is the name of the file's window: what anybody writes over a list of their own. */
const heading: Record<Language, string> = { da: 'Husk', en: 'Remember' }

/** Whoever finds the file among others learns nothing from its name. */
export const leafletFileName = 'note.pdf'

const margin = 64
const size = 15

/**
 * A sheet for the person's own hand: a heading that tells nothing and the sentences, each by itself. No word of ours: no
 * corps, no number, no day, no questions, and nothing in the file about what made it. The same sentences give the same
 * bytes.
 */
export async function leafletPdf(language: Language, sentences: readonly string[]): Promise<Buffer> {
  const doc = new PdfFile({
    size: 'A5',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never,
    tagged: true,
    lang: language,
    displayTitle: true,
    font: '',
    info: {
      Title: heading[language],
      Creator: heading[language],
      Producer: heading[language],
      CreationDate: new Date(0),
      ModDate: new Date(0),
    },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise(resolve => doc.on('end', resolve))
  for (const [face, bytes] of Object.entries(fonts())) doc.registerFont(face, bytes)
  const faces = typefacesOf(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  doc.addPage()
  let y = margin

  const write = (tag: 'H1' | 'P', text: string, points: number, strong: boolean) => {
    const element = doc.struct(tag, needsActualText(text, faces) ? { actual: text } : {})
    root.add(element)
    element.add(doc.markStructureContent(tag))
    for (const line of linesOf(text, (doc.page.width - 2 * margin) / points, strong, faces)) {
      let x = margin
      for (const run of line) {
        doc.font(run.face).fontSize(points).fillColor('#1a1a1a')
        doc.text(run.text, x, y + points, { lineBreak: false, baseline: 'alphabetic' })
        x += faces.width(run.face, run.text) * points
      }
      y += points * 1.4
    }
    doc.endMarkedContent()
    element.end()
    y += points * 0.9
  }
  write('H1', heading[language], size * 1.3, true)
  for (const sentence of sentences) write('P', sentence, size, false)
  root.end()
  doc.end()
  await ended
  return Buffer.concat(chunks)
}
