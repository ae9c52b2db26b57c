import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { Tx } from '../db/db.ts'
import type { PersonId } from '../foundation/ids.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { ChangedMeanwhile, NotThere } from './case.ts'
import { lockCase, noteAnonymous } from './case.sql.ts'
import { sealedAddress, sealedName, type Identity } from './identity.ts'
import { findIdentity, writeIdentity } from './identity.sql.ts'
import { findPerson } from './people.sql.ts'

export type KeepIdentity = Outcome<'kept', NotThere | ChangedMeanwhile>

/**
 * Keeps somebody's real name and whereabouts, apart from the case and under a key of their own. With a name to the
 * exposed person the case is no longer anonymous.
 *
 * @param on with keys from an opening of scope `address`
 * @param readVersion 0 when nothing was kept before
 */
export async function keepIdentity(
  tx: Tx,
  on: OnCase,
  personId: PersonId,
  identity: Identity,
  readVersion: number,
): Promise<KeepIdentity> {
  const trace = { act: 'keep-identity', subject: personId } as const
  const person = (await lockCase(tx, on.caseId)) && (await findPerson(tx, on.caseId, personId))
  if (!person || person.removedAt) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })

  const former = await findIdentity(tx, on.caseId, personId)
  if ((former?.version ?? 0) !== readVersion) {
    return refuseOnCase(tx, on.caseId, trace, { why: 'changed-meanwhile' })
  }
  const key = on.keys.of(on.caseId, 'address')
  const { name, whoKnows, address } = identity
  await writeIdentity(tx, on, personId, {
    name: sealedName.seal(key, personId, on.caseId, { name }),
    address: sealedAddress.seal(key, personId, on.caseId, { whoKnows, address }),
  })
  if (person.exposed) await noteAnonymous(tx, on.caseId, name === '')
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done' })
  return done('kept')
}
