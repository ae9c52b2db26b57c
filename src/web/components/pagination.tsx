import type { Examples, Markup } from './markup.ts'

export interface PaginationProps {
  label: string
  /** Where one is: "Side 2 af 7". */
  status: string
  previous?: { href: string; text: string } | undefined
  next?: { href: string; text: string } | undefined
}

export const Pagination = ({ label, status, previous, next }: PaginationProps): Markup => (
  <nav class="pagination" aria-label={label}>
    {previous && (
      <a href={previous.href} rel="prev">
        {previous.text}
      </a>
    )}
    <span>{status}</span>
    {next && (
      <a href={next.href} rel="next">
        {next.text}
      </a>
    )}
  </nav>
)

export const examples: Examples = {
  middle: () => (
    <Pagination
      label="Sider"
      status="Side 2 af 7"
      previous={{ href: '/examples', text: 'Forrige' }}
      next={{ href: '/examples', text: 'Næste' }}
    />
  ),
}
