import type { Language } from '../../kit/language.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export type NetworkTexts = typeof da

export const texts = (language: Language): NetworkTexts => ({ da, en })[language]
