/** One thing that must hold, where it is written, and the tests of which at least one goes red when it is taken away. */
export interface Guard {
  /** What it keeps; unique. */
  readonly keeps: string
  readonly file: string
  /** Stands exactly once in the file. */
  readonly remove: string
  /** What is left in its place; nothing when it is left out. */
  readonly leave?: string
  readonly tests: readonly string[]
}

export const foundation = 'migrations/0001-foundation.sql'
export const casework = 'migrations/0002-casework.sql'
export const door = 'migrations/0003-door.sql'
export const dutyDesk = 'migrations/0005-duty-desk.sql'
export const undoing = 'migrations/0011-undoing.sql'
export const factRows = 'migrations/0019-fact-rows.sql'
export const secondRater = 'migrations/0012-second-rater.sql'
