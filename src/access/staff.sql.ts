import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { StaffId, StaffMember } from './staff.ts'

const members = (tx: Tx) =>
  tx
    .selectFrom('staff')
    .select(['id', 'alias', 'role', 'region', 'may_assess', 'senior_id', 'on_duty', 'language', 'leaving_at'])
    .where('suspended_at', 'is', null)
    .where('deactivated_at', 'is', null)

type Row = Awaited<ReturnType<ReturnType<typeof members>['execute']>>[number]

const member = (row: Row): StaffMember => ({
  id: row.id as StaffId,
  alias: row.alias,
  role: row.role,
  region: row.region,
  mayAssess: row.may_assess,
  seniorId: (row.senior_id ?? undefined) as StaffId | undefined,
  onDuty: row.on_duty,
  language: row.language,
  leaving: row.leaving_at !== null,
})

/** Whoever's session the transaction carries; undefined when it is nobody's. */
export async function findAskingStaffMember(tx: Tx): Promise<StaffMember | undefined> {
  const row = await members(tx)
    .where('id', '=', sql<string>`(select access.staff_id())`)
    .executeTakeFirst()
  return row && member(row)
}

export const listStaff = async (tx: Tx): Promise<StaffMember[]> =>
  (await members(tx).orderBy('alias').execute()).map(member)
