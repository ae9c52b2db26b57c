// A leader brings an instrument, first with a fault in it, and takes it into use; a consultant begins with it, and
// records what came of another tool that was filled in on paper.
import { serve, type ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { desk } from '../../src/web/desk/routes.ts'
import { aCase } from '../assessment/a-case.ts'
import { newer, theirs } from '../assessment/newer.ts'
import {
  axe,
  desktop,
  phone,
  screenshot,
  sidewaysOverflow,
  startBrowser,
  type TestBrowser,
} from '../browser.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import type { DeskHouse } from '../../src/web/desk/desk-house.ts'

let database: FreshDatabase
let cast: Cast
let browser: TestBrowser
const servers: ServerType[] = []

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  for (const server of servers) server.close()
  await cast.close()
  await database.drop()
})

async function serving(house: DeskHouse): Promise<string> {
  const publicOrigins: string[] = []
  const app = desk({ ...house, publicOrigins })
  const address = await new Promise<string>(listening => {
    servers.push(
      serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info: AddressInfo) =>
        listening(`http://127.0.0.1:${info.port}`),
      ),
    )
  })
  publicOrigins.push(address)
  return address
}

const as = (address: string, member: Member, look: (page: Page) => Promise<void>) =>
  browser.withPage({ javaScript: true }, async (page, context) => {
    await context.addCookies([{ name: 'desk', value: member.asking.token, url: address }])
    await look(page)
  })

/** Fit to be read by everybody, on a telephone and on a desk. */
async function fits(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of [
    ['phone', phone],
    ['desktop', desktop],
  ] as const) {
    await page.setViewportSize(viewport)
    expect(await axe(page), `${name} ${size}`).toEqual([])
    expect(await sidewaysOverflow(page), `${name} ${size}`).toBeLessThanOrEqual(0)
    await screenshot(page, `instruments-${name}-${size}`)
  }
}

const json = (text: string, name = 'deres.json') => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
})

it('brings an instrument, takes it into use, begins with it and records a tool done on paper', async () => {
  const address = await serving(cast.house)
  const theCase = await aCase(cast)

  await as(address, cast.ravn, async page => {
    await page.goto(`${address}/instruments`)
    await fits(page, 'list')
    await page.getByRole('link', { name: 'Indlæs et redskab' }).click()
    await page.getByLabel('Hvem har licensen?').fill('Fonden Trygt Hjem')
    await page.getByLabel('Dag').fill('1')
    await page.getByLabel('Måned').fill('2')
    await page.getByLabel('År').fill('2026')
    await page
      .getByLabel('Fil', { exact: true })
      .setInputFiles(json(theirs().replace('"domain": "A"', '"domain": "Z"')))
    await page.getByRole('button', { name: 'Indlæs' }).click()
    await expect.poll(() => page.getByText('ukendt domæne: Z').isVisible()).toBe(true)
    await fits(page, 'refused')
    expect(await page.getByLabel('Hvem har licensen?').inputValue()).toBe('Fonden Trygt Hjem')

    await page.getByLabel('Fil', { exact: true }).setInputFiles(json(theirs()))
    await page.getByRole('button', { name: 'Indlæs' }).click()
    await expect.poll(() => page.getByRole('heading', { name: 'Deres redskab' }).isVisible()).toBe(true)
    await fits(page, 'look')
    await page.getByRole('button', { name: 'Tag i brug' }).click()
    await expect.poll(() => page.getByText('I brug').first().isVisible()).toBe(true)
  })

  await as(address, cast.birk, async page => {
    await page.goto(`${address}/cases/${theCase.id}/assessments`)
    await fits(page, 'choice')
    await page.getByLabel('Deres redskab (1.0.0)').check()
    await page.getByRole('button', { name: 'Begynd en vurdering' }).click()
    await expect.poll(() => page.getByText('Kladde til vurdering').first().isVisible()).toBe(true)

    await page.goto(`${address}/cases/${theCase.id}/tools`)
    await page.getByRole('link', { name: 'Skriv et svar ned' }).click()
    await page.getByLabel('Redskab', { exact: true }).fill('Trygt hjem, 3. udgave')
    await page.getByLabel('Dag').fill('3')
    await page.getByLabel('Måned').fill('11')
    await page.getByLabel('År').fill('2026')
    await page.getByLabel('Hvem udfyldte det?').fill('Politiet i Aarhus')
    await page.getByLabel('Konklusionen, i ord').fill('To brødre kan nå hende, så længe adressen er kendt.')
    await page.getByLabel('Det udfyldte papir').setInputFiles({
      name: 'Trygt hjem.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 et udfyldt papir'),
    })
    await page.getByLabel('Kun kommunen').check()
    await fits(page, 'paper')
    await page.getByRole('button', { name: 'Gem' }).click()
    await expect
      .poll(() => page.getByRole('heading', { name: 'Trygt hjem, 3. udgave' }).isVisible())
      .toBe(true)
    await fits(page, 'result')
    const fetched = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Hent filen' }).click()
    expect((await fetched).suggestedFilename()).toBe('Trygt hjem.pdf')
    await page.getByRole('link', { name: 'Svar fra andre redskaber' }).click()
    await fits(page, 'results')
  })
})

it('shows in English what can come along to a newer version, and carries what was ticked', async () => {
  const theCase = await aCase(cast)
  const draft = await theCase.start()
  await cast.owner.query(`update corps.staff set language = 'en' where id = $1`, [cast.birk.id])
  const before = await serving(cast.house)
  const after = await serving({ ...cast.house, instrument: newer })
  const path = `/cases/${theCase.id}/assessments/${draft}`
  await as(before, cast.birk, async page => {
    for (const code of ['A1', 'D5']) {
      await page.goto(`${before}${path}/items/${code}`)
      await page.locator('input[name="now"][value="0"]').check()
      await page.locator('form button[type="submit"]').last().click()
      await page.waitForLoadState()
    }
  })
  await as(after, cast.birk, async page => {
    await page.goto(`${after}${path}`)
    await fits(page, 'newer')
    await page.getByRole('link', { name: 'See what can come along' }).click()
    await fits(page, 'carry')
    await page.locator('input[name="carry"]').first().check()
    await page.getByRole('button', { name: 'Go on with the new version' }).click()
    await expect.poll(() => page.getByText('Draft assessment').first().isVisible()).toBe(true)
    await page.goto(`${page.url()}/items/A1`)
    await expect.poll(() => page.getByText('This answer was carried over').isVisible()).toBe(true)
    await fits(page, 'carried')
    await page.goto(`${after}/instruments`)
    await fits(page, 'english')
  })
})
