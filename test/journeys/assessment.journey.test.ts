// The assessment as a colleague meets it: typed into the desk in a real browser, with script off and on a phone.
import { serve, type ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addEntry } from '../../src/case/add-entry.ts'
import { assessmentRoutes } from '../../src/web/desk/assessment/routes.tsx'
import { deskApp } from '../../src/web/desk/frame.tsx'
import { aCase, type TestCase } from '../assessment/a-case.ts'
import { signFinally } from '../assessment/sign-finally.ts'
import {
  axe,
  desktop,
  screenshot,
  sidewaysOverflow,
  startBrowser,
  type Reader,
  type TestBrowser,
} from '../browser.ts'
import { fillIn } from './whole-system.ts'
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
  const publicOrigins: string[] = []
  const app = deskApp({ ...cast.house, publicOrigins }, [], [assessmentRoutes])
  address = await new Promise(listening => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info: AddressInfo) =>
      listening(`http://127.0.0.1:${info.port}`),
    )
  })
  publicOrigins.push(address)
})
afterAll(async () => {
  await browser.close()
  server.close()
  await cast.close()
  await database.drop()
})

const signedIn = <Result>(member: Member, reader: Reader, look: (page: Page) => Promise<Result>) =>
  browser.withPage(reader, async (page, context) => {
    await signIn(context, member)
    return look(page)
  })

const signIn = (context: BrowserContext, member: Member) =>
  context.addCookies([{ name: 'desk', value: member.asking.token, url: address }])

/** Looks at the page as a reader would: nothing wrong for axe, nothing outside the window. */
async function looksRight(page: Page, name: string): Promise<void> {
  for (const [width, viewport] of Object.entries({ phone, desktop })) {
    await page.setViewportSize(viewport)
    await screenshot(page, `assessment/${name} ${width}`)
  }
  expect(await axe(page), name).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await sidewaysOverflow(page), name).toBe(0)
  await page.setViewportSize(desktop)
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function writeEvidence(page: Page, text: string, source: string): Promise<void> {
  await page.getByText('Skriv et nyt belæg').click()
  await page.getByLabel('Hvad er set, sagt eller dokumenteret?').fill(text)
  await page.getByLabel('Hvilken slags kilde?').selectOption('Den udsatte person')
  await page.getByLabel('Hvem eller hvad kommer det fra?').fill(source)
  await page.getByRole('group', { name: 'Hvor direkte er det?' }).getByLabel('Førstehånd').check()
  await page.getByRole('group', { name: 'Hvor sikkert er det?' }).getByLabel('Middel').check()
}

const base = (theCase: TestCase) => `${address}/cases/${theCase.id}/assessments`

describe('an assessment at the desk', () => {
  it.each([
    { how: 'and looks right on the way', reader: {}, look: looksRight },
    { how: 'with script off', reader: { javaScript: false }, look: () => Promise.resolve() },
  ])(
    'goes from the acute questions to the signature, $how',
    { timeout: 180_000 },
    async ({ reader, look }) => {
      const theCase = await aCase(cast)
      await signedIn(cast.birk, reader, async page => {
        await page.goto(base(theCase))
        await look(page, '01 list')
        await press(page, 'Begynd en vurdering')
        await look(page, '02 overview, empty')

        await page.getByRole('link', { name: 'Begynd med de akutte spørgsmål' }).click()
        await look(page, '02 acute, empty')
        await page.getByRole('button', { name: /^Gem, og tilføj belæg.*Livsfarlig vold$/ }).click()
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Livsfarlig vold')
        expect(await page.locator('input[type=radio]:checked').count()).toBe(0)
        await look(page, '03 item, unanswered')

        // Half a piece of evidence is asked about; what was typed stays.
        await page.getByRole('group', { name: 'Nu' }).getByLabel('Ja').check()
        await page.getByText('Skriv et nyt belæg').click()
        await page.getByLabel('Hvad er set, sagt eller dokumenteret?').fill('Han tog kvælertag i mandags.')
        await press(page, 'Gem, og gå til næste')
        expect(await page.getByRole('alert').textContent()).toContain('Skriv, hvem eller hvad det kommer fra')
        expect(await page.getByLabel('Hvad er set, sagt eller dokumenteret?').inputValue()).toContain(
          'kvælertag',
        )
        await look(page, '04 item, half evidence')
        await page.getByLabel('Hvilken slags kilde?').selectOption('Den udsatte person')
        await page.getByLabel('Hvem eller hvad kommer det fra?').fill('Solsort')
        await page.getByRole('group', { name: 'Hvor direkte er det?' }).getByLabel('Førstehånd').check()
        await page.getByRole('group', { name: 'Hvor sikkert er det?' }).getByLabel('Høj').check()
        await press(page, 'Gem, og gå til næste')

        // The flag interrupts, and asks for an answer with a reason.
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
          'Livsfarlig vold er begået for nylig',
        )
        await look(page, '05 flag')
        await press(page, 'Gem svaret')
        expect(await page.getByRole('alert').textContent()).toContain('Vælg, hvad I gør')
        await page.getByRole('group', { name: 'Hvad gør I?' }).getByLabel('Vi handler nu').check()
        await page.getByLabel('Begrundelse').fill('Politiet er ringet op. Hun bliver hos veninden i nat.')
        await press(page, 'Gem svaret')
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
          'Trusler og planer om alvorlig skade',
        )

        // A provisional assessment takes effect at once.
        await page.getByRole('link', { name: 'Til kladden' }).click()
        await page.getByRole('link', { name: 'Giv en foreløbig vurdering nu' }).click()
        expect(await page.locator('input[type=radio]:checked').count()).toBe(0)
        await press(page, 'Underskriv foreløbigt')
        await look(page, '06 provisional, empty')
        await page.getByRole('group', { name: 'Niveau' }).getByLabel('Ekstrem').check()
        await page.getByRole('group', { name: 'Hvor hurtigt skal der handles?' }).getByLabel('Straks').check()
        await page
          .getByLabel('Begrundelse på én linje')
          .fill('Kvælertag for to dage siden, og han ved, hvor hun er.')
        await press(page, 'Underskriv foreløbigt')
        expect(await page.locator('main').textContent()).toContain(
          'Dokumentet er, som det blev underskrevet.',
        )
        await look(page, '07 provisional, signed')

        // An actor's questions are asked about each actor apart, with the instrument's marks.
        await page.goto(base(theCase))
        await page.getByRole('link', { name: 'Fortsæt vurderingen' }).click()
        const overview = page.url()
        await page.goto(`${overview}/items/B3/${theCase.actors[0]?.id ?? ''}`)
        await page.getByRole('group', { name: 'Nu' }).getByLabel('Delvist').check()
        await page.getByRole('group', { name: 'Tidligere' }).getByLabel('Ikke kendt').check()
        await page.getByLabel('Ved, hvor personen er').check()
        await writeEvidence(page, 'Han holdt uden for skolen i fredags.', 'Læreren')
        await press(page, 'Gem, og tilføj mere belæg')
        await look(page, '08 actor item, answered')

        // A protection needs to say how long it holds.
        await page.goto(`${overview}/items/D2`)
        await page.getByRole('group', { name: 'Nu' }).getByLabel('Ja', { exact: true }).check()
        await page.getByLabel('Udløber på kendt dato').check()
        await press(page, 'Gem, og gå til næste')
        expect(await page.getByRole('alert').textContent()).toContain('Skriv, hvilken dag det udløber')
        await page.getByLabel('Usikkert').check()
        await writeEvidence(page, 'Hun er hos veninden, som de ikke kender.', 'Solsort')
        await press(page, 'Gem, og gå til næste')

        // Everything else is not known: one person, one deadline.
        await page.goto(`${overview}/not-known`)
        expect(await page.locator('input[type=checkbox]:checked').count()).toBe(0)
        await page.getByRole('link', { name: 'Vælg alle, der mangler' }).click()
        await press(page, 'Gem som “ikke kendt”')
        await look(page, '09 not known, without a person')
        await page.getByLabel('Hvem finder ud af det?').selectOption('Birk')
        const due = cast.house.clock.now().add({ hours: 30 }).toZonedDateTimeISO('Europe/Copenhagen')
        await page.getByRole('textbox', { name: 'Dag' }).fill(String(due.day))
        await page.getByRole('textbox', { name: 'Måned' }).fill(String(due.month))
        await page.getByRole('textbox', { name: 'År' }).fill(String(due.year))
        await page.getByRole('textbox', { name: 'Klokken' }).fill('12.00')
        await press(page, 'Gem som “ikke kendt”')
        expect(page.url()).toContain(overview)
        await page.goto(overview)
        await look(page, '10 overview, answered')

        // Scenarios, own view, drivers, conclusion.
        for (const type of ['Gentagelse', 'Værste tænkelige', /^Nyt spor/]) {
          await page.goto(`${overview}/scenarios/new`)
          await page.getByRole('group', { name: 'Hvilken slags?' }).getByLabel(type).check()
          await page.getByLabel('Hvad kan udløse det?').fill('Familien får at vide, hvor hun er.')
          await page.getByLabel('Hvem reagerer på tegnene?').fill('Kontaktpersonen')
          if (type === 'Gentagelse') await look(page, '11 scenario')
          await press(page, 'Gem scenariet')
        }
        await look(page, '12 scenarios')
        await page.goto(`${overview}/own-view`)
        await page.getByLabel('Hvor bange er du lige nu?').selectOption('9')
        await page.getByLabel('Hvad må ikke ske?').fill('De må ikke få at vide, at jeg har ringet.')
        await look(page, '13 own view')
        await press(page, 'Gem')
        await page.getByLabel(/^A2 /).check()
        await look(page, '14 drivers')
        await press(page, 'Gem')
        expect(await page.locator('input[type=radio]:checked').count()).toBe(0)
        await page.getByRole('group', { name: 'Niveau' }).getByLabel('Lav', { exact: true }).check()
        await look(page, '15 conclusion')
        await press(page, 'Gem konklusionen')

        // What stands in the way is named, with the way to where it is put right.
        await look(page, '16 signature, not ready')
        const text = (await page.locator('main').textContent()) ?? ''
        expect(text).toContain('Begrundelsen er for kort')
        expect(text).toContain('En driver har intet tiltag og ingen begrundelse')
        expect(text).toContain('Livsfarlig vold nu, men niveauet er lavt eller mellem')
        expect(await page.getByRole('button', { name: 'Underskriv den endelige vurdering' }).count()).toBe(0)

        await page.goto(`${overview}/drivers`)
        await page.getByLabel(/^A2 /).uncheck()
        await press(page, 'Gem')
        await page.getByRole('group', { name: 'Niveau' }).getByLabel('Ekstrem').check()
        await page.getByRole('group', { name: 'Hvor hurtigt' }).getByLabel('Inden 24 timer').check()
        await page.getByRole('group', { name: 'Hvor alvorlig' }).getByLabel('Livstruende').check()
        await page.getByRole('group', { name: 'Hvor sikker er du' }).getByLabel('Middel').check()
        await page
          .getByLabel('Begrundelse', { exact: true })
          .fill('Kvælertag for to dage siden, gentagne trusler, og broren kender skolen. '.repeat(2))
        await page.getByLabel('Den bedste anden forklaring').fill('At broren handlede alene og i affekt.')
        await page.getByLabel('Hvad ville få mig til at skifte mening?').fill('At han er fængslet.')
        await press(page, 'Gem konklusionen')
        await press(page, 'Underskriv den endelige vurdering')
        if (page.url().includes('?left')) {
          for (const reason of await page.getByLabel('Hvorfor er det alligevel rigtigt?').all()) {
            await reason.fill('Vi har talt med skolen, som ikke har set ham igen.')
          }
          await look(page, '17 signature, explaining')
          await press(page, 'Underskriv den endelige vurdering')
        }
        expect(page.url()).toContain('/signed/')
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Rådgivning om risici')
        await look(page, '18 signed')
        await page.goto(base(theCase))
        await look(page, '19 list, signed')
      })
    },
  )

  it.each([
    ['with', true],
    ['without', false],
  ])(
    'shows both when two people save the same answer %s script, and loses neither',
    async (_, javaScript) => {
      const theCase = await aCase(cast)
      const id = await theCase.start()
      const here = `${base(theCase)}/${id}/own-view`
      await signedIn(cast.birk, { javaScript }, async mine => {
        await mine.goto(here)
        await signedIn(cast.alma, { javaScript }, async theirs => {
          await theirs.goto(here)
          await theirs.getByLabel('Hvad ville hjælpe?').fill('At nogen henter hende på skolen.')
          await press(theirs, 'Gem')
        })
        await mine.getByLabel('Hvad ville hjælpe?').fill('At komme væk i aften.')
        await press(mine, 'Gem')
        expect(await mine.locator('main').textContent()).toContain('Alma gemte et andet svar')
        expect(await mine.locator('main').textContent()).toContain('At nogen henter hende på skolen.')
        expect(await mine.getByLabel('Hvad ville hjælpe?').inputValue()).toBe('At komme væk i aften.')
        if (javaScript) await looksRight(mine, '20 changed meanwhile')
        await press(mine, 'Gem')
        expect(mine.url()).toContain('/drivers')
      })
    },
  )

  it('lets a fact of the case be the evidence, so that nothing is typed twice', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    await theCase.act(cast.birk, (tx, { on }) =>
      addEntry(
        tx,
        on,
        {
          kind: 'fact',
          statement: 'Skolen så broren holde ved porten i fredags.',
          source: 'Klasselæreren',
          sourceType: 'professional',
          directness: 'first_hand',
          confidence: 'high',
          sourceMustBeProtected: true,
        },
        'corps-only',
      ),
    )
    await signedIn(cast.birk, {}, async page => {
      await page.goto(`${base(theCase)}/${id}/items/A9`)
      await page.getByRole('group', { name: 'Nu' }).getByLabel('Ja').check()
      await page.getByText('Brug noget, der allerede står i sagen').first().click()
      await page.getByLabel('Skolen så broren holde ved porten i fredags.').check()
      await press(page, 'Gem, og tilføj mere belæg')
      expect(await page.locator('main').textContent()).toContain('Klasselæreren')
      expect(await page.getByText('Brug noget, der allerede står i sagen').count()).toBe(0)
      await page.getByLabel('Kilden ville vide det, hvis det var sådan').first().check()
      await press(page, 'Gem, og tilføj mere belæg')
      await looksRight(page, '23 item with a fact')
    })
    const [answer] = (await theCase.draft(id)).answers
    expect(answer?.content).toMatchObject({
      evidence: [{ source: 'Klasselæreren', wouldKnow: true, sourceMustBeProtected: true }],
    })
  })

  it('hides the former level until the new one is chosen, and notes who looked', async () => {
    const theCase = await aCase(cast, [])
    const first = await theCase.start()
    await signFinally(cast, theCase, first, 'high')
    await signedIn(cast.birk, {}, async page => {
      await page.goto(base(theCase))
      expect(await page.locator('main').textContent()).toContain('Alvorlig skade er sandsynlig')

      await press(page, 'Begynd en vurdering')
      const draft = page.url()
      await page.goto(base(theCase))
      expect(await page.locator('main').textContent()).not.toContain('Alvorlig skade er sandsynlig')
      // Nor how long it is valid, which says the same.
      expect(await page.getByText('Vises, når det nye niveau er valgt').count()).toBe(2)
      await page.getByRole('link', { name: 'Endelig vurdering' }).click()
      expect(await page.locator('main').textContent()).not.toContain('Alvorlig skade er sandsynlig')
      await looksRight(page, '22 former level hidden')
      expect(await cast.trail(theCase.id)).not.toContain('read-former-level read')
      await page.getByRole('link', { name: 'Jeg har brug for at se det nu' }).click()
      expect(await page.locator('main').textContent()).toContain('Alvorlig skade er sandsynlig')
      expect(await cast.trail(theCase.id)).toContain('read-former-level read')

      await page.goto(`${draft}/conclusion`)
      await page.getByRole('group', { name: 'Niveau' }).getByLabel('Mellem').check()
      await press(page, 'Gem konklusionen')
      await page.goto(base(theCase))
      expect(await page.locator('main').textContent()).toContain('Alvorlig skade er sandsynlig')
    })
  })

  it('says the same in English, and the same nothing to whoever does not have the case', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    await cast.owner.query(`update corps.staff set language = 'en' where id = $1`, [cast.birk.id])
    try {
      await signedIn(cast.birk, {}, async page => {
        await page.goto(`${base(theCase)}/${id}/conclusion`)
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Conclusion')
        await looksRight(page, '21 conclusion in English')
      })
    } finally {
      await cast.owner.query(`update corps.staff set language = 'da' where id = $1`, [cast.birk.id])
    }
    const answer = (path: string) =>
      fetch(`${address}${path}`, { headers: { cookie: cast.storm.cookie } }).then(async got => [
        got.status,
        await got.text(),
      ])
    const notTheirs = await answer(`/cases/${theCase.id}/assessments/${id}`)
    const notThere = await answer(
      '/cases/11111111-1111-4111-8111-111111111111/assessments/22222222-2222-4222-8222-222222222222',
    )
    const malformed = await answer('/cases/x/assessments/y')
    const withoutForms = ([status, page]: unknown[]) => [
      status,
      String(page).replaceAll(/value="[0-9a-f-]{36}"/g, ''),
    ]
    expect(withoutForms(notTheirs)).toEqual(withoutForms(notThere))
    expect(withoutForms(malformed)).toEqual(withoutForms(notThere))
    expect(notThere[0]).toBe(404)
  })
})

describe('a CPR number in an assessment', () => {
  it('is asked about on every form with free text, and what was typed stays', async () => {
    const theCase = await aCase(cast)
    const words = 'Han kender hendes nummer, 010190-1234.'
    await signedIn(cast.birk, {}, async page => {
      await page.goto(base(theCase))
      await press(page, 'Begynd en vurdering')
      const draft = page.url()
      const isAsked = async (name: string) => {
        expect(await page.getByRole('status').textContent(), name).toContain('Det ligner et CPR-nummer')
        expect(await page.locator(`[name="${name}"]`).inputValue(), name).toBe(words)
      }

      for (const [path, name, rest] of [
        ['items/A1', 'new-text', {}],
        ['items/A1', 'how', {}],
        ['other/A', 'text', {}],
        ['own-view', 'feared', {}],
        ['scenarios/new', 'trigger', { type: 'worst' }],
        ['conclusion', 'rationale', {}],
        ['provisional', 'reason', { level: 'low', urgency: 'planned' }],
        ['not-known', 'how', {}],
      ] as const) {
        await page.goto(`${draft}/${path}`)
        await fillIn(page, { ...rest, [name]: words })
        await page.locator('main form button:not([name])').last().click()
        await isAsked(name)
      }

      await page.goto(`${draft}/items/A2`)
      await page.getByRole('group', { name: 'Nu' }).getByLabel('Ja').check()
      await writeEvidence(page, words, 'Solsort')
      await press(page, 'Gem, og gå til næste')
      await isAsked('new-text')
      await looksRight(page, 'item with a CPR number')
      await press(page, 'Det er ikke et CPR-nummer. Gem')
      await fillIn(page, { answer: 'plan', reason: words })
      await press(page, 'Gem svaret')
      await isAsked('reason')

      // A reason that was kept once is not asked about again: then nobody could sign.
      await page.goto(`${draft}/conclusion`)
      await fillIn(page, { level: 'low', urgency: 'planned' })
      await press(page, 'Gem konklusionen')
      const reason = page.locator('textarea').first()
      await reason.fill(words)
      await press(page, 'Gem begrundelserne')
      expect(await page.getByRole('status').textContent()).toContain('Det ligner et CPR-nummer')
      await press(page, 'Det er ikke et CPR-nummer. Gem')
      expect(await reason.inputValue()).toBe(words)
      await press(page, 'Gem begrundelserne')
      expect(await page.getByText('Det ligner et CPR-nummer').count()).toBe(0)
    })
  })
})
