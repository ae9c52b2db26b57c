/** The id of a field's first input: where an error summary leads to. */
export const fieldId = (name: string): string => `field-${name}`

/** Ids of the hint and the error of a field, for `aria-describedby`; undefined when there is neither. */
export function describedBy(name: string, field: { hint?: unknown; error?: unknown }): string | undefined {
  const ids = [
    field.hint === undefined ? [] : [hintId(name)],
    field.error === undefined ? [] : [errorId(name)],
  ].flat()
  return ids.length > 0 ? ids.join(' ') : undefined
}

export const hintId = (name: string): string => `${fieldId(name)}-hint`
export const errorId = (name: string): string => `${fieldId(name)}-error`
