import { type Config, readConfig } from './config.ts'
import type { KeyProvider } from './crypto/key-ring.ts'
import { lane } from './crypto/lane.ts'
import { systemChance } from './crypto/random.ts'
import { connect, transactionsOf, type Db } from './db/db.ts'
import { openDatabase, type OpenDatabase } from './embedded/database.ts'
import { systemClock } from './foundation/clock.ts'
import { startDesk } from './main.desk.ts'
import { startFrontDoor } from './main.front-door.ts'
import { startJobsProcess } from './main.jobs.ts'
import { repeatErasures } from './main.replay.ts'
import { keysFrom, run, type Running } from './main.shared.ts'
import { practiceSecrets, wordsForSignIns } from './practice/office.ts'
import { seedPractice } from './practice/seed.ts'
import { asrae } from './risk/instruments/asrae.ts'

/** The whole system in one process: migrates, makes the practice office on first run, listens, and says where. */
async function startAll(): Promise<Running> {
  const config = readConfig()
  const trial = !config.production
  const database = await openDatabase(config, newPassword, line => console.log(line))
  const { urls } = database
  const keys = await keysFrom(config.desk.keys, ['door', 'case', 'staff', 'faces'], trial)

  const parts: Running[] = []
  const stop = async () => {
    for (const part of parts.toReversed()) await part.stop()
    await database.stop()
  }
  try {
    await makeReady(config, database, keys, trial)
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
  await announce(config, keys, trial)
  return { stop }
}

/** What is done as the owner, whose connection is closed before anything listens. */
async function makeReady(
  config: Config,
  database: OpenDatabase,
  keys: KeyProvider,
  trial: boolean,
): Promise<void> {
  const owner = connect({ connectionString: database.ownerUrl }, 1)
  try {
    const { done, wrong } = await repeatErasures(config, owner)
    for (const line of done) console.log(line)
    for (const line of wrong) console.error(line)
    if (trial) await makePracticeOffice(config, owner, database, keys)
  } finally {
    await owner.destroy()
  }
}

/** On the first start: invented staff and situations, made through the acts and the roles that make real ones. */
async function makePracticeOffice(
  { database, dataDir }: Config,
  owner: Db,
  { urls }: OpenDatabase,
  keys: KeyProvider,
): Promise<void> {
  const desk = connect({ connectionString: urls.desk }, 2)
  const frontDoor = connect({ connectionString: urls.frontDoor }, 2)
  const house = { keys, clock: systemClock, chance: systemChance }
  try {
    await seedPractice({
      owner,
      desk: {
        ...house,
        inTransaction: transactionsOf(desk),
        staffLane: lane({ concurrency: 1, waiting: 50 }),
      },
      frontDoor: { ...house, inTransaction: transactionsOf(frontDoor) },
      doorLane: lane({ concurrency: 1, waiting: 50 }),
      instrument: asrae,
      production: false,
      toBeginAnew:
        database.kind === 'embedded'
          ? `Nobody real is in it: remove the folder ${dataDir} and start again.`
          : 'Nobody real is in it: give an empty database in its place.',
    })
  } finally {
    await desk.destroy()
    await frontDoor.destroy()
  }
}

async function announce(
  { frontDoor, desk, database }: Config,
  keys: KeyProvider,
  trial: boolean,
): Promise<void> {
  console.log(`
  Front door  ${frontDoor.origin}
  Desk        ${desk.origin}`)
  if (trial) console.log(`\n${wordsForSignIns(await practiceSecrets(keys))}`)
  if (database.kind === 'embedded') {
    console.log(`
  For trial only: PostgreSQL runs inside this program, and its keys lie on this machine.`)
  }
}

const newPassword = () => Buffer.from(systemChance.bytes(24)).toString('hex')

await run(startAll)
