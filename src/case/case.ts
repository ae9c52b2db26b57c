import type { CorpsRegion } from '../access/region.ts'
import type { CaseId, EnquiryId } from '../foundation/ids.ts'

/** What is known of a case without opening it: ids, times and codes. */
export interface Case {
  readonly id: CaseId
  readonly reference: string
  readonly enquiryId: EnquiryId | undefined
  readonly municipality: string | undefined
  readonly region: CorpsRegion
  readonly under18: 'yes' | 'no' | 'not-known'
  readonly anonymous: boolean
  readonly practice: boolean
  readonly openedAt: Temporal.Instant
  readonly closedAt: Temporal.Instant | undefined
  /** Somebody else may be reading or listening on the person's devices. */
  readonly watched: boolean
}

/** Why nothing was done: the same word for a case that is not there, is somebody else's, or is blocked. */
export type NotThere = { why: 'not-there' }
/** Somebody else saved first; what was typed is still the writer's own. */
export type ChangedMeanwhile = { why: 'changed-meanwhile' }
export type CaseIsClosed = { why: 'case-is-closed' }
