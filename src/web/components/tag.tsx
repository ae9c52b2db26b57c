import { Icon, type Shape } from './icon.tsx'
import type { Examples, Markup } from './markup.ts'

export interface TagProps {
  tone: 'neutral' | 'info' | 'success' | 'warning' | 'danger'
  text: string
  icon?: Shape | undefined
}

/** A state in a word or two. The word says it all; tone and icon only help the eye. */
export const Tag = ({ tone, text, icon }: TagProps): Markup => (
  <span class={`tag ${tone}`}>
    {icon && <Icon shape={icon} />}
    {text}
  </span>
)

export type Urgency = 'red' | 'orange' | 'yellow' | 'green'

const urgencyShapes = { red: 'octagon', orange: 'triangle', yellow: 'diamond', green: 'circle' } as const

export interface UrgencyTagProps {
  urgency: Urgency
  /** The colour's name and what it means, such as "Rød: nu". */
  text: string
}

/** The urgency a person has chosen, as word, shape and colour. */
export const UrgencyTag = ({ urgency, text }: UrgencyTagProps): Markup => (
  <span class={`tag urgency ${urgency}`}>
    <Icon shape={urgencyShapes[urgency]} />
    {text}
  </span>
)

export const examples: Examples = {
  urgency: () => (
    <p class="tags">
      <UrgencyTag urgency="red" text="Rød: nu" /> <UrgencyTag urgency="orange" text="Orange: i dag" />{' '}
      <UrgencyTag urgency="yellow" text="Gul: inden for tre døgn" />{' '}
      <UrgencyTag urgency="green" text="Grøn: næste hverdag" />
    </p>
  ),
  tones: () => (
    <p class="tags">
      <Tag tone="neutral" text="Kladde" /> <Tag tone="info" text="Til gennemsyn" />{' '}
      <Tag tone="success" text="Underskrevet" icon="tick" />{' '}
      <Tag tone="warning" text="Om 25 min." icon="clock" />{' '}
      <Tag tone="danger" text="12 min. over fristen" icon="clock" />
    </p>
  ),
}
