import { newToken } from '../../crypto/digest.ts'
import type { Chance } from '../../crypto/random.ts'
import type { Shown } from './step.ts'

/** Each may hold all that a person typed, so there is room for few. */
const MOST = 20
const LIFE_MINUTES = 2

/** Pages kept by this process alone, for as long as the database cannot keep them: what was typed is not lost with it. */
export interface HeldPages {
  /** The ticket to it, good once and for two minutes. */
  keep(page: Shown, now: Temporal.Instant): string
  take(ticket: string, now: Temporal.Instant): Shown | undefined
}

export function heldPages(chance: Chance): HeldPages {
  const pages = new Map<string, { page: Shown; until: Temporal.Instant }>()
  const forget = (now: Temporal.Instant) => {
    for (const [ticket, { until }] of pages) {
      if (pages.size > MOST || Temporal.Instant.compare(until, now) < 0) pages.delete(ticket)
    }
  }
  return {
    keep(page, now) {
      const { token: ticket } = newToken(chance)
      pages.set(ticket, { page, until: now.add({ minutes: LIFE_MINUTES }) })
      forget(now)
      return ticket
    },
    take(ticket, now) {
      forget(now)
      const held = pages.get(ticket)
      pages.delete(ticket)
      return held?.page
    },
  }
}
