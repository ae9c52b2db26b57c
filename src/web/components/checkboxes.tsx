import type { Examples, Markup } from './markup.ts'
import { Choice, Tick, type ChoiceProps } from './radios.tsx'

export interface CheckboxesProps extends ChoiceProps {
  chosen?: readonly string[] | undefined
}

/** A question with any number of answers. */
export const Checkboxes = ({ chosen = [], ...props }: CheckboxesProps): Markup => (
  <Choice {...props}>
    {props.options.map((option, index) => (
      <Tick
        {...props}
        option={option}
        index={index}
        type="checkbox"
        checked={chosen.includes(option.value)}
      />
    ))}
  </Choice>
)

export interface CheckboxProps {
  name: string
  label: string
  hint?: string | undefined
  checked?: boolean | undefined
}

/** One statement that is ticked or not, sent as `yes`. */
export const Checkbox = ({ name, label, hint, checked }: CheckboxProps): Markup => (
  <div class="field ticks">
    <Tick
      name={name}
      option={{ value: 'yes', label, hint }}
      index={0}
      type="checkbox"
      checked={checked ?? false}
    />
  </div>
)

export const examples: Examples = {
  several: () => (
    <Checkboxes
      name="hours"
      legend="Hvornår er det sikkert at ringe?"
      hint="Vælg alle, der passer."
      options={[
        { value: 'morning', label: 'Formiddag' },
        { value: 'noon', label: 'Middag', hint: 'Mellem kl. 11 og 13' },
        { value: 'evening', label: 'Aften' },
      ]}
      chosen={['noon']}
    />
  ),
  one: () => <Checkbox name="read" label="Jeg har læst, hvad der sker med det, jeg skriver" />,
}
