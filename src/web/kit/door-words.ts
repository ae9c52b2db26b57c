import type { LanguageCode } from '../../foundation/languages.ts'
import { ar } from './words.ar.ts'
import { ckb } from './words.ckb.ts'
import { fa } from './words.fa.ts'
import { kmr } from './words.kmr.ts'
import { ps } from './words.ps.ts'
import { so } from './words.so.ts'
import { ti } from './words.ti.ts'
import { tr } from './words.tr.ts'
import { uk } from './words.uk.ts'
import { ur } from './words.ur.ts'
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
  ar,
  fa,
  ps,
  ur,
  tr,
  so,
  kmr,
  ckb,
  ti,
  uk,
} satisfies Partial<Record<LanguageCode, DoorWords>>

/** What the door speaks. */
export type DoorLanguage = keyof typeof doorWords

export const doorLanguages = Object.keys(doorWords) as [DoorLanguage, ...DoorLanguage[]]
