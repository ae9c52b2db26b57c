import { z } from 'zod'
import { sealedColumn } from '../../access/sealed.ts'
import { equals, newSalt, saltedDigest } from '../../crypto/digest.ts'
import type { Chance } from '../../crypto/random.ts'
import { verify, type Signer } from '../../crypto/sign.ts'
import type { PersonId } from '../../foundation/ids.ts'
import type { ItemCode, Language, Level, TagCode } from '../instruments/codes.ts'
import { levels, urgencies } from '../instruments/codes.ts'
import type { Instrument } from '../instruments/instrument.ts'
import type { Answers, FormerAssessment } from '../instruments/picture.ts'
import { answerOf } from './picture-of.ts'
import { flagKeptShape, flagResponseShape, partContent, placeShape, type RatingKept } from './parts.ts'

const text = z.object({ da: z.string(), en: z.string() })
const labelled = z.object({ code: z.string(), label: text })
const anchored = labelled.extend({ anchor: text })
const rule = z.object({ code: z.string(), text, when: z.unknown(), evaluateAt: z.string() })

/** The part of an instrument that was on the screen, kept whole so that no later version can change what was signed. */
const shown = z.object({
  id: z.string(),
  version: z.string(),
  status: z.string(),
  title: text,
  licence: z.object({ text: z.string(), code: z.string() }),
  disclaimer: text,
  scales: z.object({
    presence: z.object({ label: text, options: z.array(labelled.extend({ definition: text })), notes: text }),
    stability: z.object({ label: text, options: z.array(labelled) }),
    timeframes: z.array(labelled.extend({ definition: text })),
    evidence: z.object({
      label: text,
      sourceTypes: z.array(labelled),
      directness: z.array(labelled),
      confidence: z.array(labelled),
    }),
  }),
  domains: z.array(
    z.object({
      code: z.string(),
      label: text,
      intro: text,
      ratedPer: z.string(),
      timeframes: z.array(z.string()),
      polarity: z.string(),
    }),
  ),
  items: z.array(
    z.object({
      code: z.string(),
      domain: z.string(),
      label: text,
      guidance: text,
      core: z.boolean(),
      acute: z.boolean(),
      perActor: z.boolean(),
      protective: z.boolean(),
      timeframes: z.array(z.string()),
      tags: z.array(z.string()).optional(),
      allowNA: z.boolean().optional(),
    }),
  ),
  redFlags: z.array(rule.extend({ respond: text, acknowledgeWithinMinutes: z.number() })),
  consistencyChecks: z.array(rule.extend({ severity: z.string() })),
  conclusions: z.object({
    principle: text,
    level: z.array(anchored),
    urgency: z.array(anchored),
    severity: z.array(anchored),
    confidence: z.array(labelled),
    harmTypes: z.array(z.string()),
    scenarios: z.object({ types: z.array(labelled) }),
  }),
})
export type ShownInstrument = z.infer<typeof shown>

const documentShape = z.object({
  format: z.literal(1),
  /** "Risikovurdering" only when the municipality's request was on record; otherwise "Rådgivning om risici". */
  titled: z.enum(['risk-assessment', 'advice-on-risks']),
  kind: z.enum(['provisional', 'final']),
  language: z.enum(['da', 'en']),
  signatureId: z.string(),
  assessmentId: z.string(),
  caseId: z.string(),
  signedBy: z.object({ id: z.string(), alias: z.string() }),
  signedAt: z.string(),
  validUntil: z.string(),
  startedAt: z.string(),
  inForce: z.object({ level: z.enum(levels), urgency: z.enum(urgencies) }),
  /** The one line of a provisional assessment. */
  reason: z.string().optional(),
  instrument: shown,
  actors: z.array(z.object({ id: z.string(), name: z.string() })),
  answers: z.array(
    z.object({
      part: z.string(),
      personId: z.string().optional(),
      version: z.number(),
      answeredAt: z.string(),
      answeredBy: z.string(),
      content: partContent,
    }),
  ),
  events: z.array(z.object({ code: z.string(), at: z.string(), recordedAt: z.string() })),
  measures: z.array(
    z.object({
      code: z.string().optional(),
      answers: z.array(z.string()),
      due: z.string().optional(),
      done: z.boolean(),
    }),
  ),
  driverReasons: z.array(z.object({ item: z.string(), actor: z.string().optional(), reason: z.string() })),
  flags: z.array(
    flagKeptShape.extend({
      raisedAt: z.string(),
      answeredAt: z.string().optional(),
      response: flagResponseShape.optional(),
    }),
  ),
  findings: z.array(
    z.object({
      code: z.string(),
      places: z.array(placeShape),
      reason: z.string().optional(),
      dismissed: z.boolean().optional(),
    }),
  ),
})
/** A signed assessment as it was shown: questions, guidance, options, rules, answers, evidence, and who signed when. */
export type SignedDocument = z.infer<typeof documentShape>

export function shownOf(instrument: Instrument): ShownInstrument {
  return shown.parse(JSON.parse(JSON.stringify(instrument)))
}

const sealedSignedShape = z.object({ salt: z.base64(), document: z.string() })
/** The exact text that was signed, with the salt that makes the clear digest tell nothing. The row is the signature. */
export const sealedSigned = sealedColumn(
  'signatures',
  'sealed_document',
  'municipality-only',
  sealedSignedShape,
)
export type SealedSigned = z.infer<typeof sealedSignedShape>

export interface Signed {
  readonly sealed: SealedSigned
  readonly digest: Uint8Array
  readonly signature: Uint8Array
}

export function signDocument(document: SignedDocument, signer: Signer, chance: Chance): Signed {
  const salt = newSalt(chance)
  const exact = JSON.stringify(document)
  const digest = saltedDigest(salt, exact)
  return {
    sealed: { salt: Buffer.from(salt).toString('base64'), document: exact },
    digest,
    signature: signer.sign(digest),
  }
}

/** Whether this very text was signed with the key: the digest is of it, and the signature of the digest. */
export function isAsSigned(
  sealed: SealedSigned,
  row: { digest: Uint8Array; signature: Uint8Array },
  publicKey: Uint8Array,
): boolean {
  const digest = saltedDigest(Buffer.from(sealed.salt, 'base64'), sealed.document)
  return equals(digest, row.digest) && verify(publicKey, row.digest, row.signature)
}

export const documentIn = (sealed: SealedSigned): SignedDocument =>
  documentShape.parse(JSON.parse(sealed.document))

/** What the rules compare a new draft with, which is made with the instrument of this id. */
export function formerOf(document: SignedDocument, instrument: string): FormerAssessment {
  const ratings = (personId: string | undefined): ReadonlyMap<ItemCode, Answers> =>
    new Map(
      document.answers.flatMap(({ part, personId: about, content }) =>
        content.kind === 'rating' && about === personId
          ? [[part.slice('item:'.length) as ItemCode, answersOf(content)] as const]
          : [],
      ),
    )
  return {
    otherQuestions: document.instrument.id !== instrument,
    signedAt: Temporal.Instant.from(document.signedAt),
    level: document.inForce.level satisfies Level,
    ratings: ratings(undefined),
    actors: document.actors.map(({ id }) => ({ id: id as PersonId, ratings: ratings(id) })),
  }
}

function answersOf({ now, earlier, tags }: RatingKept): Answers {
  return { now: now && answerOf(now), earlier: earlier && answerOf(earlier), tags: tags as TagCode[] }
}

/** In the language it was signed in: a translation made later would be another document. */
export const said = (words: { da: string; en: string }, language: Language): string => words[language]
