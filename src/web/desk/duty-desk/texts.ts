import type { Language } from '../../kit/language.ts'
import { da, type DutyDeskTexts } from './texts.da.ts'
import { en } from './texts.en.ts'

export const texts = (language: Language): DutyDeskTexts => ({ da, en })[language]
