import type { Content, Examples, Markup } from './markup.ts'

export interface NoticeProps {
  kind: 'info' | 'success' | 'warning' | 'danger'
  title?: string | undefined
  /** For what has just happened: read aloud when the page opens. */
  announced?: boolean | undefined
  children?: Content
}

/** Something to notice. The title says what it is about; the colour only helps. */
export const Notice = ({ kind, title, announced, children }: NoticeProps): Markup => (
  <div class={`notice ${kind}`} role={announced ? 'status' : undefined}>
    {title !== undefined && <p class="notice-title">{title}</p>}
    {children}
  </div>
)

export const examples: Examples = {
  info: () => (
    <Notice kind="info" title="Vi læser henvendelser hver dag kl. 9 til 21">
      <p>Skriver du om natten, læser vi det i morgen kl. 9.00.</p>
    </Notice>
  ),
  success: () => <Notice kind="success" title="Aftalen er gemt" announced />,
  warning: () => (
    <Notice kind="warning" title="Der er ingen stedfortræder i morgen">
      <p>Find en kollega, før du går hjem.</p>
    </Notice>
  ),
  danger: () => (
    <Notice kind="danger" title="Er du i fare nu?">
      <p>
        Ring <a href="tel:112">112</a>.
      </p>
    </Notice>
  ),
}
