// With script: the page is empty at once, and the keyboard leads out of every step.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desktop, phone } from '../browser.ts'
import { everyPage, TYPED } from '../door/every-step.ts'
import { SLOW } from './door-scene.ts'
import { aLeaving, type Leaving } from './leaving-scene.ts'

let leaving: Leaving
beforeAll(async () => {
  leaving = await aLeaving()
})
afterAll(() => leaving?.close())

describe('with script, somebody who has to be quick', () => {
  it.each(Object.keys(everyPage))('presses Shift three times, also while writing, on “%s”', async name => {
    await leaving.at({ javaScript: true, viewport: desktop }, name, async ({ page, context }) => {
      const field = page.locator('input[type=text], textarea').first()
      if ((await field.count()) > 0) await field.fill(TYPED)
      for (let pressed = 0; pressed < 3; pressed += 1) await page.keyboard.press('Shift')
      await page.waitForURL(leaving.scene.neutral)
      await leaving.expectNothingLeft({ page, context })
    })
  })

  it('sees an empty page at once, before the next one has come, and leaves again if it is brought back', async () => {
    await leaving.at({ javaScript: true, viewport: phone }, 'conversation', async ({ page, context }) => {
      // The next page does not come, so the one that was left stays, as when a browser brings it back from memory.
      let asked = 0
      await page.route(leaving.scene.neutral, route => {
        asked += 1
        return asked === 1 ? route.abort('aborted') : route.continue()
      })
      expect(await leaving.visits()).toBe(1)
      await page.locator('.way-out a').click()
      await expect.poll(() => asked, SLOW).toBe(1)
      expect(await page.evaluate('document.body.textContent')).toBe('')
      await expect.poll(() => leaving.visits(), SLOW).toBe(0)
      await page.evaluate(`dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`)
      await page.waitForURL(leaving.scene.neutral)
      await leaving.expectNothingLeft({ page, context })
    })
  })
})
