import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { Tx } from '../db/db.ts'
import type { PersonId } from '../foundation/ids.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { NotThere } from './case.ts'
import { lockCase } from './case.sql.ts'
import { sealedPerson, type Described } from './people.ts'
import { hasExposedPerson, insertPerson } from './people.sql.ts'

export type AddPerson = Outcome<PersonId, NotThere | { why: 'has-exposed-person' }>

/**
 * Adds somebody to the case: the exposed person (exactly one; their own case each for couples and siblings), an
 * actor, or somebody around them who is neither.
 */
export async function addPerson(tx: Tx, on: OnCase, person: Described): Promise<AddPerson> {
  const trace = { act: 'add-person' } as const
  if (!(await lockCase(tx, on.caseId))) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (person.exposed && (await hasExposedPerson(tx, on.caseId))) {
    return refuseOnCase(tx, on.caseId, trace, { why: 'has-exposed-person' })
  }
  const personId = on.chance.uuid() as PersonId
  const sealed = sealedPerson.seal(on.keys.of(on.caseId), personId, on.caseId, person.text)
  await insertPerson(tx, on, personId, person, sealed)
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done', subject: personId })
  return done(personId)
}
