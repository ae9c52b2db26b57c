import { nextWorkingDayDeadline } from '../country/dk/opening-hours.ts'
import { present } from '../foundation/assert.ts'
import { colours, type Colour } from '../risk/instruments/codes.ts'
import type { Instrument } from '../risk/instruments/instrument.ts'

/**
 * By when an enquiry of this colour is answered. The instrument says how many minutes; green means the next working
 * day, which on a Friday is not 4,320 minutes away.
 */
export function colourDeadline(
  instrument: Instrument,
  colour: Colour,
  now: Temporal.Instant,
): Temporal.Instant {
  if (colour === 'green') return nextWorkingDayDeadline(now)
  const outcome = instrument.triage.outcomes.find(({ code }) => code === colour)
  return now.add({ minutes: present(outcome, `the triage outcome ${colour}`).withinMinutes })
}

/** Choosing something calmer than what the answers point at needs a reason; choosing something more urgent never does. */
export const needsReason = (chosen: Colour, highest: Colour | undefined): boolean =>
  highest !== undefined && colours.indexOf(chosen) > colours.indexOf(highest)
