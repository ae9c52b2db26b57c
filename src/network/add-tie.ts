import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { NotThere } from '../case/case.ts'
import { lockCase } from '../case/case.sql.ts'
import { findPerson } from '../case/people.sql.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { TieId } from './spread.ts'
import { sealedTie, type Ends, type TieText } from './ties.ts'
import { insertTie } from './ties.sql.ts'

export type AddTie = Outcome<TieId, NotThere | { why: 'same-person' }>

/** Joins two people of the case. Two may have several ties: a cousin who is a colleague too. */
export async function addTie(tx: Tx, on: OnCase, ends: Ends, text: TieText): Promise<AddTie> {
  const trace = { act: 'add-tie' } as const
  if (!(await lockCase(tx, on.caseId))) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (ends.from === ends.to) return refuseOnCase(tx, on.caseId, trace, { why: 'same-person' })
  for (const end of [ends.from, ends.to]) {
    const person = await findPerson(tx, on.caseId, end)
    if (!person || person.removedAt) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  }
  const tieId = on.chance.uuid() as TieId
  await insertTie(tx, on, tieId, ends, sealedTie.seal(on.keys.of(on.caseId), tieId, on.caseId, text))
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done', subject: tieId })
  return done(tieId)
}
