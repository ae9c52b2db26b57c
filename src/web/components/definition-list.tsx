import type { Content, Examples, Markup } from './markup.ts'

export interface DefinitionListProps {
  rows: readonly {
    term: string
    is: Content
    /** A link or a small form that changes this one thing. */
    change?: Content | undefined
  }[]
}

/** Named facts, such as a contact agreement. */
export const DefinitionList = ({ rows }: DefinitionListProps): Markup => (
  <dl>
    {rows.map(row => (
      <div>
        <dt>{row.term}</dt>
        <dd>{row.is}</dd>
        {row.change !== undefined && <dd class="change">{row.change}</dd>}
      </div>
    ))}
  </dl>
)

export const examples: Examples = {
  agreement: () => (
    <DefinitionList
      rows={[
        {
          term: 'Må kontaktes',
          is: 'Tirsdag og torsdag kl. 11 til 13',
          change: <a href="/examples">Ret tidspunkt</a>,
        },
        { term: 'Kanal', is: 'Her på siden' },
        { term: 'Hvis en anden tager den', is: '“Det er fra biblioteket om en reservation.”' },
      ]}
    />
  ),
}
