// A report leaves the house as a consultant sends it: chosen, looked at whole, sent, fetched, and recalled. On a
// desktop and on a phone.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { present } from '../../src/foundation/assert.ts'
import { arriveAs, serveDesk, type ServedDesk } from '../a-desk.ts'
import { aCase, type TestCase } from '../assessment/a-case.ts'
import { signFinally } from '../assessment/sign-finally.ts'
import {
  axe,
  desktop,
  phone,
  screenshot,
  sidewaysOverflow,
  startBrowser,
  type TestBrowser,
} from '../browser.ts'
import { aCast, type Cast } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

let database: FreshDatabase
let cast: Cast
let browser: TestBrowser
let desk: ServedDesk
let theCase: TestCase
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  browser = await startBrowser()
  desk = await serveDesk(cast, database)
  theCase = await aCase(cast, ['Far', 'محمد علي الحسن', 'Şükrü Yıldız'])
  await signFinally(cast, theCase, await theCase.start(), 'medium')
})
afterAll(async () => {
  await browser.close()
  await desk.close()
  await cast.close()
  await database.drop()
})

const asBirk = (viewport: { width: number; height: number }, look: (page: Page) => Promise<void>) =>
  browser.withPage({ viewport }, async page => {
    await arriveAs(page, desk.address, cast.birk)
    await look(page)
  })

async function isWell(page: Page, name: string): Promise<void> {
  await screenshot(page, `papers/${name}`)
  expect(await axe(page)).toEqual([])
  expect(await sidewaysOverflow(page)).toBe(0)
}

describe.each([
  ['desktop', desktop],
  ['phone', phone],
] as const)('on a %s', (on, viewport) => {
  it('a report is chosen, looked at, sent, fetched and recalled', () =>
    asBirk(viewport, async page => {
      await page.goto(`${desk.address}/cases/${theCase.id}/papers`)
      await isWell(page, `${on}-1-choose`)
      await page.locator('[name=signature]').first().check()
      await page.check('[name=to][value=municipality]')
      await page.fill('[name=recipient]', 'Aarhus Kommune')
      await page.check('[name=in][value=da]')
      await page.check('[name=names][value=roles]')
      await page.check('[name=form][value=pdf]')
      for (const part of await page.locator('[name=parts]').all()) await part.check()
      await page.click('form[action$="/look"] .button.primary')

      await isWell(page, `${on}-2-look`)
      expect(await page.locator('#about-whom').textContent()).toContain('Hvad der står om hvem')
      expect(await page.locator('main').textContent()).toContain('محمد علي الحسن')
      await page.click('form[action$="/papers"] .button.primary')

      await isWell(page, `${on}-3-sent`)
      expect(page.url()).toMatch(/\/papers\/[0-9a-f-]{36}$/)
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[href$="/file"]')])
      expect(download.suggestedFilename()).toMatch(/^dokument-[0-9a-f]{8}\.pdf$/)
      expect(
        readFileSync(present(await download.path(), 'the file'))
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')

      await page.fill('[name=reason]', 'En person var forvekslet med en anden.')
      await page.click('form[action$="/recall"] .button.danger')
      await isWell(page, `${on}-4-recalled`)
      expect(await page.locator('main').textContent()).toContain('gælder ikke længere fra')
    }))

  it('a notification is filled in, looked at and sent', () =>
    asBirk(viewport, async page => {
      await page.goto(`${desk.address}/cases/${theCase.id}/papers/templates/notification`)
      await isWell(page, `${on}-5-template`)
      await page.fill('[name=recipient]', 'Aarhus Kommune, Børn og Unge')
      await page.fill(
        '[name=field-worry]',
        'At hun bliver sendt ud af landet i ferien.\nBilletten er kun den ene vej.',
      )
      await page.click('form[action$="/look"] .button.primary')
      await isWell(page, `${on}-6-template-look`)
      await page.click('form[action$="/notification"] .button.primary')
      expect(await page.locator('main').textContent()).toContain('Aarhus Kommune, Børn og Unge')
    }))
})
