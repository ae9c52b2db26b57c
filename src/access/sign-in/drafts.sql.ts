import { sql } from 'kysely'
import type { Tx } from '../../db/db.ts'

export async function insertDraft(
  tx: Tx,
  draft: { id: string; place: string; sealed: Buffer; keyId: string; wrapped: string },
): Promise<boolean> {
  const answer = await sql<{ kept: boolean }>`
    select access.keep_draft(${draft.id}, ${draft.place}, ${draft.sealed}, ${draft.keyId}, ${draft.wrapped}) as kept`.execute(
    tx,
  )
  return answer.rows[0]?.kept === true
}

const unfetched = (tx: Tx) => tx.selectFrom('drafts').where('fetched_at', 'is', null)

export const listDraftIds = async (tx: Tx): Promise<string[]> =>
  (await unfetched(tx).select('id').orderBy('kept_at', 'desc').execute()).map(({ id }) => id)

export const findDraft = (tx: Tx, id: string) =>
  unfetched(tx).select(['place', 'sealed', 'kept_at as keptAt']).where('id', '=', id).executeTakeFirst()

export async function markDraftFetched(tx: Tx, id: string, at: Temporal.Instant): Promise<void> {
  await tx.updateTable('drafts').set({ fetched_at: at }).where('id', '=', id).execute()
}

/** Row-level security answers: what is not there for the asking person is gone, whatever the reason. */
export async function mayStillGoTo(tx: Tx, place: string): Promise<boolean> {
  const [, kind, id] = /^\/(cases|enquiries)\/([0-9a-f-]{36})(?:\/|$)/.exec(place) ?? []
  if (kind === undefined || id === undefined) return true
  const table = kind === 'cases' ? 'cases' : 'enquiries'
  return (await tx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}
