import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { promises, promisesNamedIn, type PromiseId } from './promises.ts'

const moment = z.iso.datetime({ offset: true }).transform(text => Temporal.Instant.from(text))
const keptShape = z.strictObject({ passed: moment.optional(), failed: moment.optional() })
const recordShape = z.record(z.string(), keptShape)

/** When the tests of a promise last all passed, and when one of them last failed or there was none. */
export type Kept = z.output<typeof keptShape>
export type PromiseRecord = ReadonlyMap<PromiseId, Kept>

export interface TestResult {
  /** With the names of the groups it stands in. */
  readonly name: string
  readonly passed: boolean
}

/** The promises that a whole run does not prove: no test bears the id, or one that does has not passed. */
export function unprovenPromises(results: readonly TestResult[]): PromiseId[] {
  const passed = new Set<PromiseId>()
  const failed = new Set<PromiseId>()
  for (const result of results) {
    for (const id of promisesNamedIn(result.name)) (result.passed ? passed : failed).add(id)
  }
  return promises.map(({ id }) => id).filter(id => failed.has(id) || !passed.has(id))
}

/** The record after a whole run at `at`. What an earlier run proved keeps its moment. */
export function recordAfter(
  former: PromiseRecord,
  unproven: readonly PromiseId[],
  at: Temporal.Instant,
): PromiseRecord {
  return new Map(
    promises.map(({ id }) => [
      id,
      { ...former.get(id), ...(unproven.includes(id) ? { failed: at } : { passed: at }) },
    ]),
  )
}

/** What the runs have written, or nothing known: a file that is missing or not a record proves nothing. */
export function readPromiseRecord(path: string | undefined): PromiseRecord {
  if (path === undefined || !existsSync(path)) return new Map()
  const read = recordShape.safeParse(parsed(readFileSync(path, 'utf8')))
  if (!read.success) return new Map()
  return new Map(
    promises.flatMap(({ id }) => {
      const kept = read.data[id]
      return kept ? [[id, kept] as const] : []
    }),
  )
}

/** The text of the file that `readPromiseRecord` reads. */
export function recordText(record: PromiseRecord): string {
  const plain = [...record].map(([id, { passed, failed }]) => [
    id,
    { passed: passed?.toString(), failed: failed?.toString() },
  ])
  return `${JSON.stringify(Object.fromEntries(plain), null, 2)}\n`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
