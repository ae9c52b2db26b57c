// Somebody says the sentence that means "I am not alone": typed into the desk in a real browser, script off, by keyboard
// and on a phone; and what the person's own page shows meanwhile.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveDesk, type ServedDesk } from '../a-desk.ts'
import { arriveAs } from '../a-desk.ts'
import { axe, desktop, screenshot, sidewaysOverflow, startBrowser, type TestBrowser } from '../browser.ts'
import type { Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { aWatchScene, type WatchScene } from '../gate/scene.ts'

const phone = { width: 390, height: 844 }

let database: FreshDatabase
let scene: WatchScene
let desk: ServedDesk
let browser: TestBrowser
beforeAll(async () => {
  database = await freshDatabase()
  scene = await aWatchScene(database)
  await scene.begin()
  desk = await serveDesk(scene.cast, database)
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await desk.close()
  await scene.cast.close()
  await database.drop()
})

const as = <Result>(
  member: Member,
  look: (page: Page) => Promise<Result>,
  { javaScript = false, viewport = desktop } = {},
) =>
  browser.withPage({ javaScript, viewport }, async page => {
    await arriveAs(page, desk.address, member)
    return look(page)
  })

async function looksRight(page: Page, name: string): Promise<void> {
  for (const [width, viewport] of Object.entries({ phone, desktop })) {
    await page.setViewportSize(viewport)
    await screenshot(page, `watched/${name} ${width}`)
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

const home = () => `${desk.address}/cases/${scene.caseId}`
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const text = (page: Page) => page.locator('main').innerText()

describe('a contact agreement', () => {
  it('says no until there is a way, a time and an end, and then yes within them', async () => {
    const { birk } = scene.cast
    await as(birk, async page => {
      await page.goto(`${home()}/reach-out`)
      await looksRight(page, '01 ask')
      await page.getByLabel('Telefon', { exact: true }).check()
      await press(page, 'Spørg')
      expect(await text(page)).toContain('Der er ingen fuld aftale')
      await looksRight(page, '02 refused')

      await page.goto(`${home()}/acute-card/text`)
      await looksRight(page, '03 agreement form')
      await page.locator('[name=reach-phone]').fill('20 00 00 00, spørg efter Solveig')
      await page.locator('[name=from-1]').fill('25')
      await press(page, 'Gem')
      expect(await page.getByRole('alert').innerText()).toContain('Vælg de dage, tidsrummet gælder')
      expect(await page.getByRole('alert').innerText()).toContain('Skriv et klokkeslæt')
      await looksRight(page, '04 agreement form with errors')

      await page.locator('[name=from-1]').fill('')
      await page.getByLabel('Når som helst, dag og nat').check()
      const until = scene.cast.house.clock
        .now()
        .toZonedDateTimeISO('Asia/Kabul')
        .toPlainDate()
        .add({ days: 60 })
      for (const part of ['day', 'month', 'year'] as const) {
        await page.locator(`[name=until-${part}]`).fill(String(until[part]))
      }
      await page.locator('[name=timeZone]').selectOption('Asia/Kabul')
      await page.locator('[name=notAlonePhrase]').fill('Jeg skal lige spørge min mor')
      await page.locator('[name=mistakePhrase]').fill('Nej, hun sover vist')
      await page
        .locator('[name=whenNotAlone]')
        .fill('Vi lægger på. Alma ringer til skolen, Birk til politiet')
      await page.locator('[name=codePhrase]').fill('Har I den nye bog?')
      await press(page, 'Gem')
      expect(await text(page)).toContain('Inden for aftalen')
      expect(await text(page)).toContain('Afghanistan')
      await looksRight(page, '05 acute card')

      // The very next time, what was typed stands in the fields.
      await page.goto(`${home()}/acute-card/text`)
      expect(await page.getByLabel('Når som helst, dag og nat').isChecked()).toBe(true)
      expect(await page.locator('[name=until-day]').inputValue()).toBe(String(until.day))
      expect(await page.locator('[name=timeZone]').inputValue()).toBe('Asia/Kabul')

      await page.goto(`${home()}/reach-out`)
      await page.getByLabel('Telefon', { exact: true }).check()
      await press(page, 'Spørg')
      expect(await text(page)).toContain('Ja, du må tage kontakt nu')
      expect(await text(page)).toContain('spørg efter Solveig')
      await looksRight(page, '06 allowed')
      await page.goto(`${home()}/reach-out`)
      await page.getByLabel('Brev', { exact: true }).check()
      await press(page, 'Spørg')
      expect(await text(page)).toContain('Den vej er ikke aftalt')
    })
  })
})

describe('when the sentence is said', () => {
  it('is reported in two taps from the case, by keyboard alone, and stands first on every page of it', async () => {
    const { birk } = scene.cast
    await scene.write(birk, { text: 'Vi ses torsdag' })
    await scene.shownToPerson()
    await scene.write(birk, { text: 'Mød os ved broen' })
    await as(
      birk,
      async page => {
        await page.goto(home())
        await looksRight(page, '07 overview before')
        await page.getByText('Meld, at personen måske ikke er alene').focus()
        await page.keyboard.press('Enter')
        await looksRight(page, '08 two taps')
        await page.keyboard.press('Tab')
        await page.keyboard.press('Enter')
        await page.getByRole('heading', { level: 1, name: 'Ikke alene' }).waitFor()
        expect(await text(page)).toContain('Alma ringer til skolen')
        await looksRight(page, '09 reported')
        await page.goto(home())
        const shown = await text(page)
        expect(shown.indexOf('Alma ringer til skolen')).toBeLessThan(shown.indexOf('Næste kontakt'))
        expect(shown).toContain('Nej. Personen er måske ikke alene')
        await looksRight(page, '10 overview')
      },
      { javaScript: true, viewport: phone },
    )
  })

  it('lets staff see what is held back, and choose a harmless text only', async () => {
    await as(scene.cast.alma, async page => {
      await page.goto(`${home()}/messages`)
      expect(await text(page)).toContain('Holdt tilbage: personen har ikke set den')
      expect(await page.locator('textarea').count()).toBe(0)
      await looksRight(page, '11 messages')
      await press(page, 'Læg teksten klar')
      expect(await page.getByRole('alert').innerText()).toContain('Vælg en tekst')
      await page.getByLabel('Det haster ikke. Kom tilbage').check()
      await press(page, 'Læg teksten klar')
      expect(await text(page)).toContain('Harmløs tekst')

      await page.goto(`${home()}/reach-out`)
      await page.getByLabel('Telefon', { exact: true }).check()
      await press(page, 'Spørg')
      expect(await text(page)).toContain('Ring ikke og skriv ikke')
      await looksRight(page, '12 ask while watched')
    })
    expect(await scene.shownToPerson()).toEqual([
      'Vi ses torsdag',
      'Det haster ikke. Kom tilbage, når det passer dig.',
    ])
  })

  it('sends nothing of a form that was open when it was reported, and keeps its words for the writer', async () => {
    await scene.release()
    await as(scene.cast.alma, async page => {
      await page.goto(`${home()}/messages`)
      await scene.putInWatched(scene.cast.birk)
      await page.locator('textarea').fill('Bilen holder bag skolen')
      await press(page, 'Læg beskeden klar')
      expect(await text(page)).toContain('Beskeden er ikke sendt')
      expect(await text(page)).toContain('Bilen holder bag skolen')
      await looksRight(page, '13 too late')
    })
    expect(await scene.shownToPerson()).not.toContain('Bilen holder bag skolen')
  })

  it('is on top of the duty desk for whoever is on duty, without a word of what about', async () => {
    await as(
      scene.cast.ravn,
      async page => {
        await page.goto(`${desk.address}/duty-desk`)
        expect(await text(page)).toContain('Ikke alene lige nu')
        expect(await text(page)).not.toContain('skolen')
        await looksRight(page, '14 duty desk')
        await page.getByRole('link', { name: /^Åbn / }).click()
        await page.getByLabel('Jeg dækker for en kollega').check()
        await press(page, 'Åbn akutkortet')
        const shown = await text(page)
        expect(shown.indexOf('Alma ringer til skolen')).toBeLessThan(shown.indexOf('Plan for tavshed'))
        await looksRight(page, '15 acute card on duty')
        // Whoever is on duty may be the first of the two.
        await press(page, 'Jeg mener, det kan ophæves')
        expect(await text(page)).toContain('Nu mangler den anden')
        await looksRight(page, '16 the second is missing')
      },
      { javaScript: true, viewport: phone },
    )
  })

  it('goes on when somebody reviews, and is lifted by two', async () => {
    const { birk, alma } = scene.cast
    await as(birk, async page => {
      await page.goto(`${home()}/watched`)
      expect(await text(page)).toContain('Ravn har sagt')
      await looksRight(page, '17 release, the second')
      await press(page, 'Fortsæt, se igen om 2 timer')
      expect(await text(page)).toContain('Jeg mener, det kan ophæves')
      await press(page, 'Jeg mener, det kan ophæves')
      expect(await text(page)).toContain('Nu skal en anden mene det samme')
      await looksRight(page, '18 release, asked')
    })
    await as(alma, async page => {
      await page.goto(`${home()}/watched`)
      await press(page, 'Jeg mener det samme. Ophæv nu')
      expect(await text(page)).toContain('Personen er ikke meldt')
      await looksRight(page, '19 lifted')
    })
    expect(await scene.shownToPerson()).toContain('Mød os ved broen')
  })

  it('is cleared by one when the person says the sentence for a mistake', async () => {
    await scene.putInWatched(scene.cast.alma)
    await as(scene.cast.birk, async page => {
      await page.goto(`${home()}/watched`)
      await press(page, 'Personen sagde sætningen. Ophæv nu')
      expect(await text(page)).toContain('Personen er ikke meldt')
    })
    expect((await scene.cast.trail(scene.caseId)).some(row => row === 'clear-watched done')).toBe(true)
  })

  it('is reported from an enquiry too, which nobody lets go of meanwhile', async () => {
    const enquiry = await scene.anEnquiry()
    await as(scene.cast.birk, async page => {
      await page.goto(`${desk.address}/enquiries/${enquiry.enquiryId}`)
      await page.getByText('Meld, at personen måske ikke er alene').click()
      await press(page, 'Andre har fortalt det')
      await looksRight(page, '20 enquiry, reported')
      await page.goto(`${desk.address}/enquiries/${enquiry.enquiryId}`)
      expect(await page.locator('[name=harmless]').count()).toBe(4)
      expect(await page.locator('[name=reply]').count()).toBe(0)
      await looksRight(page, '21 enquiry')
      await page.goto(`${desk.address}/enquiries/${enquiry.enquiryId}/answer`)
      await page.locator('textarea').first().fill('Alt er sagt.')
      await page.locator('main form .button').first().click()
      expect(await text(page)).toContain('Ophæv først meldingen')
    })
  })

  it('is whole in English', async () => {
    await scene.putInWatched(scene.cast.alma)
    const { birk } = scene.cast
    await scene.cast.owner.query(`update corps.staff set language = 'en' where id = $1`, [birk.id])
    await as(birk, async page => {
      for (const [path, name] of [
        ['', '22 overview'],
        ['/watched', '23 watched'],
        ['/messages', '24 messages'],
        ['/acute-card', '25 acute card'],
        ['/acute-card/text', '26 agreement form'],
        ['/traces', '27 traces'],
      ] as const) {
        await page.goto(`${home()}${path}`)
        await looksRight(page, `${name} in English`)
        if (path !== '/traces') expect(await text(page)).not.toMatch(/ikke alene|aftale[nt]/i)
      }
      await page.goto(`${desk.address}/duty-desk`)
      expect(await text(page)).toContain('Not alone right now')
    })
  })
})
