import type { DoorLanguage } from '../kit/door-words.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** What every language must say at the door: a file for each, and Danish is the one that the others follow. */
export type Texts = typeof da

const catalogues: Record<DoorLanguage, Texts> = { da, en }

export const texts = (language: DoorLanguage): Texts => catalogues[language]
