import type { Person } from '../case/people.ts'
import type { Disclosure } from '../access/disclosure.ts'
import type { MunicipalRequestText } from '../case/entries.ts'
import type { PersonId } from '../foundation/ids.ts'
import type { SignedDocument } from '../risk/assessment/document.ts'
import { sealedAnswer, type EvidenceKept } from '../risk/assessment/parts.ts'
import type { Language, Level, Urgency } from '../risk/instruments/codes.ts'
import type { Measure } from '../safety-plan/measures.ts'
import type { RecipientKind } from './paper.ts'

/** The words for codes that an instrument names but does not word. */
export interface CodeWords {
  readonly tag: (code: string) => string
  readonly harmType: (code: string) => string
}

/** What a paper is filled from. Addresses are no part of it: they are sealed apart. */
export interface CaseMaterial {
  /** What the case is called: `Svale 7421`. */
  readonly reference: string
  readonly people: readonly Person[]
  /** By person; empty unless the sender has opened them for this recipient. */
  readonly realNames: ReadonlyMap<PersonId, string>
  readonly measures: readonly Measure[]
  /** Who is responsible for a measure, in words: the library's roles. */
  readonly roles: Readonly<Record<string, { da: string; en: string }>>
  readonly request: MunicipalRequestText | undefined
  /**
   * How each fact of the case may be passed on, by its id: the strictest class it ever had, and `protected` when
   * whoever told it must be.
   */
  readonly classes: ReadonlyMap<string, Disclosure>
  /** Every text that may go to nobody outside the corps. Nothing of them may stand in a paper, in whatever field. */
  readonly secrets: readonly string[]
  readonly words: CodeWords
}

/** A level that took the place of the signed one. Times are ISO 8601 instants. */
export interface AgreedAfter {
  readonly level: Level
  readonly urgency: Urgency
  readonly agreedAt: string
  readonly validUntil: string
}

/** What is in force: as it was signed, or as two raters agreed afterwards. */
export const inForceOf = ({
  document,
  agreed,
}: Pick<Material, 'document' | 'agreed'>): Omit<AgreedAfter, 'agreedAt'> =>
  agreed ?? { ...document.inForce, validUntil: document.validUntil }

/** What a paper about an assessment is made of. */
export interface Material extends CaseMaterial {
  readonly document: SignedDocument
  /** What two raters agreed on after the document was signed, where it is another level or urgency. */
  readonly agreed?: AgreedAfter | undefined
  /** Salted digest of the signed document, which the corps can check. */
  readonly digest: Uint8Array
}

export const reportParts = [
  'evidence',
  'ratings',
  'actors',
  'scenarios',
  'own-view',
  'measures',
  'unknown',
] as const
export type ReportPart = (typeof reportParts)[number]

/** What the sender has chosen. */
export interface Choice {
  readonly paperId: string
  readonly to: RecipientKind
  /** Who exactly: "Aarhus Kommune, Familierådgivningen". */
  readonly recipient: string
  readonly language: Language
  readonly madeAt: string
  /** Real names beside the ones used in the case, by the recipient's need. */
  readonly names: 'roles' | 'real'
  readonly parts: ReadonlySet<ReportPart>
  /** Ids of evidence and measures that the sender has taken out. */
  readonly without: ReadonlySet<string>
}

/** Whether a text of this class may go to this recipient. */
export function mayLeave(of: Disclosure, to: RecipientKind): boolean {
  switch (of) {
    case 'shareable':
      return true
    case 'municipality-only':
      return to === 'municipality'
    case 'corps-only':
    case 'protected':
      return false
  }
}

/** Whether a piece of evidence may stand in the paper. Evidence that points to a fact nobody finds any more may not. */
export function mayStand(
  { classes }: Pick<Material, 'classes'>,
  { to, without }: Pick<Choice, 'to' | 'without'>,
  { id, factId, sourceMustBeProtected }: EvidenceKept,
): boolean {
  if (sourceMustBeProtected || without.has(id)) return false
  if (factId === undefined || isOfFirstCall(factId)) return mayLeave(sealedAnswer.disclosure, to)
  return mayLeave(classes.get(factId) ?? 'protected', to)
}

/** The measures that concern the recipient: the municipality all, others what they themselves have to do. */
const measuresFor = ({ measures }: Pick<Material, 'measures'>, { to }: Pick<Choice, 'to'>): Measure[] =>
  measures.filter(({ status, text }) => status !== 'dropped' && (to === 'municipality' || text.role === to))

/** The measures that stand in the paper. */
export const measuresIn = (
  material: Pick<Material, 'measures'>,
  choice: Pick<Choice, 'to' | 'without'>,
): Measure[] =>
  measuresFor(material, choice).filter(
    ({ id, disclosure }) => !choice.without.has(id) && mayLeave(disclosure, choice.to),
  )

/** Those that concern the recipient, and that their class keeps out. The sender is told; the paper does not say so. */
export const measuresKeptBack = (
  material: Pick<Material, 'measures'>,
  choice: Pick<Choice, 'to'>,
): Measure[] => measuresFor(material, choice).filter(({ disclosure }) => !mayLeave(disclosure, choice.to))

/** Whether what is written about somebody may go to this recipient; of whom nothing is kept any more, it may not. */
export const mayBeDescribed = (
  { people }: Pick<Material, 'people'>,
  { to }: Pick<Choice, 'to'>,
  id: string,
): boolean => mayLeave(people.find(person => person.id === id)?.disclosure ?? 'protected', to)

/** An answer of the first call is named by the saving and the question: `<id> Q3`. */
const isOfFirstCall = (factId: string): boolean => factId.includes(' ')

/** What is said of somebody whose source must be protected may stand nowhere, so it counts among the secrets. */
export function secretsOf({
  document,
  secrets,
  classes,
}: Pick<Material, 'document' | 'secrets' | 'classes'>): string[] {
  const kept = document.answers.flatMap(({ content }) =>
    content.kind === 'rating' || content.kind === 'other' ? content.evidence : [],
  )
  return [
    ...secrets,
    ...kept
      .filter(
        ({ factId, sourceMustBeProtected }) =>
          sourceMustBeProtected ||
          (factId !== undefined &&
            !isOfFirstCall(factId) &&
            !mayLeave(classes.get(factId) ?? 'protected', 'municipality')),
      )
      .map(({ text }) => text),
  ]
}

/** Shorter texts would be found everywhere: "Ja", "Far". */
const tellsSomething = 10

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\s.,;:!?"'»«”“]+/gu, ' ')
    .trim()

/** A street and its number lead to a door, however short: "Nygade 4". */
const isDoor = (text: string): boolean => /^\p{L}{3,}[\p{L} ]* \d+\p{L}?$/u.test(text)

/** Which of the texts repeat something that may not leave, word for word. */
export function repeated(texts: readonly string[], secrets: readonly string[]): string[] {
  const all = secrets.map(plain)
  const doors = all.filter(isDoor)
  const long = all.filter(secret => secret.length >= tellsSomething && !isDoor(secret))
  return texts.filter(text => {
    const said = plain(text)
    return long.some(secret => said.includes(secret)) || doors.some(door => ` ${said} `.includes(` ${door} `))
  })
}
