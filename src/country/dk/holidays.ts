export type HolidayName =
  | 'nytårsdag'
  | 'skærtorsdag'
  | 'langfredag'
  | 'påskedag'
  | '2. påskedag'
  | 'store bededag'
  | 'kristi himmelfartsdag'
  | 'pinsedag'
  | '2. pinsedag'
  | 'juledag'
  | '2. juledag'

export type Holiday = { name: HolidayName; date: Temporal.PlainDate }

/** The last year with Store Bededag, abolished by law 214 of 6 March 2023 from 1 January 2024. */
const LAST_STORE_BEDEDAG = 2023

/** The public holidays (helligdage) of a year from 1900 on, in order of date. */
export function holidays(year: number): readonly Holiday[] {
  const easter = easterSunday(year)
  const fromEaster = (days: number) => easter.add({ days })
  const on = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day })
  return [
    { name: 'nytårsdag', date: on(1, 1) },
    { name: 'skærtorsdag', date: fromEaster(-3) },
    { name: 'langfredag', date: fromEaster(-2) },
    { name: 'påskedag', date: easter },
    { name: '2. påskedag', date: fromEaster(1) },
    ...(year <= LAST_STORE_BEDEDAG ? [{ name: 'store bededag', date: fromEaster(26) } as const] : []),
    { name: 'kristi himmelfartsdag', date: fromEaster(39) },
    { name: 'pinsedag', date: fromEaster(49) },
    { name: '2. pinsedag', date: fromEaster(50) },
    { name: 'juledag', date: on(12, 25) },
    { name: '2. juledag', date: on(12, 26) },
  ]
}

export function isHoliday(date: Temporal.PlainDate): boolean {
  return holidays(date.year).some(holiday => holiday.date.equals(date))
}

/**
 * Days on which the office is shut although the law calls them ordinary days: Grundlovsdag (5 June),
 * Christmas Eve and New Year's Eve. A statutory deadline runs on through them; a promise of ours does not.
 */
export function isOfficeClosingDay(date: Temporal.PlainDate): boolean {
  return CLOSING_DAYS.some(day => day.equals(date.toPlainMonthDay()))
}

const CLOSING_DAYS = ['06-05', '12-24', '12-31'].map(day => Temporal.PlainMonthDay.from(day))

/** Easter Sunday in the Gregorian calendar, by the anonymous algorithm (Meeus, Jones, Butcher). */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const fromMarch = h + l - 7 * m + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(fromMarch / 31), day: (fromMarch % 31) + 1 })
}
