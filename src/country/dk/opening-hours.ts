import { isWorkingDay, nextWorkingDay } from './working-days.ts'

/** The time that people in Denmark mean when they name an hour. Storage is in UTC. */
export const timeZone = 'Europe/Copenhagen'

/** When the office is staffed on a working day: open from the first minute, shut at the last. Local times. */
export type OfficeHours = { opensAt: Temporal.PlainTime; closesAt: Temporal.PlainTime }

/** Weekdays 8–15, as the corps in Region Midtjylland states them; the other three publish no hours. */
export const officeHours: OfficeHours = {
  opensAt: Temporal.PlainTime.from('08:00'),
  closesAt: Temporal.PlainTime.from('15:00'),
}

/** When somebody reads next: today before the office shuts, or from the next time it opens. Never an answer. */
export type NextRead =
  | { when: 'today'; before: Temporal.ZonedDateTime }
  | { when: 'next-opening'; from: Temporal.ZonedDateTime }

export function nextRead(now: Temporal.Instant, hours: OfficeHours = officeHours): NextRead {
  const here = now.toZonedDateTimeISO(timeZone)
  const today = here.toPlainDate()

  if (isWorkingDay(today)) {
    const opens = at(today, hours.opensAt)
    if (isBefore(here, opens)) return { when: 'next-opening', from: opens }
    const closes = at(today, hours.closesAt)
    if (isBefore(here, closes)) return { when: 'today', before: closes }
  }
  return { when: 'next-opening', from: at(nextWorkingDay(today), hours.opensAt) }
}

/**
 * The deadline of an enquiry triaged green: the office's closing time on the next working day after today,
 * while there is still somebody there to see it missed. It counts days, not 24 hours.
 */
export function nextWorkingDayDeadline(
  now: Temporal.Instant,
  hours: OfficeHours = officeHours,
): Temporal.Instant {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  return at(nextWorkingDay(today), hours.closesAt).toInstant()
}

function at(date: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.ZonedDateTime {
  return date.toZonedDateTime({ timeZone, plainTime: time })
}

function isBefore(one: Temporal.ZonedDateTime, other: Temporal.ZonedDateTime): boolean {
  return Temporal.ZonedDateTime.compare(one, other) < 0
}
