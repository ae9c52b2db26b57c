import { z } from 'zod'
import { sealedBytes, sealedColumn } from '../access/sealed.ts'
import type { Branded } from '../foundation/ids.ts'
import type { MessageId } from '../messages/message.ts'
import { fileKinds } from './kind.ts'

export type FileId = Branded<'FileId'>

/** Twenty million bytes, each file. */
export const largestFile = 20_000_000
/** A file is sealed and kept in parts of this many bytes; the last one is shorter. */
export const PART_BYTES = 1_000_000

const aboutShape = z.strictObject({
  /** What the person's device called it, shown as text and never used as a name. */
  name: z.string(),
  /** Found from the bytes when it came. */
  kind: z.enum(fileKinds),
  /** Of the bytes as they came, in hexadecimal: by this anybody can tell that a copy is this file. */
  sha256: z.hex().length(64),
  /** Of the digest that stands unsealed. */
  salt: z.base64(),
})
export type AboutFile = z.infer<typeof aboutShape>

/** Both sealed with the conversation's key; the row is the file, and the part. */
export const sealedAbout = sealedColumn('files', 'sealed_about', 'protected', aboutShape)
export const sealedPart = sealedBytes('file_parts', 'sealed_bytes', 'protected')

/** What a person handed in, without its bytes. */
export interface ReceivedFile {
  readonly id: FileId
  readonly messageId: MessageId
  /** By the database's clock. */
  readonly at: Temporal.Instant
  readonly bytes: number
  readonly about: AboutFile
}

/** Why somebody fetches the original; a code, because it stands in the trail. */
export const originalReasons = ['evidence', 'cannot-be-shown', 'person-asked', 'compare'] as const
export type OriginalReason = (typeof originalReasons)[number]
