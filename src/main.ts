import { join } from 'node:path'
import { rootFile } from './access/audit/root-file.ts'
import { type Config, readConfig } from './config.ts'
import { systemChance } from './crypto/random.ts'
import { connect } from './db/db.ts'
import { openDatabase } from './embedded/database.ts'
import { replayErasures } from './keeping/replay-erasures.ts'
import { startDesk } from './main.desk.ts'
import { startFrontDoor } from './main.front-door.ts'
import { startJobsProcess } from './main.jobs.ts'
import { keysFrom, run, type Running } from './main.shared.ts'

/** The whole system in one process: migrates, makes the practice office on first run, listens, and says where. */
async function startAll(): Promise<Running> {
  const config = readConfig()
  const trial = !config.production
  const database = await openDatabase(config, newPassword, line => console.log(line))
  const { urls } = database

  const parts: Running[] = []
  const stop = async () => {
    for (const part of parts.toReversed()) await part.stop()
    await database.stop()
  }
  try {
    await makeReady(config, database.ownerUrl, trial)
    parts.push(await startJobsProcess({ ...config.jobs, databaseUrl: urls.jobs }, trial))
    parts.push(await startDesk({ ...config.desk, databaseUrl: urls.desk }, trial))
    parts.push(await startFrontDoor({ ...config.frontDoor, databaseUrl: urls.frontDoor }, trial))
  } catch (error) {
    await stop()
    throw error
  }
  void database.died.then(why => {
    console.error(why)
    process.exit(1)
  })
  announce(config)
  return { stop }
}

/** What is done as the owner, whose connection is closed before anything listens. */
async function makeReady(config: Config, ownerUrl: string, trial: boolean): Promise<void> {
  const owner = connect({ connectionString: ownerUrl }, 1)
  try {
    const keys = await keysFrom(config.desk.keys, ['case'], trial)
    const list = rootFile(join(config.jobs.auditRootDir, 'erasures.txt'))
    const { erasedAgain, unreadable } = await replayErasures(owner, list, await keys.secret('erasure'))
    if (erasedAgain > 0)
      console.log(`Erased again what a restored copy had brought back: ${erasedAgain} cases.`)
    for (const line of unreadable)
      console.error(`Line ${line} of the list of erasures is damaged: look at it.`)
  } finally {
    await owner.destroy()
  }
}

function announce({ frontDoor, desk, database }: Config): void {
  console.log(`
  Front door  ${frontDoor.origin}
  Desk        ${desk.origin}`)
  if (database.kind === 'embedded') {
    console.log(`
  For trial only: PostgreSQL runs inside this program, and its keys lie on this machine.`)
  }
}

const newPassword = () => Buffer.from(systemChance.bytes(24)).toString('hex')

await run(startAll)
