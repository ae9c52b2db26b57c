import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { CaseId, EnquiryId } from '../foundation/ids.ts'

export interface Due {
  readonly caseId: CaseId
  readonly reference: string
  readonly kind: string
  readonly dueAt: Temporal.Instant
  /** Named for the asking person, or theirs because the case is. */
  readonly part: 'responsible' | 'deputy' | 'granted'
  readonly forMe: boolean
  /** A new assessment that is due because something happened. What it was is read in the case. */
  readonly afterEvent: boolean
}

/** What has not been done in the asking person's cases, soonest first, up to a day. */
export async function listDue(tx: Tx, until: Temporal.Instant): Promise<Due[]> {
  const { rows } = await sql<{
    case_id: CaseId
    reference: string
    kind: string
    due_at: Temporal.Instant
    part: 'responsible' | 'deputy' | null
    for_me: boolean
    after_event: boolean
  }>`
    select d.case_id, c.reference, d.kind, d.due_at, r.part,
           coalesce(d.staff_id = (select access.staff_id()), false) as for_me,
           d.kind = 'reassessment' and exists (
             select 1 from entries e where e.case_id = d.case_id and e.kind = 'event'
                and e.at > coalesce((select max(g.signed_at) from signatures g
                                      where g.case_id = d.case_id and g.kind = 'final'), '-infinity')) as after_event
      from deadlines d
      join cases c on c.id = d.case_id
      left join responsibilities r
        on r.case_id = d.case_id and r.until_at is null and r.staff_id = (select access.staff_id())
     where d.settled_at is null and d.due_at <= ${until.toString()}
       and (d.staff_id is null or d.staff_id = (select access.staff_id()))
     order by d.due_at, c.reference`.execute(tx)
  return rows.map(row => ({
    caseId: row.case_id,
    reference: row.reference,
    kind: row.kind,
    dueAt: row.due_at,
    part: row.part ?? 'granted',
    forMe: row.for_me,
    afterEvent: row.after_event,
  }))
}

export interface ClaimedEnquiry {
  readonly id: EnquiryId
  readonly reference: string
  readonly lapsesAt: Temporal.Instant
}

export async function listClaimed(tx: Tx): Promise<ClaimedEnquiry[]> {
  const rows = await tx
    .selectFrom('claims as k')
    .innerJoin('enquiries as e', 'e.id', 'k.enquiry_id')
    .select(['e.id', 'e.reference', 'k.lapses_at'])
    .where('k.staff_id', '=', sql<string>`(select access.staff_id())`)
    .where('k.ended_at', 'is', null)
    .where('k.lapses_at', '>', sql<Temporal.Instant>`clock.now()`)
    .orderBy('k.lapses_at')
    .execute()
  return rows.map(row => ({ id: row.id as EnquiryId, reference: row.reference, lapsesAt: row.lapses_at }))
}

export interface Notice {
  readonly kind:
    | 'acute-card-opened'
    | 'alarm-taken'
    | 'case-came-to-you'
    | 'contact-rule-overridden'
    | 'deputy-missing'
    | 'flag-escalated'
    | 'provisional-signed'
    | 'second-rating-given-back'
    | 'second-rating-signed'
    | 'watched'
    | 'watched-cleared'
    | 'watched-released'
  readonly caseId: CaseId
  /** Undefined when the case is no longer the asking person's. */
  readonly reference: string | undefined
  /** Who did it; undefined when it was the system. */
  readonly by: string | undefined
  readonly at: Temporal.Instant
}

/** Not seen yet, newest first. Row-level security leaves only one's own. */
export async function listUnseenNotices(tx: Tx): Promise<Notice[]> {
  const rows = await tx
    .selectFrom('notices as n')
    .leftJoin('cases as c', 'c.id', 'n.case_id')
    .leftJoin('staff as s', 's.id', 'n.about_staff_id')
    .select(['n.kind', 'n.case_id', 'c.reference', 's.alias', 'n.at'])
    .where('n.seen_at', 'is', null)
    .orderBy('n.at', 'desc')
    .execute()
  return rows.map(row => ({
    kind: row.kind,
    caseId: row.case_id as CaseId,
    reference: row.reference ?? undefined,
    by: row.alias ?? undefined,
    at: row.at,
  }))
}

/** Those that had come by then: one that came while the list was read is not lost. */
export async function markNoticesSeen(tx: Tx, until: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('notices')
    .set({ seen_at: sql`clock.now()` })
    .where('seen_at', 'is', null)
    .where('at', '<=', until)
    .execute()
}
