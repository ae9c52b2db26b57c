import type { DoorLanguage } from '../kit/door-words.ts'
import { ar } from './texts.ar.ts'
import { ckb } from './texts.ckb.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { fa } from './texts.fa.ts'
import { kmr } from './texts.kmr.ts'
import { ps } from './texts.ps.ts'
import { so } from './texts.so.ts'
import { ti } from './texts.ti.ts'
import { tr } from './texts.tr.ts'
import { uk } from './texts.uk.ts'
import { ur } from './texts.ur.ts'

/** What every language must say at the door: a file for each, and Danish is the one that the others follow. */
export type Texts = typeof da

const catalogues: Record<DoorLanguage, Texts> = { da, en, ar, fa, ps, ur, tr, so, kmr, ckb, ti, uk }

export const texts = (language: DoorLanguage): Texts => catalogues[language]
