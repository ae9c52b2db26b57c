/** What a figure should not pass, from above or from below. */
export type Goal = { readonly atMost: number } | { readonly atLeast: number }

/** One figure of the table. Without a goal it is for comparing. */
export interface Figure {
  readonly what: string
  readonly value: number
  /** Last, such as `ms` or `per s`. */
  readonly unit: string
  readonly goal?: Goal
}

/** Where a measure may work: a database that forces every commit to disk, and a folder that is removed afterwards. */
export interface Place {
  /** An empty, migrated database of its own. */
  database(): Promise<BenchDatabase>
  readonly folder: string
}

export interface BenchDatabase {
  readonly urls: { owner: string; frontDoor: string; desk: string; jobs: string }
}

export interface Measure {
  /** To be chosen by: `npm run bench -- queue`. */
  readonly name: string
  run(place: Place): Promise<Figure[]>
}

/** Milliseconds that an act took. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}

/** The value below which so much of the list lies, `share` between 0 and 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The median, and what one in a hundred has to wait. */
export const waits = (what: string, milliseconds: readonly number[]): Figure[] => [
  { what: `${what}, p50`, value: median(milliseconds), unit: 'ms' },
  { what: `${what}, p99`, value: quantile(milliseconds, 0.99), unit: 'ms' },
]

export interface Round {
  readonly perSecond: number
  readonly milliseconds: readonly number[]
}

/** So many callers, each taking the next piece of work as soon as its last is done. */
export async function inParallel<Work>(
  callers: number,
  work: readonly Work[],
  act: (piece: Work, caller: number) => Promise<unknown>,
): Promise<Round> {
  const waiting = [...work]
  const milliseconds: number[] = []
  const whole = await timed(() =>
    Promise.all(
      Array.from({ length: callers }, async (_, caller) => {
        for (let piece = waiting.shift(); piece !== undefined; piece = waiting.shift()) {
          const next = piece
          milliseconds.push(await timed(() => act(next, caller)))
        }
      }),
    ),
  )
  return { perSecond: (work.length / whole) * 1000, milliseconds }
}

/** Rate, p50 and p99 of rounds that were taken in turn with those of other figures. */
export const roundsOf = (what: string, rounds: readonly Round[]): Figure[] => [
  { what, value: median(rounds.map(round => round.perSecond)), unit: 'per s' },
  ...waits(
    what,
    rounds.flatMap(round => round.milliseconds),
  ),
]
