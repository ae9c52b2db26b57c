import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import type { FrameLocator, Page, Request } from 'playwright-core'
import { expect } from 'vitest'
import { present } from '../../src/foundation/assert.ts'
import type { Clock } from '../../src/foundation/clock.ts'
import { lane } from '../../src/crypto/lane.ts'
import type { DoorHouse } from '../../src/web/front-door/door-house.ts'
import { frontDoorApp } from '../../src/web/front-door/front-door.tsx'
import { giveTicket } from '../../src/intake/ticket.ts'
import { pageText, visitTokenOf } from '../../src/web/front-door/step.ts'
import { aCast, type Cast } from '../cast.ts'
import { everyPage } from '../door/every-step.ts'
import { freshDatabase } from '../database.ts'

/** A front door that listens, with an everyday page beside it and another one to come from. */
export interface DoorScene {
  readonly cast: Cast
  readonly house: DoorHouse
  readonly door: string
  readonly before: string
  readonly neutral: string
  /** Pages of another site, which hold the door in a frame: one that may, and one that nobody has named. */
  readonly library: string
  readonly stranger: string
  /** Incidents that the door reported: none, unless the test causes one. */
  readonly incidents: unknown[]
  close(): Promise<void>
}

export async function aDoor(clock?: Clock): Promise<DoorScene> {
  const database = await freshDatabase()
  const cast = await aCast(database)
  const servers: ServerType[] = []
  const listen = (app: Hono): Promise<string> =>
    new Promise(listening => {
      servers.push(
        serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info: AddressInfo) =>
          listening(`http://127.0.0.1:${info.port}`),
        ),
      )
    })

  const publicOrigins: string[] = []
  const elsewhere = await listen(
    new Hono()
      .get('/before', c => c.html('<!doctype html><title>Før</title><h1>Før</h1>'))
      .get('/weather', c => c.html('<!doctype html><title>Vejret</title><h1>Vejret</h1>'))
      .get('/library', c => {
        const sandbox = c.req.query('sandbox')
        return c.html(`<!doctype html><title>Biblioteket</title><h1>Biblioteket</h1>
          <iframe class="door" title="Rådgivning" src="${present(publicOrigins[0], 'the door')}/"
            ${sandbox === undefined ? '' : `sandbox="${sandbox}"`} style="width:100%;height:90vh;border:0"></iframe>`)
      }),
  )
  // Another site to the browser, not only another origin.
  const named = elsewhere.replace('127.0.0.1', 'localhost')
  const incidents: unknown[] = []
  const house: DoorHouse = {
    ...cast.frontDoor,
    ...(clock && { clock }),
    doorLane: lane({ concurrency: 2, waiting: 50 }),
    fileLane: lane({ concurrency: 2, waiting: 50 }),
    publicOrigins,
    secure: false,
    neutralPage: `${elsewhere}/weather`,
    framedBy: [named],
    practice: true,
    addressOf: () => '127.0.0.1',
    report: ({ error }) => incidents.push(error),
  }
  const door = await listen(shortcut(house))
  publicOrigins.push(door)
  return {
    cast,
    house,
    door: `${door}/`,
    before: `${elsewhere}/before`,
    neutral: `${elsewhere}/weather`,
    library: `${named}/library`,
    stranger: `${elsewhere}/library`,
    incidents,
    async close() {
      for (const server of servers) server.close()
      await cast.close()
      await database.drop()
    },
  }
}

/** Told apart from what the door's own buttons say. */
const STRAIGHT_TO = 'straight to '

/** The door, with a way of the tests' own to any page that somebody can stand before. */
function shortcut(house: DoorHouse): Hono {
  const app = frontDoorApp(house)
  return new Hono().all('*', async c => {
    const asked = c.req.raw
    if (asked.method === 'POST') {
      const go = new URLSearchParams(await asked.clone().text()).get('go') ?? ''
      if (go.startsWith(STRAIGHT_TO)) {
        const made = everyPage[go.slice(STRAIGHT_TO.length)]?.(house, {
          lane: house.doorLane,
          source: 'test',
        })
        const page = await present(made, go)
        const ticket = await giveTicket(house, pageText(page), visitTokenOf(page.step))
        return c.redirect(`/?${ticket}#content`, 303)
      }
    }
    return app.fetch(asked, c.env)
  })
}

/** Goes from the first page straight to one of those that `everyPage` names. */
export async function jump(first: Here, name: string): Promise<Here> {
  const script = await first.locator('html').evaluate('document.documentElement.className === "live"')
  const button = first.locator('button[name=go]').first()
  await button.evaluate((element, value) => element.setAttribute('value', value), STRAIGHT_TO + name)
  await button.click()
  const next = script ? first : first.frameLocator('iframe.next')
  await expect.poll(() => next.locator('h1').textContent(), SLOW).not.toBe(START)
  return next
}

/** A busy machine is slow, not wrong. */
export const SLOW = { timeout: 15_000 }

const START = 'Er det sikkert for dig at være her lige nu?'

/** Where the reader is: the page itself, or without script the innermost of the frames that steps open in. */
export type Here = Page | FrameLocator

/** Presses a button that leads to the next step, and gives the place where that step is read. */
export async function press(page: Page, here: Here, button: string, heading: string): Promise<Here> {
  const script = await page.evaluate('document.documentElement.className === "live"').catch(() => false)
  await here.getByRole('button', { name: button, exact: true }).click()
  const next = script ? page : here.frameLocator('iframe.next')
  await next.getByRole('heading', { level: 1, name: heading }).waitFor()
  if (!script) await expectToFillTheWindow(page, next)
  return next
}

/** From the first page, over who can see the telephone, to how the answer may come. */
export async function throughPhone(page: Page): Promise<Here> {
  const here = await press(page, page, 'Skriv til os', 'Hvem kan se din telefon?')
  await here.getByLabel('Kun mig').check()
  return press(page, here, 'Fortsæt', 'Hvordan må vi svare dig?')
}

/** The frame of a step covers everything that came before it, and what is typed goes there. */
async function expectToFillTheWindow(page: Page, step: Here): Promise<void> {
  const window = present(page.viewportSize(), 'a window')
  const frame = (step as FrameLocator).owner()
  await expect
    .poll(async () => {
      const { x, y, width, height } = present(await frame.boundingBox(), 'the frame')
      // Half a pixel comes and goes with the text above.
      return { x, offBy: Math.floor(Math.abs(y)), width, height }
    })
    .toEqual({ x: 0, offBy: 0, ...window })
  await expect.poll(() => step.locator('html').evaluate('document.hasFocus()')).toBe(true)
}

/** Every request that a page makes, as it goes over the line. */
export function requestsOf(page: Page): Request[] {
  const requests: Request[] = []
  page.on('request', request => requests.push(request))
  return requests
}
