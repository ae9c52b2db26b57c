import type { Language } from '../../kit/language.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export type CaseTexts = typeof da

export const texts = (language: Language): CaseTexts => ({ da, en })[language]

/** The words for a code that came from the database; a code nobody has worded yet stands as it is. */
export const said = (words: Readonly<Record<string, string>>, code: string): string =>
  words[code] ?? code.replaceAll(/[-_]/g, ' ')
