import type { EventCode, Level } from './codes.ts'
import { stepsAbove } from './codes.ts'
import type { Instrument } from './instrument.ts'

export interface ReassessmentDue {
  readonly due: Temporal.Instant
  /** From here on the method calls it late: the interval and its grace have both passed. It rings at `due`. */
  readonly overdueFrom: Temporal.Instant
}

/**
 * When a signed assessment must be made anew. `formerLevel` is that of the signed assessment before it: after a lowering
 * the former interval holds once more, so the first look at a lowered level does not come later than it used to.
 */
export function reassessmentDue(
  instrument: Instrument,
  level: Level,
  signedAt: Temporal.Instant,
  formerLevel?: Level,
): ReassessmentDue {
  const kept = formerLevel && stepsAbove(formerLevel, level) > 0 ? formerLevel : level
  const { intervalHours, overdueGraceHours } = instrument.reassessment
  const due = signedAt.add({ hours: intervalHours[kept] })
  return { due, overdueFrom: due.add({ hours: overdueGraceHours[kept] }) }
}

/** Whether an event of this kind calls for a new assessment at once; the acute items may come first. */
export function callsForReassessment(instrument: Instrument, event: EventCode): boolean {
  return instrument.reassessment.fullAfterEvents.includes(event)
}
