import { z } from 'zod'
import { sealedColumn } from '../access/sealed.ts'
import type { Branded } from '../foundation/ids.ts'

export type RehearsalId = Branded<'RehearsalId'>

/** What is learned by heart is short and little. The schema holds these too. */
export const fewestLines = 3
export const mostLines = 5
/** In characters. */
export const longestQuestion = 100
export const longestSentence = 140

const lineShape = z.object({
  /** "Hvad gør jeg, hvis …?" */
  question: z.string().max(longestQuestion),
  /** What the person does then, in their own words. */
  sentence: z.string().max(longestSentence),
})
export type RehearsalLine = z.infer<typeof lineShape>

/** Sealed with the case's key; the row is the line. */
export const sealedRehearsalLine = sealedColumn('rehearsal_lines', 'sealed_line', 'protected', lineShape)

/** Sentences out of the plan that the person rehearses, made together. */
export interface Rehearsal {
  readonly id: RehearsalId
  readonly madeAt: Temporal.Instant
  readonly madeBy: string
  readonly lines: readonly RehearsalLine[]
}
