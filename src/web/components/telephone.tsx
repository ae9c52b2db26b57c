import type { Examples, Markup } from './markup.ts'

export interface TelephoneProps {
  /** As it is pressed, with spaces where they help the eye. */
  number: string
  /** The words it stands in. */
  text?: string | undefined
}

/** A number to ring. Among words written from the right its groups would change places: it is kept apart from them. */
export const Telephone = ({ number, text = number }: TelephoneProps): Markup => {
  const [before, ...after] = text.split(number)
  return (
    <a href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>
      {before}
      {after.length > 0 && <bdi dir="ltr">{number}</bdi>}
      {after.join(number)}
    </a>
  )
}

export const examples: Examples = {
  'in a sentence': () => <Telephone number="112" text="Ring 112" />,
  alone: () => <Telephone number="+45 33 92 11 12" />,
}
