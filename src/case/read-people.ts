import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import type { PersonId } from '../foundation/ids.ts'
import { sealedPerson, type Person, type PersonRow } from './people.ts'
import { findPerson, listPeople } from './people.sql.ts'

type Reading = Pick<OnCase, 'caseId' | 'keys'>

/** Everybody in the case, the removed ones too. What was erased is left out. */
export const readPeople = async (tx: Tx, on: Reading): Promise<Person[]> =>
  (await listPeople(tx, on.caseId)).flatMap(row => opened(on, row) ?? [])

export async function readPerson(tx: Tx, on: Reading, personId: PersonId): Promise<Person | undefined> {
  const row = await findPerson(tx, on.caseId, personId)
  return row && opened(on, row)
}

function opened({ caseId, keys }: Reading, row: PersonRow): Person | undefined {
  if (!row.sealed) return undefined
  const { id, exposed, actor, disclosure, version, removedAt } = row
  const text = sealedPerson.unseal(keys.of(caseId), id, caseId, row.sealed)
  return { id, exposed, actor, disclosure, version, removed: removedAt !== undefined, text }
}
