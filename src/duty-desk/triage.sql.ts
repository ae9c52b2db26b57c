import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import type { EnquiryId } from '../foundation/ids.ts'
import type { Colour } from '../risk/instruments/codes.ts'
import type { OnEnquiry } from './enquiry.ts'
import type { TriageAnswersId } from './triage.ts'

export async function insertAnswers(
  tx: Tx,
  on: OnEnquiry,
  id: TriageAnswersId,
  sealed: Buffer,
): Promise<void> {
  await tx
    .insertInto('triage_answers')
    .values({
      id,
      enquiry_id: on.enquiryId,
      conversation_id: on.conversationId,
      staff_id: on.by,
      sealed_answers: sealed,
    })
    .execute()
}

const answers = (tx: Tx, enquiryId: EnquiryId) =>
  tx
    .selectFrom('triage_answers as a')
    .innerJoin('staff as s', 's.id', 'a.staff_id')
    .select(['a.id', 'a.at', 's.alias', 'a.sealed_answers'])
    .where('a.enquiry_id', '=', enquiryId)

export const findAnswers = (tx: Tx, enquiryId: EnquiryId, id: TriageAnswersId) =>
  answers(tx, enquiryId).where('a.id', '=', id).executeTakeFirst()

export const findLatestAnswers = (tx: Tx, enquiryId: EnquiryId) =>
  answers(tx, enquiryId).orderBy('a.at', 'desc').limit(1).executeTakeFirst()

export async function insertTriage(
  tx: Tx,
  on: OnEnquiry,
  triage: { id: string; colour: Colour; answersId: TriageAnswersId; sealed: Buffer },
): Promise<void> {
  await tx
    .insertInto('triages')
    .values({
      id: triage.id,
      enquiry_id: on.enquiryId,
      staff_id: on.by,
      colour: triage.colour,
      answers_id: triage.answersId,
      sealed_answers: triage.sealed,
    })
    .execute()
}

/** Newest first. */
export async function listTriages(tx: Tx, enquiryId: EnquiryId) {
  const rows = await tx
    .selectFrom('triages as t')
    .innerJoin('staff as s', 's.id', 't.staff_id')
    .select(['t.id', 't.at', 's.alias', 't.staff_id', 't.colour', 't.sealed_answers'])
    .where('t.enquiry_id', '=', enquiryId)
    .orderBy('t.at', 'desc')
    .execute()
  return rows.map(row => ({ ...row, staff_id: row.staff_id as StaffId }))
}
