import { z } from 'zod'
import type { Disclosure } from '../access/disclosure.ts'
import { sealedBytes, sealedColumn } from '../access/sealed.ts'
import type { Branded } from '../foundation/ids.ts'

export type ToolResultId = Branded<'ToolResultId'>

/** A scan of what was filled in on paper. Types that can carry a program are not taken. */
export const fileTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const
export type FileType = (typeof fileTypes)[number]
export const largestFile = 20_000_000

const resultShape = z.strictObject({
  /** What the tool is called, and in which version. Its items are not ours to keep. */
  tool: z.string(),
  /** The day it was done. */
  doneOn: z.iso.date(),
  doneBy: z.string(),
  /** In words, as whoever did it concluded. It puts no level in force. */
  conclusion: z.string(),
  /** Only where the organisation has brought the questions: as they were asked, and what was answered. */
  answers: z.array(z.strictObject({ question: z.string(), answer: z.string() })),
  file: z.strictObject({ name: z.string(), type: z.enum(fileTypes), bytes: z.int().positive() }).optional(),
})
export type ToolResultText = z.infer<typeof resultShape>

/** Sealed with the case's key; the row is the result. */
export const sealedToolResult = sealedColumn('tool_results', 'sealed_result', 'chosen', resultShape)

/** The file as it was attached, byte for byte. */
export const sealedFile = sealedBytes('tool_results', 'sealed_file', 'chosen')

/** What a file is by its first bytes, whatever it is called; undefined for everything that is not taken. */
export function fileTypeOf(bytes: Uint8Array): FileType | undefined {
  const begins = (...first: number[]) => first.every((byte, at) => bytes[at] === byte)
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf'
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  return begins(0xff, 0xd8, 0xff) ? 'image/jpeg' : undefined
}

export interface ToolResultRow {
  readonly id: ToolResultId
  readonly disclosure: Disclosure
  readonly recordedBy: string
  readonly recordedAt: Temporal.Instant
  readonly sealed: Uint8Array | undefined
}
/** A result as it is read; `text` is undefined after erasure. */
export type ToolResult = Omit<ToolResultRow, 'sealed'> & { readonly text: ToolResultText | undefined }
