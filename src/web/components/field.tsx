import { describedBy, errorId, fieldId, hintId } from './field-id.ts'
import type { Content, Examples, Markup } from './markup.ts'

export interface FieldProps {
  name: string
  label: string
  hint?: string | undefined
  /** Says what to do, not what is wrong with the person. */
  error?: string | undefined
  value?: string | undefined
  /** Said after the label, such as "kan springes over". What is not marked must be answered. */
  optional?: string | undefined
  /** How wide the answer is expected to be, in characters. */
  characters?: 4 | 8 | 16 | 32 | undefined
  /** `off` unless the answer is the staff member's own (sign-in): browsers keep what they may complete. */
  autocomplete?: string | undefined
  /** Off unless asked for: some browsers send the text away to check it. */
  spellcheck?: boolean | undefined
}

export interface TextFieldProps extends FieldProps {
  type?: 'text' | 'password' | 'tel' | 'email' | 'search' | 'datetime-local' | 'time' | undefined
  inputmode?: 'text' | 'numeric' | 'tel' | 'email' | undefined
}

/** A question answered on one line. */
export const TextField = (props: TextFieldProps): Markup => (
  <FieldFrame {...frameOf(props)}>
    <input
      {...inputOf(props)}
      type={props.type ?? 'text'}
      inputmode={props.inputmode}
      value={props.value}
      class={props.characters && `characters-${props.characters}`}
    />
  </FieldFrame>
)

export interface TextAreaProps extends FieldProps {
  rows?: number | undefined
}

/** A question answered in one's own words. No `maxlength`: it would cut a pasted text without saying so. */
export const TextArea = (props: TextAreaProps): Markup => (
  <FieldFrame {...frameOf(props)}>
    {/* The parser drops one line break after <textarea>; ours is that one, so the person's own stays. */}
    <textarea {...inputOf(props)} rows={props.rows ?? 5}>
      {`\n${props.value ?? ''}`}
    </textarea>
  </FieldFrame>
)

export interface SelectFieldProps extends FieldProps {
  /** The first line, which is no answer. Without it the list would answer by itself. */
  unanswered: string
  options: readonly { value: string; label: string }[]
}

/** A choice among many. Up to seven choices are better as radios. */
export const SelectField = (props: SelectFieldProps): Markup => (
  <FieldFrame {...frameOf(props)}>
    <select {...inputOf(props)} class={props.characters && `characters-${props.characters}`}>
      <option value="">{props.unanswered}</option>
      {props.options.map(option => (
        <option value={option.value} selected={option.value === props.value}>
          {option.label}
        </option>
      ))}
    </select>
  </FieldFrame>
)

interface FieldFrameProps extends Pick<FieldProps, 'name' | 'label' | 'hint' | 'error' | 'optional'> {
  children?: Content
}

const FieldFrame = (props: FieldFrameProps): Markup => (
  <div class={props.error === undefined ? 'field' : 'field has-error'}>
    <label for={fieldId(props.name)}>
      {props.label}
      {props.optional !== undefined && <span class="optional"> ({props.optional})</span>}
    </label>
    <FieldNotes {...frameOf(props)} />
    {props.children}
  </div>
)

/** Hint and error of a field, found by `describedBy`. */
export const FieldNotes = ({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>): Markup => (
  <>
    {hint !== undefined && (
      <p class="hint" id={hintId(name)}>
        {hint}
      </p>
    )}
    {error !== undefined && (
      <p class="error" id={errorId(name)}>
        {error}
      </p>
    )}
  </>
)

const frameOf = ({ name, label, hint, error, optional }: FieldProps) => ({
  name,
  label,
  hint,
  error,
  optional,
})

const inputOf = (props: FieldProps) => ({
  id: fieldId(props.name),
  name: props.name,
  dir: 'auto' as const,
  autocomplete: props.autocomplete ?? 'off',
  spellcheck: props.spellcheck ?? false,
  'aria-describedby': describedBy(props.name, props),
  'aria-invalid': props.error === undefined ? undefined : ('true' as const),
})

export const examples: Examples = {
  'one line': () => <TextField name="reference" label="Reference" hint="Det ord, I bruger i telefonen." />,
  'one line, with an error': () => (
    <TextField name="alias" label="Dæknavn" error="Skriv et dæknavn" value="  " characters={16} />
  ),
  'own words': () => (
    <TextArea
      name="happened"
      label="Hvad er der sket?"
      hint="Skriv, som du vil. Der er plads til det hele."
    />
  ),
  'own words, with an error and text written from the right': () => (
    <TextArea
      name="more"
      label="Noget mere?"
      optional="kan springes over"
      error="Teksten er for lang"
      value="مرحبا"
    />
  ),
  'one of many': () => (
    <SelectField
      name="municipality"
      label="Kommune"
      optional="kan springes over"
      unanswered="Vælg kommune"
      options={[
        { value: '751', label: 'Aarhus' },
        { value: '461', label: 'Odense' },
      ]}
      characters={32}
    />
  ),
}
