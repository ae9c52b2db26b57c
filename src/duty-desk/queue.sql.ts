import { sql } from 'kysely'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId, EnquiryId } from '../foundation/ids.ts'
import { parseLanguageCode } from '../foundation/languages.ts'
import type { Colour } from '../risk/instruments/codes.ts'
import type { Enquiry } from '../intake/read-enquiry.ts'
import type { AlarmId, Waiting } from './enquiry.ts'

interface QueueRow {
  id: string
  reference: string
  asked_by: Enquiry['askedBy']
  channel: Enquiry['channel']
  received_at: Temporal.Instant
  due_at: Temporal.Instant
  under_18: Enquiry['under18']
  verified_at: Temporal.Instant | null
  practice: boolean
  colour: Colour | null
  claimed_by: string | null
  claimed_by_alias: string | null
  lapses_at: Temporal.Instant | null
  ringing: boolean
  unread: boolean
  language: string
  interpreter_due: Temporal.Instant | null
}

/**
 * Every open enquiry that the asking person may see: what rings first, then what is due first, whatever its colour.
 * What waits for an interpreter is due by then, however late the colour would let it be. Whose the claim is is
 * looked up for each claim: joined, it is taken for one row by the planner, which then reads all staff for each of 200.
 */
export async function listWaiting(tx: Tx): Promise<Waiting[]> {
  const { rows } = await sql<QueueRow>`
    select e.id, e.reference, e.asked_by, e.channel, e.received_at, d.due_at, e.under_18, e.verified_at, e.practice,
           t.colour, k.staff_id as claimed_by, k.lapses_at,
           (select s.alias from staff s where s.id = k.staff_id) as claimed_by_alias,
           (a.id is not null and a.taken_at is null) or (b.id is not null and b.taken_at is null) as ringing,
           w.language, i.due_at as interpreter_due,
           exists (select from messages m join conversations c on c.id = m.conversation_id
                    where m.conversation_id = e.conversation_id and m.written_by = 'person'
                      and (c.staff_read_at is null or m.at > c.staff_read_at)) as unread
      from enquiries e
      join deadlines d on d.enquiry_id = e.id and d.kind = 'answer' and d.settled_at is null
      left join alarms a on a.deadline_id = d.id
      join conversations w on w.id = e.conversation_id
      left join deadlines i on i.enquiry_id = e.id and i.kind = 'interpreter' and i.settled_at is null
      left join alarms b on b.deadline_id = i.id
      left join claims k on k.enquiry_id = e.id and k.ended_at is null and k.lapses_at > clock.now()
      left join lateral (select t.colour from triages t where t.enquiry_id = e.id order by t.at desc limit 1) t on true
     where e.ended_at is null
     order by ringing desc, least(d.due_at, i.due_at), e.received_at`.execute(tx)
  return rows.map(row => ({
    id: row.id as EnquiryId,
    reference: row.reference,
    askedBy: row.asked_by,
    channel: row.channel,
    receivedAt: row.received_at,
    dueAt: row.due_at,
    under18: row.under_18,
    unverified: row.asked_by === 'professional' && row.verified_at === null,
    colour: row.colour ?? undefined,
    claim:
      row.claimed_by !== null && row.lapses_at !== null
        ? { staffId: row.claimed_by as StaffId, alias: row.claimed_by_alias ?? '', lapsesAt: row.lapses_at }
        : undefined,
    ringing: row.ringing,
    unread: row.unread,
    language: parseLanguageCode(row.language) ?? 'da',
    interpreterDue: row.interpreter_due ?? undefined,
    practice: row.practice,
  }))
}

export interface RingingAlarm {
  readonly id: AlarmId
  readonly kind: string
  readonly dueAt: Temporal.Instant
  readonly reference: string
  readonly caseId: CaseId | undefined
  readonly enquiryId: EnquiryId | undefined
  readonly mine: boolean
}

/** The alarms nobody has taken: of enquiries for whoever is on duty, of cases for those who have them too. */
export async function listRinging(tx: Tx): Promise<RingingAlarm[]> {
  const { rows } = await sql<{
    alarm_id: AlarmId
    kind: string
    due_at: Temporal.Instant
    case_id: CaseId | null
    enquiry_id: EnquiryId | null
    reference: string
    mine: boolean
  }>`select alarm_id, kind, due_at, case_id, enquiry_id, reference, mine from corps.ringing_alarms()`.execute(
    tx,
  )
  return rows.map(row => ({
    id: row.alarm_id,
    kind: row.kind,
    dueAt: row.due_at,
    reference: row.reference,
    caseId: row.case_id ?? undefined,
    enquiryId: row.enquiry_id ?? undefined,
    mine: row.mine,
  }))
}

export async function takeInDatabase(
  tx: Tx,
  alarmId: AlarmId,
): Promise<'done' | 'already-taken' | 'not-permitted'> {
  const { rows } = await sql<{ outcome: 'done' | 'already-taken' | 'not-permitted' }>`
    select corps.take_alarm(${alarmId}) as outcome`.execute(tx)
  return rows[0]?.outcome ?? 'not-permitted'
}

export async function findWhoTook(tx: Tx, alarmId: AlarmId): Promise<string | undefined> {
  const { rows } = await sql<{ alias: string }>`
    select s.alias from staff s where s.id = corps.alarm_taken_by(${alarmId})`.execute(tx)
  return rows[0]?.alias
}

export async function goOnDutyInDatabase(tx: Tx, on: boolean): Promise<number> {
  const { rows } = await sql<{ others: number }>`select corps.go_on_duty(${on}) as others`.execute(tx)
  return rows[0]?.others ?? 0
}

/** Aliases of whoever is on duty. */
export const listOnDuty = async (tx: Tx): Promise<string[]> =>
  (
    await tx
      .selectFrom('staff')
      .select('alias')
      .where('on_duty', '=', true)
      .where('suspended_at', 'is', null)
      .where('deactivated_at', 'is', null)
      .orderBy('alias')
      .execute()
  ).map(({ alias }) => alias)
