/** The only place that reads the time. Everything else is given a clock. */
export interface Clock {
  now(): Temporal.Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** A clock that stands still until it is moved: for tests and simulations. */
export function standingClock(start: Temporal.Instant): Clock & { advance(by: Temporal.DurationLike): void } {
  let instant = start
  return {
    now: () => instant,
    advance(by) {
      instant = instant.add(by)
    },
  }
}
