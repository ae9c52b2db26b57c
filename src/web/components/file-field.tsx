import { describedBy, fieldId } from './field-id.ts'
import { FieldNotes, type FieldProps } from './field.tsx'
import type { Examples, Markup } from './markup.ts'

export interface FileFieldProps extends Pick<FieldProps, 'name' | 'label' | 'hint' | 'error' | 'optional'> {
  /** Only narrows what the browser offers. What a file is, its bytes say. */
  accept?: string | undefined
}

/** A question answered with a file. It must be chosen again when the form comes back: browsers allow nothing else. */
export const FileField = (props: FileFieldProps): Markup => (
  <div class={props.error === undefined ? 'field' : 'field has-error'}>
    <label for={fieldId(props.name)}>
      {props.label}
      {props.optional !== undefined && <span class="optional"> ({props.optional})</span>}
    </label>
    <FieldNotes name={props.name} hint={props.hint} error={props.error} />
    <input
      id={fieldId(props.name)}
      name={props.name}
      type="file"
      accept={props.accept}
      autocomplete="off"
      aria-describedby={describedBy(props.name, props)}
      aria-invalid={props.error === undefined ? undefined : 'true'}
    />
  </div>
)

export const examples: Examples = {
  file: () => <FileField name="file" label="Fil" hint="Højst 20 MB." accept=".pdf,.png" />,
  missing: () => <FileField name="other" label="Fil" error="Vælg filen" />,
}
