import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { keepDraft } from '../../src/access/sign-in/drafts.ts'
import { arriveAs, serveDesk, signInByHand, type ServedDesk } from '../a-desk.ts'
import { anEnquiry, atWork } from '../an-enquiry.ts'
import { axe, screenshot, sidewaysOverflow, startBrowser, type TestBrowser } from '../browser.ts'
import { aCast, type Cast } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

const phone = { width: 390, height: 844 }
const desktop = { width: 1280, height: 900 }

vi.setConfig({ testTimeout: 180_000 })

let database: FreshDatabase
let cast: Cast
let served: ServedDesk
let browser: TestBrowser
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  served = await serveDesk(cast, database)
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
  await cast?.close()
  await database?.drop()
})

/** Nothing for axe, nothing sticking out, and a picture to look at. */
async function look(page: Page, name: string): Promise<void> {
  await screenshot(page, `duty-desk/${name}`)
  expect(await axe(page), name).toEqual([])
  expect(await sidewaysOverflow(page), name).toBe(0)
}

/** Where scripts are off, none of ours runs either: a picture only. */
async function glance(page: Page, name: string): Promise<void> {
  await screenshot(page, `duty-desk/${name}`, 'window')
}

const go = (page: Page, path: string) => page.goto(`${served.address}${path}`)
const press = (page: Page, words: string) =>
  page.getByRole('button', { name: words, exact: true }).first().click()
const follow = (page: Page, words: string) =>
  page.getByRole('link', { name: words, exact: true }).first().click()

describe.each([
  { with: 'with script', javaScript: true, viewport: desktop },
  { with: 'without script, on a phone', javaScript: false, viewport: phone },
])('a call becomes a case $with', ({ javaScript, viewport, ...named }) => {
  const see = (page: Page, name: string) => (javaScript ? look : glance)(page, `${name} ${named.with}`)

  it('from signing in to the case’s two people', async () => {
    await browser.withPage({ javaScript, viewport }, async page => {
      await cast.owner.query('update corps.staff set totp_last_step = 0')
      await page.goto(`${served.address}/my-day`)
      await see(page, 'sign-in')
      await signInByHand(page, served.address, cast.birk)
      expect(await page.textContent('h1')).toBe('Min dag')
      await see(page, 'my-day empty')

      await follow(page, 'Vagtbord')
      await follow(page, 'Registrér en henvendelse')
      await see(page, 'new-enquiry')
      await press(page, 'Gem, og tag henvendelsen')
      await see(page, 'new-enquiry errors')
      await page.getByLabel('Telefon', { exact: true }).last().check()
      await page.fill('[name=reachAt]', '20 30 40 50')
      await page.fill('[name=said]', 'Hun ringer fra en lånt telefon. Familien rejser om seks dage.')
      await page.getByLabel('Ja', { exact: true }).first().check()
      await press(page, 'Gem, og tag henvendelsen')
      expect(await page.textContent('main')).toContain('Du har henvendelsen')
      await see(page, 'enquiry')

      await follow(page, 'Stil de seks spørgsmål')
      await see(page, 'questions')
      expect(await page.textContent('main')).not.toContain('Orange')
      await page.check('[name=Q1][value=yes]')
      await page.check('[name=Q4][value=yes]')
      await page.getByText('Råd og notat til spørgsmål 4').click()
      await page.fill('[name=note-Q4]', 'Billet til den 29. Pas hos far.')
      await press(page, 'Gem svarene, og gå videre')
      expect(await page.textContent('main')).toContain('Højeste farve, der bør overvejes: Orange')
      expect(await page.locator('[name=colour]:checked').count()).toBe(0)
      await see(page, 'colour')
      await page.check('[name=colour][value=yellow]')
      await press(page, 'Vælg farven')
      expect(await page.textContent('.error-summary')).toContain('hvorfor farven er lavere')
      await page.fill('[name=reason]', 'Hun bor hos en veninde i nat')
      await press(page, 'Vælg farven')
      expect(await page.textContent('main')).toContain('Gul: inden 24 timer')

      await page.locator('main').getByRole('link', { name: 'Åbn som sag' }).click()
      await press(page, 'Åbn sagen')
      await see(page, 'open-case errors')
      await page.fill('[name=alias]', 'Mona')
      await page.selectOption('[name=responsible]', { label: 'Birk (dig, på vagt)' })
      await page.selectOption('[name=deputy]', { label: 'Storm' })
      for (const [part, value] of Object.entries({ day: '1', month: '12', year: '2029', time: '9.30' })) {
        await page.fill(`[name=nextContact-${part}]`, value)
      }
      await press(page, 'Åbn sagen')
      expect(page.url()).toContain('/cases/')
      await go(page, '/my-day')
      expect(await page.textContent('main')).toContain('Ansvarlig')
      await see(page, 'my-day')
    })
  })
})

describe('the duty desk', () => {
  it('shows a new enquiry by itself, and by reloading where scripts are off', async () => {
    await browser.withPage({ viewport: desktop }, async page => {
      await arriveAs(page, served.address, cast.alma)
      await go(page, '/duty-desk')
      const id = await anEnquiry(cast, cast.birk)
      await page.locator(`#enquiry-${id}`).waitFor()
    })
    await browser.withPage({ viewport: phone, javaScript: false }, async page => {
      await arriveAs(page, served.address, cast.alma)
      await go(page, '/duty-desk')
      const id = await anEnquiry(cast, cast.birk)
      await page.reload()
      expect(await page.locator(`#enquiry-${id}`).count()).toBe(1)
    })
  })

  it('ends the stream when the session is ended elsewhere', async () => {
    await browser.withPage({ viewport: desktop }, async page => {
      const asking = await cast.signIn(cast.ravn)
      await page.context().addCookies([{ name: 'desk', value: asking.token, url: served.address }])
      const streaming = page.waitForResponse('**/duty-desk/live')
      await go(page, '/duty-desk')
      await streaming
      await cast.owner.query(
        `update corps.sessions set revoked_at = clock.now() where token_hash = sha256(convert_to($1, 'UTF8'))`,
        [asking.token],
      )
      await page.waitForURL('**/sign-in')
    })
  })

  it('shows colours, alarms and who has what, on both widths and in English', async () => {
    const red = await anEnquiry(cast, cast.birk, { facts: { under18: 'yes' } })
    const ringing = await anEnquiry(cast, cast.birk, { facts: { askedBy: 'professional', channel: 'email' } })
    await cast.owner.query(
      `insert into corps.triages (id, enquiry_id, staff_id, colour) values (gen_random_uuid(), $1, $2, 'red')`,
      [red, cast.birk.id],
    )
    await cast.owner.query(
      `update corps.deadlines set due_at = clock.now() - interval '4 minutes' where enquiry_id = $1`,
      [ringing],
    )
    await cast.owner.query(
      'insert into corps.alarms (id, deadline_id) select gen_random_uuid(), id from corps.deadlines where enquiry_id = $1',
      [ringing],
    )
    for (const [viewport, width] of [
      [phone, '390'],
      [desktop, '1280'],
    ] as const) {
      await browser.withPage({ viewport }, async page => {
        await arriveAs(page, served.address, cast.alma)
        await go(page, '/duty-desk')
        await look(page, `queue ${width}`)
      })
    }
    await cast.owner.query(`update corps.staff set language = 'en' where id = $1`, [cast.alma.id])
    await browser.withPage({ viewport: desktop }, async page => {
      await arriveAs(page, served.address, cast.alma)
      await go(page, '/duty-desk')
      await look(page, 'queue english')
      await press(page, 'Take the alarm')
      expect(page.url()).toContain('/enquiries/')
      expect(await page.textContent('main')).toContain('You have the enquiry')
      await look(page, 'enquiry unverified english')
      await follow(page, 'Conflict of interest')
      await cast.owner.query(`update corps.staff set language = 'da' where id = $1`, [cast.alma.id])
    })
  })

  it('tells the second of two who has it', async () => {
    const id = await anEnquiry(cast, cast.birk)
    await browser.withPage({ viewport: phone }, async page => {
      await arriveAs(page, served.address, cast.alma)
      await go(page, `/enquiries/${id}`)
      await browser.withPage({}, async other => {
        await arriveAs(other, served.address, cast.birk)
        await go(other, `/enquiries/${id}`)
        await press(other, 'Tag henvendelsen')
      })
      await press(page, 'Tag henvendelsen')
      expect(await page.textContent('h1')).toBe('Birk har henvendelsen')
      await look(page, 'held by other')
    })
  })

  it('gives every other page of an enquiry nothing for axe, on both widths', async () => {
    const id = await anEnquiry(cast, cast.birk, { facts: { under18: 'yes', askedBy: 'professional' } })
    await atWork(cast, cast.birk, id)
    for (const [viewport, width] of [
      [phone, '390'],
      [desktop, '1280'],
    ] as const) {
      await browser.withPage({ viewport }, async page => {
        await arriveAs(page, served.address, cast.birk)
        const parts = [
          'contact',
          'statistics',
          'notification',
          'call-back',
          'case',
          'answer',
          'passing-on',
          'blocks',
        ]
        for (const part of parts) {
          await go(page, `/enquiries/${id}/${part}`)
          await look(page, `${part} ${width}`)
        }
        await go(page, '/account')
        await look(page, `account ${width}`)
        await go(page, '/drafts')
        await look(page, `drafts none ${width}`)
      })
    }
  })
})

describe('a form that outlived its session', () => {
  it('is shown after sign-in and sent once', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const asking = await cast.signIn(cast.birk)
    await browser.withPage({ viewport: phone }, async page => {
      await page.context().addCookies([{ name: 'desk', value: asking.token, url: served.address }])
      await go(page, `/enquiries/${id}`)
      await page.fill('[name=said]', 'Hun græder og siger,\nat bilen holder udenfor.')
      await cast.owner.query(
        `update corps.sessions set expires_at = clock.now() where token_hash = sha256(convert_to($1, 'UTF8'))`,
        [asking.token],
      )
      await page
        .getByRole('region', { name: 'Det, der er sagt' })
        .getByRole('button', { name: 'Gem' })
        .click()
      expect(await page.textContent('main')).toContain('Det, du skrev, er gemt')
      await look(page, 'sign-in kept')

      await cast.owner.query('update corps.staff set totp_last_step = 0')
      await signInByHand(page, served.address, cast.birk)
      expect(await page.textContent('h1')).toBe('Det, du var ved at skrive')
      expect(await page.textContent('.user-text')).toContain('bilen holder udenfor')
      await look(page, 'drafts')

      // In its own form: its name, its label, and what was typed.
      await follow(page, 'Se formularen med det, du skrev')
      expect(await page.textContent('h1')).toBe('Henvendelse')
      const said = page.getByRole('region', { name: 'Det, der er sagt' })
      expect(
        await said.getByRole('textbox', { name: 'Skriv ned, hvad der blev sagt' }).inputValue(),
      ).toContain('bilen holder')
      expect(await said.textContent()).toContain('Det her er ikke sendt')
      expect(await page.locator('.user-text', { hasText: 'bilen holder udenfor' }).count()).toBe(0)
      await look(page, 'draft in its form')

      await said.getByRole('button', { name: 'Gem' }).click()
      expect(await page.locator('.user-text', { hasText: 'bilen holder udenfor' }).count()).toBe(1)
      await go(page, '/drafts')
      expect(await page.textContent('main')).toContain('ikke noget, der ikke blev sendt')
    })
  })

  it('keeps its choices, is the same act, and can be put away', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const place = `/enquiries/${id}/triage`
    const act = crypto.randomUUID()
    const fields = [
      ['act', act],
      ['wording', 'person'],
      ['Q4', 'yes'],
      ['note-Q4', 'Passet ligger hos far'],
    ] as const
    await keepDraft(cast.house, cast.birk.asking, { place, fields })
    await browser.withPage({ viewport: phone }, async page => {
      await arriveAs(page, served.address, cast.birk)
      await go(page, '/drafts')
      await follow(page, 'Se formularen med det, du skrev')
      expect(await page.textContent('h1')).toBe('De seks spørgsmål')
      expect(await page.getByRole('group', { name: /^4\. / }).getByLabel('Ja').isChecked()).toBe(true)
      expect(await page.locator('main [name=act]').inputValue()).toBe(act)
      expect(await page.getByLabel('Hvad blev der sagt?').nth(3).inputValue()).toBe('Passet ligger hos far')
      await go(page, '/drafts')
      await press(page, 'Fjern kladden')
      expect(await page.textContent('main')).toContain('ikke noget, der ikke blev sendt')
    })
  })
})

describe('the staff page', () => {
  it('is a leader’s, shows what somebody has, and suspends at once', async () => {
    for (const [viewport, width] of [
      [phone, '390'],
      [desktop, '1280'],
    ] as const) {
      await browser.withPage({ viewport }, async page => {
        await arriveAs(page, served.address, cast.ravn)
        await go(page, '/staff')
        await look(page, `staff ${width}`)
        await follow(page, 'Storm')
        await look(page, `colleague ${width}`)
      })
    }
    await browser.withPage({ viewport: phone }, async page => {
      await arriveAs(page, served.address, cast.sol)
      expect((await go(page, '/staff'))?.status()).toBe(404)
      await look(page, 'not there')
    })
    await browser.withPage({ viewport: desktop }, async page => {
      await arriveAs(page, served.address, cast.ravn)
      await go(page, '/staff')
      await follow(page, 'Storm')
      await press(page, 'Kollegaen stopper')
      expect(await page.textContent('main')).toContain('bliver givet videre')
      await look(page, 'colleague leaving')
      await page.getByLabel('En telefon eller computer er væk').check()
      await press(page, 'Suspendér nu')
      expect(await page.textContent('main')).toContain('Suspenderet')
    })
  })
})
