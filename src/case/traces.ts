/** One row of who did, read or was refused what in the case. */
export interface CaseTrace {
  readonly seq: number
  readonly at: Temporal.Instant
  /** Undefined: the system itself, such as the job that raises alarms. */
  readonly who: { readonly alias: string; readonly role: 'consultant' | 'leader' } | undefined
  /** A code such as `open-case`. */
  readonly act: string
  readonly outcome: 'done' | 'refused' | 'read'
  /** A code: the purpose of a reading, the reason of an act, why it was refused. */
  readonly reason: string | undefined
}
