import { z } from 'zod'
import type { Disclosure } from '../access/disclosure.ts'
import { sealedColumn } from '../access/sealed.ts'
import type { PersonId } from '../foundation/ids.ts'

export const ageBands = [
  'under-12',
  '12-14',
  '15-17',
  '18-24',
  '25-39',
  '40-59',
  '60-or-over',
  'not-known',
] as const
export const genders = ['female', 'male', 'other', 'not-known'] as const
/** What somebody does in the conflict. One person may do several, and may do one thing to one's face and another behind it. */
export const conflictRoles = [
  'decides',
  'executes',
  'urges',
  'watches',
  'lures',
  'passes-on',
  'supports',
  'protects',
] as const
export const knowables = ['location', 'plan', 'contact-with-us'] as const
export const knownAnswers = ['yes', 'suspects', 'no', 'not-known'] as const
/** Ways by which somebody can reach the person or learn where they are. */
export const accessWays = ['keys', 'phone-accounts', 'register-look-up', 'car', 'custody', 'weapons'] as const

export type AgeBand = (typeof ageBands)[number]
export type ConflictRole = (typeof conflictRoles)[number]
export type Knowable = (typeof knowables)[number]

/** A day, a month or a year, as exactly as it is known: `2026-11-24`, `2026-11` or `2026`. */
export const roughDateShape = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)

/** That somebody knows something, or does not, from a certain day and a certain source. The newest about each counts. */
export const knowledgeShape = z.object({
  of: z.enum(knowables),
  knows: z.enum(knownAnswers),
  since: roughDateShape.optional(),
  source: z.string(),
  /** ISO 8601 instant. */
  notedAt: z.string(),
})
export type Knowledge = z.infer<typeof knowledgeShape>

export const personShape = z.object({
  /** What the person is called in the case; never the real name. */
  alias: z.string(),
  ageBand: z.enum(ageBands),
  gender: z.enum(genders).optional(),
  /** To the exposed person, in words: "ældre bror". Empty for the exposed person. */
  relation: z.string(),
  roles: z.array(z.enum(conflictRoles)),
  /** Roughly where, never an address: "samme hjem", "Aarhus", "Sverige". */
  place: z.string(),
  abroad: z.enum(['yes', 'no', 'not-known']),
  sameHousehold: z.enum(['yes', 'no', 'not-known']),
  access: z.array(z.enum(accessWays)),
  knowledge: z.array(knowledgeShape),
  note: z.string(),
})
export type PersonText = z.infer<typeof personShape>

/** Sealed with the case's key; the row is the person. */
export const sealedPerson = sealedColumn('people', 'sealed_person', 'chosen', personShape)

/** One person may be exposed and an actor at once: a brother made to control his sister. */
export interface Parts {
  readonly exposed: boolean
  readonly actor: boolean
}

/** Somebody as they are written down, with who what is said of them may ever be shown to. */
export interface Described extends Parts {
  readonly disclosure: Disclosure
  readonly text: PersonText
}

export interface PersonRow extends Parts {
  readonly id: PersonId
  readonly disclosure: Disclosure
  readonly sealed: Uint8Array | undefined
  readonly version: number
  readonly addedAt: Temporal.Instant
  readonly removedAt: Temporal.Instant | undefined
}

export interface Person extends Described {
  readonly id: PersonId
  readonly version: number
  readonly removed: boolean
}

/** Somebody of whom only this much is known. */
export const onlyAlias = (alias: string): PersonText => ({
  alias,
  ageBand: 'not-known',
  relation: '',
  roles: [],
  place: '',
  abroad: 'not-known',
  sameHousehold: 'not-known',
  access: [],
  knowledge: [],
  note: '',
})

/** What counts now of what somebody knows: the newest that was noted about each thing. */
export function knownNow(knowledge: readonly Knowledge[]): ReadonlyMap<Knowable, Knowledge> {
  const newest = new Map<Knowable, Knowledge>()
  for (const each of knowledge) {
    const earlier = newest.get(each.of)
    if (!earlier || Temporal.Instant.compare(earlier.notedAt, each.notedAt) <= 0) newest.set(each.of, each)
  }
  return newest
}
