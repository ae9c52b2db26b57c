import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { present } from '../../src/foundation/assert.ts'
import { phone, startBrowser } from '../browser.ts'
import { aDoor, jump, requestsOf, SLOW, type DoorScene, type Here } from './door-scene.ts'

/** Somebody who stands before one page of the door, in a tab of their own. */
export interface Standing {
  readonly page: Page
  readonly context: BrowserContext
  readonly here: Here
  /** What went over the line for this step. */
  readonly asked: ReturnType<typeof requestsOf>
}

export interface Leaving {
  readonly scene: DoorScene
  /** Comes from elsewhere to the door, or to a library's page that holds it, and straight to the page of that name. */
  at(
    reader: { javaScript: boolean; viewport: typeof phone; framed?: boolean },
    name: string,
    act: (standing: Standing) => Promise<void>,
  ): Promise<void>
  /**
   * Nothing of ours in the list, on the page, in any storage or on the server; Back and Forward do not lead to us.
   *
   * @param stays what Back leads to, when it is the page that held the door
   */
  expectNothingLeft(standing: Pick<Standing, 'page' | 'context'>, stays?: string): Promise<void>
  /** How many visits there are on the server. */
  visits(): Promise<number>
  close(): Promise<void>
}

/** A door and a browser with one context for each reader: what one page leaves behind, all the later ones would find. */
export async function aLeaving(): Promise<Leaving> {
  const scene = await aDoor()
  const browser = await startBrowser()
  const contextWith = (javaScriptEnabled: boolean) =>
    browser.browser.newContext({ javaScriptEnabled, locale: 'da-DK' })
  const contexts = { on: await contextWith(true), off: await contextWith(false) }

  const visits = async (): Promise<number> => {
    const { rows } = await scene.cast.owner.query<{ n: number }>(
      `select count(*)::int as n from corps.sessions where audience = 'door'`,
    )
    return present(rows[0], 'a count').n
  }
  return {
    scene,
    visits,
    async at(reader, name, act) {
      await scene.cast.owner.query(`delete from corps.sessions where audience = 'door'`)
      const context = reader.javaScript ? contexts.on : contexts.off
      const page = await context.newPage()
      try {
        await page.setViewportSize(reader.viewport)
        await page.goto(scene.before)
        await page.goto(reader.framed ? scene.library : scene.door)
        const first = reader.framed ? page.frameLocator('iframe.door') : page
        await first.locator('h1').waitFor()
        const asked = requestsOf(page)
        const here = name === 'start' ? first : await jump(first, name)
        await act({ page, context, here, asked })
      } finally {
        await page.close()
      }
    },
    async expectNothingLeft({ page, context }, stays) {
      const behind = [scene.before, ...(stays === undefined ? [] : [stays])]
      expect(await history(context, page)).toEqual([...behind, scene.neutral])
      expect(await page.title()).toBe('Vejret')
      await page.goBack()
      expect(page.url()).toBe(behind.at(-1))
      await page.goForward()
      expect(page.url()).toBe(scene.neutral)
      expect(await context.storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] })
      expect(context.serviceWorkers()).toEqual([])
      await expect.poll(visits, SLOW).toBe(0)
    },
    async close() {
      await browser.close()
      await scene.close()
    },
  }
}

/** What stands in the frames of the page that holds the door. Nothing of a page that may not be held is there. */
export async function headingsIn(page: Page): Promise<string[]> {
  await page.waitForLoadState()
  const shown = await Promise.all(
    page
      .frames()
      .slice(1)
      .map(frame => frame.locator('h1').allTextContents()),
  )
  return shown.flat()
}

/** The list that the Back button shows. */
export async function history(context: BrowserContext, page: Page): Promise<string[]> {
  const devtools = await context.newCDPSession(page)
  const { entries } = await devtools.send('Page.getNavigationHistory')
  await devtools.detach()
  return entries.map(({ url }) => url).filter(url => url !== 'about:blank')
}
