import { sql } from 'kysely'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import type { ConversationId, EnquiryId } from '../foundation/ids.ts'
import { parseLanguageCode, type LanguageCode } from '../foundation/languages.ts'
import type { Ground } from '../intake/code-lists.ts'
import { findEnquiryRow } from '../intake/intake.sql.ts'
import { enquiryOf, type Enquiry } from '../intake/read-enquiry.ts'
import type { Claim, OnEnquiry } from './enquiry.ts'
import type { NoteId } from './notes.ts'

/** Undefined for an enquiry that is not there and for one that is not the asking person's to see. */
export async function findEnquiry(tx: Tx, id: EnquiryId): Promise<Enquiry | undefined> {
  const row = await findEnquiryRow(tx, id)
  return row && enquiryOf(row)
}

/** The same, and nobody else changes it until this transaction ends. Every act on an enquiry begins here. */
export async function lockEnquiry(tx: Tx, id: EnquiryId): Promise<Enquiry | undefined> {
  await tx.selectFrom('enquiries').select('id').where('id', '=', id).forUpdate().execute()
  return findEnquiry(tx, id)
}

/** The reference of the closed case that an open enquiry belongs to: its person has written again. */
export async function findClosedCase(tx: Tx, id: EnquiryId): Promise<string | undefined> {
  const { rows } = await sql<{ reference: string | null }>`
    select corps.closed_case_of(${id}) as reference`.execute(tx)
  return rows[0]?.reference ?? undefined
}

export async function findSealedContact(tx: Tx, id: EnquiryId): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('enquiries')
    .select('sealed_contact')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.sealed_contact ?? undefined
}

export async function findSealedSaidBefore(tx: Tx, id: EnquiryId): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('enquiries')
    .select('sealed_said_before')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.sealed_said_before ?? undefined
}

/** A claim that has lapsed is none, whether or not anybody has swept it away. */
export async function findClaim(tx: Tx, id: EnquiryId): Promise<Claim | undefined> {
  const row = await tx
    .selectFrom('claims')
    .innerJoin('staff', 'staff.id', 'claims.staff_id')
    .select(['claims.staff_id', 'staff.alias', 'claims.lapses_at'])
    .where('enquiry_id', '=', id)
    .where('ended_at', 'is', null)
    .where('lapses_at', '>', sql<Temporal.Instant>`clock.now()`)
    .executeTakeFirst()
  return row && { staffId: row.staff_id as StaffId, alias: row.alias, lapsesAt: row.lapses_at }
}

export async function findAnswerDue(tx: Tx, id: EnquiryId): Promise<Temporal.Instant | undefined> {
  const row = await tx
    .selectFrom('deadlines')
    .select('due_at')
    .where('enquiry_id', '=', id)
    .where('kind', '=', 'answer')
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return row?.due_at
}

/** In which language the person was read to, and by when an interpreter must have read what they wrote. */
export async function findTongue(
  tx: Tx,
  id: EnquiryId,
): Promise<{ language: LanguageCode; isReadOnDuty: boolean; interpreterDue: Temporal.Instant | undefined }> {
  const { rows } = await sql<{
    language: string
    read: boolean
    due_at: Temporal.Instant | null
  }>`select c.language, corps.is_read_on_duty(c.language) as read, d.due_at
       from enquiries e join conversations c on c.id = e.conversation_id
       left join deadlines d on d.enquiry_id = e.id and d.kind = 'interpreter' and d.settled_at is null
      where e.id = ${id}`.execute(tx)
  const [row] = rows
  return {
    language: parseLanguageCode(row?.language) ?? 'da',
    isReadOnDuty: row?.read ?? true,
    interpreterDue: row?.due_at ?? undefined,
  }
}

export type InterpreterAnswer = 'done' | 'not-there' | 'nothing-asked' | 'in-the-past' | 'too-far'

export async function meetInterpreterTaskInDatabase(
  tx: Tx,
  on: OnEnquiry,
  until: Temporal.Instant | undefined,
): Promise<InterpreterAnswer> {
  const { rows } = await sql<{ answer: InterpreterAnswer }>`
    select corps.meet_interpreter_task(${on.enquiryId}, ${on.chance.uuid()}, ${until?.toString() ?? null}) as answer`.execute(
    tx,
  )
  return rows[0]?.answer ?? 'not-there'
}

export async function replaceAnswerDue(tx: Tx, on: OnEnquiry, dueAt: Temporal.Instant): Promise<void> {
  await sql`select corps.set_deadline(${on.chance.uuid()}, ${on.enquiryId}, null, 'answer', null, ${dueAt.toString()})`.execute(
    tx,
  )
}

export interface ClaimAnswer {
  readonly outcome: 'done' | 'held-by-other' | 'already-ended' | 'not-permitted'
  readonly heldBy: StaffId | undefined
  readonly lapsesAt: Temporal.Instant | undefined
}

export async function claimInDatabase(tx: Tx, claimId: string, id: EnquiryId): Promise<ClaimAnswer> {
  const { rows } = await sql<{
    outcome: ClaimAnswer['outcome']
    held_by: StaffId | null
    lapses_at: Temporal.Instant | null
  }>`select * from corps.claim_enquiry(${claimId}, ${id})`.execute(tx)
  const [row] = rows
  return {
    outcome: row?.outcome ?? 'not-permitted',
    heldBy: row?.held_by ?? undefined,
    lapsesAt: row?.lapses_at ?? undefined,
  }
}

export async function releaseInDatabase(tx: Tx, id: EnquiryId): Promise<'done' | 'not-held'> {
  const { rows } = await sql<{ outcome: 'done' | 'not-held' }>`
    select corps.release_enquiry(${id}) as outcome`.execute(tx)
  return rows[0]?.outcome ?? 'not-held'
}

export type EndAnswer = 'done' | 'not-permitted' | 'already-ended' | 'held-by-other' | 'decision-missing'

export async function endInDatabase(
  tx: Tx,
  id: EnquiryId,
  as: 'answered' | 'passed-on',
  note: { id: NoteId; sealed: Buffer },
): Promise<EndAnswer> {
  const { rows } = await sql<{ outcome: EndAnswer }>`
    select corps.end_enquiry(${id}, ${as}, ${note.id}, ${note.sealed}) as outcome`.execute(tx)
  return rows[0]?.outcome ?? 'not-permitted'
}

/** What statistics count, with the version that the writer read. False when somebody else saved first. */
export async function updateParticulars(
  tx: Tx,
  id: EnquiryId,
  readVersion: number,
  set: {
    municipality: string | null
    under_18: Enquiry['under18']
    abroad: Enquiry['abroad']
    cause_first_stated: string | null
    cause_later_known: string | null
    citizen_advised_directly: boolean | null
    service: Enquiry['service']
    ground: Ground | null
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('enquiries')
    .set({ ...set, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', readVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function updateContact(
  tx: Tx,
  id: EnquiryId,
  readVersion: number,
  sealed: Buffer,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('enquiries')
    .set({ sealed_contact: sealed, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', readVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function markVerified(tx: Tx, id: EnquiryId): Promise<void> {
  await tx
    .updateTable('enquiries')
    .set({ verified_at: sql`clock.now()`, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

type BlockAnswer = 'done' | 'not-permitted' | 'hand-over-first' | 'nobody-left'

export async function blockFromConversation(
  tx: Tx,
  conversationId: ConversationId,
  staffId: StaffId,
  reason: string,
): Promise<BlockAnswer> {
  const { rows } = await sql<{ outcome: BlockAnswer }>`
    select corps.block('conversation', ${conversationId}, ${staffId}, ${reason}) as outcome`.execute(tx)
  return rows[0]?.outcome ?? 'not-permitted'
}
