import type { Chance } from '../../crypto/random.ts'
import type { Tx } from '../../db/db.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import { traceOnSelf } from '../../access/audit/trace.sql.ts'
import type { BadInstrument } from '../instruments/instrument.ts'
import { shippedVersions } from '../instruments/shipped.ts'
import { namedIn, readBrought, type InstrumentId, type Licence } from './loaded.ts'
import { addInDatabase } from './loading.sql.ts'

export type AddInstrument = Outcome<
  InstrumentId,
  | { why: 'not-permitted' }
  | BadInstrument
  /** It calls itself what an instrument of ours is called. */
  | { why: 'name-is-ours' }
  | { why: 'version-taken' }
>

/**
 * A leader brings an instrument the organisation holds a licence for, in our own form or as a FHIR R4 Questionnaire.
 * It is kept byte for byte and used by nobody before it is published. The database writes who tried.
 */
export async function addInstrument(
  tx: Tx,
  chance: Chance,
  file: Uint8Array,
  licence: Licence,
): Promise<AddInstrument> {
  const brought = readBrought(file)
  if ('refused' in brought) {
    await traceOnSelf(tx, { act: 'add-instrument', outcome: 'refused', reason: 'bad-instrument' })
    return brought
  }
  const { code, version } = namedIn(brought.done)
  if (shippedVersions.some(({ instrument }) => instrument.id === code)) {
    await traceOnSelf(tx, { act: 'add-instrument', outcome: 'refused', reason: 'name-is-ours' })
    return refused({ why: 'name-is-ours' })
  }
  const id = chance.uuid() as InstrumentId
  const answer = await addInDatabase(tx, { id, code, version, kind: brought.done.kind, file, licence })
  return answer === 'done' ? done(id) : refused({ why: answer })
}
