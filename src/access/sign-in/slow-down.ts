const FREE_FAILURES = 4
const LONGEST_WAIT_SECONDS = 30

/**
 * From when the next attempt is looked at; undefined: at once. After four wrong ones the wait doubles from one
 * second up to half a minute. It never becomes a lock: failures count per name and source, so nobody can shut a
 * colleague out from elsewhere, and somebody who types the right password after the wait is in.
 */
export function nextAttemptAt(attempt: {
  failures: number
  lastFailureAt: Temporal.Instant | undefined
}): Temporal.Instant | undefined {
  const { failures, lastFailureAt } = attempt
  if (lastFailureAt === undefined || failures <= FREE_FAILURES) return undefined
  const seconds = Math.min(2 ** (failures - FREE_FAILURES - 1), LONGEST_WAIT_SECONDS)
  return lastFailureAt.add({ seconds })
}
