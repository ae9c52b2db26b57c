import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { ConversationId } from '../foundation/ids.ts'
import type { MessageId } from '../messages/message.ts'
import type { FileId, OriginalReason } from './file.ts'

/** Why a file is not taken: the database counts what came before it. */
export type TooMuch = 'too-much-in-an-hour' | 'too-much'

/** As the person who holds the conversation's visit; its parts follow in the same transaction. */
export async function insertFile(
  tx: Tx,
  file: { id: FileId; bytes: number; digest: Uint8Array; sealedAbout: Buffer },
  message: { id: MessageId; sealedText: Buffer },
  answerDue: Temporal.Instant,
): Promise<'done' | TooMuch> {
  const { rows } = await sql<{ came: 'done' | TooMuch }>`
    select corps.send_file(${file.id}, ${file.bytes}, ${file.digest}, ${file.sealedAbout},
      ${message.id}, ${message.sealedText}, ${answerDue.toString()}) as came`.execute(tx)
  return present(rows[0], 'whether it came').came
}

export async function insertPart(
  tx: Tx,
  part: { id: string; fileId: FileId; at: number; sealed: Buffer },
): Promise<void> {
  await sql`select corps.add_file_part(${part.id}, ${part.fileId}, ${part.at}, ${part.sealed})`.execute(tx)
}

/** The asking person's own messages that came with a file. */
export async function listOwnWithFile(tx: Tx): Promise<ReadonlySet<MessageId>> {
  const { rows } = await sql<{ message_id: MessageId }>`select * from corps.my_files()`.execute(tx)
  return new Set(rows.map(row => row.message_id))
}

const files = (tx: Tx) =>
  tx
    .selectFrom('files')
    .select(['id', 'conversation_id', 'message_id', 'at', 'bytes', 'parts', 'digest', 'sealed_about'])

export type FileRow = Awaited<ReturnType<ReturnType<typeof files>['execute']>>[number]

/** Of one conversation, oldest first; nothing where the asking member of staff may not see it. */
export const listFileRows = (tx: Tx, conversationId: ConversationId): Promise<FileRow[]> =>
  files(tx).where('conversation_id', '=', conversationId).orderBy('at').orderBy('id').execute()

export const findFileRow = (tx: Tx, id: FileId): Promise<FileRow | undefined> =>
  files(tx).where('id', '=', id).executeTakeFirst()

/** A file, and the conversation that it must be of. */
export interface OfConversation {
  readonly conversationId: ConversationId
  readonly fileId: FileId
}

/** Leaves the row of who opened it, without which no part is given; false for not yours and not there. */
export async function traceOpening(
  tx: Tx,
  { conversationId, fileId }: OfConversation,
  why: OriginalReason | undefined,
): Promise<boolean> {
  const act = why === undefined ? 'open-file' : 'fetch-original'
  const { rows } = await sql<{ may: boolean }>`
    select corps.open_file(${fileId}, ${conversationId}, ${act}, ${why ?? null}) as may`.execute(tx)
  return rows[0]?.may === true
}

/** One part, in the transaction in which the file was opened. The seal is bound to the part's own row. */
export async function findPart(
  tx: Tx,
  id: FileId,
  at: number,
): Promise<{ id: string; sealed: Buffer } | undefined> {
  const { rows } = await sql<{ id: string | null; sealed: Buffer | null }>`
    select * from corps.file_part(${id}, ${at})`.execute(tx)
  const [row] = rows
  return row?.id != null && row.sealed !== null ? { id: row.id, sealed: row.sealed } : undefined
}

export interface FileOpening {
  readonly at: Temporal.Instant
  readonly alias: string
  readonly original: boolean
  readonly why: OriginalReason | undefined
}

/** Who opened it, oldest first. */
export async function listOpenings(tx: Tx, id: FileId): Promise<FileOpening[]> {
  const { rows } = await sql<{
    at: Temporal.Instant
    alias: string
    act: string
    reason: OriginalReason | null
  }>`select * from corps.file_openings(${id})`.execute(tx)
  return rows.map(row => ({
    at: row.at,
    alias: row.alias,
    original: row.act === 'fetch-original',
    why: row.reason ?? undefined,
  }))
}
