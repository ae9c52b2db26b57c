import { sql } from 'kysely'
import type { Tx } from '../../db/db.ts'
import type { StaffId } from '../staff.ts'

export interface Attempt {
  /** Undefined when nobody who may sign in has this name. */
  readonly staffId: StaffId | undefined
  readonly password: string | undefined
  /** Wrong attempts with this name from this source since the last right one, within the hour. */
  readonly failures: number
  readonly lastFailureAt: Temporal.Instant | undefined
}

export async function findAttempt(tx: Tx, name: string, source: Uint8Array): Promise<Attempt> {
  const answer = await sql<{
    staff_id: StaffId | null
    password: string | null
    failures: number
    last_failure_at: Temporal.Instant | null
  }>`select * from access.sign_in_attempt(${name}, ${source})`.execute(tx)
  const row = answer.rows[0]
  return {
    staffId: row?.staff_id ?? undefined,
    password: row?.password ?? undefined,
    failures: row?.failures ?? 0,
    lastFailureAt: row?.last_failure_at ?? undefined,
  }
}

export async function recordFailure(
  tx: Tx,
  name: string,
  source: Uint8Array,
  reason: Lowercase<string>,
): Promise<void> {
  await sql`select access.sign_in_failed(${name}, ${source}, ${reason})`.execute(tx)
}

export interface NewSession {
  readonly id: string
  readonly hash: Uint8Array
}

export async function beginSession(
  tx: Tx,
  session: NewSession,
  who: { id: StaffId; name: string; source: Uint8Array },
): Promise<void> {
  await sql`select access.begin_session(${session.id}, ${session.hash}, ${who.id}, ${who.name}, ${who.source})`.execute(
    tx,
  )
}

export async function findSecondFactor(
  tx: Tx,
): Promise<{ staffId: StaffId; wrapped: string | undefined } | undefined> {
  const answer = await sql<{ staff_id: StaffId; totp_wrapped: string | null }>`
    select staff_id, totp_wrapped from access.second_factor()`.execute(tx)
  const row = answer.rows[0]
  return row && { staffId: row.staff_id, wrapped: row.totp_wrapped ?? undefined }
}

/** False when this code, or a later one, has been used before. */
export async function completeSession(tx: Tx, session: NewSession, step: number): Promise<boolean> {
  const answer = await sql<{ complete: boolean }>`
    select access.complete_session(${session.id}, ${session.hash}, ${step}) as complete`.execute(tx)
  return answer.rows[0]?.complete === true
}

export async function recordWrongCode(tx: Tx): Promise<void> {
  await sql`select access.second_factor_failed()`.execute(tx)
}
