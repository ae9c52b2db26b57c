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

/** The same thing done by the same person several times in a row, as one line; `at` and `seq` are the newest's. */
export type TraceRun = CaseTrace & { readonly times: number }

/** Nothing is left out: each row is counted in the line it stands in. */
export function runsOf(traces: readonly CaseTrace[]): TraceRun[] {
  const runs: TraceRun[] = []
  for (const trace of traces) {
    const last = runs.at(-1)
    if (last && isSame(last, trace)) runs[runs.length - 1] = { ...last, times: last.times + 1 }
    else runs.push({ ...trace, times: 1 })
  }
  return runs
}

const isSame = (one: CaseTrace, other: CaseTrace): boolean =>
  one.who?.alias === other.who?.alias &&
  one.act === other.act &&
  one.outcome === other.outcome &&
  one.reason === other.reason
