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
    publicOrigins: [config.origin],
    secure: config.origin.startsWith('https:'),
    neutralPage: config.neutralPage,
    framedBy: config.framedBy,
    practice: trial,
    addressOf: addressBehind(config.proxies),
    report: ({ number, error }) => log.error({ incident: number, ...faultOf(error) }, 'an incident'),
  })
  const server = await listen(app, config)
  return {
    async stop() {
      await server.stop()
      await db.destroy()
    },
  }
}

if (import.meta.main) await run(() => startFrontDoor(readFrontDoorConfig(), false))
