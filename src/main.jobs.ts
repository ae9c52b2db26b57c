import { join } from 'node:path'
import { rootFile } from './access/audit/root-file.ts'
import { type JobsConfig, readJobsConfig } from './config.ts'
import { systemChance } from './crypto/random.ts'
import { connect, transactionsOf } from './db/db.ts'
import { systemClock } from './foundation/clock.ts'
import { startJobs } from './jobs/jobs.ts'
import { keysFrom, newLog, run, type Running } from './main.shared.ts'

/** Deadlines, alarms and signed roots: the role and the key rings of the jobs, and nothing else. */
export async function startJobsProcess(
  config: JobsConfig & { databaseUrl: string },
  trial: boolean,
): Promise<Running> {
  const db = connect({ connectionString: config.databaseUrl }, 3)
  const stopJobs = startJobs({
    inTransaction: transactionsOf(db),
    keys: await keysFrom(config.keys, ['audit', 'faces'], trial),
    clock: systemClock,
    chance: systemChance,
    roots: rootFile(join(config.auditRootDir, 'roots.txt')),
    erasures: rootFile(join(config.auditRootDir, 'erasures.txt')),
    log: newLog('jobs'),
  })
  return {
    async stop() {
      await stopJobs()
      await db.destroy()
    },
  }
}

if (import.meta.main) await run(() => startJobsProcess(readJobsConfig(), false))
