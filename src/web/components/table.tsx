import type { Content, Examples, Markup } from './markup.ts'
import { UrgencyTag } from './tag.tsx'

export interface Column<Row> {
  heading: string
  cell: (row: Row) => Content
  /** Names the row for a screen reader, and heads its card on a phone. One column at most. */
  namesRow?: boolean | undefined
  align?: 'start' | 'end' | undefined
}

export interface TableProps<Row> {
  caption: string
  /** The caption is read aloud but not shown, where a heading says the same. */
  captionHidden?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** What stands instead of a table without rows. */
  empty: string
}

/**
 * Rows to compare. On a phone each row becomes a card with its headings.
 * The roles are written out because browsers forget them when the display is changed to blocks.
 */
export const Table = <Row,>(props: TableProps<Row>): Markup => {
  if (props.rows.length === 0) return <p class="empty">{props.empty}</p>
  return (
    <table role="table">
      <caption class={props.captionHidden ? 'hidden-text' : undefined}>{props.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {props.columns.map(column => (
            <th role="columnheader" scope="col" class={column.align === 'end' ? 'end' : undefined}>
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.rows.map(row => (
          <tr role="row">{props.columns.map(column => cellOf(column, row))}</tr>
        ))}
      </tbody>
    </table>
  )
}

/** The inner box keeps a cell of several parts beside its heading when the row is a card. */
function cellOf<Row>(column: Column<Row>, row: Row): Markup {
  const content = column.cell(row)
  if (column.namesRow) {
    return (
      <th role="rowheader" scope="row" data-heading={column.heading}>
        <div>{content}</div>
      </th>
    )
  }
  return (
    <td role="cell" data-heading={column.heading} class={column.align === 'end' ? 'end' : undefined}>
      <div>{content}</div>
    </td>
  )
}

const rows = [
  { word: 'blå kano', urgency: 'red', says: 'Rød: nu', waits: '12 min. over fristen', from: 'Borger' },
  { word: 'stille lygte', urgency: 'yellow', says: 'Gul: tre døgn', waits: 'om 2 timer', from: 'Kommune' },
] as const

export const examples: Examples = {
  queue: () => (
    <Table
      caption="Henvendelser, der venter"
      empty="Ingen venter."
      rows={rows}
      columns={[
        { heading: 'Reference', cell: row => <a href="/examples">{row.word}</a>, namesRow: true },
        { heading: 'Haster', cell: row => <UrgencyTag urgency={row.urgency} text={row.says} /> },
        { heading: 'Fra', cell: row => row.from },
        { heading: 'Frist', cell: row => row.waits, align: 'end' },
      ]}
    />
  ),
  empty: () => <Table caption="Opgaver" empty="Du har ingen opgaver i dag." rows={[]} columns={[]} />,
}
