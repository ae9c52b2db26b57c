import { sql } from 'kysely'
import { connect, type Db, type Tx } from '../../src/db/db.ts'
import { present } from '../../src/foundation/assert.ts'
import type { Act } from './acts.ts'
import { behindIn, type Scene } from './scene.ts'
import { askAs, become, type Who } from './who.ts'

/** What came of one act by one somebody, seen from behind before all of it was undone. */
export interface Attempted {
  readonly answer: { done: unknown } | { refused: { why: string } } | { threw: string }
  /** Tables in which rows were added, changed or removed, without the audit trail. */
  readonly changed: readonly string[]
  readonly trail: readonly {
    readonly chain_kind: string
    readonly chain_id: string
    readonly principal_id: string | null
    readonly act: string
    readonly outcome: string
    readonly subject_id: string | null
    readonly reason: string | null
  }[]
}

export interface Attempts {
  attempt(act: Act, who: Who): Promise<Attempted>
  close(): Promise<void>
}

/** Tries acts on one scene, each in a transaction that is undone, with the rights of the desk's own login. */
export function attemptsOn(scene: Scene, ownerUrl: string): Attempts {
  const db: Db = connect({ connectionString: ownerUrl }, 1)
  return {
    close: () => db.destroy(),
    async attempt(act, who) {
      let attempted: Attempted | undefined
      await db
        .transaction()
        .execute(async tx => {
          attempted = await attemptIn(tx, scene, act, who)
          throw new Undo()
        })
        .catch((error: unknown) => {
          if (!(error instanceof Undo)) throw error
        })
      return present(attempted, 'what came of it')
    },
  }
}

class Undo extends Error {}

async function attemptIn(tx: Tx, scene: Scene, act: Act, who: Who): Promise<Attempted> {
  await behindIn(tx, act.first?.(scene) ?? [])
  await become(tx, scene, who)
  const before = await changesIn(tx)
  const { rows } = await sql<{ now: string }>`select clock.now()::text as now`.execute(tx)
  const since = present(rows[0], 'the time').now

  await askAs(tx, scene, who)
  await sql`savepoint act`.execute(tx)
  let answer: Attempted['answer']
  try {
    answer = await act.does(tx, scene)
    // What the schema holds against it would come at the commit; an opening is held to a real one, elsewhere.
    if (act.leaves !== 'read') await sql`set constraints all immediate`.execute(tx)
  } catch (error) {
    answer = { threw: error instanceof Error && 'code' in error ? String(error.code) : String(error) }
    await sql`rollback to savepoint act`.execute(tx)
  }
  await sql`reset session authorization`.execute(tx)

  const trail = await sql<Attempted['trail'][number]>`
    select chain_kind, chain_id, principal_id, act, outcome, subject_id, reason from audit.entries
     where at > ${since}::timestamptz order by at`.execute(tx)
  const after = 'threw' in answer ? before : await changesIn(tx)
  const changed = [...after].filter(([table, changes]) => before.get(table) !== changes)
  return { answer, trail: trail.rows, changed: changed.map(([table]) => table).sort() }
}

/** How many rows of each table this transaction has added, changed and removed so far. */
async function changesIn(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ name: string; changes: string }>`
    select schemaname || '.' || relname as name, concat_ws(' ', n_tup_ins, n_tup_upd, n_tup_del) as changes
      from pg_stat_xact_all_tables where schemaname in ('access', 'corps')`.execute(tx)
  return new Map(rows.map(row => [row.name, row.changes]))
}
