import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import { nothingAgreed, sealedAcuteCard, type LevelInForce } from './acute-card.ts'
import { findAcuteCard, writeAcuteCard } from './acute-card.sql.ts'
import type { NotThere } from './case.ts'
import { lockCase } from './case.sql.ts'

export type PutLevelInForce = Outcome<'in-force', NotThere>

/**
 * Part of signing, in the same transaction: from now on the acute card shows this level. No version is asked for,
 * because a colleague correcting the contact agreement at the same moment must not hold back a signed level.
 */
export async function putLevelInForce(tx: Tx, on: OnCase, level: LevelInForce): Promise<PutLevelInForce> {
  const trace = { act: 'put-level-in-force', subject: level.assessmentId } as const
  if (!(await lockCase(tx, on.caseId))) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })

  const key = on.keys.of(on.caseId, 'acute')
  const former = await findAcuteCard(tx, on.caseId)
  const card = former?.sealed
    ? sealedAcuteCard.unseal(key, on.caseId, on.caseId, former.sealed)
    : nothingAgreed
  await writeAcuteCard(
    tx,
    on,
    sealedAcuteCard.seal(key, on.caseId, on.caseId, { ...card, levelInForce: level }),
  )
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done' })
  return done('in-force')
}
