import type { Branded } from '../../foundation/ids.ts'

export type DomainCode = Branded<'DomainCode'>
export type ItemCode = Branded<'ItemCode'>
export type TagCode = Branded<'TagCode'>
export type EventCode = Branded<'EventCode'>
export type FlagCode = Branded<'FlagCode'>
export type CheckCode = Branded<'CheckCode'>
export type LibraryMeasureCode = Branded<'LibraryMeasureCode'>
export type QuestionCode = Branded<'QuestionCode'>
/** A question with two toggles (right now / the last days) is answered by its parts. */
export type QuestionPartCode = Branded<'QuestionPartCode'>

/**
 * The conclusions every instrument must use, mildest first. They are closed: the whole country reads the same four
 * levels, and what follows from a level (interval, second rater, scenarios) must exist for each.
 */
export const levels = ['low', 'medium', 'high', 'extreme'] as const
export const urgencies = ['now', 'within24h', 'within7d', 'planned'] as const
export const severities = ['limited', 'serious', 'life_threatening'] as const
export const confidences = ['low', 'medium', 'high'] as const
export type Level = (typeof levels)[number]
export type Urgency = (typeof urgencies)[number]
export type Severity = (typeof severities)[number]
export type Confidence = (typeof confidences)[number]

/** The colours of the six-question triage, most urgent first. */
export const colours = ['red', 'orange', 'yellow', 'green'] as const
export type Colour = (typeof colours)[number]

export type Language = 'da' | 'en'

/** How many steps `level` lies above `other`; negative when it lies below. */
export function stepsAbove(level: Level, other: Level): number {
  return levels.indexOf(level) - levels.indexOf(other)
}
