import { saltedDigest } from '../crypto/digest.ts'
import type { DataKey } from '../crypto/seal.ts'
import type { Tx } from '../db/db.ts'
import { assert, present } from '../foundation/assert.ts'
import type { ConversationId } from '../foundation/ids.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { MessageId } from '../messages/message.ts'
import { cleanPicture } from './clean-picture.ts'
import { cleanSound } from './clean-sound.ts'
import { sealedAbout, sealedPart, type FileId, type OriginalReason, type ReceivedFile } from './file.ts'
import {
  findFileRow,
  findPart,
  listFileRows,
  traceOpening,
  type FileRow,
  type OfConversation,
} from './files.sql.ts'
import { isPicture, isSound, type CopyType } from './kind.ts'

/** A file with the bytes that came. They never go on to a page: only a copy that was made of them does. */
export interface OpenedFile extends ReceivedFile {
  readonly content: Uint8Array
}

/** `not-there` is the same answer for not yours, blocked, erased, and of another conversation. */
export type OpenFile = Outcome<OpenedFile, { why: 'not-there' }>

/** What was handed in to one conversation, oldest first; what was erased is left out. */
export const listFiles = async (
  tx: Tx,
  key: DataKey,
  conversationId: ConversationId,
): Promise<ReceivedFile[]> =>
  (await listFileRows(tx, conversationId)).flatMap(row => readFile(row, key, conversationId) ?? [])

/**
 * Opens a file for looking at its cleaned copy. Its row stands in the trail before the first byte is read.
 *
 * @param key of the conversation, from `open()`
 */
export const openFile = (tx: Tx, key: DataKey, of: OfConversation): Promise<OpenFile> =>
  opened(tx, key, of, undefined)

/** The very bytes that came, for a stated reason: an act apart, because they may do harm where they are opened. */
export const fetchOriginal = (
  tx: Tx,
  key: DataKey,
  of: OfConversation,
  why: OriginalReason,
): Promise<OpenFile> => opened(tx, key, of, why)

export type CleanedCopy = Outcome<
  {
    readonly type: CopyType
    readonly bytes: Uint8Array
    /** False: a recording whose container is as it came, and may name place and time. */
    readonly metadataGone: boolean
  },
  /** PDF, office files, archives, films and what is not known are never rendered. */
  { why: 'no-copy-of-this-kind' } | { why: 'not-safe' } | { why: 'busy' }
>

/** Made anew each time, and kept nowhere. Call it outside the transaction. `source` is for taking turns. */
export async function cleanedCopy({ about, content }: OpenedFile, source: string): Promise<CleanedCopy> {
  if (isPicture(about.kind)) return cleanPicture(source, content)
  return isSound(about.kind) ? cleanSound(about.kind, content) : refused({ why: 'no-copy-of-this-kind' })
}

async function opened(
  tx: Tx,
  key: DataKey,
  of: OfConversation,
  why: OriginalReason | undefined,
): Promise<OpenFile> {
  const { conversationId, fileId } = of
  if (!(await traceOpening(tx, of, why))) return refused({ why: 'not-there' })
  const row = await findFileRow(tx, fileId)
  const file = row && readFile(row, key, conversationId)
  if (!row || !file) return refused({ why: 'not-there' })

  const content = Buffer.alloc(file.bytes)
  let filled = 0
  for (let at = 0; at < row.parts; at += 1) {
    const part = present(await findPart(tx, fileId, at), 'a part of a whole file')
    const bytes = sealedPart.unseal(key, part.id, conversationId, part.sealed)
    content.set(bytes, filled)
    filled += bytes.length
  }
  const digest = saltedDigest(Buffer.from(file.about.salt, 'base64'), content)
  assert(filled === file.bytes && row.digest.equals(digest), 'the file is as it came')
  return done({ ...file, content })
}

/** What is known of a file; undefined when it was erased, and of another conversation. */
export function readFile(
  row: FileRow,
  key: DataKey,
  conversationId: ConversationId,
): ReceivedFile | undefined {
  if (row.sealed_about === null || row.conversation_id !== conversationId) return undefined
  return {
    id: row.id as FileId,
    messageId: row.message_id as MessageId,
    at: row.at,
    bytes: row.bytes,
    about: sealedAbout.unseal(key, row.id, conversationId, row.sealed_about),
  }
}
