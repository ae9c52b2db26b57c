import { isHoliday, isOfficeClosingDay } from './holidays.ts'

/**
 * Whether a statutory deadline in "hverdage" counts this day: Monday to Friday, no public holiday.
 * 5 June, 24 and 31 December count; leaving them out would give a later deadline than the law may mean.
 */
export function isWeekday(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek <= 5 && !isHoliday(date)
}

/** Whether the office is staffed on this day: a weekday on which it is not shut by custom. */
export function isWorkingDay(date: Temporal.PlainDate): boolean {
  return isWeekday(date) && !isOfficeClosingDay(date)
}

/** The first day after the date on which the office is staffed; never the date itself. */
export function nextWorkingDay(date: Temporal.PlainDate): Temporal.PlainDate {
  return nextSuchDay(date, isWorkingDay)
}

/**
 * The last day of a deadline of so many weekdays ("inden 3 hverdage", "6 hverdage"): the day of the event is
 * not counted, the last one is. No weekdays at all is the date itself.
 */
export function addWeekdays(date: Temporal.PlainDate, weekdays: number): Temporal.PlainDate {
  let last = date
  for (let counted = 0; counted < weekdays; counted++) last = nextSuchDay(last, isWeekday)
  return last
}

function nextSuchDay(
  date: Temporal.PlainDate,
  isSuch: (date: Temporal.PlainDate) => boolean,
): Temporal.PlainDate {
  let next = date.add({ days: 1 })
  while (!isSuch(next)) next = next.add({ days: 1 })
  return next
}
