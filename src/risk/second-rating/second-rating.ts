import { z } from 'zod'
import { sealedColumn } from '../../access/sealed.ts'
import type { StaffId } from '../../access/staff.ts'
import type { AssessmentId, Branded, CaseId, PersonId } from '../../foundation/ids.ts'
import type { SignedDocument } from '../assessment/document.ts'
import {
  answerCodes,
  driversShape,
  durabilities,
  flagKeptShape,
  flagResponseShape,
  partContent,
  scenarioShape,
  type Part,
} from '../assessment/parts.ts'
import { confidences, levels, severities, urgencies, type DomainCode } from '../instruments/codes.ts'

export type SecondRatingId = Branded<'SecondRatingId'>

const text = z.string()
const person = z.uuid()

/**
 * What of the first one's work the second may see: the evidence, and the person's own view. No answer, no driver, no
 * scenario, no flag and no conclusion; what drives the risk and why is theirs to see for themselves (R7).
 */
const materialShape = z.strictObject({
  evidence: z.array(
    z.strictObject({
      item: text,
      personId: person.optional(),
      text,
      source: text,
      sourceType: text,
      observedOn: text.optional(),
      directness: z.enum(['first_hand', 'second_hand', 'rumour']),
      confidence: z.enum(confidences).optional(),
    }),
  ),
  ownView: partContent.optional(),
})
export type Material = z.infer<typeof materialShape>

/** One domain's answers; per actor where the instrument says so. Saved as it is given. */
const domainShape = z.strictObject({
  kind: z.literal('domain'),
  ratings: z.record(
    z.string(),
    z.strictObject({
      now: z.enum(answerCodes).optional(),
      earlier: z.enum(answerCodes).optional(),
      tags: z.array(text).optional(),
      holds: z.enum(durabilities).optional(),
    }),
  ),
  note: text,
})
const conclusionShape = z.strictObject({
  kind: z.literal('conclusion'),
  level: z.enum(levels).optional(),
  urgency: z.enum(urgencies).optional(),
  severity: z.enum(severities).optional(),
  confidence: z.enum(confidences).optional(),
  rationale: text,
})
/** A red flag that the second one's own answers raised, and what they said to it. It stays, as the first one's do. */
const flagShape = flagKeptShape.extend({
  kind: z.literal('flag'),
  raisedAt: z.iso.datetime(),
  response: flagResponseShape.optional(),
})
const contentShape = z.discriminatedUnion('kind', [
  domainShape,
  scenarioShape,
  driversShape,
  flagShape,
  conclusionShape,
])
export type SecondContent = z.infer<typeof contentShape>
export type DomainAnswers = z.infer<typeof domainShape>
export type SecondFlag = z.infer<typeof flagShape>
export type SecondConclusion = z.infer<typeof conclusionShape>

/** Scenarios and drivers are asked for as in the first rating, and under the same names. */
export type SecondPart =
  | `domain:${string}`
  | `flag:${string}`
  | Extract<Part, `scenario:${string}` | 'drivers'>
  | 'conclusion'
export const domainPart = (domain: DomainCode): SecondPart => `domain:${domain}`

export const emptyDomain: DomainAnswers = { kind: 'domain', ratings: {}, note: '' }
export const emptySecondConclusion: SecondConclusion = { kind: 'conclusion', rationale: '' }

export interface SecondAnswer {
  readonly id: string
  readonly part: SecondPart
  readonly personId: PersonId | undefined
  readonly version: number
  readonly content: SecondContent
}

/** The second rating as it was signed, with the words it was asked in. */
const documentShape = z.strictObject({
  format: z.literal(1),
  ratingId: text,
  caseId: text,
  signedBy: z.strictObject({ id: text, alias: text }),
  signedAt: text,
  language: z.enum(['da', 'en']),
  instrument: z.strictObject({ id: text, version: text }),
  actors: z.array(z.strictObject({ id: text, name: text })),
  answers: z.array(z.strictObject({ part: text, personId: text.optional(), content: contentShape })),
})
export type SecondDocument = z.infer<typeof documentShape>
const sealedDocumentShape = z.strictObject({ salt: z.base64(), document: text })
export const secondDocumentIn = (sealed: { document: string }): SecondDocument =>
  documentShape.parse(JSON.parse(sealed.document))

/** What the two came to, in their own words. */
const agreementShape = z.strictObject({
  first: z.enum(levels),
  second: z.enum(levels),
  agreed: z.enum(levels),
  urgency: z.enum(urgencies),
  why: text,
})
export type Agreement = z.infer<typeof agreementShape>

/** Sealed with the case's key; the row is the second rating, or the answer. */
export const sealedMaterial = sealedColumn('second_ratings', 'sealed_material', 'corps-only', materialShape)
export const sealedSecondAnswer = sealedColumn('second_answers', 'sealed_answer', 'corps-only', contentShape)
export const sealedSecondDocument = sealedColumn(
  'second_ratings',
  'sealed_document',
  'corps-only',
  sealedDocumentShape,
)
export const sealedAgreement = sealedColumn(
  'second_ratings',
  'sealed_agreement',
  'corps-only',
  agreementShape,
)

/** As those who have the case see it. */
export interface SecondRating {
  readonly id: SecondRatingId
  readonly caseId: CaseId
  readonly assessmentId: AssessmentId
  readonly wantedBy: StaffId
  readonly wantedAt: Temporal.Instant
  readonly dueAt: Temporal.Instant
  readonly raterId: StaffId | undefined
  readonly signedAt: Temporal.Instant | undefined
  readonly agreedAt: Temporal.Instant | undefined
  readonly document: SecondDocument | undefined
  readonly agreement: Agreement | undefined
}

/** What the first rating rests on, without what was made of it. */
export function materialOf(answers: SignedDocument['answers']): Material {
  return {
    evidence: answers.flatMap(({ part, personId, content }) =>
      content.kind === 'rating'
        ? content.evidence.map(({ text: words, source, sourceType, observedOn, directness, confidence }) => ({
            item: part.slice('item:'.length),
            personId,
            text: words,
            source,
            sourceType,
            observedOn,
            directness,
            confidence,
          }))
        : [],
    ),
    ownView: answers.find(({ content }) => content.kind === 'own-view')?.content,
  }
}
