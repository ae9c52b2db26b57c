import type { Content, Markup } from './markup.ts'

export interface FormProps {
  action: string
  /** Names the form for a screen reader where a page has several. */
  label?: string | undefined
  method?: 'get' | 'post' | undefined
  /** Only where files go up. */
  files?: boolean | undefined
  /** The browsing context that gets the answer. */
  target?: string | undefined
  children?: Content
}

/** A form whose answers are checked here, so that every message is in the reader's language. */
export const Form = ({ action, label, method, files, target, children }: FormProps): Markup => (
  <form
    method={method ?? 'post'}
    action={action}
    aria-label={label}
    target={target}
    enctype={files ? 'multipart/form-data' : undefined}
    accept-charset="utf-8"
    autocomplete="off"
    novalidate
  >
    {children}
  </form>
)
