import { describedBy, fieldId } from './field-id.ts'
import { FieldNotes } from './field.tsx'
import type { Content, Examples, Markup } from './markup.ts'

export interface Option {
  value: string
  label: string
  hint?: string | undefined
}

export interface ChoiceProps {
  name: string
  legend: string
  /** The question is the page's own heading. */
  legendIsHeading?: boolean | undefined
  hint?: string | undefined
  error?: string | undefined
  optional?: string | undefined
  options: readonly Option[]
  /** Side by side where there is room: for short answers only. */
  inline?: boolean | undefined
  /** One row on every screen, each answer a field of its own: for up to four answers of a word or two. */
  row?: boolean | undefined
}

export interface RadiosProps extends ChoiceProps {
  /** What the person has chosen. Undefined: nothing is chosen for them. */
  chosen?: string | undefined
}

/** A question with one answer. */
export const Radios = ({ chosen, ...props }: RadiosProps): Markup => (
  <Choice {...props}>
    {props.options.map((option, index) => (
      <Tick {...props} option={option} index={index} type="radio" checked={option.value === chosen} />
    ))}
  </Choice>
)

/** A group of things to tick, with its question, hint and error. */
export const Choice = (props: ChoiceProps & { children?: Content }): Markup => (
  <fieldset
    class={props.error === undefined ? 'field' : 'field has-error'}
    aria-describedby={describedBy(props.name, props)}
  >
    <legend>
      {props.legendIsHeading ? <h1>{props.legend}</h1> : props.legend}
      {props.optional !== undefined && <span class="optional"> ({props.optional})</span>}
    </legend>
    <FieldNotes name={props.name} hint={props.hint} error={props.error} />
    <div class={props.row ? 'ticks row' : props.inline ? 'ticks inline' : 'ticks'}>{props.children}</div>
  </fieldset>
)

interface TickProps {
  name: string
  option: Option
  index: number
  type: 'radio' | 'checkbox'
  checked: boolean
}

/** One thing to tick. The whole line can be pressed. */
export const Tick = ({ name, option, index, type, checked }: TickProps): Markup => {
  const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`
  // Numbered from the first one on: the whole question's hint has the name without a number.
  const hint = option.hint === undefined ? undefined : `${fieldId(name)}-${index + 1}-hint`
  return (
    <div class="tick">
      <input
        type={type}
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        autocomplete="off"
        aria-describedby={hint}
      />
      <label for={id}>{option.label}</label>
      {hint !== undefined && (
        <p class="hint" id={hint}>
          {option.hint}
        </p>
      )}
    </div>
  )
}

const under18 = [
  { value: 'yes', label: 'Ja' },
  { value: 'no', label: 'Nej' },
  { value: 'not-known', label: 'Det ved jeg ikke' },
]

export const examples: Examples = {
  'nothing chosen': () => <Radios name="under18" legend="Er du under 18 år?" options={under18} />,
  inline: () => <Radios name="hurry" legend="Haster det?" options={under18} inline chosen="no" />,
  'in one row': () => (
    <Radios
      name="passport"
      legend="Har nogen taget dit pas?"
      row
      chosen="not-asked"
      options={[
        ...under18.slice(0, 2),
        { value: 'unknown', label: 'Ved ikke' },
        { value: 'not-asked', label: 'Ikke spurgt' },
      ]}
    />
  ),
  'with hints and an error': () => (
    <Radios
      name="channel"
      legend="Hvordan må vi svare dig?"
      hint="Vi bruger kun det, du vælger."
      error="Vælg, hvordan vi må svare dig"
      options={[
        { value: 'here', label: 'Her på siden', hint: 'Du kommer selv tilbage med dine seks ord.' },
        { value: 'phone', label: 'På telefon' },
      ]}
    />
  ),
}
