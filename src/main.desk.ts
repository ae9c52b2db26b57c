import { type DeskConfig, readDeskConfig } from './config.ts'
import { lane } from './crypto/lane.ts'
import { systemChance } from './crypto/random.ts'
import { listenForChanges } from './db/changes.ts'
import { connect, transactionsOf } from './db/db.ts'
import { systemClock } from './foundation/clock.ts'
import { addressBehind, faultOf, keysFrom, listen, newLog, run, type Running } from './main.shared.ts'
import { readPromiseRecord } from './promises/record.ts'
import { asrae } from './risk/instruments/asrae.ts'
import { desk } from './web/desk/routes.ts'
import { catalogues } from './web/front-door/catalogues.ts'

/** The staff's app: the role of the desk, and the rings for conversations, cases, staff and faces. */
export async function startDesk(
  config: DeskConfig & { databaseUrl: string },
  trial: boolean,
): Promise<Running> {
  const log = newLog('desk')
  const db = connect({ connectionString: config.databaseUrl }, 12)
  const changes = await listenForChanges(config.databaseUrl)
  const app = desk({
    inTransaction: transactionsOf(db),
    keys: await keysFrom(config.keys, ['door', 'case', 'staff', 'faces'], trial),
    clock: systemClock,
    chance: systemChance,
    instrument: asrae,
    catalogues,
    staffLane: lane({ concurrency: 1, waiting: 50 }),
    publicOrigins: [config.origin],
    secure: config.origin.startsWith('https:'),
    changes,
    practice: trial,
    hostPage: config.hostPage,
    addressOf: addressBehind(config.proxies),
    promiseRecord: () => readPromiseRecord(config.promiseRecord),
    report: ({ number, route, error }) =>
      log.error({ incident: number, route, ...faultOf(error) }, 'an incident'),
  })
  const server = await listen(app, config)
  return {
    async stop() {
      await server.stop()
      await changes.stop()
      await db.destroy()
    },
  }
}

if (import.meta.main) await run(() => startDesk(readDeskConfig(), false))
