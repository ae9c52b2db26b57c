import { traceOnSelf } from '../access/audit/trace.sql.ts'
import type { Tx } from '../db/db.ts'
import { listWritten } from './help.sql.ts'
import type { OfferId, WrittenOffer } from './offer.ts'

/** How each offer stands, also of those withdrawn: what runs out first comes first, and what is withdrawn last. */
export async function readOffers(tx: Tx): Promise<WrittenOffer[]> {
  await traceOnSelf(tx, { act: 'read-help', outcome: 'read' })
  const rank = ({ wrote }: WrittenOffer) => (wrote === 'withdrawn' ? 1 : 0)
  return (await listWritten(tx)).toSorted(
    (one, other) =>
      rank(one) - rank(other) || Temporal.PlainDate.compare(one.check.runsOutOn, other.check.runsOutOn),
  )
}

/** All that was written of one, newest first; empty when there is none. */
export async function readOffer(tx: Tx, id: OfferId): Promise<WrittenOffer[]> {
  const rows = await listWritten(tx, id)
  await traceOnSelf(tx, {
    act: 'read-help-offer',
    outcome: rows.length > 0 ? 'read' : 'refused',
    subject: id,
    ...(rows.length === 0 && { reason: 'not-there' as const }),
  })
  return rows
}
