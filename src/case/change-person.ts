import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { Tx } from '../db/db.ts'
import type { PersonId } from '../foundation/ids.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { ChangedMeanwhile, NotThere } from './case.ts'
import { lockCase } from './case.sql.ts'
import { sealedPerson, type Described } from './people.ts'
import { findPerson, hasExposedPerson, updatePerson } from './people.sql.ts'

export type ChangePerson = Outcome<
  'changed',
  NotThere | ChangedMeanwhile | { why: 'has-exposed-person' } | { why: 'nobody-exposed-left' }
>

/** Writes what is known about somebody anew. Refused when somebody else did so since `readVersion` was read. */
export async function changePerson(
  tx: Tx,
  on: OnCase,
  personId: PersonId,
  to: Described,
  readVersion: number,
): Promise<ChangePerson> {
  const trace = { act: 'change-person', subject: personId } as const
  const refuse = <Refusal extends { why: Lowercase<string> }>(refusal: Refusal) =>
    refuseOnCase(tx, on.caseId, trace, refusal)

  const person = (await lockCase(tx, on.caseId)) && (await findPerson(tx, on.caseId, personId))
  if (!person || person.removedAt) return refuse({ why: 'not-there' })
  if (person.version !== readVersion) return refuse({ why: 'changed-meanwhile' })
  if (person.exposed && !to.exposed) return refuse({ why: 'nobody-exposed-left' })
  if (!person.exposed && to.exposed && (await hasExposedPerson(tx, on.caseId))) {
    return refuse({ why: 'has-exposed-person' })
  }
  const sealed = sealedPerson.seal(on.keys.of(on.caseId), personId, on.caseId, to.text)
  await updatePerson(tx, personId, to, sealed)
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done' })
  return done('changed')
}
