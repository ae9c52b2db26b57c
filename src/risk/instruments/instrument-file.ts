import * as z from 'zod'
import type { Branded } from '../../foundation/ids.ts'
import type {
  CheckCode,
  DomainCode,
  EventCode,
  FlagCode,
  ItemCode,
  LibraryMeasureCode,
  QuestionCode,
  QuestionPartCode,
  TagCode,
} from './codes.ts'
import { colours, confidences, levels, severities, urgencies } from './codes.ts'

const code = <Name extends string>() =>
  z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'must be a code: letters, digits and underscores')
    .transform(text => text as Branded<Name>)
const itemCode = code<'ItemCode'>() satisfies z.ZodType<ItemCode>
const measureCode = code<'LibraryMeasureCode'>() satisfies z.ZodType<LibraryMeasureCode>
const questionCode = code<'QuestionCode'>() satisfies z.ZodType<QuestionCode>

const words = z.string().trim().min(1).max(2000)
const text = z.strictObject({ da: words, en: words })
const named = z.strictObject({ code: code(), label: text })
const sourceKeys = z.array(z.string().max(32)).max(50)
const list = <Of extends z.ZodType>(of: Of, most: number) => z.array(of).max(most)
const timeframe = z.enum(['now', 'earlier'])
const hours = z.int().min(1).max(100_000)

const directnesses = ['first_hand', 'second_hand', 'rumour'] as const

/** Exactly these codes in exactly this order: what the rest of the system reads them as depends on it. */
const inOrder = <Entry extends { code: string }>(codes: readonly string[], entry: z.ZodType<Entry>) =>
  z.array(entry).refine(entries => entries.map(({ code: found }) => found).join() === codes.join(), {
    error: `must be ${codes.join(', ')}, in this order`,
    params: { order: codes.join(', ') },
  })

const item = z.strictObject({
  code: itemCode,
  domain: code<'DomainCode'>() satisfies z.ZodType<DomainCode>,
  label: text,
  guidance: text,
  measures: list(measureCode, 50),
  sources: sourceKeys,
  core: z.boolean().optional(),
  acute: z.boolean().optional(),
  tags: list(code<'TagCode'>() satisfies z.ZodType<TagCode>, 20).optional(),
  /** "There is nobody it could concern" is an answer here. */
  allowNA: z.boolean().optional(),
})

const redFlag = z.strictObject({
  code: code<'FlagCode'>() satisfies z.ZodType<FlagCode>,
  text,
  when: z.unknown(),
  evaluateAt: z.enum(['rating', 'signing']),
  respond: text,
  acknowledgeWithinMinutes: z.int().min(1).max(1440),
})

const check = z.strictObject({
  code: code<'CheckCode'>() satisfies z.ZodType<CheckCode>,
  severity: z.enum(['must_fix', 'must_explain', 'should_explain']),
  text,
  when: z.unknown(),
  evaluateAt: z.enum(['signing', 'deadline']),
})

const answerToQuestion = z.strictObject({ q: questionCode, is: z.enum(['yes', 'no']) })

/**
 * The shape of an instrument file. Strict throughout: a misspelt key is refused, never overlooked. The conditions of the
 * rules are read apart, once everything they may refer to is known.
 */
export const instrumentFile = z.strictObject({
  $schemaVersion: z.literal(1),
  id: code(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  status: z.string().max(64),
  title: text,
  licence: z.strictObject({ text: words, code: z.string().max(64) }),
  disclaimer: text,
  targetGroup: text,
  notUsed: text,
  scales: z.strictObject({
    presence: z.strictObject({
      label: text,
      ordinal: z.tuple([z.literal('0'), z.literal('1'), z.literal('2')]),
      options: z.tuple([
        z.strictObject({ code: z.literal('0'), value: z.literal(0), label: text, definition: text }),
        z.strictObject({ code: z.literal('1'), value: z.literal(1), label: text, definition: text }),
        z.strictObject({ code: z.literal('2'), value: z.literal(2), label: text, definition: text }),
        z.strictObject({ code: z.literal('U'), value: z.null(), label: text, definition: text }),
      ]),
      sources: sourceKeys,
      notes: text,
    }),
    stability: z.strictObject({
      label: text,
      options: z.tuple([
        z.strictObject({ code: z.literal('stable'), label: text }),
        z.strictObject({
          code: z.literal('time_limited'),
          label: text,
          requires: z.tuple([z.literal('endsOn')]),
        }),
        z.strictObject({ code: z.literal('uncertain'), label: text }),
      ]),
    }),
    timeframes: z.tuple([
      z.strictObject({ code: z.literal('now'), label: text, definition: text }),
      z.strictObject({ code: z.literal('earlier'), label: text, definition: text }),
    ]),
    evidence: z.strictObject({
      label: text,
      minimumPerRating: z.int().min(1).max(5),
      sourceTypes: list(named, 30),
      directness: inOrder(directnesses, z.strictObject({ code: z.enum(directnesses), label: text })),
      confidence: inOrder(confidences, z.strictObject({ code: z.enum(confidences), label: text })),
      fields: list(code(), 30),
    }),
    driver: z.strictObject({
      label: text,
      definition: text,
      max: z.int().min(1).max(20),
      sources: sourceKeys,
    }),
  }),
  domains: list(
    z.strictObject({
      code: code<'DomainCode'>(),
      label: text,
      ratedPer: z.enum(['exposedPerson', 'actor']),
      timeframes: z.array(timeframe).min(1).max(2),
      polarity: z.enum(['risk', 'protective']),
      extraScale: z.literal('stability').optional(),
      intro: text,
    }),
    20,
  ),
  items: list(item, 200),
  redFlags: list(redFlag, 100),
  consistencyChecks: list(check, 100),
  conditionGrammar: z.strictObject({ note: words, forms: z.record(z.string(), words) }),
  conclusions: z.strictObject({
    principle: text,
    order: z.array(z.string().max(32)).max(20),
    level: inOrder(levels, z.strictObject({ code: z.enum(levels), label: text, anchor: text })),
    urgency: inOrder(
      urgencies,
      z.strictObject({ code: z.enum(urgencies), label: text, anchor: text, hours: hours.nullable() }),
    ),
    severity: inOrder(severities, z.strictObject({ code: z.enum(severities), label: text, anchor: text })),
    harmTypes: list(code(), 30),
    confidence: inOrder(confidences, z.strictObject({ code: z.enum(confidences), label: text })),
    ownView: z.strictObject({ label: text, fields: list(code(), 20), note: text }),
    requiredText: z.strictObject({
      rationaleMinChars: z.int().min(0).max(2000),
      alternativeExplanation: z.boolean(),
      whatWouldChangeMyMind: z.boolean(),
    }),
    scenarios: z.strictObject({
      minimum: z.record(z.enum(levels), z.int().min(0).max(10)),
      types: list(named, 10),
      fields: list(code(), 30),
    }),
    secondRater: z.strictObject({
      requiredFor: z.array(z.enum(levels)),
      withinHours: z.partialRecord(z.enum(levels), hours),
      blind: z.literal(true),
      keepBoth: z.literal(true),
      sources: sourceKeys,
      text,
    }),
  }),
  signing: z.strictObject({
    provisional: z.strictObject({
      label: text,
      allowedAnyTime: z.literal(true),
      requires: list(code(), 10),
      validHours: hours,
      text,
    }),
    final: z.strictObject({
      label: text,
      blocksOn: z.tuple([z.literal('must_fix')]),
      requiresReasonFor: z.tuple([z.literal('must_explain')]),
      text,
    }),
    severities: z.strictObject({ must_fix: text, must_explain: text, should_explain: text }),
    evaluateAt: z.strictObject({ rating: text, signing: text, deadline: text }),
  }),
  reassessment: z.strictObject({
    intervalHours: z.record(z.enum(levels), hours),
    intervalText: z.record(z.enum(levels), text),
    afterLowering: text,
    overdueGraceHours: z.record(z.enum(levels), hours),
    fullAfterEvents: list(code<'EventCode'>() satisfies z.ZodType<EventCode>, 100),
    partialAllowed: text,
    closing: text,
    sources: sourceKeys,
  }),
  triage: z.strictObject({
    code: code(),
    label: text,
    maxMinutes: z.int().min(1).max(60),
    intro: text,
    answers: inOrder(
      ['yes', 'no', 'unknown'],
      z.strictObject({ code: z.enum(['yes', 'no', 'unknown']), label: text }),
    ),
    questions: list(
      z.strictObject({
        code: questionCode,
        text,
        capture: list(code(), 10),
        parts: z
          .array(
            z.strictObject({
              code: code<'QuestionPartCode'>() satisfies z.ZodType<QuestionPartCode>,
              label: text,
              items: list(itemCode, 20),
            }),
          )
          .min(2)
          .max(5)
          .optional(),
        riskAnswer: z.enum(['yes', 'no']),
        hint: text,
        items: list(itemCode, 20),
      }),
      20,
    ),
    outcomes: inOrder(
      colours,
      z.strictObject({
        code: z.enum(colours),
        label: text,
        withinMinutes: z.int().min(1).max(10_080),
        do: text,
      }),
    ),
    prompts: list(
      z.strictObject({
        when: z.union([
          answerToQuestion,
          z.strictObject({ any: list(answerToQuestion, 20) }),
          z.strictObject({ countUnknown: z.int().min(1).max(20) }),
        ]),
        consider: z.enum(colours),
      }),
      50,
    ),
    rule: text,
  }),
  measureLibrary: z.strictObject({
    phaseSource: z.string().max(32),
    roleNoteSource: z.string().max(32),
    cautionSources: sourceKeys,
    categories: z.record(code(), text),
    phases: z.record(code(), text),
    timeframes: z.record(z.string().max(16), text),
    timeframeHours: z.record(z.string().max(16), hours.nullable()),
    roles: z.record(code(), text),
    measures: list(
      z.strictObject({
        code: measureCode,
        category: code(),
        label: text,
        factors: list(itemCode, 50),
        responsible: list(code(), 20),
        timeframe: z.string().max(16),
        phase: list(code(), 10),
        caution: text.optional(),
      }),
      300,
    ),
  }),
  sources: z.record(z.string().max(32), z.strictObject({ cite: words, url: z.string().max(500).nullable() })),
})

/** An instrument file whose shape is right; its references may still point nowhere. */
export type InstrumentFile = z.infer<typeof instrumentFile>

export type Text = Readonly<z.infer<typeof text>>
