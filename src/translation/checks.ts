import type { Branded } from '../foundation/ids.ts'
import type { LanguageCode } from '../foundation/languages.ts'
import type { Catalogue } from './catalogue.ts'

export type TextCheckId = Branded<'TextCheckId'>

/** A translator has read the whole catalogue of a language as it was then. */
export interface TextCheck {
  readonly id: TextCheckId
  readonly language: string
  readonly digest: Uint8Array
  readonly translator: string
  readonly checkedOn: Temporal.PlainDate
  /** Alias of the leader who wrote it down. */
  readonly recordedBy: string
  readonly recordedAt: Temporal.Instant
  readonly takenBackAt: Temporal.Instant | undefined
}

/** `source`: what the others are translations of. `changed`: it was checked, and then a text became another. */
export type CatalogueState =
  | { readonly is: 'source' }
  | { readonly is: 'checked'; readonly by: TextCheck }
  | { readonly is: 'changed'; readonly by: TextCheck }
  | { readonly is: 'unchecked' }

/** What the others are checked against: written by those who have the system, not translated for them. */
const SOURCES: readonly LanguageCode[] = ['da', 'en']

/** @param checks newest first */
export function stateOf({ language, digest }: Catalogue, checks: readonly TextCheck[]): CatalogueState {
  if (isSource(language)) return { is: 'source' }
  const valid = checks.filter(each => each.language === language && each.takenBackAt === undefined)
  const ofThis = valid.find(each => Buffer.compare(each.digest, digest) === 0)
  if (ofThis) return { is: 'checked', by: ofThis }
  const [former] = valid
  return former ? { is: 'changed', by: former } : { is: 'unchecked' }
}

export const isSource = (language: LanguageCode): boolean => SOURCES.includes(language)
