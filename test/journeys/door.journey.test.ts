// What somebody meets whose telephone may be looked through: with script off and on, in a real browser.
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemChance } from '../../src/crypto/random.ts'
import { standingClock } from '../../src/foundation/clock.ts'
import type { EnquiryId } from '../../src/foundation/ids.ts'
import { present } from '../../src/foundation/assert.ts'
import { readEnquiry } from '../../src/intake/read-enquiry.ts'
import type { MessageId } from '../../src/messages/message.ts'
import { writeAsStaff } from '../../src/messages/write-as-staff.ts'
import { axe, desktop, phone, screenshot, startBrowser, type TestBrowser } from '../browser.ts'
import { aDoor, press, requestsOf, throughPhone, type DoorScene, type Here } from './door-scene.ts'

let scene: DoorScene
let browser: TestBrowser

beforeAll(async () => {
  // A Tuesday morning, when the office is staffed. The database keeps its own time.
  scene = await aDoor(standingClock(Temporal.Instant.from('2026-11-24T09:00:00Z')))
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await scene?.close()
})

const readers = [
  { javaScript: false, name: 'script off' },
  { javaScript: true, name: 'script on' },
]

describe.each(readers)('somebody who writes, with $name', ({ javaScript, name }) => {
  it('gets six words, is told when it is read, comes back, reads the answer and answers', async () => {
    const text = 'Min far siger, at vi skal på ferie. Jeg tror ikke, det er ferie. 🙁 مرحبا <b>"x"</b>'
    await browser.withPage({ javaScript, viewport: phone }, async (page, context) => {
      await page.goto(scene.before)
      await page.goto(scene.door)
      const before = await entries(page)
      const look = looker(page, `door/${name.replace(' ', '-')}`, { javaScript })

      await look('1-start')
      let here = await throughPhone(page)
      await look('2-channel', here)
      await here.getByLabel('Ring til mig').check()
      here = await press(page, here, 'Fortsæt', 'Det skal du vide, før du skriver')
      await look('3-before', here)
      await here.getByLabel('Mig selv').check()
      await here.getByLabel('Ja', { exact: true }).check()
      here = await press(page, here, 'Jeg har læst det. Fortsæt', 'Her er dine seks ord')
      await look('4-words', here)
      const words = await here.getByRole('listitem').allTextContents()
      expect(words).toHaveLength(6)
      here = await press(page, here, 'Jeg kan ordene. Fortsæt', 'Nu kan du skrive')
      await look('5-write', here)
      await here.getByLabel('Hvilket nummer må vi ringe til?').fill('12 34 56 78')
      await here.getByLabel('Hvornår er det sikkert?').fill('Kun mellem 10 og 12')
      await here.getByLabel('Hvad sker der?').fill(text)
      here = await press(page, here, 'Send', 'Vi har fået det, du skrev')
      await look('6-received', here)
      expect(await here.getByText('Vi læser det').textContent()).toBe('Vi læser det senest i dag kl. 15.00.')

      expect(page.url()).toBe(scene.door)
      expect(await page.title()).toBe('Information')
      expect(await entries(page)).toBe(before)
      await leave(page, here)
      await expectNothingLeft(page, context)

      await answerAtTheDesk(text)

      await page.goto(scene.door)
      here = await press(page, page, 'Jeg har mine seks ord', 'Skriv dine seks ord')
      await look('7-come-back', here)
      await here.getByLabel('De seks ord i rækkefølge').fill(words.join(' ').toUpperCase())
      here = await press(page, here, 'Fortsæt', 'Din samtale')
      await look('8-conversation', here)
      expect(await here.locator('.user-text').allTextContents()).toEqual([text, 'Godt, at du skrev.'])
      await here.getByLabel('Vil du skrive mere?').fill('Tak.')
      await here.getByRole('button', { name: 'Send', exact: true }).click()
      here = javaScript ? page : here.frameLocator('iframe.next')
      await here.getByText('Tak.', { exact: true }).waitFor()
      await look('9-answered', here)
      expect(page.url()).toBe(scene.door)

      expect(await visits()).toBe(1)
      await leave(page, here)
      await expect.poll(visits).toBe(0)
      await expectNothingLeft(page, context)
    })
    expect(scene.incidents).toEqual([])
  })

  it('P1 P3 leaves nothing of ours behind from any step: Back leads to what was before', async () => {
    for (const steps of [0, 1, 2]) {
      await browser.withPage({ javaScript, viewport: phone }, async (page, context) => {
        await page.goto(scene.before)
        await page.goto(scene.door)
        let here: Here = page
        if (steps > 0) here = await throughPhone(page)
        if (steps > 1) {
          await here.getByLabel('Kun her på siden').check()
          here = await press(page, here, 'Fortsæt', 'Det skal du vide, før du skriver')
        }
        await leave(page, here)
        await page.goBack()
        expect(page.url()).toBe(scene.before)
        await page.goForward()
        expect(page.url()).toBe(scene.neutral)
        await expectNothingLeft(page, context)
      })
    }
  })

  it('P4 is shown the six words once: the address of that page opens the first one afterwards', async () => {
    await browser.withPage({ javaScript, viewport: phone }, async page => {
      const requests = requestsOf(page)
      await page.goto(scene.door)
      let here = await throughPhone(page)
      await here.getByLabel('Kun her på siden').check()
      here = await press(page, here, 'Fortsæt', 'Det skal du vide, før du skriver')
      await here.getByLabel('Mig selv').check()
      await here.getByLabel('Nej', { exact: true }).check()
      here = await press(page, here, 'Jeg har læst det. Fortsæt', 'Her er dine seks ord')
      const tickets = requests.map(request => request.url()).filter(url => url.includes('?'))
      await page.goto(present(tickets.at(-1), 'the ticket of the words'))
      await page.getByRole('heading', { name: 'Er det sikkert for dig at være her lige nu?' }).waitFor()
    })
  })

  it('answers every post by leading on, so that no words typed stay with the browser', async () => {
    await browser.withPage({ javaScript, viewport: phone }, async page => {
      const answers: number[] = []
      page.on('response', response => {
        if (response.request().method() === 'POST') answers.push(response.status())
      })
      await page.goto(scene.door)
      let here = await press(page, page, 'Jeg har mine seks ord', 'Skriv dine seks ord')
      await here.getByLabel('De seks ord i rækkefølge').fill('kun fem ord er nok')
      await here.getByRole('button', { name: 'Fortsæt' }).click()
      here = javaScript ? page : here.frameLocator('iframe.next')
      await here.getByRole('alert').filter({ hasText: 'Ret én ting' }).waitFor()
      await looker(page, `door/${name.replace(' ', '-')}`, { javaScript })('wrong-words', here)
      expect(await here.getByLabel('De seks ord i rækkefølge').inputValue()).toBe('kun fem ord er nok')
      expect(answers).toEqual([303, 303])
    })
  })
})

describe.each(readers)('somebody who reads first, with $name', ({ javaScript, name }) => {
  it('answers alone, looks the telephone through, finds a number abroad, and leaves one entry behind', async () => {
    await browser.withPage({ javaScript, viewport: phone }, async (page, context) => {
      await page.goto(scene.before)
      await page.goto(scene.door)
      const before = await entries(page)
      const look = looker(page, `door/read-${name.replace(' ', '-')}`, { javaScript })
      let here = await press(page, page, 'Læs først', 'Hvad vil du læse om?')
      await look('1-read', here)
      here = await press(page, here, 'Holder nogen øje med min telefon?', 'Holder nogen øje med min telefon?')
      await here.getByText('1. Telefonen').click()
      await here.getByText('Kig, men slet ikke noget.').waitFor()
      await look('2-watch', here)
      here = await press(page, here, 'Tilbage til listen', 'Hvad vil du læse om?')
      here = await press(page, here, 'Jeg er i udlandet', 'Er du i udlandet?')
      await here.getByLabel('Hvilket land er du i?').selectOption('SO')
      here = await press(page, here, 'Vis nummeret', 'Er du i udlandet?')
      await here.getByRole('link', { name: 'Ring 888' }).waitFor()
      await look('3-abroad', here)
      here = await press(page, here, 'Tilbage til listen', 'Hvad vil du læse om?')
      here = await press(page, here, 'Svar på syv spørgsmål for dig selv', 'Syv spørgsmål, kun til dig')
      await look('4-check', here)
      await here.getByRole('group', { name: 'Har nogen sagt' }).getByLabel('Ja').check()
      here = await press(page, here, 'Fortsæt', 'Hjælp hele døgnet og et spørgsmål mere')
      await look('5-last', here)
      here = await press(page, here, 'Fortsæt', 'Tak, fordi du tænkte over det')
      await look('6-end', here)
      here = await press(page, here, 'Skriv, og send mine svar med', 'Hvem kan se din telefon?')
      await look('7-phone', here)
      expect(page.url()).toBe(scene.door)
      expect(await entries(page)).toBe(before)
      await leave(page, here)
      await page.goBack()
      expect(page.url()).toBe(scene.before)
      await expectNoStorage(context)
    })
    expect(scene.incidents).toEqual([])
  })
})

describe('somebody who has to be quick', () => {
  it('leaves by pressing Shift three times', async () => {
    await browser.withPage({}, async page => {
      await page.goto(scene.before)
      await page.goto(scene.door)
      await page.keyboard.press('Shift')
      await page.keyboard.press('Shift')
      await page.keyboard.press('a')
      await page.keyboard.press('Shift')
      expect(page.url()).toBe(scene.door)
      await page.keyboard.press('Shift')
      await page.keyboard.press('Shift')
      await page.waitForURL(scene.neutral)
      await page.goBack()
      expect(page.url()).toBe(scene.before)
    })
  })

  it('is told when the line is cut, and what was typed is still there', async () => {
    await browser.withPage({}, async (page, context) => {
      await page.goto(scene.door)
      await press(page, page, 'Jeg har mine seks ord', 'Skriv dine seks ord')
      await page.getByLabel('De seks ord i rækkefølge').fill('sol måne')
      await context.setOffline(true)
      await page.getByRole('button', { name: 'Fortsæt' }).click()
      await page.getByText('Der er ingen forbindelse, eller').waitFor()
      expect(await page.getByLabel('De seks ord i rækkefølge').inputValue()).toBe('sol måne')
      await context.setOffline(false)
    })
  })
})

describe('a professional', () => {
  it.each(readers)('asks about a child, with $name', async ({ javaScript, name }) => {
    await browser.withPage({ javaScript, viewport: desktop }, async page => {
      await page.goto(scene.door)
      const look = looker(page, `door/professional-${name.replace(' ', '-')}`, { javaScript })
      let here = await press(page, page, 'Jeg er fagperson', 'Hvad vil du have hjælp til?')
      await here.getByText('Pligten er personlig').waitFor()
      await look('1-matter', here)
      await here.getByLabel('En risikovurdering').check()
      await here.getByLabel('Nej, jeg fortæller om sagen uden navn').check()
      await here.getByLabel('Ja', { exact: true }).check()
      await here.getByLabel('Hvor arbejder du?').selectOption('teacher')
      here = await press(page, here, 'Fortsæt', 'Her er dine seks ord')
      await look('2-words', here)
      here = await press(page, here, 'Fortsæt', 'Beskriv situationen')
      await look('3-write', here)
      await here.getByLabel('Hvad er der sket').fill(`En elev er ikke kommet tilbage (${name}).`)
      await here.getByLabel('Hvilken kommune').selectOption('9011')
      here = await press(page, here, 'Send', 'Vi har fået det, du skrev')
      await look('4-received', here)
    })
    const { rows } = await scene.cast.owner.query(
      `select asked_by, service, ground, under_18, first_contact, municipality, channel, verified_at
         from corps.enquiries where asked_by = 'professional' order by received_at desc limit 1`,
    )
    expect(rows).toEqual([
      {
        asked_by: 'professional',
        service: 'risk-assessment',
        ground: 'anonymised',
        under_18: 'yes',
        first_contact: 'teacher',
        municipality: '9011',
        channel: 'door',
        verified_at: null,
      },
    ])
  })
})

describe('the pages', () => {
  it.each(readers)(
    'P5 open with one request and nothing from elsewhere, with $name',
    async ({ javaScript }) => {
      await browser.withPage({ javaScript, viewport: phone }, async page => {
        const requests = requestsOf(page)
        await page.goto(scene.door, { waitUntil: 'networkidle' })
        expect(requests.map(request => request.url()).filter(url => !url.startsWith('data:'))).toEqual([
          scene.door,
        ])
      })
    },
  )

  it('are complete in English, on a wide screen and turned around', async () => {
    await browser.withPage({ locale: 'en-GB', viewport: desktop }, async page => {
      await page.goto(scene.door)
      expect(await page.getAttribute('html', 'lang')).toBe('en')
      const look = looker(page, 'door/english', { javaScript: true })
      await look('1-start')
      let here = await press(page, page, 'Write to us', 'Who can see your phone?')
      await here.getByLabel('Only me').check()
      here = await press(page, here, 'Continue', 'How may we answer you?')
      await page.getByLabel('Through somebody I trust').check()
      await press(page, page, 'Continue', 'What you should know before you write')
      await look('3-before')
    })
    await browser.withPage({ rtl: true, viewport: phone }, async page => {
      await page.goto(scene.door)
      await looker(page, 'door/rtl', { javaScript: true })('1-start')
    })
  })

  it('change language without a trace in the address', async () => {
    await browser.withPage({ javaScript: false, viewport: phone }, async page => {
      await page.goto(scene.door)
      await press(page, page, 'English', 'Is it safe for you to be here right now?')
      expect(page.url()).toBe(scene.door)
    })
  })
})

/** How many pages the browser's history holds in this tab. */
const entries = (page: Page): Promise<number> => page.evaluate<number>('history.length')

async function leave(page: Page, here: Here): Promise<void> {
  await here.getByRole('link', { name: 'Forlad siden' }).click()
  await page.waitForURL(scene.neutral)
}

async function expectNoStorage(context: BrowserContext): Promise<void> {
  expect(await context.cookies()).toEqual([])
  const { origins } = await context.storageState()
  expect(origins).toEqual([])
}

async function expectNothingLeft(page: Page, context: BrowserContext): Promise<void> {
  await expectNoStorage(context)
  expect(await page.title()).toBe('Vejret')
}

const visits = async (): Promise<number> => {
  const { rows } = await scene.cast.owner.query<{ n: number }>(
    `select count(*)::int as n from corps.sessions s join corps.enquiries e on e.conversation_id = s.principal_id
      where s.audience = 'door'`,
  )
  return present(rows[0], 'a count').n
}

/**
 * Looks at a step, narrow and wide: a picture for a person, nothing outside the window, and nothing wrong for axe,
 * which cannot look into frames where scripts are off; the pages are the same.
 */
function looker(page: Page, folder: string, { javaScript }: { javaScript: boolean }) {
  return async (step: string, here: Here = page) => {
    const own = present(page.viewportSize(), 'a window')
    if (!javaScript) await screenshot(page, `${folder}/${step}`, 'window')
    for (const window of [phone, desktop]) {
      await page.setViewportSize(window)
      if (javaScript) await screenshot(page, `${folder}/${step}-${window.width}`)
      const outside = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await here.locator('html').evaluate(outside)).toBe(0)
      if (javaScript) expect(await axe(page)).toEqual([])
    }
    await page.setViewportSize(own)
  }
}

async function answerAtTheDesk(text: string): Promise<void> {
  const { house, birk, owner } = scene.cast
  const { rows } = await owner.query<{ id: EnquiryId }>(
    `select id from corps.enquiries where asked_by = 'citizen' order by received_at desc limit 1`,
  )
  const { id } = present(rows[0], 'the enquiry')
  const opened = present(await readEnquiry(house, birk.asking, id, 'triage'), 'the enquiry')
  expect(opened.messages.map(message => message.text)).toEqual([text])
  expect(opened.contact).toMatchObject({
    channel: 'phone',
    reachAt: '12 34 56 78',
    hours: 'Kun mellem 10 og 12',
  })
  expect(opened.enquiry.under18).toBe('yes')
  await house.inTransaction(birk.asking, tx =>
    writeAsStaff(
      tx,
      opened.key,
      {
        id: systemChance.uuid() as MessageId,
        conversationId: opened.enquiry.conversationId,
        says: { text: 'Godt, at du skrev.' },
      },
      { chance: systemChance, now: house.clock.now() },
    ),
  )
}
