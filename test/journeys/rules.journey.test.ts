// A leader reads how often the rules fire, on a telephone and on a desktop, and reads of nobody.
import { serve, type ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '../../src/crypto/digest.ts'
import { present } from '../../src/foundation/assert.ts'
import { settledQuarters } from '../../src/risk/facts/rule-firing.ts'
import { asrae } from '../../src/risk/instruments/asrae.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { axe, desktop, screenshot, sidewaysOverflow, startBrowser, type TestBrowser } from '../browser.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

const phone = { width: 390, height: 844 }

let database: FreshDatabase
let cast: Cast
let browser: TestBrowser
let server: ServerType
let address: string

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  browser = await startBrowser()
  const app = desk(cast.house)
  address = await new Promise(listening => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info: AddressInfo) =>
      listening(`http://127.0.0.1:${info.port}`),
    )
  })
  await signedBy(43)
})
afterAll(async () => {
  await browser.close()
  server.close()
  await cast.close()
  await database.drop()
})

/** So many people, each with some rules that fired, in the newest quarter that can be read. */
async function signedBy(people: number): Promise<void> {
  const month = present(settledQuarters(cast.house.clock.now())[0], 'a quarter').toString()
  for (let person = 0; person < people; person += 1) {
    const flags = asrae.redFlags
      .filter((_, at) => (person * 7 + at * 5) % 17 < at)
      .map(({ code }, at) => ({ code, answer: (person + at) % 3 === 0 ? 'not-relevant' : 'act' }))
    const findings = asrae.consistencyChecks
      .filter((_, at) => (person * 5 + at * 3) % 23 < at / 2)
      .map(({ code }, at) => ({ code, dismissed: false, explained: (person + at) % 2 === 0 }))
    await cast.owner.query(
      `insert into corps.assessment_facts
         (fact, pseudonym, region, month, instrument, instrument_version, kind, codes, events_after)
       values ($1, $2, 'midt', $3, 'asrae', '0.1.0', 'final', $4, $5)`,
      [
        Buffer.from(sha256(`fact ${person}`)),
        Buffer.from(sha256(`person ${person}`)),
        month,
        JSON.stringify({ flags, findings }),
        person % 4 === 0 ? 1 : 0,
      ],
    )
  }
}

const lookAt = <Result>(member: Member, look: (page: Page) => Promise<Result>, javaScript = true) =>
  browser.withPage({ javaScript }, async (page, context) => {
    await context.addCookies([{ name: 'desk', value: member.asking.token, url: address }])
    return look(page)
  })

describe('the rules in figures', () => {
  it('are found from the staff, read on a desktop and on a telephone, and tell of nobody', async () => {
    await lookAt(cast.ravn, async page => {
      await page.setViewportSize(desktop)
      await page.goto(`${address}/staff`)
      await page.getByRole('link', { name: 'Reglerne i tal' }).click()
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Reglerne i tal')
      const row = page.getByRole('row', { name: /RF17/ })
      expect(await row.getByRole('cell').first().textContent()).toMatch(/^\d+$/)
      expect(await page.getByText('færre\u00a0end\u00a05', { exact: true }).count()).toBeGreaterThan(0)
      expect(await page.getByText('Slog ikke til (').isVisible()).toBe(true)
      await page.getByText('Sådan er der talt').click()
      await screenshot(page, 'rules/01 desktop')
      expect(await axe(page)).toEqual([])
      await page.setViewportSize(phone)
      await screenshot(page, 'rules/02 phone')
      expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
      await page.getByRole('radio', { name: 'Øvelsessager' }).check()
      await page.getByRole('button', { name: 'Vis' }).click()
      expect(await page.getByText('Ingen har skrevet under').isVisible()).toBe(true)
      await screenshot(page, 'rules/03 nothing')
    })
  })

  it('are read in English, without script', async () => {
    await cast.owner.query(`update corps.staff set language = 'en' where id = $1`, [cast.ravn.id])
    await lookAt(
      cast.ravn,
      async page => {
        await page.setViewportSize(desktop)
        await page.goto(`${address}/staff/rules`)
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('The rules in figures')
        await screenshot(page, 'rules/04 English')
        await page.setViewportSize(phone)
        await screenshot(page, 'rules/05 English on a phone')
      },
      false,
    )
  })
})
