import type { CorpsRegion } from './region.ts'
import type { PrincipalId } from '../foundation/ids.ts'

export type StaffId = PrincipalId

/** A member of the corps as colleagues know them: by an alias, never a name. */
export interface StaffMember {
  readonly id: StaffId
  readonly alias: string
  readonly role: 'consultant' | 'leader'
  readonly region: CorpsRegion
  readonly mayAssess: boolean
  /** Countersigns what this colleague signs. */
  readonly seniorId: StaffId | undefined
  readonly onDuty: boolean
  readonly language: 'da' | 'en'
  readonly leaving: boolean
}
