import { z } from 'zod'
import { texts } from './texts.ts'

/** What leaves the house. A heading on the paper says what it is; its file name and its window never do. */
export const paperKinds = [
  'report',
  'extract',
  'advice-note',
  'notification',
  'police-request',
  'meeting-invitation',
  'meeting-minutes',
] as const
export type PaperKind = (typeof paperKinds)[number]

/** Whom a paper is made for: it decides what may stand in it, so it is a kind and not only a name. */
export const recipientKinds = ['municipality', 'police', 'shelter'] as const
export type RecipientKind = (typeof recipientKinds)[number]

const words = z.array(z.string())

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string(), tone: z.enum(['plain', 'lead', 'hint']) }),
  z.strictObject({ kind: z.literal('list'), items: words }),
  z.strictObject({
    kind: z.literal('facts'),
    rows: z.array(z.strictObject({ term: z.string(), is: words })),
  }),
  z.strictObject({
    kind: z.literal('table'),
    caption: z.string(),
    head: words,
    /** Each cell is one paragraph or several. As many cells as there are headings; the first names the row. */
    rows: z.array(z.array(words)),
    /** How wide each column is beside the others. */
    widths: z.array(z.number().positive()),
  }),
])
export type Block = z.infer<typeof block>

/** A paper as data: what is shown to the sender, printed, and kept are made from this one value. */
export const paperShape = z.strictObject({
  kind: z.enum(paperKinds),
  language: z.enum(['da', 'en']),
  /** Eight characters by which both sides name it: `7F3A90C1`. */
  number: z.string(),
  title: z.string(),
  to: z.enum(recipientKinds),
  recipient: z.string(),
  /** When it was made: ISO 8601 instant. */
  madeAt: z.string(),
  sections: z.array(
    z.strictObject({
      heading: z.string(),
      blocks: z.array(block),
      /** Long, and for looking up: folded on a telephone. Printed like the others. */
      folded: z.literal(true).optional(),
    }),
  ),
})
export type Paper = z.infer<typeof paperShape>
export type Section = Paper['sections'][number]

export const paragraph = (text: string, tone: 'plain' | 'lead' | 'hint' = 'plain'): Block[] =>
  text.trim() === '' ? [] : [{ kind: 'text', text: text.trim(), tone }]

export const list = (items: readonly string[]): Block[] =>
  items.length === 0 ? [] : [{ kind: 'list', items: [...items] }]

/** Rows that say nothing are left out, and so is a list of none. */
export function facts(rows: readonly (readonly [term: string, is: string | readonly string[]])[]): Block[] {
  const said = rows
    .map(([term, is]) => ({ term, is: [is].flat().filter(text => text.trim() !== '') }))
    .filter(({ is }) => is.length > 0)
  return said.length === 0 ? [] : [{ kind: 'facts', rows: said }]
}

export function table(
  caption: string,
  columns: readonly (readonly [heading: string, width: number])[],
  rows: readonly (readonly (string | readonly string[])[])[],
): Block[] {
  if (rows.length === 0) return []
  return [
    {
      kind: 'table',
      caption,
      head: columns.map(([heading]) => heading),
      widths: columns.map(([, width]) => width),
      rows: rows.map(row => row.map(cell => [cell].flat().filter(text => text.trim() !== ''))),
    },
  ]
}

/** A section with nothing in it is left out. */
export const section = (heading: string, blocks: readonly Block[]): Section[] =>
  blocks.length === 0 ? [] : [{ heading, blocks: [...blocks] }]

/** For looking up rather than for reading through. */
export const lookedUp = (sections: readonly Section[]): Section[] =>
  sections.map(each => ({ ...each, folded: true }))

/** Every text of a paper, as it stands there. */
export const textsOf = (paper: Paper): string[] => [
  paper.title,
  paper.recipient,
  ...paper.sections.flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(textsIn)]),
]

function textsIn(of: Block): string[] {
  switch (of.kind) {
    case 'text':
      return [of.text]
    case 'list':
      return of.items
    case 'facts':
      return of.rows.flatMap(({ term, is }) => [term, ...is])
    case 'table':
      return [of.caption, ...of.head, ...of.rows.flat(2)]
  }
}

/** The number both sides name it by: the beginning of its id. */
export const numberOf = (paperId: string): string => paperId.slice(0, 8).toUpperCase()

/** A name for the file that tells nothing to whoever sees a list of downloads. */
export const fileNameOf = (number: string, ending: 'pdf' | 'json'): string =>
  `dokument-${number.toLowerCase()}.${ending}`

/** What the reader's window shows and remembers: its number and nothing else. */
export const documentTitle = (paper: Pick<Paper, 'number' | 'language'>): string =>
  texts(paper.language).documentTitle(paper.number)
