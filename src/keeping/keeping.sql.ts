import { sql } from 'kysely'
import type { Ring } from '../crypto/key-ring.ts'
import type { Db, Tx } from '../db/db.ts'
import { assert, present } from '../foundation/assert.ts'
import type { CaseId } from '../foundation/ids.ts'

/** A transaction as the role that owns the tables. Only the owner's connection may become it. */
export const asKeeper = <T>(owner: Db, act: (tx: Tx) => Promise<T>): Promise<T> =>
  owner.transaction().execute(async tx => {
    await sql`set local role haandholdt_keeper`.execute(tx)
    return act(tx)
  })

export type Erased =
  | { outcome: 'done'; caseId: CaseId }
  | { outcome: 'not-permitted' | 'case-is-open' | 'enquiry-is-open' | 'recall-not-told'; caseId?: undefined }

/** Ends with every deferred constraint checked, so that the commit that follows has nothing left to refuse. */
export async function eraseByReference(tx: Tx, reference: string, reason: string): Promise<Erased> {
  const answer = await sql<{ outcome: Erased['outcome']; erased_case: CaseId | null }>`
    select * from corps.erase_case(${reference}, ${reason})`.execute(tx)
  const { outcome, erased_case } = present(answer.rows[0], 'the answer')
  if (outcome !== 'done') return { outcome }
  await sql`set constraints all immediate`.execute(tx)
  return { outcome, caseId: present(erased_case, 'the erased case') }
}

export async function eraseAgain(tx: Tx, caseId: CaseId): Promise<boolean> {
  const answer = await sql<{ erased: boolean }>`select corps.erase_again(${caseId}) as erased`.execute(tx)
  return answer.rows[0]?.erased === true
}

// Keys ---------------------------------------------------------------------------------------------

export type WrappedIn = 'data_keys' | 'staff'

/** A wrapped key; the owner's id is what it is bound to. */
export interface Wrapped {
  readonly id: string
  readonly ownerId: string
  readonly ring: Ring
  readonly wrapped: string
}

/** The next wrapped keys after the given one, in the order of their ids. */
export async function listWrapped(
  tx: Tx,
  table: WrappedIn,
  after: string | undefined,
  most: number,
): Promise<Wrapped[]> {
  const from = after ?? '00000000-0000-0000-0000-000000000000'
  const answer =
    table === 'data_keys'
      ? await sql<Wrapped>`
          select id, owner_id as "ownerId", ring, wrapped from corps.data_keys
           where id > ${from} order by id limit ${most}`.execute(tx)
      : await sql<Wrapped>`
          select id, id as "ownerId", 'staff' as ring, totp_wrapped as wrapped from corps.staff
           where id > ${from} and totp_wrapped is not null order by id limit ${most}`.execute(tx)
  return answer.rows
}

/** Leaves alone what somebody has changed or taken away in the meantime. */
export async function writeWrapped(
  tx: Tx,
  table: WrappedIn,
  fresh: readonly { id: string; former: string; wrapped: string }[],
): Promise<number> {
  const column = sql.ref(table === 'data_keys' ? 'wrapped' : 'totp_wrapped')
  let written = 0n
  for (const { id, former, wrapped } of fresh) {
    const answer = await sql`
      update ${sql.table(table)} set ${column} = ${wrapped} where id = ${id} and ${column} = ${former}`.execute(
      tx,
    )
    written += answer.numAffectedRows ?? 0n
  }
  return Number(written)
}

export async function findCaseByReference(tx: Tx, reference: string): Promise<CaseId | undefined> {
  const answer = await sql<{ id: CaseId }>`
    select id from corps.cases where reference = ${reference} and erased_at is null`.execute(tx)
  return answer.rows[0]?.id
}

export async function listKeysOfCase(tx: Tx, caseId: CaseId): Promise<Wrapped[]> {
  const answer = await sql<Wrapped>`
    select id, owner_id as "ownerId", ring, wrapped from corps.data_keys
     where owner_id = ${caseId} or owner_id in (select access.conversations_of_case(${caseId}))`.execute(tx)
  return answer.rows
}

/** Keeps every key from being fetched until the end of the transaction; false when somebody may hold one already. */
export async function lockKeys(tx: Tx): Promise<boolean> {
  await sql`lock table corps.data_keys in access exclusive mode`.execute(tx)
  const answer = await sql<{ working: boolean }>`
    select exists (select from pg_stat_activity where datname = current_database()
      and usename in ('haandholdt_front_door', 'haandholdt_desk', 'haandholdt_jobs')) as working`.execute(tx)
  return answer.rows[0]?.working === false
}

export async function replaceKey(
  tx: Tx,
  former: Wrapped,
  fresh: { id: string; wrapped: string },
): Promise<void> {
  const answer = await sql`
    update corps.data_keys set id = ${fresh.id}, wrapped = ${fresh.wrapped}
     where id = ${former.id} and wrapped = ${former.wrapped}`.execute(tx)
  assert(answer.numAffectedRows === 1n, 'the key is the one that was read')
}

// What they seal -----------------------------------------------------------------------------------

export interface TableOfAMatter {
  readonly name: string
  /** The primary key, which the seal is bound to. */
  readonly rowColumn: string
  readonly ownerColumn: 'case_id' | 'conversation_id' | 'enquiry_id'
  readonly sealedColumns: readonly string[]
}

/** Every table that holds something sealed of a case, a conversation or an enquiry, found in the catalogue. */
export async function listTablesOfAMatter(tx: Tx): Promise<TableOfAMatter[]> {
  const answer = await sql<TableOfAMatter>`
    select table_name as name, row_column as "rowColumn", owner_column as "ownerColumn", sealed_columns as "sealedColumns"
      from corps.tables_of_a_matter() where sealed_columns <> '{}' order by table_name`.execute(tx)
  return answer.rows
}

export async function permitReseal(tx: Tx): Promise<void> {
  await sql`select set_config('corps.permitted_change', 'reseal', true)`.execute(tx)
}

/** Which rows hold something in the column. Their contents are read one by one: files may be hundreds of millions of bytes. */
export async function listSealedRows(
  tx: Tx,
  table: TableOfAMatter,
  column: string,
  caseId: string,
): Promise<string[]> {
  const conversations = sql`select access.conversations_of_case(${caseId})`
  const owners = {
    case_id: sql`select ${caseId}::uuid`,
    conversation_id: conversations,
    enquiry_id: sql`select id from corps.enquiries where conversation_id in (${conversations})`,
  }[table.ownerColumn]
  const answer = await sql<{ row: string }>`
    select ${sql.ref(table.rowColumn)} as row from ${sql.table(table.name)}
     where ${sql.ref(table.ownerColumn)} in (${owners}) and ${sql.ref(column)} is not null`.execute(tx)
  return answer.rows.map(({ row }) => row)
}

export async function getSealed(tx: Tx, table: TableOfAMatter, column: string, row: string): Promise<Buffer> {
  const answer = await sql<{ sealed: Buffer }>`
    select ${sql.ref(column)} as sealed from ${sql.table(table.name)} where ${sql.ref(table.rowColumn)} = ${row}`.execute(
    tx,
  )
  return present(answer.rows[0], 'a row that was listed').sealed
}

export async function writeSealed(
  tx: Tx,
  table: TableOfAMatter,
  column: string,
  row: string,
  sealed: Uint8Array,
): Promise<void> {
  await sql`
    update ${sql.table(table.name)} set ${sql.ref(column)} = ${Buffer.from(sealed)}
     where ${sql.ref(table.rowColumn)} = ${row}`.execute(tx)
}

export async function traceReseal(tx: Tx, caseId: CaseId): Promise<void> {
  await sql`select audit.append('case', ${caseId}, 'reseal-case', 'done')`.execute(tx)
}
