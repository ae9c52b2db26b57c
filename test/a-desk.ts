import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { stepAt, totpCode } from '../src/crypto/totp.ts'
import { listenForChanges } from '../src/db/changes.ts'
import { systemClock } from '../src/foundation/clock.ts'
import { desk } from '../src/web/desk/routes.ts'
import { PASSWORD, type Cast, type Member } from './cast.ts'
import type { FreshDatabase } from './database.ts'
import type { Page } from 'playwright-core'

export interface ServedDesk {
  /** Such as `http://127.0.0.1:40001`. */
  readonly address: string
  close(): Promise<void>
}

/** The whole desk on loopback, with the live feed of its database. */
export async function serveDesk(cast: Cast, database: FreshDatabase): Promise<ServedDesk> {
  const changes = await listenForChanges(database.urls.desk)
  const broken: unknown[] = []
  const app = desk({
    ...cast.house,
    changes,
    practice: true,
    report: ({ error }) => broken.push(error),
  })
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>(resolve => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info: AddressInfo) =>
      resolve({ server: started, port: info.port }),
    )
  })
  return {
    address: `http://127.0.0.1:${port}`,
    async close() {
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await changes.stop()
      if (broken.length > 0) throw new AggregateError(broken, 'the desk broke while it was tried')
    },
  }
}

/** Types name, password and code as anybody would. */
export async function signInByHand(page: Page, address: string, member: Member): Promise<void> {
  await page.goto(`${address}/sign-in`)
  await page.fill('[name=name]', member.name)
  await page.fill('[name=password]', PASSWORD)
  await page.click('main form .button.primary')
  await page.fill('[name=code]', totpCode(member.totpSecret, stepAt(systemClock.now())))
  await page.click('main form .button.primary')
}

/** A session made before, without typing. */
export async function arriveAs(page: Page, address: string, member: Member): Promise<void> {
  await page.context().addCookies([{ name: 'desk', value: member.asking.token, url: address }])
}
