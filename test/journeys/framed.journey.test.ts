// The door on a library's page, in a frame: another site, script on and off, and nobody holds it who was not named.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desktop, phone } from '../browser.ts'
import { TYPED } from '../door/every-step.ts'
import { SLOW } from './door-scene.ts'
import { aLeaving, headingsIn, history, type Leaving } from './leaving-scene.ts'

let leaving: Leaving
beforeAll(async () => {
  leaving = await aLeaving()
})
afterAll(() => leaving?.close())

const readers = [
  { javaScript: false, name: 'script off' },
  { javaScript: true, name: 'script on' },
]
const START = 'Er det sikkert for dig at være her lige nu?'

describe.each(readers)('in a frame on a library’s page, with $name', ({ javaScript }) => {
  it('somebody writes and is received, and the library’s page stays where it is', async () => {
    await leaving.at(
      { javaScript, viewport: phone, framed: true },
      'write',
      async ({ page, context, here }) => {
        await here.locator('textarea').first().fill(TYPED)
        await here.getByRole('button', { name: 'Send', exact: true }).click()
        const next = javaScript ? here : here.frameLocator('iframe.next')
        await next.getByRole('heading', { level: 1, name: 'Vi har fået det, du skrev' }).waitFor(SLOW)
        await expect.poll(() => next.locator('html').evaluate('document.hasFocus()'), SLOW).toBe(true)
        expect(await history(context, page)).toEqual([leaving.scene.before, leaving.scene.library])
        expect(await context.storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] })
      },
    )
  })
})

it('with script, Shift three times leaves the library too', async () => {
  const reader = { javaScript: true, viewport: desktop, framed: true }
  await leaving.at(reader, 'write', async ({ page, context, here }) => {
    await here.locator('textarea').first().fill(TYPED)
    for (let pressed = 0; pressed < 3; pressed += 1) await page.keyboard.press('Shift')
    await page.waitForURL(leaving.scene.neutral)
    await leaving.expectNothingLeft({ page, context })
  })
})

it('with script, where the library lets nothing out of the frame, the everyday page stands in it', async () => {
  await leaving.at({ javaScript: true, viewport: phone }, 'start', async ({ page }) => {
    await page.goto(`${leaving.scene.library}?sandbox=allow-scripts+allow-forms+allow-same-origin`)
    const door = page.frameLocator('iframe.door')
    await door.locator('.way-out a').click()
    await door.getByRole('heading', { name: 'Vejret' }).waitFor(SLOW)
  })
})

it.each(readers)('a site that nobody named may not hold it, with $name', async ({ javaScript }) => {
  await leaving.at({ javaScript, viewport: phone }, 'start', async ({ page }) => {
    for (const [holder, headings] of [
      [leaving.scene.library, [START]],
      [leaving.scene.stranger, []],
    ] as const) {
      await page.goto(holder)
      expect(await headingsIn(page)).toEqual(headings)
    }
  })
})
