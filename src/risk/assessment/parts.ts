import { z } from 'zod'
import { sealedColumn } from '../../access/sealed.ts'
import {
  confidences,
  levels,
  severities,
  urgencies,
  type DomainCode,
  type ItemCode,
} from '../instruments/codes.ts'

/** Which question of an assessment; the only thing about an answer that stands unsealed. */
export type Part =
  | `item:${string}`
  | `other:${string}`
  | `scenario:${string}`
  | 'own-view'
  | 'drivers'
  | 'conclusion'
  | 'explanations'

export const itemPart = (code: ItemCode): Part => `item:${code}`
export const otherPart = (code: DomainCode): Part => `other:${code}`
export const scenarioPart = (id: string): `scenario:${string}` => `scenario:${id}`

/** No, partly, yes, not known, and (where the instrument allows it) nobody it could concern. Unanswered is none of them. */
export const answerCodes = ['0', '1', '2', 'U', 'NA'] as const
export type AnswerCode = (typeof answerCodes)[number]

/** How long a protection holds. */
export const durabilities = ['stable', 'time_limited', 'uncertain'] as const

const day = z.iso.date()
const instant = z.iso.datetime()
const text = z.string()
const staff = z.uuid()
const person = z.uuid()

const evidence = z.strictObject({
  id: z.uuid(),
  text,
  sourceType: z.string(),
  /** Who or what said it; the same words for what comes from the same mouth. */
  source: text,
  /** As exactly as it is known: a day, a month or a year. */
  observedOn: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .optional(),
  recordedOn: day,
  directness: z.enum(['first_hand', 'second_hand', 'rumour']),
  /** Absent where nobody has judged it, such as an answer taken over from the first call. */
  confidence: z.enum(confidences).optional(),
  /** This source would know if it were so. Only such a source carries a "no". */
  wouldKnow: z.boolean(),
  /** The fact of the case, or the answer of the first call, it was taken from, so that nothing is typed twice. */
  factId: z.string().optional(),
  mayBeSharedWith: text.optional(),
  sourceMustBeProtected: z.boolean(),
})
export type EvidenceKept = z.infer<typeof evidence>

const unknownTask = z.strictObject({
  taskId: z.uuid(),
  staffId: staff,
  due: instant,
  how: text.optional(),
})

/** As it was answered in a draft on an older version of the instrument, before it was carried over. */
const carriedFrom = z.strictObject({ version: z.string(), answeredAt: instant, answeredBy: staff }).optional()
export type CarriedFrom = NonNullable<z.infer<typeof carriedFrom>>

const rating = z.strictObject({
  kind: z.literal('rating'),
  carriedFrom,
  now: z.enum(answerCodes).optional(),
  earlier: z.enum(answerCodes).optional(),
  tags: z.array(z.string()),
  durability: z.strictObject({ holds: z.enum(durabilities), endsOn: day.optional() }).optional(),
  evidence: z.array(evidence),
  unknownTask: unknownTask.optional(),
})
export type RatingKept = z.infer<typeof rating>

const otherConsiderations = z.strictObject({
  kind: z.literal('other'),
  carriedFrom,
  text,
  evidence: z.array(evidence),
})

export const scenarioShape = z.strictObject({
  kind: z.literal('scenario'),
  carriedFrom,
  type: z.string(),
  actors: z.array(person),
  trigger: text,
  howWhereWhen: text,
  warningSigns: text,
  severity: z.enum(severities).optional(),
  howSoon: text,
  likelihoodWords: text,
  measures: text,
  whoActsOnWarning: text,
  /** Taken out of the draft; the row stays. */
  removed: z.boolean(),
})
export type Scenario = z.infer<typeof scenarioShape>

const ownView = z.strictObject({
  kind: z.literal('own-view'),
  carriedFrom,
  fear0to10: z.int().min(0).max(10).optional(),
  whatIsFearedMost: text,
  whoIsFearedMost: text,
  whatWouldHelp: text,
  whatMustNotHappen: text,
  ownLevel: z.enum(levels).optional(),
})
export type OwnViewKept = z.infer<typeof ownView>

export const driversShape = z.strictObject({
  kind: z.literal('drivers'),
  chosen: z.array(z.strictObject({ item: z.string(), actor: person.optional() })),
})
export type DriversKept = z.infer<typeof driversShape>

const conclusion = z.strictObject({
  kind: z.literal('conclusion'),
  level: z.enum(levels).optional(),
  urgency: z.enum(urgencies).optional(),
  severity: z.enum(severities).optional(),
  confidence: z.enum(confidences).optional(),
  missing: text,
  harmTypes: z.array(z.string()),
  drivingActors: z.array(person),
  rationale: text,
  alternative: text,
  wouldChangeMyMind: text,
})
export type ConclusionKept = z.infer<typeof conclusion>

const explanations = z.strictObject({
  kind: z.literal('explanations'),
  /** By the check's code. A reminder can be dismissed without a reason. */
  given: z.record(z.string(), z.strictObject({ reason: text, dismissed: z.boolean() })),
})
export type Explanations = z.infer<typeof explanations>

export const partContent = z.discriminatedUnion('kind', [
  rating,
  otherConsiderations,
  scenarioShape,
  ownView,
  driversShape,
  conclusion,
  explanations,
])
export type PartContent = z.infer<typeof partContent>
export type ContentOf<Kind extends PartContent['kind']> = Extract<PartContent, { kind: Kind }>

export function isOfKind<Kind extends PartContent['kind']>(
  content: PartContent,
  kind: Kind,
): content is ContentOf<Kind> {
  return content.kind === kind
}

/** The kind of content that belongs under a part, so that no answer is ever kept under another question. */
export function kindOf(part: Part): PartContent['kind'] {
  if (part.startsWith('item:')) return 'rating'
  if (part.startsWith('other:')) return 'other'
  if (part.startsWith('scenario:')) return 'scenario'
  return part as 'own-view' | 'drivers' | 'conclusion' | 'explanations'
}

export const emptyRating: RatingKept = { kind: 'rating', tags: [], evidence: [] }

export const emptyConclusion: ConclusionKept = {
  kind: 'conclusion',
  missing: '',
  harmTypes: [],
  drivingActors: [],
  rationale: '',
  alternative: '',
  wouldChangeMyMind: '',
}

/** The row is the answer's own id. */
export const sealedAnswer = sealedColumn(
  'assessment_answers',
  'sealed_answer',
  'municipality-only',
  partContent,
)

export const placeShape = z.strictObject({
  kind: z.enum([
    'item',
    'actor',
    'event',
    'driver',
    'measure',
    'flag',
    'conclusion',
    'scenarios',
    'ownView',
    'secondRater',
  ]),
  item: z.string().optional(),
  actor: person.optional(),
  event: z.string().optional(),
  at: instant.optional(),
  measure: z.string().optional(),
  flag: z.string().optional(),
  field: z.string().optional(),
})
/** What made a rule hold, as it is kept and shown. */
export type PlaceKept = z.infer<typeof placeShape>

export const flagKeptShape = z.strictObject({ code: z.string(), places: z.array(placeShape) })
export type FlagKept = z.infer<typeof flagKeptShape>
export const sealedFlag = sealedColumn('flags', 'sealed_flag', 'corps-only', flagKeptShape)

export const flagAnswers = ['act', 'plan', 'not-relevant'] as const
export type FlagAnswer = (typeof flagAnswers)[number]
export const flagResponseShape = z.strictObject({ answer: z.enum(flagAnswers), reason: text })
export type FlagResponse = z.infer<typeof flagResponseShape>
export const sealedResponse = sealedColumn('flags', 'sealed_response', 'corps-only', flagResponseShape)
