import { z } from 'zod'
import type { Markup } from '../../components/markup.ts'
import { typedIn, type Typed } from '../../kit/form.ts'
import type { DeskContext } from '../desk-house.ts'

/** Which version of an answer was on the screen: what two tabs, or two people, are told apart by. */
export const VersionField = ({ version }: { version: number }): Markup => (
  <input type="hidden" name="version" value={String(version)} />
)

/** One that is missing or malformed was not written by us. */
export const readVersion = () =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)

export const typedOf = (c: DeskContext): Typed => typedIn(c.var.body)
