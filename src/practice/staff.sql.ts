import { sql } from 'kysely'
import type { StaffId } from '../access/staff.ts'
import type { Db } from '../db/db.ts'
import type { PracticeMember } from './office.ts'

/** Whose chain of the trail tells how far the office has come: the program's own. */
const PROGRAM = '00000000-0000-4000-8000-000000000001'
const BEGUN = 'begin-practice-office'
const FINISHED = 'finish-practice-office'

/** Nobody works here yet; or the making of the practice office was cut off; or it is made, or is no practice office. */
export async function stateOfOffice(owner: Db): Promise<'empty' | 'half-made' | 'made'> {
  const staff = await owner.selectFrom('staff').select('id').limit(1).execute()
  if (staff.length === 0) return 'empty'
  const { rows } = await sql<{ act: string }>`
    select act from audit.entries where chain_id = ${PROGRAM} and act in (${BEGUN}, ${FINISHED})`.execute(
    owner,
  )
  return rows.length === 1 ? 'half-made' : 'made'
}

/** The last word of its making. */
export async function markFinished(owner: Db): Promise<void> {
  await sql`select audit.append('principal', ${PROGRAM}, ${FINISHED}, 'done')`.execute(owner)
}

export interface NewMember extends PracticeMember {
  readonly id: StaffId
  readonly signInName: string
  readonly passwordHash: string
  readonly totpWrapped: string
}

/** As the owner, and noted as the beginning of its making: no act admits staff yet, and somebody has to be the first. */
export const insertStaff = (owner: Db, members: readonly NewMember[]): Promise<void> =>
  owner.transaction().execute(async tx => {
    await tx
      .insertInto('principals')
      .values(members.map(({ id }) => ({ id, kind: 'staff' as const })))
      .execute()
    await tx
      .insertInto('staff')
      .values(
        members.map(member => ({
          id: member.id,
          sign_in_name: member.signInName,
          alias: member.alias,
          role: member.role,
          region: member.region,
          may_assess: member.mayAssess,
          on_duty: member.onDuty,
          password: member.passwordHash,
          totp_wrapped: member.totpWrapped,
        })),
      )
      .execute()
    await sql`select audit.append('principal', ${PROGRAM}, ${BEGUN}, 'done')`.execute(tx)
  })
