import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { CaseIsClosed, NotThere } from '../case/case.ts'
import { lockCase } from '../case/case.sql.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import { findKeptWord, type KeptWord } from './kept-words.ts'
import { readKeptWords } from './read-kept-words.ts'
import {
  fewestLines,
  mostLines,
  sealedRehearsalLine,
  type RehearsalId,
  type RehearsalLine,
} from './rehearsal.ts'
import { insertRehearsal } from './rehearsal.sql.ts'

export type MakeRehearsal = Outcome<
  RehearsalId,
  NotThere | CaseIsClosed | { why: 'three-to-five' } | { why: 'keeps-a-word'; found: KeptWord }
>

/**
 * The sentences that the person rehearses, made together out of the plan. The newest count; what stands open on the
 * person's page stays as it was until it is laid anew. Nothing in them names a helper, a place or a time.
 *
 * @param on with the address key: names and addresses are held against the sentences
 */
export async function makeRehearsal(
  tx: Tx,
  on: OnCase,
  lines: readonly RehearsalLine[],
): Promise<MakeRehearsal> {
  const trace = { act: 'make-rehearsal' } as const
  const theCase = await lockCase(tx, on.caseId)
  if (!theCase) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (theCase.closedAt) return refuseOnCase(tx, on.caseId, trace, { why: 'case-is-closed' })
  if (lines.length < fewestLines || lines.length > mostLines) {
    return refuseOnCase(tx, on.caseId, trace, { why: 'three-to-five' })
  }
  const found = findKeptWord(
    lines.flatMap(({ question, sentence }) => [question, sentence]),
    await readKeptWords(tx, on),
  )
  if (found) return refuseOnCase(tx, on.caseId, trace, { why: 'keeps-a-word', found })

  const id = on.chance.uuid() as RehearsalId
  const key = on.keys.of(on.caseId)
  const sealed = lines.map(line => {
    const lineId = on.chance.uuid()
    return { id: lineId, sealed: sealedRehearsalLine.seal(key, lineId, on.caseId, line) }
  })
  await insertRehearsal(tx, on, id, sealed)
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done', subject: id })
  return done(id)
}
