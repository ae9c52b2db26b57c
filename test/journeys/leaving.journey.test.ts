// From every step of the door, with script on and off: one entry in the history, and after leaving nothing of ours.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { present } from '../../src/foundation/assert.ts'
import { desktop, phone } from '../browser.ts'
import { everyPage } from '../door/every-step.ts'
import { SLOW, type Here } from './door-scene.ts'
import { aLeaving, history, type Leaving } from './leaving-scene.ts'

let leaving: Leaving
beforeAll(async () => {
  leaving = await aLeaving()
})
afterAll(() => leaving?.close())

const readers = [
  { javaScript: false, name: 'script off' },
  { javaScript: true, name: 'script on' },
]
const windows = [
  { viewport: phone, dir: 'ltr', name: 'on a telephone' },
  { viewport: desktop, dir: 'rtl', name: 'wide and from right to left' },
]
const START = 'Er det sikkert for dig at være her lige nu?'

describe.each(readers)('with $name', ({ javaScript }) => {
  describe.each(Object.keys(everyPage))('from the page “%s”', name => {
    it.each(windows)('P1 P3 the way out leaves nothing, $name', async ({ viewport, dir }) => {
      await leaving.at({ javaScript, viewport }, name, async ({ page, context, here, asked }) => {
        // One question and one answer, and the address and title stay what they were.
        if (name !== 'start') expect(asked.map(request => request.method())).toEqual(['POST', 'GET'])
        expect(asked.filter(request => !request.url().startsWith(leaving.scene.door))).toEqual([])
        expect([page.url(), await page.title()]).toEqual([leaving.scene.door, 'Information'])
        expect(await history(context, page)).toEqual([leaving.scene.before, leaving.scene.door])
        expect(await page.evaluate('caches.keys()')).toEqual([])

        await here.locator('html').evaluate((html, to) => html.setAttribute('dir', to), dir)
        await expectInReach(page, here)
        await here.locator('.way-out a').click()
        await page.waitForURL(leaving.scene.neutral)
        await leaving.expectNothingLeft({ page, context })
      })
    })

    it('neither reloading nor going back and forth shows it again', async () => {
      await leaving.at({ javaScript, viewport: phone }, name, async ({ page }) => {
        await page.reload()
        await expectOnlyTheFirstPage(page)
        await page.goBack()
        await page.goForward()
        await expectOnlyTheFirstPage(page)
        await page.reload()
        await expectOnlyTheFirstPage(page)
      })
    })

    it('the way out works while the next page is still coming', async () => {
      await leaving.at({ javaScript, viewport: phone }, name, async ({ page, context, here }) => {
        const button = here.locator('form[target] button').last()
        if ((await button.count()) === 0) return expect(await here.locator('form[target]').count()).toBe(0)
        const held = Promise.withResolvers<void>()
        await page.route(/\/\?[\w-]{43}$/, async route => {
          await held.promise
          await route.continue().catch(() => undefined)
        })
        await button.click()
        await here.locator('.way-out a').click()
        await page.waitForURL(leaving.scene.neutral)
        held.resolve()
        await leaving.expectNothingLeft({ page, context })
        expect(await leaving.visits()).toBe(0)
      })
    })

    it('the page is gone without a connection too', async () => {
      await leaving.at({ javaScript, viewport: phone }, name, async ({ page, context, here }) => {
        await context.setOffline(true)
        await here.locator('.way-out a').click()
        await expect.poll(() => textOf(page), SLOW).not.toContain('Forlad siden')
        await context.setOffline(false)
        await page.goBack()
        expect(page.url()).toBe(leaving.scene.before)
      })
    })
  })
})

/** In the window, above everything else, and large enough for a thumb. */
async function expectInReach(page: Page, here: Here): Promise<void> {
  const wayOut = here.locator('.way-out a')
  const { x, y, width, height } = present(await wayOut.boundingBox(), 'the way out')
  const window = present(page.viewportSize(), 'a window')
  expect(Math.min(x, y)).toBeGreaterThanOrEqual(-0.5)
  expect([x + width <= window.width, y + height <= window.height]).toEqual([true, true])
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44)
}

async function expectOnlyTheFirstPage(page: Page): Promise<void> {
  await page.waitForLoadState()
  for (const frame of page.frames()) {
    const headings = await frame.locator('h1').allTextContents()
    expect(headings.filter(heading => heading !== START)).toEqual([])
    expect(await frame.locator('.user-text, ol.words, textarea').count()).toBe(0)
  }
}

const textOf = async (page: Page): Promise<string> =>
  (await Promise.all(page.frames().map(frame => frame.locator('body').textContent()))).join('\n')
