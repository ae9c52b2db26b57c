import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import { nothingAgreed, sealedAcuteCard, type AcuteCard } from './acute-card.ts'
import { findAcuteCard } from './acute-card.sql.ts'

export interface AcuteCardRead {
  readonly card: AcuteCard
  /** 0 when no card was written yet. */
  readonly version: number
  readonly changedAt: Temporal.Instant | undefined
}

/** The acute card; an empty one where nothing has been agreed or everything was erased. */
export async function readAcuteCard(
  tx: Tx,
  { caseId, keys }: Pick<OnCase, 'caseId' | 'keys'>,
): Promise<AcuteCardRead> {
  const row = await findAcuteCard(tx, caseId)
  return {
    card: row?.sealed
      ? sealedAcuteCard.unseal(keys.of(caseId, 'acute'), caseId, caseId, row.sealed)
      : nothingAgreed,
    version: row?.version ?? 0,
    changedAt: row?.changedAt,
  }
}
