import type { LanguageCode } from '../../foundation/languages.ts'
import { words, type Words } from './words.ts'

/** What forms and plain pages say at the door, in each language of its own. */
export interface DoorWords {
  readonly form: Omit<Words['form'], 'repaired'>
  readonly pages: Pick<Words['pages'], 'notFound' | 'failed' | 'notAForm' | 'foreign'>
  readonly moment: Pick<Words['moment'], 'today' | 'tomorrow' | 'yesterday' | 'on'>
}

/** A language of the door is in here and has its catalogue beside the pages: with one of them alone nothing compiles. */
export const doorWords = {
  da: words.da,
  en: words.en,
} satisfies Partial<Record<LanguageCode, DoorWords>>

/** What the door speaks. */
export type DoorLanguage = keyof typeof doorWords

export const doorLanguages = Object.keys(doorWords) as [DoorLanguage, ...DoorLanguage[]]
