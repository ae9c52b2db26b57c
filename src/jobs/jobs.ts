import type { Logger } from 'pino'
import { writeRoot, type RootLog } from '../access/audit/root.ts'
import type { House } from '../access/house.ts'
import { signerFrom } from '../crypto/sign.ts'
import { forgetSilentVisits, forgetUnsent, raiseAlarms } from './jobs.sql.ts'

export interface JobsHouse extends House {
  readonly roots: RootLog
  readonly log: Logger
}

export const SWEEP_SECONDS = 15
export const ROOT_SECONDS = 60
const HOUR_SECONDS = 3600

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
  return house.inTransaction('nobody', tx => writeRoot(tx, house.roots, signer, house.clock))
}

/** Starts the jobs; the answer stops them and waits for what is running. */
export function startJobs(house: JobsHouse): () => Promise<void> {
  const stops = [
    repeat(SWEEP_SECONDS, house, 'sweep', () => sweep(house)),
    repeat(ROOT_SECONDS, house, 'audit-root', () => signAuditRoot(house)),
    repeat(HOUR_SECONDS, house, 'forget-unsent', () => house.inTransaction('nobody', forgetUnsent)),
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
