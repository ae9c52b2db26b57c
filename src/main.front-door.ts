import { type FrontDoorConfig, readFrontDoorConfig } from './config.ts'
import { lane } from './crypto/lane.ts'
import { systemChance } from './crypto/random.ts'
import { connect, transactionsOf } from './db/db.ts'
import { systemClock } from './foundation/clock.ts'
import { addressBehind, faultOf, keysFrom, listen, newLog, run, type Running } from './main.shared.ts'
import { frontDoorApp } from './web/front-door/front-door.tsx'

/** The app of citizens and professionals: a role without a table, and the ring for conversations alone. */
export async function startFrontDoor(
  config: FrontDoorConfig & { databaseUrl: string },
  trial: boolean,
): Promise<Running> {
  const log = newLog('front-door')
  const db = connect({ connectionString: config.databaseUrl }, 10)
  const app = frontDoorApp({
    inTransaction: transactionsOf(db),
    keys: await keysFrom(config.keys, ['door'], trial),
    clock: systemClock,
    chance: systemChance,
    doorLane: lane({ concurrency: 1, waiting: 50 }),
    // Each file that comes in is held whole until it is sealed: six of twenty million bytes at once.
    fileLane: lane({ concurrency: 6, waiting: 30 }),
    publicOrigins: [config.origin],
    secure: config.origin.startsWith('https:'),
    neutralPage: config.neutralPage,
    framedBy: config.framedBy,
    practice: trial,
    addressOf: addressBehind(config.proxies),
    report: ({ number, error }) => log.error({ incident: number, ...faultOf(error) }, 'an incident'),
  })
  // Twenty million bytes over a slow mobile line.
  const server = await listen(app, config, 5 * 60)
  return {
    async stop() {
      await server.stop()
      await db.destroy()
    },
  }
}

if (import.meta.main) await run(() => startFrontDoor(readFrontDoorConfig(), false))
