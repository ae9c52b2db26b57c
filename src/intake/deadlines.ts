import { nextRead, officeHours, type OfficeHours } from '../country/dk/opening-hours.ts'
import type { AskedBy } from './code-lists.ts'

/** What the time until an answer depends on before anybody has judged the enquiry. */
export interface Hurry {
  readonly askedBy: AskedBy
  /** The person says that it may happen today or tomorrow. */
  readonly acute: boolean
}

const ACUTE_MINUTES = 15
const CITIZEN_MINUTES = 30
const PROFESSIONAL_MINUTES = 4 * 60

function answerDueMinutes({ askedBy, acute }: Hurry): number {
  if (acute) return ACUTE_MINUTES
  return askedBy === 'professional' ? PROFESSIONAL_MINUTES : CITIZEN_MINUTES
}

/**
 * When an enquiry that came by the door must have an answer. While the office is staffed it is never later than
 * closing time: whoever writes in the day is read before people go home. While nobody is there, the time runs from
 * the next opening, for the acute too: what is not read cannot be answered, and the page says so. (House rule.)
 */
export function answerDue(
  hurry: Hurry,
  now: Temporal.Instant,
  hours: OfficeHours = officeHours,
): Temporal.Instant {
  const minutes = answerDueMinutes(hurry)
  const read = nextRead(now, hours)
  if (read.when === 'next-opening') return read.from.toInstant().add({ minutes })

  const due = now.add({ minutes })
  const closes = read.before.toInstant()
  return Temporal.Instant.compare(due, closes) < 0 ? due : closes
}

/** When an enquiry that a colleague wrote down must be triaged: somebody is awake, whatever the hour. */
export const answerDueWhenSomebodyIsHere = (hurry: Hurry, now: Temporal.Instant): Temporal.Instant =>
  now.add({ minutes: answerDueMinutes(hurry) })
