import { describedBy, fieldId } from './field-id.ts'
import { FieldNotes, type FieldProps } from './field.tsx'
import type { Examples, Markup } from './markup.ts'

export interface DateFieldProps extends Pick<FieldProps, 'name' | 'hint' | 'error' | 'optional'> {
  legend: string
  labels: { day: string; month: string; year: string }
  /** As typed: also what is no date. */
  value?: { day?: string | undefined; month?: string | undefined; year?: string | undefined } | undefined
}

/** A date known by heart, in three inputs: `name-day`, `name-month` and `name-year`. */
export const DateField = (props: DateFieldProps): Markup => (
  <fieldset
    class={props.error === undefined ? 'field' : 'field has-error'}
    aria-describedby={describedBy(props.name, props)}
  >
    <legend>
      {props.legend}
      {props.optional !== undefined && <span class="optional"> ({props.optional})</span>}
    </legend>
    <FieldNotes name={props.name} hint={props.hint} error={props.error} />
    <div class="date">
      {(['day', 'month', 'year'] as const).map((part, index) => {
        const id = index === 0 ? fieldId(props.name) : `${fieldId(props.name)}-${part}`
        return (
          <div>
            <label for={id}>{props.labels[part]}</label>
            <input
              id={id}
              name={`${props.name}-${part}`}
              value={props.value?.[part]}
              inputmode="numeric"
              autocomplete="off"
              class={part === 'year' ? 'characters-8' : 'characters-4'}
              aria-invalid={props.error === undefined ? undefined : 'true'}
            />
          </div>
        )
      })}
    </div>
  </fieldset>
)

const labels = { day: 'Dag', month: 'Måned', year: 'År' }

export const examples: Examples = {
  empty: () => (
    <DateField name="leaves" legend="Hvornår rejser I?" hint="For eksempel 29 11 2026" labels={labels} />
  ),
  'a date that does not exist': () => (
    <DateField
      name="born"
      legend="Fødselsdag"
      labels={labels}
      error="Datoen findes ikke. Ret dag eller måned"
      value={{ day: '31', month: '2', year: '2009' }}
    />
  ),
}
