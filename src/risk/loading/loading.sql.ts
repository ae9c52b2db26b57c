import { sql } from 'kysely'
import type { Tx } from '../../db/db.ts'
import type { InstrumentId, Licence, LoadedInstrument } from './loaded.ts'

export async function addInDatabase(
  tx: Tx,
  it: {
    id: InstrumentId
    code: string
    version: string
    kind: LoadedInstrument['kind']
    file: Uint8Array
    licence: Licence
  },
): Promise<'done' | 'not-permitted' | 'version-taken'> {
  const { holder, from, terms } = it.licence
  const { rows } = await sql<{ answer: 'done' | 'not-permitted' | 'version-taken' }>`
    select corps.add_instrument(${it.id}, ${it.code}, ${it.version}, ${it.kind}, ${Buffer.from(it.file)}, ${holder},
      ${from.toString()}, ${terms ?? null}) as answer`.execute(tx)
  return rows[0]?.answer ?? 'not-permitted'
}

export type PublishAnswer =
  | 'done'
  | 'not-permitted'
  | 'not-there'
  | 'already-withdrawn'
  | 'already-published'
  | 'licence-not-begun'

export async function publishInDatabase(tx: Tx, id: InstrumentId): Promise<PublishAnswer> {
  const { rows } = await sql<{
    answer: PublishAnswer
  }>`select corps.publish_instrument(${id}) as answer`.execute(tx)
  return rows[0]?.answer ?? 'not-permitted'
}

export type WithdrawAnswer = 'done' | 'not-permitted' | 'not-there' | 'already-withdrawn'

export async function withdrawInDatabase(tx: Tx, id: InstrumentId): Promise<WithdrawAnswer> {
  const { rows } = await sql<{
    answer: WithdrawAnswer
  }>`select corps.withdraw_instrument(${id}) as answer`.execute(tx)
  return rows[0]?.answer ?? 'not-permitted'
}

interface Row {
  id: string
  code: string
  version: string
  kind: LoadedInstrument['kind']
  licence_holder: string
  licence_from: Temporal.PlainDate
  licence_terms: string | null
  added_by: string
  added_at: Temporal.Instant
  published_at: Temporal.Instant | null
  withdrawn_at: Temporal.Instant | null
  digest: Buffer
}

/** Published ones for everybody in the corps; a leader sees what waits as well. Newest first. */
export async function listLoaded(tx: Tx): Promise<LoadedInstrument[]> {
  const { rows } = await sql<Row>`select * from corps.list_instruments()`.execute(tx)
  return rows.map(row => ({
    id: row.id as InstrumentId,
    code: row.code,
    version: row.version,
    kind: row.kind,
    licence: {
      holder: row.licence_holder,
      from: row.licence_from,
      terms: row.licence_terms ?? undefined,
    },
    addedBy: row.added_by,
    addedAt: row.added_at,
    publishedAt: row.published_at ?? undefined,
    withdrawnAt: row.withdrawn_at ?? undefined,
    digest: row.digest,
  }))
}

/** The bytes as they were brought; undefined for what the asking person does not see in the list. */
export async function findFile(tx: Tx, id: InstrumentId): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{ file: Buffer | null }>`select corps.instrument_file(${id}) as file`.execute(tx)
  return rows[0]?.file ?? undefined
}
