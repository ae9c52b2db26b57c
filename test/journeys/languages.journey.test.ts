// Every page of the door in every language it is written in: what a reader sees, and what breaks when words get longer
// or run from the right. `npm run pictures` keeps a picture of each in `var/screenshots/languages`.
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { present } from '../../src/foundation/assert.ts'
import { standingClock } from '../../src/foundation/clock.ts'
import { languageTable, type LanguageCode } from '../../src/foundation/languages.ts'
import { giveTicket } from '../../src/intake/ticket.ts'
import { pageText, visitTokenOf } from '../../src/web/front-door/step.ts'
import { doorLanguages, type DoorLanguage } from '../../src/web/kit/door-words.ts'
import {
  axe,
  desktop,
  keepsPictures,
  screenshot,
  sidewaysOverflow,
  startBrowser,
  type TestBrowser,
} from '../browser.ts'
import { everyPage } from '../door/every-step.ts'
import { aDoor, SLOW, type DoorScene } from './door-scene.ts'

let scene: DoorScene
let browser: TestBrowser

beforeAll(async () => {
  scene = await aDoor(standingClock(Temporal.Instant.from('2026-11-24T09:00:00Z')))
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await scene?.close()
})

/** What professionals read is in Danish and English alone. */
const forTheirWork = (name: string): boolean => name === 'matter' || name.includes('professional')
const pagesIn = (language: LanguageCode): string[] =>
  Object.keys(everyPage).filter(name => language === 'da' || language === 'en' || !forTheirWork(name))

/** Gives the page's bytes, as they travel. */
async function goTo(page: Page, language: DoorLanguage, name: string): Promise<number> {
  const { house, door } = scene
  const made = await everyPage[name]?.(house, { lane: house.doorLane, source: 'test' })
  if (!made) throw new Error(name)
  const ticket = await giveTicket(house, pageText({ ...made, language }), visitTokenOf(made.step))
  const answer = present(await page.goto(`${door}?${ticket}`), 'the page')
  return gzipSync(await answer.body()).length
}

/**
 * What axe finds wrong lies in the parts of a page and hardly ever in its words. It reads every page in one language of
 * each script and direction here, and in all twelve in `npm run pictures`, which takes minutes more.
 */
const readByAxe: readonly LanguageCode[] = ['da', 'en', 'ar', 'so']
const isReadByAxe = (language: LanguageCode, name: string): boolean =>
  keepsPictures() || readByAxe.includes(language) || name === 'start' || name === 'conversation'

/** A telephone, the least that a page must fit, a page at four times its size on a desk, and that desk. */
const windows = [
  { width: 390, height: 844 },
  { width: 320, height: 568 },
  { width: 320, height: 225 },
  desktop,
]

describe.each(doorLanguages)('in %s', language => {
  it.each(pagesIn(language))(
    '“%s” reads well on every window, and axe finds nothing where it looks',
    async name => {
      await browser.withPage({ viewport: { width: 390, height: 844 } }, async page => {
        expect(await goTo(page, language, name)).toBeLessThanOrEqual(14_000)
        const html = page.locator('html')
        expect(await html.getAttribute('lang')).toBe(language)
        expect(await html.getAttribute('dir')).toBe(languageTable[language].direction)
        for (const window of windows) {
          await page.setViewportSize(window)
          expect(await sidewaysOverflow(page), `${window.width} wide`).toBe(0)
          if (window.width >= 390) {
            await screenshot(page, `languages/${language}/${name.replaceAll(/[ ,]+/g, '-')}-${window.width}`)
          }
        }
        if (isReadByAxe(language, name)) expect(await axe(page)).toEqual([])
      })
    },
  )

  it('the first page stands where somebody has chosen the colours', async () => {
    await browser.withPage({ viewport: { width: 390, height: 844 }, forcedColors: true }, async page => {
      await goTo(page, language, 'start')
      await screenshot(page, `languages/${language}/start-forced-colours`)
      expect(await axe(page)).toEqual([])
      expect(await page.locator('.choices button').first().isVisible()).toBe(true)
    })
  })

  it('the way out is the first thing that the keyboard reaches, and the languages the next', async () => {
    await browser.withPage({ viewport: desktop }, async page => {
      await goTo(page, language, 'start')
      const focused = () =>
        page.evaluate<string | undefined>(
          'document.activeElement.closest(".way-out") ? "way out" : document.activeElement.value',
        )
      await page.keyboard.press('Tab')
      expect(await focused()).toBe('way out')
      for (const each of doorLanguages) {
        await page.keyboard.press('Tab')
        expect(await focused()).toBe(each)
      }
    })
  })
})

it('whoever chooses a language by its name reads on in it', async () => {
  await browser.withPage({ viewport: desktop }, async page => {
    await page.goto(scene.door)
    for (const language of doorLanguages) {
      await page.getByRole('button', { name: languageTable[language].name, exact: true }).click()
      await expect.poll(() => page.getAttribute('html', 'lang'), SLOW).toBe(language)
      expect(await page.getAttribute('html', 'dir')).toBe(languageTable[language].direction)
    }
  })
})
