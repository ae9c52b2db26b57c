// From every step of the door in a frame on a library's page, which is another site: the library is left too.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { phone, screenshot } from '../browser.ts'
import { everyPage } from '../door/every-step.ts'
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

describe.each(readers)('in a frame on a library’s page, with $name', ({ javaScript, name: script }) => {
  it.each(Object.keys(everyPage))('P3 the way out leaves the library too, from “%s”', async name => {
    const reader = { javaScript, viewport: phone, framed: true }
    await leaving.at(reader, name, async ({ page, context, here, asked }) => {
      const { scene } = leaving
      expect(asked.filter(request => !request.url().startsWith(scene.door))).toEqual([])
      expect(await history(context, page)).toEqual([scene.before, scene.library])
      await screenshot(page, `framed/${script}/${name}`, 'window')

      await here.locator('.way-out a').click()
      await page.waitForURL(scene.neutral)
      // Without script a browser lets nobody but the library itself take its page out of the list.
      await leaving.expectNothingLeft({ page, context }, javaScript ? undefined : scene.library)
      if (!javaScript) {
        await page.goBack()
        expect(await headingsIn(page)).toEqual([START])
      }
    })
  })
})
