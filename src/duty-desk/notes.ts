import { z } from 'zod'
import { sealedColumn } from '../access/sealed.ts'
import type { Branded } from '../foundation/ids.ts'

export type NoteId = Branded<'NoteId'>

const noteShape = z.discriminatedUnion('kind', [
  /** In a call or a meeting: who said it stands in the words. */
  z.object({ kind: z.literal('said'), text: z.string() }),
  /** What was answered. */
  z.object({ kind: z.literal('answered'), text: z.string() }),
  z.object({
    kind: z.literal('passed-on'),
    /** Where, and the name of whoever took it over there. */
    toWhom: z.string(),
    /** Somebody there has heard it from us, not only been named to the person. */
    spokeWithThem: z.boolean(),
    /** What the person was told and agreed to. */
    text: z.string(),
  }),
  z.object({
    kind: z.literal('call-back'),
    /** The number rung, and where it was found: never the one that was given to us. */
    number: z.string(),
    foundWhere: z.string(),
    spokeWith: z.string(),
  }),
])
/** What staff wrote about an enquiry; never shown to the person. */
export type NoteText = z.infer<typeof noteShape>
export type NoteKind = NoteText['kind']

/** Sealed with the conversation's key; the row is the note. */
export const sealedNote = sealedColumn('enquiry_notes', 'sealed_note', 'corps-only', noteShape)

export interface Note {
  readonly id: NoteId
  readonly at: Temporal.Instant
  readonly by: string
  readonly text: NoteText
}
