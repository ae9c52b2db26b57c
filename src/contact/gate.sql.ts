import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { CaseId, ConversationId } from '../foundation/ids.ts'
import type { Channel } from './agreement.ts'
import type { HarmlessCode } from './harmless.ts'
import type { PassId, Proven } from './gate.ts'
import type { ReachOutRefusal } from './may-reach-out.ts'

export type GateAnswer = 'done' | 'not-permitted' | ReachOutRefusal['why']

/** @param asked.refusal what the sealed agreement says against it; the database adds what it knows, and writes the row */
export async function askInDatabase(
  tx: Tx,
  id: PassId,
  asked: {
    caseId?: CaseId
    conversationId?: ConversationId
    channel: Channel
    harmless?: HarmlessCode | undefined
    refusal: ReachOutRefusal['why'] | undefined
  },
): Promise<GateAnswer> {
  const { rows } = await sql<{ answer: GateAnswer }>`
    select corps.pass_gate(${id}, ${asked.caseId ?? null}, ${asked.conversationId ?? null}, ${asked.channel},
      ${asked.harmless ?? null}, ${asked.refusal ?? null}) as answer`.execute(tx)
  return present(rows[0], 'the answer').answer
}

/** The second face has a gate of its own: whoever may reach the person in the first is let through, Watched or not. */
export async function askSecondInDatabase(
  tx: Tx,
  id: PassId,
  { first, second }: { first: Proven; second: Proven },
): Promise<'done' | 'not-permitted'> {
  const { rows } = await sql<{ answer: 'done' | 'not-permitted' }>`
    select corps.pass_second_face(${id}, ${first.id}, ${first.proof}, ${second.id}, ${second.proof}) as answer`.execute(
    tx,
  )
  return present(rows[0], 'the answer').answer
}

/** Whether the asking member has set the agreement aside within the hour. */
export async function isOverridden(tx: Tx, caseId: CaseId): Promise<boolean> {
  const { rows } = await sql<{ overridden: boolean }>`
    select corps.is_overridden(${caseId}) as overridden`.execute(tx)
  return rows[0]?.overridden === true
}

/** Whether the gate let the asking member through in this case within the hour. */
export async function hasPass(tx: Tx, caseId: CaseId): Promise<boolean> {
  const found = await tx
    .selectFrom('passes')
    .select('id')
    .where('case_id', '=', caseId)
    .where('by_staff', '=', sql<string>`access.staff_id()`)
    .where('at', '>', sql<Temporal.Instant>`clock.now() - interval '1 hour'`)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
