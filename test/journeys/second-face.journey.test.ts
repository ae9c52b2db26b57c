// The other six words at the desk, in a real browser with script off: approved, chosen and read together, given, tried
// and kept alive; and what the desk shows when they are used.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { present } from '../../src/foundation/assert.ts'
import { arriveAs, serveDesk, type ServedDesk } from '../a-desk.ts'
import { axe, desktop, screenshot, sidewaysOverflow, startBrowser, type TestBrowser } from '../browser.ts'
import type { Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { aFaceScene, HOST_PAGE, type FaceScene } from '../second-face/scene.ts'

const phone = { width: 390, height: 844 }

let database: FreshDatabase
let scene: FaceScene
let desk: ServedDesk
let browser: TestBrowser
beforeAll(async () => {
  database = await freshDatabase()
  scene = await aFaceScene(database)
  await scene.begin()
  await scene.aDayLater()
  desk = await serveDesk(scene.cast, database)
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await desk.close()
  await scene.cast.close()
  await database.drop()
})

const as = <Result>(member: Member, look: (page: Page) => Promise<Result>) =>
  browser.withPage({ javaScript: false, viewport: desktop }, async page => {
    await arriveAs(page, desk.address, member)
    return look(page)
  })

async function looksRight(page: Page, name: string): Promise<void> {
  for (const [width, viewport] of Object.entries({ phone, desktop })) {
    await page.setViewportSize(viewport)
    await screenshot(page, `second-face/${name} ${width}`)
  }
  await browser.withPage({}, async twin => {
    await twin.goto(`${desk.address}/healthz`)
    await twin.setContent(await page.content())
    expect(await axe(twin), name).toEqual([])
  })
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await sidewaysOverflow(page), name).toBe(0)
  await page.setViewportSize(desktop)
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const text = (page: Page) => page.locator('main').innerText()
const speak = (member: Member, language: 'da' | 'en') =>
  scene.cast.owner.query('update corps.staff set language = $2 where id = $1', [member.id, language])

async function home(): Promise<string> {
  const { rows } = await scene.cast.owner.query<{ id: string }>(
    'select id from corps.enquiries where conversation_id = $1',
    [scene.conversationId],
  )
  return `${desk.address}/enquiries/${present(rows[0], 'the enquiry').id}/second-face`
}

describe('the other six words', () => {
  it('are off, and a leader approves them with a name, a day and a line on the trials', async () => {
    const { birk, ravn } = scene.cast
    await as(birk, async page => {
      await page.goto(await home())
      expect(await text(page)).toContain('De andre seks ord er slået fra')
      await looksRight(page, '01 off')
      await page.getByRole('link', { name: 'Se godkendelsen' }).click()
      expect(await text(page)).toContain('Kun en leder kan godkende')
    })
    await as(ravn, async page => {
      await page.goto(`${desk.address}/second-face`)
      expect(await text(page)).toContain(HOST_PAGE)
      await looksRight(page, '02 to approve')
      await press(page, 'Godkend')
      expect(await page.getByRole('alert').innerText()).toContain('Vælg mindst ét emne')
      await looksRight(page, '03 to approve with errors')
      for (const topic of ['Læsehjælp på biblioteket', 'Medlem af en idrætsforening']) {
        await page.getByLabel(topic).check()
      }
      await page
        .getByLabel('Forsøgene')
        .fill('Elleve, der selv har levet med det, prøvede. To ville have et andet emne.')
      for (const [part, value] of Object.entries({ day: '1', month: '10', year: '2026' })) {
        await page.locator(`[name=triedUntil-${part}]`).fill(value)
      }
      await page.getByLabel('Hvem svarer for det').fill('Else Munk')
      await press(page, 'Godkend')
      expect(await text(page)).toContain('Else Munk')
      await looksRight(page, '04 approved')
      await speak(ravn, 'en')
      await page.reload()
      await looksRight(page, '05 approved in English')
      await speak(ravn, 'da')
    })
  })

  it('are read together, given, tried, and the thread goes on', async () => {
    const { birk } = scene.cast
    await as(birk, async page => {
      await page.goto(await home())
      await looksRight(page, '06 pick')
      await page.getByLabel('Læsehjælp på biblioteket').check()
      await page.getByLabel('Dansk', { exact: true }).check()
      await press(page, 'Vis tråden')
      await looksRight(page, '07 read together')
      await press(page, 'Giv de andre seks ord')
      expect(await page.getByRole('alert').innerText()).toContain('Giv dem først')
      const first = page.getByLabel('Den første besked')
      await first.fill('Hej. Er der et læsehold om aftenen?')
      const words = await page.locator('.spoken-words').innerText()
      await page.getByLabel(/Personen har læst tråden/).check()
      await press(page, 'Giv de andre seks ord')
      expect(await text(page)).toContain('Er der et læsehold om aftenen?')
      expect(await text(page)).not.toContain(words)
      await looksRight(page, '08 given')

      await press(page, 'Begynd at prøve')
      expect(await text(page)).toContain('Indtil da slår det ikke alarm')
      const visit = await scene.comeBy(words.split(' '))
      expect((await scene.read(visit)).messages[0]?.text).toBe('Hej. Er der et læsehold om aftenen?')
      expect(await scene.jobs()).toBe(0)
      await page.goto(await home())
      expect(await text(page)).not.toContain('Ikke endnu')

      await page.getByLabel('Du kan låne bogen en måned mere.').check()
      await press(page, 'Læg teksten ind')
      expect((await scene.read(visit)).messages.at(-1)?.text).toBe('Du kan låne bogen en måned mere.')
      await looksRight(page, '09 tried and answered')

      await scene.cast.owner.query(
        `update corps.second_faces set practice_until = clock.now() - interval '1 second'`,
      )
      await scene.writeBy(await scene.comeBy(words.split(' ')), 'Tak.')
      // Until the jobs have looked it is on the duty desk, and says what it is.
      const { rows } = await scene.cast.owner.query<{ id: string }>(
        'select id from corps.enquiries where conversation_id = $1',
        [visit.conversationId],
      )
      await page.goto(`${desk.address}/enquiries/${present(rows[0], 'it').id}`)
      expect(await text(page)).toContain('Det her er en anden samtale')
      await looksRight(page, '10 another conversation')

      expect(await scene.jobs()).toBe(2)
      await page.goto(`${desk.address}/cases/${scene.caseId}/watched`)
      expect(await text(page)).toContain('De andre seks ord blev brugt')
      await looksRight(page, '11 watched')
      await page.goto(await home())
      await press(page, 'Begynd at prøve')
      expect(await text(page)).toContain('I kan ikke prøve nu')
      await speak(birk, 'en')
      await page.goto(await home())
      await looksRight(page, '12 in English')
      await page.goto(`${desk.address}/my-day`)
      await speak(birk, 'da')
    })
  })
})
