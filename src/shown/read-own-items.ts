import { z } from 'zod'
import type { House } from '../access/house.ts'
import { open } from '../access/opening.ts'
import { present } from '../foundation/assert.ts'
import type { Visit } from '../intake/visit.ts'
import { isLaid, sealedLine, type ShownItem, type ShownLine, type ShownLineId } from './shown.ts'
import { findMyItem, hasShownItems, listMyItems } from './shown.sql.ts'

const holder = z.object({ part: z.enum(['responsible', 'deputy']), alias: z.string() })
const looker = z.object({
  /** What they were in the case at the time, or else in the corps. */
  who: z.enum(['responsible', 'deputy', 'leader', 'consultant']),
  purpose: z.string(),
  /** The last time that day, ISO 8601. */
  at: z.string().transform(text => Temporal.Instant.from(text)),
  times: z.number(),
})
const line = z.object({ id: z.string(), sealed: z.hex() })

export type Holder = z.infer<typeof holder>
export type Looker = z.infer<typeof looker>

/** One open item, as the person reads it. */
export type OwnItem =
  | { readonly item: 'holders'; readonly holders: readonly Holder[] }
  | { readonly item: 'lookers'; readonly lookers: readonly Looker[] }
  | { readonly item: 'laid'; readonly lines: readonly ShownLine[] }

/** Whether anything is open; asked for the page of messages, which leaves its own row. */
export const hasOwnItems = (house: House, { token }: Visit): Promise<boolean> =>
  house.inTransaction({ token }, hasShownItems)

/** What the person may read, with its row in the trail. */
export const listOwnItems = (house: House, { token }: Visit): Promise<ShownItem[]> =>
  house.inTransaction({ token }, listMyItems)

/**
 * One item with its row in the trail; undefined when it is not open, which leaves a row too. While somebody else may be
 * reading it is as it was when it was last shown.
 *
 * @param visit alive: ask `findVisit` first
 */
export async function readOwnItem(
  house: House,
  { token, conversationId }: Visit,
  item: ShownItem,
): Promise<OwnItem | undefined> {
  const found = await house.inTransaction({ token }, tx => findMyItem(tx, item))
  if (found === undefined) return undefined
  if (item === 'holders') return { item, holders: z.array(holder).parse(found) }
  if (!isLaid(item)) return { item, lookers: z.array(looker).parse(found) }

  const opened = await open(house, { token }, { kind: 'conversation', id: conversationId, purpose: 'read' })
  const key = present(opened, 'the key of the visitor’s own conversation').of(conversationId)
  const lines = z
    .array(line)
    .parse(found)
    .map(({ id, sealed }) =>
      sealedLine.unseal(key, id as ShownLineId, conversationId, Buffer.from(sealed, 'hex')),
    )
  return { item: 'laid', lines }
}
