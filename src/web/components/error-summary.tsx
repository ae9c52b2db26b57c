import { fieldId } from './field-id.ts'
import type { Examples, Markup } from './markup.ts'

export interface ErrorSummaryProps {
  title: string
  errors: readonly { field: string; message: string }[]
  /**
   * Links lead to the fields at the desk. Never at the door: there each `#` link adds an entry to the
   * browser's history, which a relative may read.
   */
  linked: boolean
  /** Off only where several stand on one page: a page has one focus. */
  focused?: boolean | undefined
}

/** What has to be put right, first on the page and first for a screen reader. Nothing when nothing is wrong. */
export const ErrorSummary = ({ title, errors, linked, focused = true }: ErrorSummaryProps): Markup => {
  if (errors.length === 0) return <></>
  return (
    <div class="error-summary" role="alert">
      <h2 tabindex={-1} autofocus={focused}>
        {title}
      </h2>
      <ul>
        {errors.map(error => (
          <li>{linked ? <a href={`#${fieldId(error.field)}`}>{error.message}</a> : error.message}</li>
        ))}
      </ul>
    </div>
  )
}

const errors = [
  { field: 'alias', message: 'Skriv et dæknavn' },
  { field: 'happened', message: 'Skriv, hvad der er sket' },
]

export const examples: Examples = {
  'at the desk': () => <ErrorSummary title="Ret to ting" errors={errors} linked focused={false} />,
  'at the door': () => (
    <ErrorSummary title="Der mangler noget" errors={errors} linked={false} focused={false} />
  ),
}
