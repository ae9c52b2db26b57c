import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { CaseId } from '../foundation/ids.ts'

/** One line of the asking person's list: nothing of it needs an opening. */
export interface MyCase {
  readonly id: CaseId
  readonly reference: string
  readonly practice: boolean
  readonly openedAt: Temporal.Instant
  readonly closedAt: Temporal.Instant | undefined
  readonly part: 'responsible' | 'deputy' | 'granted'
  readonly nextContactAt: Temporal.Instant | undefined
}

/** The asking person's cases, the next contact soonest first. Row-level security leaves out all others. */
export async function listMyCases(tx: Tx): Promise<MyCase[]> {
  const rows = await tx
    .selectFrom('cases as c')
    .leftJoin('responsibilities as r', join =>
      join
        .onRef('r.case_id', '=', 'c.id')
        .on('r.until_at', 'is', null)
        .on('r.staff_id', '=', sql<string>`(select access.staff_id())`),
    )
    .leftJoin('deadlines as d', join =>
      join.onRef('d.case_id', '=', 'c.id').on('d.kind', '=', 'next-contact').on('d.settled_at', 'is', null),
    )
    .select(['c.id', 'c.reference', 'c.practice', 'c.opened_at', 'c.closed_at', 'r.part', 'd.due_at'])
    .orderBy(sql`c.closed_at desc nulls first`)
    .orderBy(sql`d.due_at asc nulls last`)
    .execute()
  return rows.map(row => ({
    id: row.id as CaseId,
    reference: row.reference,
    practice: row.practice,
    openedAt: row.opened_at,
    closedAt: row.closed_at ?? undefined,
    part: row.part ?? 'granted',
    nextContactAt: row.due_at ?? undefined,
  }))
}
