import { z } from 'zod'
import { sealedColumn } from '../access/sealed.ts'
import type { Branded } from '../foundation/ids.ts'

/**
 * What of a case a person may be shown behind their words, each closed until it was agreed with them: who has it, what
 * was promised and is done, what was sent to whom, what they said yes to, who has looked, and the sentences of the plan.
 */
export const shownItems = ['plan', 'promises', 'holders', 'papers', 'consents', 'lookers'] as const
export type ShownItem = (typeof shownItems)[number]
/** Those that say what somebody at the desk has laid there; the others are read as they stand. */
export const laidItems = ['plan', 'promises', 'papers', 'consents'] as const satisfies readonly ShownItem[]
export type LaidItem = (typeof laidItems)[number]

export const isLaid = (item: ShownItem): item is LaidItem => laidItems.some(each => each === item)

/** How it was agreed with the person. */
export const waysToAgree = ['conversation', 'phone', 'meeting'] as const
export type WayToAgree = (typeof waysToAgree)[number]

/** Whom something was told: a kind, never a name. */
export const told = ['municipality', 'police', 'shelter', 'other'] as const
export type Told = (typeof told)[number]

/** The kinds of paper that leave the house. The desk's own list fits it, or does not compile. */
export const shownPaperKinds = [
  'report',
  'extract',
  'advice-note',
  'notification',
  'police-request',
  'meeting-invitation',
  'meeting-minutes',
  'fhir-export',
] as const
export type ShownPaperKind = (typeof shownPaperKinds)[number]

const at = z.string()

/** One line that was laid. Of papers and consents only kinds and days: no name, no number, no place. Moments are ISO 8601. */
const lineShape = z.discriminatedUnion('of', [
  z.object({ of: z.literal('plan'), question: z.string(), sentence: z.string() }),
  z.object({ of: z.literal('promises'), id: z.string(), says: z.string(), doneAt: at }),
  z.object({
    of: z.literal('papers'),
    id: z.string(),
    kind: z.enum(shownPaperKinds),
    to: z.enum(told),
    sentAt: at,
  }),
  z.object({
    of: z.literal('consents'),
    id: z.string(),
    to: z.enum(told),
    givenAt: at,
    withdrawnAt: at.optional(),
  }),
])
export type ShownLine = z.infer<typeof lineShape>
export type ShownLineId = Branded<'ShownLineId'>

/** Sealed with the key of the conversation; the row is the line. */
export const sealedLine = sealedColumn('shown_lines', 'sealed_line', 'protected', lineShape)
