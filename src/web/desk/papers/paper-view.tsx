import type { Block, Paper } from '../../../papers/paper.ts'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Details } from '../../components/details.tsx'
import { Heading } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Table } from '../../components/table.tsx'
import { UserText } from '../../components/user-text.tsx'
import { texts } from './texts.ts'

/** A paper on the screen, from the same data that is printed. */
export const PaperView = ({ paper }: { paper: Paper }): Markup => (
  <article lang={paper.language}>
    <Heading level={2}>{paper.title}</Heading>
    {paper.sections.map(({ heading, blocks, folded }) => {
      const all = blocks.map(each => <BlockView block={each} />)
      return (
        <section>
          {heading !== '' && <Heading level={3}>{heading}</Heading>}
          {folded ? (
            <Details summary={texts(paper.language).readSection} unfolds>
              {all}
            </Details>
          ) : (
            all
          )}
        </section>
      )
    })}
  </article>
)

const BlockView = ({ block }: { block: Block }): Markup => {
  switch (block.kind) {
    case 'text':
      switch (block.tone) {
        case 'lead':
          return (
            <p>
              <strong>{block.text}</strong>
            </p>
          )
        case 'hint':
          return <p class="hint">{block.text}</p>
        case 'plain':
          return <UserText text={block.text} />
      }
    case 'list':
      return (
        <ul>
          {block.items.map(item => (
            <li>{item}</li>
          ))}
        </ul>
      )
    case 'facts':
      return <DefinitionList rows={block.rows.map(({ term, is }) => ({ term, is: paragraphs(is) }))} />
    case 'table':
      return (
        <Table<string[][]>
          caption={block.caption}
          captionHidden={block.caption === ''}
          empty=""
          rows={block.rows}
          columns={block.head.map((heading, at) => ({
            heading,
            cell: row => paragraphs(row[at] ?? []),
            namesRow: at === 0,
          }))}
        />
      )
  }
}

const paragraphs = (all: readonly string[]) => all.map(text => <UserText text={text} />)
