import type { Content, Examples, Markup } from './markup.ts'

export interface DetailsProps {
  summary: string
  open?: boolean | undefined
  /** Folded only where the window is narrow. */
  unfolds?: boolean | undefined
  children?: Content
}

/** More for those who want it. Never the place of something everybody must read. */
export const Details = ({ summary, open, unfolds, children }: DetailsProps): Markup => (
  <details open={open} class={unfolds ? 'unfolds' : undefined}>
    <summary>{summary}</summary>
    <div class="details-body">{children}</div>
  </details>
)

export const examples: Examples = {
  closed: () => (
    <Details summary="Hvem kan læse det, jeg skriver?">
      <p>De rådgivere, der har vagt.</p>
    </Details>
  ),
  open: () => (
    <Details summary="Hvad hvis jeg er under 18?" open>
      <p>Så er der noget, du skal vide, før du skriver.</p>
    </Details>
  ),
}
