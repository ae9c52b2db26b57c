import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { Tx } from '../db/db.ts'
import type { PersonId } from '../foundation/ids.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { NotThere } from './case.ts'
import { lockCase } from './case.sql.ts'
import { findPerson, markRemoved } from './people.sql.ts'

export type RemovePerson = Outcome<'removed', NotThere | { why: 'is-the-exposed-person' }>

/** Somebody turned out not to belong here. What was written stays and can be read; nobody rates them any more. */
export async function removePerson(tx: Tx, on: OnCase, personId: PersonId): Promise<RemovePerson> {
  const trace = { act: 'remove-person', subject: personId } as const
  const person = (await lockCase(tx, on.caseId)) && (await findPerson(tx, on.caseId, personId))
  if (!person) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (person.exposed) return refuseOnCase(tx, on.caseId, trace, { why: 'is-the-exposed-person' })
  if (!person.removedAt) await markRemoved(tx, personId)
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done' })
  return done('removed')
}
