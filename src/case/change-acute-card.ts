import { isComplete } from '../contact/may-reach-out.ts'
import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import { sealedAcuteCard, type AcuteCardText } from './acute-card.ts'
import { findAcuteCard, noteAgreement, writeAcuteCard } from './acute-card.sql.ts'
import type { ChangedMeanwhile, NotThere } from './case.ts'
import { lockCase } from './case.sql.ts'

export type ChangeAcuteCard = Outcome<'changed', NotThere | ChangedMeanwhile>

/**
 * Writes the contact agreement, the code phrase and the plan for silence. The level in force stays as it is.
 *
 * @param readVersion the version the writer had before them; 0 when there was no card yet
 */
export async function changeAcuteCard(
  tx: Tx,
  on: OnCase,
  text: AcuteCardText,
  readVersion: number,
): Promise<ChangeAcuteCard> {
  const trace = { act: 'change-acute-card' } as const
  if (!(await lockCase(tx, on.caseId))) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })

  const former = await findAcuteCard(tx, on.caseId)
  if ((former?.version ?? 0) !== readVersion) {
    return refuseOnCase(tx, on.caseId, trace, { why: 'changed-meanwhile' })
  }
  const key = on.keys.of(on.caseId, 'acute')
  const kept = former?.sealed && sealedAcuteCard.unseal(key, on.caseId, on.caseId, former.sealed)
  await writeAcuteCard(
    tx,
    on,
    sealedAcuteCard.seal(key, on.caseId, on.caseId, { ...text, levelInForce: kept?.levelInForce }),
  )
  const { contactAgreement } = text
  const { mistakePhrase } = contactAgreement
  await noteAgreement(tx, on.caseId, {
    agreedUntil: isComplete(contactAgreement) ? contactAgreement.expiresAt : undefined,
    mistakePhrase:
      mistakePhrase === ''
        ? 'none'
        : mistakePhrase === kept?.contactAgreement.mistakePhrase
          ? 'as-before'
          : 'new',
  })
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done' })
  return done('changed')
}
