import { type Config, readConfig } from './config.ts'
import { systemChance } from './crypto/random.ts'
import { openDatabase } from './embedded/database.ts'
import { startDesk } from './main.desk.ts'
import { startFrontDoor } from './main.front-door.ts'
import { startJobsProcess } from './main.jobs.ts'
import { run, type Running } from './main.shared.ts'

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
