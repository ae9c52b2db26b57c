import type { OnCase } from '../access/on-case.ts'
import type { AgreedChannel } from '../contact/agreement.ts'
import { askGate, type AskGate } from '../contact/gate.ts'
import type { Tx } from '../db/db.ts'
import { readAcuteCard } from './read-acute-card.ts'

/**
 * Asks before anybody rings, writes or meets the person: may we, by this channel, now? Whoever is let through has an
 * hour. Open to the two responsible and to whoever on duty has opened the acute card.
 */
export async function reachOut(
  tx: Tx,
  on: Pick<OnCase, 'caseId' | 'keys' | 'chance'>,
  channel: AgreedChannel,
  at: Temporal.Instant,
): Promise<AskGate> {
  const { card, version } = await readAcuteCard(tx, on)
  const agreement = version === 0 ? undefined : card.contactAgreement
  return askGate(tx, on.chance, { caseId: on.caseId, channel, agreement }, at)
}
