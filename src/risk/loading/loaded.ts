import type { Branded } from '../../foundation/ids.ts'
import type { BadInstrument, Instrument } from '../instruments/instrument.ts'
import { parseInstrument, textOf } from '../instruments/instrument.ts'
import { isQuestionnaire, parseQuestionnaire, type QuestionForm } from '../instruments/questionnaire.ts'
import { done, type Outcome } from '../../foundation/outcome.ts'

export type InstrumentId = Branded<'InstrumentId'>

/** Who holds the right to it, from when, and in short what it allows. */
export interface Licence {
  readonly holder: string
  readonly from: Temporal.PlainDate
  readonly terms: string | undefined
}

/** An instrument the organisation has brought, as its row tells it. */
export interface LoadedInstrument {
  readonly id: InstrumentId
  readonly code: string
  readonly version: string
  /** `rules`: whole, in our own form. `questions`: a questionnaire without levels or rules. */
  readonly kind: 'rules' | 'questions'
  readonly licence: Licence
  readonly addedBy: string
  readonly addedAt: Temporal.Instant
  readonly publishedAt: Temporal.Instant | undefined
  readonly withdrawnAt: Temporal.Instant | undefined
  /** SHA-256 of the file. */
  readonly digest: Uint8Array
}

export const isInUse = ({ publishedAt, withdrawnAt }: LoadedInstrument): boolean =>
  publishedAt !== undefined && withdrawnAt === undefined

/** What a file turned out to be. */
export type Brought =
  | { readonly kind: 'rules'; readonly instrument: Instrument }
  | { readonly kind: 'questions'; readonly form: QuestionForm }

/** Reads a file as an instrument in our own form, or as a FHIR R4 Questionnaire when that is what it says it is. */
export function readBrought(file: Uint8Array): Outcome<Brought, BadInstrument> {
  const text = textOf(file)
  if ('refused' in text) return text
  if (saysItIsAQuestionnaire(text.done)) {
    const form = parseQuestionnaire(text.done)
    return 'refused' in form ? form : done({ kind: 'questions', form: form.done })
  }
  const instrument = parseInstrument(text.done)
  return 'refused' in instrument ? instrument : done({ kind: 'rules', instrument: instrument.done })
}

function saysItIsAQuestionnaire(text: string): boolean {
  try {
    return isQuestionnaire(JSON.parse(text))
  } catch {
    return false
  }
}

/** What it is called in the system: the code and the version in the file. */
export const namedIn = (brought: Brought): { code: string; version: string } =>
  brought.kind === 'rules'
    ? { code: brought.instrument.id, version: brought.instrument.version }
    : { code: brought.form.code, version: brought.form.version }

export const titleOf = (brought: Brought, language: 'da' | 'en'): string =>
  brought.kind === 'rules' ? brought.instrument.title[language] : brought.form.title
