/** A number of cases as it may be seen: to the nearest five; `few` for one to four; `untold` where it would give away so few. */
export type Cases = number | 'few' | 'untold'

/** As the database says it in `corps.disclosed`: no number, and no difference between two, tells of a single case. */
export function disclosed(cases: number): number | 'few' {
  return cases === 0 ? 0 : cases < 5 ? 'few' : Math.round(cases / 5) * 5
}
