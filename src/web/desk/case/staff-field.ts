import { z } from 'zod'
import type { StaffId } from '../../../access/staff.ts'
import { parseId } from '../../../foundation/ids.ts'

/** A colleague chosen from a list. Whether they can be chosen is for the act to say. */
export const colleague = () =>
  z.string().transform((text, context): StaffId => {
    const id = parseId<'PrincipalId'>(text)
    if (id) return id
    context.addIssue({ code: 'custom', params: { problem: 'notAChoice' } })
    return z.NEVER
  })
