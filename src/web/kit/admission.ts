/**
 * How often one source may begin. A school class after a lesson comes at once and from one network; a program that
 * posts ten thousand times has to have the patience of days.
 */
const AT_ONCE = 30
const ONE_MORE_EVERY_SECONDS = 60
/** Sources remembered at the same time; the one that began longest ago is forgotten first. */
const MOST_SOURCES = 50_000

/** Patience in the place of puzzles: whoever has begun often waits, and everybody else is let in. Kept in memory alone. */
export interface Admission {
  /**
   * Whether this source may begin now; if so, that is counted.
   *
   * @param source a mark of where the request comes from, good for an hour (`sourceMark`)
   */
  admit(source: string, now: Temporal.Instant): boolean
}

export function admission(): Admission {
  const left = new Map<string, { begins: number; at: Temporal.Instant }>()
  return {
    admit(source, now) {
      const last = left.get(source) ?? { begins: AT_ONCE, at: now }
      // A clock that was put back gives nothing and takes nothing.
      const seconds = Math.max(0, last.at.until(now).total('seconds'))
      const begins = Math.min(AT_ONCE, last.begins + seconds / ONE_MORE_EVERY_SECONDS)
      const admitted = begins >= 1
      left.delete(source)
      left.set(source, { begins: admitted ? begins - 1 : begins, at: now })
      if (left.size > MOST_SOURCES) for (const [oldest] of left.entries().take(1)) left.delete(oldest)
      return admitted
    },
  }
}
