import { sql } from 'kysely'
import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId, PersonId } from '../foundation/ids.ts'
import type { Described, PersonRow } from './people.ts'

const people = (tx: Tx, caseId: CaseId) =>
  tx
    .selectFrom('people')
    .select(['id', 'exposed', 'actor', 'disclosure', 'sealed_person', 'version', 'added_at', 'removed_at'])
    .where('case_id', '=', caseId)

type Row = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number]

const personOf = (row: Row): PersonRow => ({
  id: row.id as PersonId,
  exposed: row.exposed,
  actor: row.actor,
  disclosure: row.disclosure,
  sealed: row.sealed_person ?? undefined,
  version: row.version,
  addedAt: row.added_at,
  removedAt: row.removed_at ?? undefined,
})

/** The exposed person first, then the others as they were added; the removed ones too. */
export const listPeople = async (tx: Tx, caseId: CaseId): Promise<PersonRow[]> =>
  (await people(tx, caseId).orderBy('exposed', 'desc').orderBy('added_at').orderBy('id').execute()).map(
    personOf,
  )

export async function findPerson(tx: Tx, caseId: CaseId, personId: PersonId): Promise<PersonRow | undefined> {
  const row = await people(tx, caseId).where('id', '=', personId).executeTakeFirst()
  return row && personOf(row)
}

export async function hasExposedPerson(tx: Tx, caseId: CaseId): Promise<boolean> {
  const row = await people(tx, caseId)
    .where('exposed', '=', true)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertPerson(
  tx: Tx,
  { caseId, by }: OnCase,
  personId: PersonId,
  { exposed, actor, disclosure }: Described,
  sealed: Buffer,
): Promise<void> {
  await tx
    .insertInto('people')
    .values({
      id: personId,
      case_id: caseId,
      exposed,
      actor,
      disclosure,
      sealed_person: sealed,
      added_by: by,
    })
    .execute()
}

export async function updatePerson(
  tx: Tx,
  personId: PersonId,
  { exposed, actor, disclosure }: Described,
  sealed: Buffer,
): Promise<void> {
  await tx
    .updateTable('people')
    .set({ exposed, actor, disclosure, sealed_person: sealed, version: sql`version + 1` })
    .where('id', '=', personId)
    .execute()
}

export async function markRemoved(tx: Tx, personId: PersonId): Promise<void> {
  await tx
    .updateTable('people')
    .set({ removed_at: sql`clock.now()`, version: sql`version + 1` })
    .where('id', '=', personId)
    .execute()
}
