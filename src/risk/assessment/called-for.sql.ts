import { sql } from 'kysely'
import type { OnCase } from '../../access/on-case.ts'
import type { Tx } from '../../db/db.ts'

/** Whether a new assessment is due because of something that happened since the last final signature. */
export async function isCalledForByEvent(tx: Tx, on: OnCase, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql<{ called: boolean }>`
    select exists (select 1 from deadlines d
             where d.case_id = ${on.caseId} and d.kind = 'reassessment' and d.settled_at is null and d.due_at <= ${at.toString()})
       and exists (select 1 from entries e where e.case_id = ${on.caseId} and e.kind = 'event'
             and e.at > coalesce((select max(g.signed_at) from signatures g
                                   where g.case_id = ${on.caseId} and g.kind = 'final'), '-infinity')) as called`.execute(
    tx,
  )
  return rows[0]?.called ?? false
}
