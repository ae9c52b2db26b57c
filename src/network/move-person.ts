import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { NotThere } from '../case/case.ts'
import { lockCase } from '../case/case.sql.ts'
import { findPerson } from '../case/people.sql.ts'
import type { Tx } from '../db/db.ts'
import type { PersonId } from '../foundation/ids.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import { sealedPositions, type Point } from './positions.ts'
import { putPositions } from './positions.sql.ts'
import { readPositions } from './read-positions.ts'

export type MovePerson = Outcome<'moved', NotThere>

/** Somebody puts a person elsewhere in the picture, or back where the layout had them. It says nothing about the person. */
export async function movePerson(
  tx: Tx,
  on: OnCase,
  personId: PersonId,
  to: Point | undefined,
): Promise<MovePerson> {
  const trace = { act: 'move-in-network', subject: personId } as const
  const person = (await lockCase(tx, on.caseId)) && (await findPerson(tx, on.caseId, personId))
  const positions = person && !person.removedAt ? await readPositions(tx, on) : undefined
  if (!positions) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  const { [personId]: _former, ...others } = positions.moved
  const moved = to ? { ...others, [personId]: to } : others
  const sealed = sealedPositions.seal(on.keys.of(on.caseId), on.caseId, on.caseId, { ...positions, moved })
  await putPositions(tx, on, sealed)
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done' })
  return done('moved')
}
