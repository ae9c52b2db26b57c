import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { Pool, types as pgTypes, type CustomTypesConfig, type PoolConfig } from 'pg'
import type { Database } from './tables.ts'

export type Db = Kysely<Database>
export type Tx = Transaction<Database>

const TIMESTAMPTZ = 1184
const DATE = 1082
const BIGINT = 20

/** A quiet moment at the desk is longer than the driver's ten seconds, and whoever comes next would wait for a sign-in. */
const KEEP_IDLE_MILLISECONDS = 10 * 60_000

// Instants and dates come as what they are; JavaScript's Date knows neither days nor zones.
const types: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: unknown) => {
    if (format !== 'binary') {
      if (oid === TIMESTAMPTZ) return (text: string) => Temporal.Instant.from(text.replace(' ', 'T'))
      if (oid === DATE) return (text: string) => Temporal.PlainDate.from(text)
      if (oid === BIGINT) return Number
    }
    return pgTypes.getTypeParser(oid, format as 'text')
  },
}

/** Connections of one of the three roles. `max` is the size of its own pool: an audience cannot starve another. */
export function connect(connection: PoolConfig, max: number): Db {
  const pool = new Pool({
    ...connection,
    max,
    idleTimeoutMillis: KEEP_IDLE_MILLISECONDS,
    types,
    options:
      '-c search_path=corps -c timezone=UTC -c statement_timeout=15000 -c idle_in_transaction_session_timeout=15000',
  })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the program.
  pool.on('error', () => undefined)
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
}

/**
 * Who a transaction speaks for: the bearer of a session or visit token, or nobody (at sign-in, at the first page,
 * and the jobs, whose login is their identity). Never an id: the database looks the token up and says who it is.
 */
export type Asking = { token: string } | 'nobody'

export type InTransaction = <T>(asking: Asking, act: (tx: Tx) => Promise<T>) => Promise<T>

/** One transaction, carrying who is asking. A refusal that is returned commits its audit row; what is thrown undoes all. */
export const transactionsOf =
  (db: Db): InTransaction =>
  (asking, act) =>
    db.transaction().execute(async tx => {
      const token = asking === 'nobody' ? '' : asking.token
      await sql`select set_config('app.token', ${token}, true)`.execute(tx)
      return act(tx)
    })
