import { z } from 'zod'
import { sealedColumn } from '../access/sealed.ts'
import type { StaffId } from '../access/staff.ts'
import type { Branded } from '../foundation/ids.ts'
import { colours, type Colour, type QuestionCode, type QuestionPartCode } from '../risk/instruments/codes.ts'
import type { TriageAnswer, TriageAnswers } from '../risk/instruments/triage.ts'

export type TriageAnswersId = Branded<'TriageAnswersId'>

/** Asked in the person's own words, or of somebody who rings about them. */
export const wordings = ['person', 'third-person'] as const
export type Wording = (typeof wordings)[number]

/** What was answered, by question or part of one. What is not here was not asked, which is not a no. */
export const answersShape = z.object({
  instrument: z.string(),
  version: z.string(),
  wording: z.enum(wordings),
  answers: z.record(z.string(), z.enum(['yes', 'no', 'unknown'])),
  /** What was said, by question. */
  notes: z.record(z.string(), z.string()),
})
export type GivenAnswers = z.infer<typeof answersShape>

/** Sealed with the conversation's key; the row is the saving. */
export const sealedAnswers = sealedColumn(
  'triage_answers',
  'sealed_answers',
  'municipality-only',
  answersShape,
)

const choiceShape = z.object({
  /** Why it is calmer than the highest to consider; empty when it is not. */
  reason: z.string(),
  /** What the answers pointed at, as it was shown. */
  highestShown: z.enum(colours).optional(),
})
export type ColourChoice = z.infer<typeof choiceShape>
export const sealedChoice = sealedColumn('triages', 'sealed_answers', 'corps-only', choiceShape)

/** The answers as the instrument reads them. */
export const answersOf = (given: GivenAnswers): TriageAnswers =>
  new Map(Object.entries(given.answers) as [QuestionCode | QuestionPartCode, TriageAnswer][])

export interface SavedAnswers {
  readonly id: TriageAnswersId
  readonly at: Temporal.Instant
  readonly by: string
  readonly given: GivenAnswers
}

export interface ChosenColour {
  readonly at: Temporal.Instant
  readonly by: string
  readonly staffId: StaffId
  readonly colour: Colour
  readonly choice: ColourChoice | undefined
}
