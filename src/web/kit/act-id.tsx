import { z } from 'zod'
import { parseId, type ActId } from '../../foundation/ids.ts'
import type { Markup } from '../components/markup.ts'

/** The field's name, for the form's schema: `{ [actIdName]: actId(), … }`. */
export const actIdName = 'act'

/**
 * Travels with a form, new for each time the form is shown, so that a double click, a cut line and a resend are
 * one act.
 *
 * @param id by the server's own chance
 */
export const ActIdField = ({ id }: { id: ActId }): Markup => (
  <input type="hidden" name={actIdName} value={id} />
)

/** Reads the act's id. One that is missing or malformed was not written by us. */
export function actId() {
  return z.string().transform((text, context): ActId => {
    const id = parseId<'ActId'>(text)
    if (id !== undefined) return id
    context.addIssue({ code: 'custom', params: { problem: 'malformed' } })
    return z.NEVER
  })
}
