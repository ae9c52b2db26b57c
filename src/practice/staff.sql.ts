import type { StaffId } from '../access/staff.ts'
import type { Db } from '../db/db.ts'
import type { PracticeMember } from './office.ts'

/** Whether nobody works here yet. */
export const isEmpty = async (owner: Db): Promise<boolean> =>
  (await owner.selectFrom('staff').select('id').limit(1).execute()).length === 0

export interface NewMember extends PracticeMember {
  readonly id: StaffId
  readonly signInName: string
  readonly passwordHash: string
  readonly totpWrapped: string
}

/** As the owner: no act admits staff yet, and somebody has to be the first. */
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
  })
