import type { Content, Examples, Markup } from './markup.ts'

export interface HeadingProps {
  level: 1 | 2 | 3
  /** A short line above the heading, such as the reference word of the case. */
  over?: string | undefined
  /** Takes the focus when the page opens, so that a screen reader starts here. */
  focused?: boolean | undefined
  /** For `aria-labelledby`. */
  id?: string | undefined
  children?: Content
}

export const Heading = ({ level, over, focused, id, children }: HeadingProps): Markup => {
  const Level = `h${level}` as const
  return (
    <>
      {over !== undefined && <p class="over-heading">{over}</p>}
      <Level id={id} tabindex={focused ? -1 : undefined} autofocus={focused}>
        {children}
      </Level>
    </>
  )
}

/** A first paragraph that says what the page is for. */
export const Lead = ({ children }: { children?: Content }): Markup => <p class="lead">{children}</p>

export const examples: Examples = {
  'first level with a line above': () => (
    <Heading level={2} over="Reference: blå kano">
      Det, vi ved nu
    </Heading>
  ),
  'second level': () => <Heading level={3}>Kontaktaftale</Heading>,
  lead: () => <Lead>Her står, hvad der er aftalt, og hvad der mangler.</Lead>,
}
