import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { Enquiry } from '../intake/read-enquiry.ts'
import type { OpeningOfCase } from './open-as-case.ts'

export type OpenCaseAnswer =
  | 'done'
  | 'not-permitted'
  | 'same-person-twice'
  | 'not-available'
  | 'next-contact-in-the-past'
  | 'enquiry-already-ended'
  | 'already-a-case'

export async function openCaseInDatabase(
  tx: Tx,
  enquiry: Enquiry,
  opening: OpeningOfCase,
): Promise<OpenCaseAnswer> {
  const { rows } = await sql<{ outcome: OpenCaseAnswer }>`
    select corps.open_case(
      ${opening.caseId}, ${opening.reference}, ${enquiry.id}, ${enquiry.municipality ?? null}, ${opening.region},
      ${enquiry.under18}, ${enquiry.practice}, ${opening.responsible}, ${opening.deputy},
      ${opening.nextContactAt.toString()}) as outcome`.execute(tx)
  return rows[0]?.outcome ?? 'not-permitted'
}
