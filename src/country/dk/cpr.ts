/** Where in the text something stands that looks like a CPR number: offset and length in UTF-16 units. */
export type CprLookalike = { at: number; length: number }

/**
 * Finds what looks like a CPR number (DDMMYY-NNNN with a date that exists), so that a field can warn before
 * one is saved where it does not belong. Modulus 11 is not asked: numbers without it are given since 2007.
 * Replacement numbers, where 60 is added to the day, identify a person as well and are found too.
 */
export function findCprLookalikes(text: string): readonly CprLookalike[] {
  return [...text.matchAll(TEN_DIGITS)]
    .filter(([, day, month, year, serial]) =>
      isBirthDate(Number(day), Number(month), Number(year), Number(serial?.[0])),
    )
    .map(match => ({ at: match.index, length: match[0].length }))
}

/** Six digits and four, with the hyphens, dashes and spaces people put between; not inside a longer number. */
const TEN_DIGITS = /(?<!\d)(\d{2})(\d{2})(\d{2})[ \u00a0]?[-\u2010-\u2015]?[ \u00a0]?(\d{4})(?!\d)/g

function isBirthDate(day: number, month: number, twoDigitYear: number, seventhDigit: number): boolean {
  const year = century(twoDigitYear, seventhDigit) + twoDigitYear
  const date = { year, month, day: day > 60 ? day - 60 : day }
  try {
    Temporal.PlainDate.from(date, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** The seventh digit tells the century (CPR-kontoret, "Personnummeret i CPR-systemet"). */
function century(twoDigitYear: number, seventhDigit: number): number {
  if (seventhDigit <= 3) return 1900
  if (seventhDigit === 4 || seventhDigit === 9) return twoDigitYear <= 36 ? 2000 : 1900
  return twoDigitYear <= 57 ? 2000 : 1800
}
