// What a colleague sees of the languages at the door, and of somebody who wrote in one that nobody on duty reads.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arriveAs, serveDesk, type ServedDesk } from '../a-desk.ts'
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
import { somebodyWritesIn } from '../translation/somebody-writes.ts'

let database: FreshDatabase
let cast: Cast
let served: ServedDesk
let browser: TestBrowser
let written: string

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  served = await serveDesk(cast, database)
  browser = await startBrowser()
  written = (await somebodyWritesIn(cast, 'ar')).id
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
  await cast?.close()
  await database?.drop()
})

describe.each([phone, desktop])('$width wide', viewport => {
  it.each([
    ['queue', '/duty-desk'],
    ['enquiry', '/enquiries/:id'],
    ['languages', '/languages'],
    ['arabic', '/languages/ar'],
    ['account', '/account'],
  ] as const)('the page “%s” fits, and axe finds nothing', async (name, path) => {
    await browser.withPage({ viewport }, async page => {
      await arriveAs(page, served.address, cast.ravn)
      await page.goto(served.address + path.replace(':id', written))
      await screenshot(page, `languages-at-the-desk/${name}-${viewport.width}`, 'window')
      expect(await sidewaysOverflow(page)).toBe(0)
      expect(await axe(page)).toEqual([])
    })
  })
})
