import { z } from 'zod'
import { sealedColumn } from '../access/sealed.ts'
import type { Branded } from '../foundation/ids.ts'
import { paperKinds, type PaperKind } from './paper.ts'

export type PaperId = Branded<'PaperId'>

/** What can be sent: the papers, and the same assessment for another system to read. */
export const sentKinds = [...paperKinds, 'fhir-export'] as const
export type SentKind = (typeof sentKinds)[number]

/** Why it left; the only thing about a paper that stands unsealed. */
export const purposes = ['assessment', 'protection', 'advice', 'notification', 'coordination'] as const
export type PaperPurpose = (typeof purposes)[number]

export function purposeOf(kind: SentKind): PaperPurpose {
  switch (kind) {
    case 'report':
    case 'fhir-export':
      return 'assessment'
    case 'extract':
    case 'police-request':
      return 'protection'
    case 'advice-note':
      return 'advice'
    case 'notification':
      return 'notification'
    case 'meeting-invitation':
    case 'meeting-minutes':
      return 'coordination'
  }
}

const sentShape = z.strictObject({
  kind: z.enum(sentKinds),
  /** By which both sides name it. */
  number: z.string(),
  title: z.string(),
  recipient: z.string(),
  language: z.enum(['da', 'en']),
  fileName: z.string(),
  mediaType: z.enum(['application/pdf', 'application/fhir+json']),
  /** The very bytes that were sent. */
  file: z.base64(),
  salt: z.base64(),
})
export type SentPaper = z.infer<typeof sentShape>

export const recallShape = z.strictObject({ reason: z.string() })

/** Both sealed with the case's key; the row is the paper. */
export const sealedPaper = sealedColumn('papers', 'sealed_paper', 'corps-only', sentShape)
export const sealedRecall = sealedColumn('papers', 'sealed_recall', 'corps-only', recallShape)

export interface SentRow {
  readonly id: PaperId
  readonly purpose: PaperPurpose
  readonly sentBy: string
  readonly sentAt: Temporal.Instant
  readonly recalledBy: string | undefined
  readonly recalledAt: Temporal.Instant | undefined
  readonly digest: Uint8Array
  readonly sealed: Uint8Array | undefined
  readonly sealedRecall: Uint8Array | undefined
}
/** A paper as it is read again; `why` is what the recipient was told when it was recalled. */
export type Sent = Omit<SentRow, 'sealed' | 'sealedRecall'> & {
  readonly paper: SentPaper
  readonly why: string | undefined
}

export const isPaper = (kind: SentKind): kind is PaperKind => kind !== 'fhir-export'
