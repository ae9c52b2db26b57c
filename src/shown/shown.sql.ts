import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { ShownItem } from './shown.ts'

/** Whether there is anything to read besides the messages. Says nothing of what. */
export async function hasShownItems(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select corps.has_shown_items() as has`.execute(tx)
  return rows[0]?.has === true
}

/** What the visit that is asking may read. Leaves its row. */
export const listMyItems = async (tx: Tx): Promise<ShownItem[]> =>
  (await sql<{ item: ShownItem }>`select item from corps.my_shown_items()`.execute(tx)).rows.map(
    ({ item }) => item,
  )

/** One item as the database gives it; undefined when it is not open. Leaves its row. */
export async function findMyItem(tx: Tx, item: ShownItem): Promise<unknown> {
  const { rows } = await sql<{ found: unknown }>`select corps.my_shown_item(${item}) as found`.execute(tx)
  return rows[0]?.found ?? undefined
}
