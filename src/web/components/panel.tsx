import { Heading } from './heading.tsx'
import type { Content, Examples, Markup } from './markup.ts'

export interface PanelProps {
  title: string
  /** Unique on the page. */
  id: string
  /** A link or a small form beside the title. */
  action?: Content | undefined
  children?: Content
}

/** A part of a page that is read by itself. */
export const Panel = ({ title, id, action, children }: PanelProps): Markup => (
  <section class="panel" aria-labelledby={id}>
    <div class="panel-top">
      <Heading level={2} id={id}>
        {title}
      </Heading>
      {action}
    </div>
    {children}
  </section>
)

/** Panels side by side where there is room. */
export const Columns = ({ children }: { children?: Content }): Markup => <div class="columns">{children}</div>

export const examples: Examples = {
  columns: () => (
    <Columns>
      <Panel title="Næste kontakt" id="next-contact" action={<a href="/examples">Ret kontakt</a>}>
        <p>Torsdag kl. 11.00, her på siden.</p>
      </Panel>
      <Panel title="Ansvarlige" id="responsible">
        <p>Karin Holm, stedfortræder Ali Demir.</p>
      </Panel>
    </Columns>
  ),
}
