// Two people judge one case: Birk asks, Storm rates it on a phone, and they talk about the difference.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { aCase } from '../assessment/a-case.ts'
import { signFinally } from '../assessment/sign-finally.ts'
import { arriveAs, serveDesk, type ServedDesk } from '../a-desk.ts'
import {
  axe,
  desktop,
  phone,
  screenshot,
  sidewaysOverflow,
  startBrowser,
  type Reader,
  type TestBrowser,
} from '../browser.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

let database: FreshDatabase
let cast: Cast
let browser: TestBrowser
let served: ServedDesk
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  browser = await startBrowser()
  served = await serveDesk(cast, database)
})
afterAll(async () => {
  await browser.close()
  await served.close()
  await cast.close()
  await database.drop()
})

const as = <Result>(member: Member, reader: Reader, does: (page: Page) => Promise<Result>) =>
  browser.withPage(reader, async page => {
    await arriveAs(page, served.address, member)
    return does(page)
  })

async function looksRight(page: Page, name: string) {
  expect(await axe(page)).toEqual([])
  expect(await sidewaysOverflow(page)).toBe(0)
  await screenshot(page, `second-rater/${name}`)
}

it('is asked for, given blind, and talked about', { timeout: 600_000 }, async () => {
  const theCase = await aCase(cast)
  const assessmentId = await theCase.start()
  await signFinally(cast, theCase, assessmentId, 'high')

  await as(cast.birk, { viewport: desktop }, async page => {
    await page.goto(`${served.address}/cases/${theCase.id}/assessments/${assessmentId}/signed`)
    await page.getByRole('link', { name: 'Bed en kollega' }).click()
    await looksRight(page, '1-ask')
    await page.getByRole('button', { name: 'Bed om en bedømmelse' }).click()
    expect(await page.locator('.error-summary').innerText()).toContain('Vælg, hvem der skal bedømme')
    await page.getByLabel(cast.storm.alias).check()
    await page.getByRole('button', { name: 'Bed om en bedømmelse' }).click()
    expect(await page.locator('main').innerText()).toContain(`${cast.storm.alias} bedømmer sagen`)
    await looksRight(page, '2-asked')
  })

  await as(cast.storm, { viewport: phone }, async page => {
    page.setDefaultTimeout(20_000)
    await page.goto(`${served.address}/my-day`)
    await screenshot(page, 'second-rater/3-day')
    const [asked] = await theCase.rows<{ reference: string }>(
      'select reference from corps.cases where id = $1',
      [theCase.id],
    )
    await page.getByRole('link', { name: asked?.reference ?? '', exact: true }).click()
    await looksRight(page, '3-blind-overview')
    await page.getByRole('button', { name: 'Skriv under' }).click()
    expect(await page.locator('.notice.warning').innerText()).toContain('Ubesvaret: A1')

    // From the first question to the conclusion, page by page.
    await page.locator('main a[href*="/questions/"]').first().click()
    for (let pages = 0; page.url().includes('/questions/'); pages += 1) {
      expect(pages).toBeLessThan(9)
      if (pages < 2) await looksRight(page, `4-questions-${pages + 1}`)
      expect(await page.locator('input[type=radio]:checked').count()).toBe(0)
      for (const answer of await page.locator('input[type=radio][name$="-now"][value="U"]').all()) {
        await answer.check()
      }
      await page.getByRole('button', { name: 'Gem og gå videre' }).click()
    }
    expect(page.url()).toContain('/scenarios')
    for (let count = 0; count < 3; count += 1) {
      await page.getByRole('link', { name: 'Tilføj et scenarie' }).click()
      if (count === 0) await looksRight(page, '5-scenario')
      expect(await page.locator('input:checked').count()).toBe(0)
      await page.locator('[name=type][value=worst]').check()
      await page.fill('[name=trigger]', 'De ringer til skolen, og nogen svarer.')
      await page.getByRole('button', { name: 'Gem scenariet' }).click()
    }
    await looksRight(page, '5-scenarios')
    await page.getByRole('link', { name: 'Drivende faktorer' }).click()
    await page.getByLabel(/^A5 /).check()
    await looksRight(page, '5-drivers')
    await page.getByRole('button', { name: 'Gem' }).click()
    await looksRight(page, '5-conclusion')
    for (const [name, value] of [
      ['level', 'extreme'],
      ['urgency', 'now'],
      ['severity', 'life_threatening'],
      ['confidence', 'low'],
    ]) {
      await page.locator(`[name=${name}][value=${value}]`).check()
    }
    await page.fill(
      '[name=rationale]',
      'Vi ved næsten intet, og det, vi ikke ved, er netop det, der kan koste hende livet i morgen.',
    )
    await page.getByRole('button', { name: 'Gem konklusionen' }).click()
    await page.getByRole('button', { name: 'Skriv under' }).click()
    // Too much unknown to rule out danger: their own answers have raised it, and nobody else answers it for them.
    const flag = page.getByRole('link', { name: /For meget ukendt/ })
    expect(await page.locator('.notice.warning').innerText()).toContain('ikke har svaret på')
    await looksRight(page, '6-not-ready')
    await flag.click()
    await looksRight(page, '6-flag')
    await page.getByLabel('Der skal handles nu').check()
    await page.fill('[name=reason]', 'Skaf de manglende svar først, og regn hende for usikker så længe.')
    await page.getByRole('button', { name: 'Gem svaret' }).click()
    await page.getByRole('button', { name: 'Skriv under' }).click()
    expect(await page.locator('main').innerText()).toContain('De to bedømmelser')
    await looksRight(page, '6-both-phone')
  })

  await as(cast.birk, { viewport: desktop }, async page => {
    await page.goto(`${served.address}/my-day`)
    expect(await page.locator('main').innerText()).toContain('uden at kende jeres bedømmelse')
    await page.goto(`${served.address}/cases/${theCase.id}/assessments/${assessmentId}/signed`)
    await page.getByRole('link', { name: 'Se, hvor langt det er' }).click()
    const both = (await page.locator('main').textContent()) ?? ''
    for (const words of ['De ringer til skolen', 'En besked fra skolen', 'Skaf de manglende svar først']) {
      expect(both).toContain(words)
    }
    await looksRight(page, '7-both')
    await page.getByRole('button', { name: 'Gem det, I er enige om' }).click()
    await looksRight(page, '8-errors')
    await page.locator('[name=level][value=extreme]').check()
    await page.locator('[name=urgency][value=now]').check()
    await page.fill('[name=why]', 'Storm har ret: det ukendte vejer tungest. Birk og Storm talte sammen.')
    await page.getByRole('button', { name: 'Gem det, I er enige om' }).click()
    expect(await page.locator('main').innerText()).toContain('Storm har ret')
    await looksRight(page, '9-agreed')
    // The signed paper stays as it was; whoever opens it reads first what holds now.
    await page.goto(`${served.address}/cases/${theCase.id}/assessments/${assessmentId}/signed`)
    expect(await page.locator('main').innerText()).toContain('Ekstrem, straks')
    await page.goto(`${served.address}/cases/${theCase.id}/assessments`)
    expect(await page.getByRole('table').innerText()).toContain('Aftalt efter to bedømmelser.')
    await looksRight(page, '10-list')
  })
})
