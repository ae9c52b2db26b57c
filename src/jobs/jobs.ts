import type { Logger } from 'pino'
import { writeRoot, type ErasureList, type RootLog } from '../access/audit/root.ts'
import type { House } from '../access/house.ts'
import { signerFrom } from '../crypto/sign.ts'
import { eraseWithTheFirst, takeArrivals } from '../second-face/take-arrivals.ts'
import { forgetSilentVisits, forgetUnsent, mixFacts, raiseAlarms } from './jobs.sql.ts'

export interface JobsHouse extends House {
  readonly roots: RootLog
  /** Counted in each root, so that a line taken out is missed. */
  readonly erasures: ErasureList
  readonly log: Logger
}

export const SWEEP_SECONDS = 15
export const ARRIVALS_SECONDS = 5
export const ROOT_SECONDS = 60
const HOUR_SECONDS = 3600
const DAY_SECONDS = 24 * HOUR_SECONDS

/** Passed deadlines become alarms, claims that ran out fall back to the desk, silent visits are forgotten. */
export async function sweep(house: JobsHouse): Promise<number> {
  return house.inTransaction('nobody', async tx => {
    await forgetSilentVisits(tx)
    return raiseAlarms(tx)
  })
}

/** Signs what the audit chains have come to. */
export async function signAuditRoot(house: JobsHouse): Promise<number> {
  const signer = signerFrom(await house.keys.secret('audit-root'))
  return house.inTransaction('nobody', tx => writeRoot(tx, house.roots, house.erasures, signer, house.clock))
}

/** Starts the jobs; the answer stops them and waits for what is running. */
export function startJobs(house: JobsHouse): () => Promise<void> {
  const stops = [
    repeat(SWEEP_SECONDS, house, 'sweep', () => sweep(house)),
    repeat(ARRIVALS_SECONDS, house, 'arrivals', () => takeArrivals(house)),
    repeat(ROOT_SECONDS, house, 'audit-root', () => signAuditRoot(house)),
    repeat(HOUR_SECONDS, house, 'forget-unsent', () => house.inTransaction('nobody', forgetUnsent)),
    repeat(HOUR_SECONDS, house, 'erase-second-faces', () => eraseWithTheFirst(house)),
    repeat(DAY_SECONDS, house, 'mix-facts', () => house.inTransaction('nobody', mixFacts)),
  ]
  return async () => {
    await Promise.all(stops.map(stop => stop()))
  }
}

function repeat(
  seconds: number,
  house: JobsHouse,
  job: string,
  run: () => Promise<number>,
): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()

  const turn = async () => {
    try {
      const count = await run()
      if (count > 0) house.log.info({ job, count })
    } catch (error) {
      // The next turn tries again; the code alone is logged, because a message may quote a row.
      house.log.error({ job, code: (error as { code?: string }).code ?? 'unknown' }, 'a job failed')
    }
    if (stopped) return
    timer = setTimeout(() => {
      running = turn()
    }, seconds * 1000)
  }
  running = turn()

  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
