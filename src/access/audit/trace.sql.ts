import { sql } from 'kysely'
import type { Tx } from '../../db/db.ts'
import type { CaseId, ConversationId } from '../../foundation/ids.ts'

/** Lower-case words joined by hyphens: `sign-assessment`. The trail holds codes, never text. */
export type ActCode = Lowercase<string>
export type TraceOutcome = 'done' | 'refused' | 'read'

export interface Trace {
  act: ActCode
  outcome: TraceOutcome
  subject?: string | undefined
  reason?: Lowercase<string> | undefined
  /** Salted SHA-256 of what was signed. */
  digest?: Uint8Array | undefined
}

/** A row on the case's chain; on the asking person's own chain, as a refusal, when the case is not theirs. */
export async function traceOnCase(tx: Tx, caseId: CaseId, trace: Trace): Promise<void> {
  await sql`select access.record_on_case(${caseId}, ${trace.act}, ${trace.outcome}, ${trace.subject ?? null}, ${trace.reason ?? null}, ${trace.digest ?? null})`.execute(
    tx,
  )
}

/** A row on the conversation's chain; on the asking person's own chain, as a refusal, when they may not see it. */
export async function traceOnEnquiry(tx: Tx, conversationId: ConversationId, trace: Trace): Promise<void> {
  await sql`select access.record_on_enquiry(${conversationId}, ${trace.act}, ${trace.outcome}, ${trace.subject ?? null}, ${trace.reason ?? null})`.execute(
    tx,
  )
}

/** A row on the asking person's own chain: a list that was read, a search, a refusal. */
export async function traceOnSelf(tx: Tx, trace: Trace): Promise<void> {
  await sql`select access.record_on_self(${trace.act}, ${trace.outcome}, ${trace.subject ?? null}, ${trace.reason ?? null})`.execute(
    tx,
  )
}
