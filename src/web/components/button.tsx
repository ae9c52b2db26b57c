import type { Content, Examples, Markup } from './markup.ts'

type Kind = 'primary' | 'secondary' | 'quiet' | 'danger'

export interface ButtonProps {
  /** One primary on a page: the thing most people came to do. */
  kind?: Kind | undefined
  /** Sent with the form, where a form has several buttons. */
  name?: string | undefined
  value?: string | undefined
  /** Another address than the form's own. */
  formaction?: string | undefined
  small?: boolean | undefined
  children?: Content
}

/** Sends the form it stands in. */
export const Button = ({ kind = 'primary', small, children, ...rest }: ButtonProps): Markup => (
  <button
    type="submit"
    class={classOf(kind, small)}
    name={rest.name}
    value={rest.value}
    formaction={rest.formaction}
  >
    {children}
  </button>
)

export interface LinkButtonProps {
  href: string
  kind?: Kind | undefined
  small?: boolean | undefined
  children?: Content
}

/** Goes somewhere, and looks like a button because it is the next step. */
export const LinkButton = ({ href, kind = 'secondary', small, children }: LinkButtonProps): Markup => (
  <a class={classOf(kind, small)} href={href}>
    {children}
  </a>
)

/** Buttons that belong together; below each other on a narrow screen. */
export const ButtonGroup = ({ children }: { children?: Content }): Markup => (
  <div class="button-group">{children}</div>
)

const classOf = (kind: Kind, small: boolean | undefined): string => `button ${kind}${small ? ' small' : ''}`

export const examples: Examples = {
  kinds: () => (
    <ButtonGroup>
      <Button>Gem</Button>
      <Button kind="secondary">Gem som kladde</Button>
      <Button kind="danger">Luk sagen</Button>
      <Button kind="quiet">Fortryd</Button>
    </ButtonGroup>
  ),
  small: () => (
    <ButtonGroup>
      <Button small>Tag henvendelsen</Button>
      <LinkButton small href="/examples">
        Læs først
      </LinkButton>
    </ButtonGroup>
  ),
}
