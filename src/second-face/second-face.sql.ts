import { sql } from 'kysely'
import type { Proven } from '../contact/gate.ts'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { ConversationId, EnquiryId } from '../foundation/ids.ts'
import type { Reference } from '../intake/reference.ts'
import type { MessageId, SealedMessage } from '../messages/message.ts'
import type { Pair } from './pair.ts'

const ids = ({ first, second }: Pair) => sql`${first.id}, ${first.proof}, ${second.id}, ${second.proof}`

async function answered<Answer>(tx: Tx, call: ReturnType<typeof sql>): Promise<Answer> {
  const { rows } = await sql<{ answer: Answer }>`select ${call} as answer`.execute(tx)
  return present(rows[0], 'the answer').answer
}

/** Whether the conversation is somebody's second one. Only a proof made with the key finds that out. */
export const isSecondFaceInDatabase = (tx: Tx, { id, proof }: Proven) =>
  answered<boolean>(tx, sql`corps.is_second_face(${id}, ${proof})`)

export interface FoundSecondFace {
  readonly sealedPair: Uint8Array
  readonly practiceUntil: Temporal.Instant | undefined
  readonly practisedAt: Temporal.Instant | undefined
}

/** Undefined where none was given, and for whoever may not reach the person. */
export async function findSecondFaceOf(tx: Tx, first: Proven): Promise<FoundSecondFace | undefined> {
  const { rows } = await sql<{
    sealed_pair: Buffer
    practice_until: Temporal.Instant | null
    practised_at: Temporal.Instant | null
  }>`select * from corps.second_face_of(${first.id}, ${first.proof})`.execute(tx)
  const [row] = rows
  return (
    row && {
      sealedPair: row.sealed_pair,
      practiceUntil: row.practice_until ?? undefined,
      practisedAt: row.practised_at ?? undefined,
    }
  )
}

export type GiveAnswer =
  | 'done'
  | 'not-permitted'
  | 'not-approved'
  | 'no-code'
  | 'already-given'
  | 'watched'
  | 'too-soon'

export interface SealedSaid {
  readonly id: MessageId
  readonly by: 'person' | 'staff'
  readonly at: Temporal.Instant
  readonly sealedText: Buffer
}

export const giveInDatabase = (
  tx: Tx,
  pair: Pair,
  given: {
    sealedPair: Buffer
    hostPage: string | undefined
    topic: string
    codeLookup: Uint8Array
    language: string
    keyId: string
    wrapped: string
    enquiryId: EnquiryId
    reference: Reference
    sealedContact: Buffer
    messages: readonly SealedSaid[]
  },
) =>
  answered<GiveAnswer>(
    tx,
    sql`corps.give_second_face(${ids(pair)}, ${given.sealedPair}, ${given.hostPage ?? null}, ${given.topic},
      ${given.codeLookup}, ${given.language}, ${given.keyId}, ${given.wrapped}, ${given.enquiryId}, ${given.reference},
      ${given.sealedContact}, ${given.messages.map(({ id }) => id)}::uuid[], ${given.messages.map(({ by }) => by)}::text[],
      ${given.messages.map(({ at }) => at.toString())}::timestamptz[], ${given.messages.map(({ sealedText }) => sealedText)}::bytea[])`,
  )

export const practiseInDatabase = (tx: Tx, pair: Pair) =>
  answered<'done' | 'not-permitted' | 'watched'>(tx, sql`corps.practise_second_face(${ids(pair)})`)

export const askToOpenSecondFace = (tx: Tx, openingId: string, pair: Pair, purpose: string) =>
  answered<boolean>(tx, sql`access.open_second_face(${openingId}, ${ids(pair)}, ${purpose})`)

export async function listMessagesOfSecondFace(tx: Tx, pair: Pair): Promise<SealedMessage[]> {
  const { rows } = await sql<{
    id: string
    written_by: 'person' | 'staff'
    at: Temporal.Instant
    sealed_text: Buffer | null
  }>`select * from corps.messages_of_second_face(${ids(pair)})`.execute(tx)
  return rows.map(row => ({
    id: row.id as MessageId,
    writtenBy: row.written_by,
    at: row.at,
    sealedText: row.sealed_text,
    harmless: null,
  }))
}

/** How many people in open cases have a code, and how many second ones were given; zero for nobody. */
export async function countSecondFaces(tx: Tx): Promise<{ withCode: number; withSecond: number }> {
  const { rows } = await sql<{ with_code: number; with_second: number }>`
    select * from corps.second_faces_counted()`.execute(tx)
  return { withCode: rows[0]?.with_code ?? 0, withSecond: rows[0]?.with_second ?? 0 }
}

// The jobs -----------------------------------------------------------------------------------------

export const listArrivals = async (tx: Tx): Promise<{ id: string; conversationId: ConversationId }[]> =>
  (
    await sql<{ id: string; conversation_id: string }>`select * from corps.arrivals_waiting()`.execute(tx)
  ).rows.map(row => ({ id: row.id, conversationId: row.conversation_id as ConversationId }))

/** The sealed pair whose second this is; undefined for every other conversation. */
export const findPairOfSecond = async (tx: Tx, { id, proof }: Proven): Promise<Uint8Array | undefined> =>
  (await answered<Buffer | null>(tx, sql`corps.pair_of_second(${id}, ${proof})`)) ?? undefined

export async function settleArrival(tx: Tx, arrivalId: string): Promise<void> {
  await sql`select corps.settle_arrival(${arrivalId})`.execute(tx)
}

export type OpenedAnswer = 'done' | 'already-watched' | 'practised' | 'nothing'

export const openedInDatabase = (tx: Tx, arrivalId: string, watchId: string, pair: Pair) =>
  answered<OpenedAnswer>(tx, sql`corps.second_face_opened(${arrivalId}, ${watchId}, ${ids(pair)})`)

export const listSealedPairs = async (tx: Tx): Promise<Uint8Array[]> =>
  (await sql<{ sealed_pairs: Buffer }>`select * from corps.sealed_pairs()`.execute(tx)).rows.map(
    row => row.sealed_pairs,
  )

export const eraseSecondInDatabase = (tx: Tx, pair: Pair) =>
  answered<boolean>(tx, sql`corps.erase_second_face(${ids(pair)})`)
