import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { Disclosure } from '../access/disclosure.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { NotThere } from './case.ts'
import { lockCase } from './case.sql.ts'
import { sealedEntry, type EntryId, type EntryText } from './entries.ts'
import { findEntry, insertEntry } from './entries.sql.ts'

export type AddEntry = Outcome<
  EntryId,
  NotThere | { why: 'nothing-to-correct' } | { why: 'already-corrected' }
>

/**
 * Writes one entry in the case's timeline, also in a closed case: what happened after must be noted too.
 * Nothing written is ever changed; `corrects` names the entry that this one puts right.
 */
export async function addEntry(
  tx: Tx,
  on: OnCase,
  text: EntryText,
  disclosure: Disclosure,
  corrects?: EntryId,
): Promise<AddEntry> {
  const trace = { act: `add-${text.kind}` } as const
  const refuse = <Refusal extends { why: Lowercase<string> }>(refusal: Refusal) =>
    refuseOnCase(tx, on.caseId, trace, refusal)

  if (!(await lockCase(tx, on.caseId))) return refuse({ why: 'not-there' })
  if (corrects) {
    const former = await findEntry(tx, on.caseId, corrects)
    if (former?.kind !== text.kind) return refuse({ why: 'nothing-to-correct' })
    if (former.correctedBy) return refuse({ why: 'already-corrected' })
  }
  const id = on.chance.uuid() as EntryId
  const sealed = sealedEntry.seal(on.keys.of(on.caseId), id, on.caseId, text)
  await insertEntry(tx, on, { id, kind: text.kind, disclosure, corrects, sealed })
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done', subject: id })
  return done(id)
}
