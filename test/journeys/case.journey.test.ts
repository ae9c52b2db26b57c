// A case as its two responsible meet it: typed into the desk in a real browser, with script off and on a phone.
import { nothingAgreedOnContact } from '../../src/contact/agreement.ts'
import { serve, type ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newCaseKeys } from '../../src/access/opening.ts'
import { openAsCase } from '../../src/duty-desk/open-as-case.ts'
import type { CaseId } from '../../src/foundation/ids.ts'
import { withFreeReference } from '../../src/intake/free-reference.ts'
import { saveAnswer } from '../../src/risk/assessment/save-answer.ts'
import { caseRoutes } from '../../src/web/desk/case/routes.ts'
import { deskApp } from '../../src/web/desk/frame.tsx'
import { aCase, type TestCase } from '../assessment/a-case.ts'
import { signFinally } from '../assessment/sign-finally.ts'
import { anEnquiry, atWork } from '../an-enquiry.ts'
import { axe, desktop, screenshot, sidewaysOverflow, startBrowser, type TestBrowser } from '../browser.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

const phone = { width: 390, height: 844 }

let database: FreshDatabase
let cast: Cast
let browser: TestBrowser
let server: ServerType
let address: string
let caseId: CaseId
let reference: string

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  browser = await startBrowser()
  const publicOrigins: string[] = []
  const app = deskApp({ ...cast.house, publicOrigins }, [], [caseRoutes])
  address = await new Promise(listening => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info: AddressInfo) =>
      listening(`http://127.0.0.1:${info.port}`),
    )
  })
  publicOrigins.push(address)
  ;({ caseId, reference } = await aCaseFromACall())
})
afterAll(async () => {
  await browser.close()
  server.close()
  await cast.close()
  await database.drop()
})

/** Birk took the call and opened it as a case of his, with Alma as deputy. */
async function aCaseFromACall(): Promise<{ caseId: CaseId; reference: string }> {
  const { house, birk, alma } = cast
  const enquiry = await anEnquiry(cast, birk, { words: 'De har taget mit pas, og jeg skal rejse på lørdag.' })
  const on = await atWork(cast, birk, enquiry)
  const id = house.chance.uuid() as CaseId
  const keys = await newCaseKeys(house, id)
  let drawn = ''
  await withFreeReference(house.chance, word => {
    drawn = word
    return house.inTransaction(birk.asking, tx =>
      openAsCase(tx, on, {
        caseId: id,
        keys,
        reference: word,
        region: 'midt',
        responsible: birk.id,
        deputy: alma.id,
        nextContactAt: house.clock.now().add({ hours: 20 }),
        alias: 'Lejla',
        card: {
          contactAgreement: {
            ...nothingAgreedOnContact,
            channels: [{ channel: 'somebody', reachAt: 'Veninden på 20 00 00 00' }],
            hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }],
            expiresAt: house.clock.now().add({ hours: 2400 }).toString(),
            notAlonePhrase: 'Bogen er udlånt',
            mistakePhrase: 'Bogen er kommet hjem',
            whenNotAlone:
              'Skoleleder Bentsen henter hende ud af timen. Vi ringer til politiets kontaktperson',
            more: 'Aldrig til hendes egen telefon',
            whoMayHear: 'Kun veninden',
            mayLeaveMessage: 'no',
            ifSomeoneElseAnswers: '“Det er fra biblioteket om en reservation.”',
          },
          codePhrase: 'Har I den nye bog?',
          planForSilence: '',
        },
        copied: [],
      }),
    )
  })
  return { caseId: id, reference: drawn }
}

const as = <Result>(member: Member, look: (page: Page) => Promise<Result>) =>
  browser.withPage({ javaScript: false }, async (page, context) => {
    await context.addCookies([{ name: 'desk', value: member.asking.token, url: address }])
    return look(page)
  })

/** Looks at the page as a reader would: nothing wrong for axe, nothing outside the window. */
async function looksRight(page: Page, name: string): Promise<void> {
  for (const [width, viewport] of Object.entries({ phone, desktop })) {
    await page.setViewportSize(viewport)
    await screenshot(page, `case/${name} ${width}`)
  }
  // Axe needs a page with script: the same page, on the same address, in one.
  await browser.withPage({}, async twin => {
    await twin.goto(`${address}/healthz`)
    await twin.setContent(await page.content())
    expect(await axe(twin), name).toEqual([])
  })
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await sidewaysOverflow(page), name).toBe(0)
  await page.setViewportSize(desktop)
}

const go = (page: Page, path = '', id = caseId) => page.goto(`${address}/cases/${id}${path}`)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
const text = (page: Page) => page.locator('main').innerText()

/** Types a moment so many days from now, at eleven. */
async function typeMoment(page: Page, legend: string, days: number): Promise<void> {
  const { day, month, year } = cast.house.clock
    .now()
    .toZonedDateTimeISO('Europe/Copenhagen')
    .toPlainDate()
    .add({ days })
  const group = page.getByRole('group', { name: legend })
  await group.getByLabel('Dag').fill(String(day))
  await group.getByLabel('Måned').fill(String(month))
  await group.getByLabel('År').fill(String(year))
  await group.getByLabel('Klokken').fill('11')
}

describe('the case of somebody who rang', () => {
  it('shows first when the next contact is, what is needed and how they can be reached', async () => {
    await as(cast.birk, async page => {
      await go(page)
      expect(await heading(page)).toBe('Overblik')
      const shown = await text(page)
      expect(shown).toContain('Næste kontakt')
      expect(shown).toContain('Det er ikke det samme som, at faren er lille')
      expect(shown).toContain('Veninden på 20 00 00 00')
      expect(shown).toContain('Aldrig til hendes egen telefon')
      await looksRight(page, 'overview')
      expect(await page.title()).toBe(`${reference} – Overblik · Håndholdt`)
    })
  })

  it('keeps the people around the person, and what each of them knows', async () => {
    await as(cast.birk, async page => {
      await go(page, '/people')
      await page.getByRole('link', { name: 'Tilføj en person' }).click()
      await looksRight(page, 'person form')
      await press(page, 'Gem')
      expect(await text(page)).toContain('Skriv et dæknavn')
      await looksRight(page, 'person form with an error')

      await page.getByLabel('Dæknavn').fill('Storebror')
      await page.getByLabel('Aktør', { exact: true }).check()
      await page.getByLabel('Relation til den udsatte').fill('ældre bror, 090190-1234')
      await page.getByLabel('Holder øje').check()
      await page.getByLabel('Bringer videre').check()
      await page.getByLabel('Beskyttet').check()
      await press(page, 'Gem')
      expect(await text(page)).toContain('Det ligner et CPR-nummer')
      await looksRight(page, 'person form with a CPR number')
      await page.getByLabel('Relation til den udsatte').fill('ældre bror')
      await press(page, 'Gem')
      expect(await heading(page)).toBe('Storebror')
      expect(await text(page)).toContain('Beskyttet')

      await page.getByRole('link', { name: 'Notér, hvad personen ved' }).click()
      await page.getByLabel('kontakten med os').check()
      await page.getByLabel('Har mistanke').check()
      await page.getByLabel('År', { exact: true }).fill('2026')
      await page.getByLabel('Måned').fill('11')
      await page.getByLabel('Hvor ved vi det fra?').fill('Lejla selv, 23. november')
      await looksRight(page, 'knowledge form')
      await press(page, 'Gem')
      expect(await text(page)).toContain('november 2026')
      await looksRight(page, 'person')
      await go(page, '/people')
      expect(await text(page)).toContain('kontakten med os (har mistanke)')
      await looksRight(page, 'people')
      expect(await page.title()).not.toContain('Storebror')
    })
  })

  it('shows a name and an address only to somebody who says why', async () => {
    await as(cast.birk, async page => {
      await go(page, '/people')
      await page.getByRole('link', { name: 'Lejla' }).click()
      await page.getByRole('link', { name: 'Navn og adresse' }).click()
      await looksRight(page, 'identity, why')
      await press(page, 'Vis navn og adresse')
      expect(await text(page)).toContain('Vælg, hvorfor du skal bruge dem')
      await page.getByLabel('Jeg skal skrive eller rette dem').check()
      await press(page, 'Vis navn og adresse')
      await page.getByLabel('Rigtigt navn').fill('Lejla Opdigtet')
      await page.getByLabel('Hvem ved, hvor personen er?').fill('Vagten på krisecentret, gennem omstillingen')
      await looksRight(page, 'identity')
      await press(page, 'Gem navn og adresse')
      expect(await heading(page)).toBe('Lejla')
      expect(await text(page)).not.toContain('Opdigtet')
    })
    expect(await cast.trail(caseId)).toContain('open-address read write')
    expect(await cast.trail(caseId)).toContain('keep-identity done')
  })

  it('takes facts with their source, and asks who may ever see each text', async () => {
    await as(cast.birk, async page => {
      await go(page, '/entries')
      await page.getByRole('link', { name: 'Skriv en oplysning' }).click()
      await press(page, 'Gem')
      expect(await page.getByRole('alert').innerText()).toContain('Vælg et svar')
      await page.getByLabel('Hvad er oplyst?').fill('Faren har købt en billet til lørdag. Kun den ene vej.')
      await page.getByLabel('Hvem eller hvad kommer det fra?').fill('Lejla selv')
      await page.getByLabel('Slags kilde').selectOption('Den udsatte person')
      await page.getByLabel('Førstehånd').check()
      await page.getByRole('group', { name: 'Hvor sikker er du på det?' }).getByLabel('Høj').check()
      await page.getByLabel('Kilden skal beskyttes').check()
      await page.getByLabel('Kun kommunen').check()
      await looksRight(page, 'fact form')
      await press(page, 'Gem')
      await page.getByRole('link', { name: 'Ret Oplysning' }).click()
      expect(await page.getByLabel('Hvad er oplyst?').inputValue()).toContain('Kun den ene vej.')
      await page.getByLabel('Hvad er oplyst?').fill('Faren har købt en billet til søndag. Kun den ene vej.')
      await press(page, 'Gem')
      const shown = await text(page)
      expect(shown).toContain('til søndag')
      expect(shown).toContain('til lørdag')
      expect(shown).toContain('Rettet senere')
      await looksRight(page, 'timeline')
    })
  })

  it('records an event in two taps', async () => {
    await as(cast.birk, async page => {
      await go(page)
      await page.getByRole('link', { name: 'Der er sket noget' }).click()
      await looksRight(page, 'event')
      await press(page, 'Planlagt udrejse')
      // The case says what must be done now, and why.
      expect(await text(page)).toContain('Der er sket noget. Vurdér igen nu')
      expect(await page.locator('.notice', { hasText: 'Vurdér igen nu' }).textContent()).toContain(
        'Planlagt udrejse',
      )
      await looksRight(page, 'event that calls for an assessment')
    })
  })

  it('records no contact without the next one', async () => {
    await as(cast.birk, async page => {
      await go(page)
      await page.getByRole('link', { name: 'Notér en kontakt' }).click()
      expect(await text(page)).toContain('Har I den nye bog?')
      await page.getByLabel('Personen kontaktede os').check()
      await page.getByLabel('Hvem var du i kontakt med').fill('Lejla')
      await page.getByLabel('Hvordan?').fill('Gennem veninden')
      await page.getByLabel('Vi talte sammen').check()
      await page.getByLabel('Hvad blev sagt og aftalt?').fill('Hun ringer igen torsdag.')
      await page.getByLabel('Kun korpset').check()
      await press(page, 'Gem')
      expect(await page.getByRole('alert').innerText()).toContain('Skriv, hvornår næste kontakt er')
      await typeMoment(page, 'Hvornår er næste kontakt?', -1)
      await press(page, 'Gem')
      expect(await page.getByRole('alert').innerText()).toContain('Næste kontakt skal ligge i fremtiden')
      await looksRight(page, 'contact form')
      await typeMoment(page, 'Hvornår er næste kontakt?', 2)
      await press(page, 'Gem')
      expect(await heading(page)).toBe('Overblik')
      // At eleven the day after tomorrow: how many whole days that is depends on the hour the test runs.
      expect(await text(page)).toMatch(/om [12] dage?/)
    })
  })

  it('gives each promise an owner and a time, and lets it be done', async () => {
    await as(cast.birk, async page => {
      await go(page, '/tasks')
      await page.getByLabel('Et løfte til nogen').check()
      await page.getByLabel('Hvad er lovet').fill('Spørge politiet, om passet kan spærres')
      await page.getByLabel('Hvem er det lovet').fill('Lejla')
      await page.getByLabel('Ejer').selectOption('Birk')
      await typeMoment(page, 'Frist', 1)
      await page.getByLabel('Kun kommunen').check()
      await press(page, 'Gem')
      await looksRight(page, 'tasks')
      await press(page, 'Gjort')
      expect(await text(page)).toContain('Ingen opgaver venter.')
    })
  })

  it('lets the person read an answer behind their words, and says what they see', async () => {
    await as(cast.birk, async page => {
      await go(page, '/messages')
      expect(await text(page)).toContain('De har taget mit pas')
      await page
        .getByRole('textbox', { name: 'Skriv til personen' })
        .fill('Tak fordi du skrev. Vi ses torsdag.')
      await press(page, 'Læg beskeden klar')
      expect(await text(page)).toContain('Vi ses torsdag')
      await looksRight(page, 'messages')
    })
  })

  it('keeps both versions when two colleagues change the acute card at once', async () => {
    await as(cast.alma, other =>
      as(cast.birk, async page => {
        await go(page, '/acute-card/text')
        await go(other, '/acute-card/text')
        await other.getByLabel('Plan for tavshed').fill('Ring til veninden. Efter to timer: politiet.')
        await press(other, 'Gem')
        await page.getByRole('textbox', { name: 'Plan for tavshed' }).fill('Ring til mig.')
        await press(page, 'Gem')
        expect(await text(page)).toContain('En kollega har gemt noget her')
        expect(await page.getByRole('textbox', { name: 'Plan for tavshed' }).inputValue()).toBe(
          'Ring til mig.',
        )
        await page.getByText('Sådan står det nu').click()
        expect(await text(page)).toContain('Efter to timer: politiet.')
        await looksRight(page, 'acute card changed by two')
        await go(page, '/acute-card')
        await looksRight(page, 'acute card')
      }),
    )
  })

  it('opens the acute card at night for whoever is on duty, with a reason, and tells the owner', async () => {
    await as(cast.ravn, async page => {
      await page.goto(`${address}/cases/${caseId}`)
      expect(await heading(page)).toBe('Siden er ikke her')

      await page.goto(`${address}/acute-cards`)
      await page.getByLabel('Sagens reference').fill('Findes Ikke 11')
      await press(page, 'Find')
      expect(await text(page)).toContain('Der er ikke noget akutkort at vise')
      await looksRight(page, 'acute card search')
      await page.getByLabel('Sagens reference').fill(reference.toLowerCase())
      await press(page, 'Find')
      await looksRight(page, 'acute card why')
      await page.getByLabel('Personen har ikke meldt sig som aftalt').check()
      await press(page, 'Åbn akutkortet')
      expect(await text(page)).toContain('Efter to timer: politiet.')
      expect(await text(page)).toContain('Birk')
      await looksRight(page, 'acute card at night')

      await page.getByText('Der er fare for liv, og aftalen').click()
      await page.getByLabel('Hvorfor, på én linje').fill('Veninden siger, at hun er kørt mod grænsen')
      await press(page, 'Tilsidesæt aftalen nu')
      expect(await heading(page)).toBe('Aftalen er tilsidesat')
    })
    const { rows } = await cast.owner.query('select kind, staff_id from corps.notices where case_id = $1', [
      caseId,
    ])
    expect(rows).toContainEqual({ kind: 'acute-card-opened', staff_id: cast.birk.id })
    expect(rows).toContainEqual({ kind: 'contact-rule-overridden', staff_id: cast.birk.id })
    await as(cast.birk, async page => {
      await go(page)
      expect(await text(page)).toContain('kørt mod grænsen')
      await looksRight(page, 'overview with an override')
      await press(page, 'Jeg har gennemgået det')
      expect(await text(page)).not.toContain('kørt mod grænsen')
    })
  })

  it('answers with a plan: from the library, with who and by when, nothing chosen beforehand', async () => {
    await as(cast.birk, async page => {
      await go(page, '/plan')
      await looksRight(page, 'empty plan')
      await page.getByRole('link', { name: 'Find tiltag i biblioteket' }).click()
      await looksRight(page, 'library')
      await page.locator('summary', { hasText: 'Udland' }).click()
      await page.getByRole('link', { name: /Tag med i planen Hindr udrejse/ }).click()
      expect(await page.locator('input:checked').count()).toBe(0)
      await press(page, 'Tilføj til planen')
      expect(await page.getByRole('alert').innerText()).toContain('Vælg, hvem der har ansvaret')
      await page.getByLabel('Hvem har ansvaret for det?').selectOption('Politi')
      await page.getByLabel('Må deles').check()
      await press(page, 'Tilføj til planen')
      expect(await page.getByRole('alert').innerText()).toContain('Vælg mindst én faktor')
      await page.getByLabel('Udlandsophold mod personens vilje').check()
      await typeMoment(page, 'Hvornår skal det være gjort?', 1)
      await page.getByLabel('Vil det', { exact: true }).check()
      await looksRight(page, 'measure form')
      await press(page, 'Tilføj til planen')
      expect(await text(page)).toContain('Hindr udrejse')
      await looksRight(page, 'plan')
    })
  })

  it('does not close while a measure is running, and says which', async () => {
    await as(cast.birk, async page => {
      await go(page, '/closure')
      expect(await text(page)).toContain('Hindr udrejse')
      await looksRight(page, 'closure')
      await page.getByLabel('Personen ønsker ikke mere hjælp').check()
      await press(page, 'Luk sagen')
      expect(await text(page)).toContain('Disse tiltag er stadig i gang')

      await page.getByRole('link', { name: /Hindr udrejse/ }).click()
      await page.getByRole('radio', { name: 'Opgivet' }).check()
      await press(page, 'Gem')
      expect(await page.getByRole('alert').innerText()).toContain('Skriv, hvorfor tiltaget er opgivet')
      await page.getByLabel('Hvordan gik det').fill('Hun vil selv tale med sin far først.')
      await press(page, 'Gem')

      await go(page, '/closure')
      await page.getByLabel('Der er ikke længere brug for os').check()
      await press(page, 'Luk sagen')
      expect(await text(page)).toContain('endelig vurdering på lav')
      await looksRight(page, 'closure refused')
      await page.getByLabel('Personen ønsker ikke mere hjælp').check()
      await press(page, 'Luk sagen')
      await looksRight(page, 'closed')
      expect(await text(page)).toContain('Genåbn sagen')
    })
  })

  it('opens again with two people and a next contact, and nothing is gone', async () => {
    await as(cast.birk, async page => {
      await go(page, '/closure')
      await page.getByLabel('Personen kom tilbage').check()
      await page.getByLabel('Ansvarlig', { exact: true }).selectOption('Birk')
      await page.getByLabel('Stedfortræder', { exact: true }).selectOption('Birk')
      await typeMoment(page, 'Hvornår er næste kontakt?', 1)
      await press(page, 'Genåbn sagen')
      expect(await page.getByRole('alert').innerText()).toContain('to forskellige')
      await page.getByLabel('Stedfortræder', { exact: true }).selectOption('Alma')
      await press(page, 'Genåbn sagen')
      expect(await heading(page)).toBe('Overblik')
      await go(page, '/entries')
      expect(await text(page)).toContain('til søndag')
    })
  })

  it('lets a colleague in for a time, keeps another out, and shows who has looked', async () => {
    await as(cast.birk, async page => {
      await go(page, '/access')
      const give = page.getByRole('form', { name: 'Giv en kollega adgang' })
      await give.getByLabel('Hvem').selectOption('Storm')
      await give.getByLabel('Skal se på den med andre øjne').check()
      await give.getByLabel('Tre døgn').check()
      await give.getByRole('button').click()
      const block = page.getByRole('form', { name: 'Spær for en kollega' })
      await block.getByLabel('Hvem').selectOption('Sol')
      await block.getByLabel('Nævnt af personen').check()
      await block.getByRole('button').click()
      await looksRight(page, 'access')
      expect(await text(page)).toContain('Skal se på den med andre øjne')
    })
    await as(cast.storm, async page => {
      await go(page)
      expect(await heading(page)).toBe('Overblik')
    })
    await as(cast.birk, async page => {
      await go(page, '/access')
      await page.getByRole('form', { name: 'Luk adgangen for Storm' }).getByRole('button').click()
      expect(await text(page)).toContain('Ingen andre end de to ansvarlige har adgang.')
      await go(page, '/traces')
      await page.getByRole('link', { name: 'Ældre' }).waitFor()
      let shown = await text(page)
      expect(shown).toContain('Storm, konsulent')
      await page.getByRole('link', { name: 'Ældre' }).click()
      shown += await text(page)
      expect(shown).toContain('Åbnede akutkortet')
      expect(shown).toContain('personen meldte sig ikke')
      expect(shown).not.toMatch(/\b[a-z]+-[a-z]+-[a-z]+\b/)
      await looksRight(page, 'traces')
    })
    await as(cast.storm, async page => {
      await go(page)
      expect(await heading(page)).toBe('Siden er ikke her')
    })
  })

  it('goes to somebody else with the note they need, and is then no longer the giver’s', async () => {
    await as(cast.birk, async page => {
      await go(page, '/responsibility')
      await page.getByLabel('Ny ansvarlig').selectOption('Storm')
      await page.getByLabel('Ny stedfortræder').selectOption('Alma')
      await page.getByLabel('Tættere på personen').check()
      await page.getByLabel('Det, den næste skal vide').fill('Hun taler mest frit, når hun går en tur.')
      await looksRight(page, 'responsibility')
      await press(page, 'Giv sagen videre')
      expect(await heading(page)).toBe('Mine sager')
      await looksRight(page, 'my cases')
      await go(page)
      expect(await heading(page)).toBe('Siden er ikke her')
    })
    await as(cast.storm, async page => {
      await go(page, '/entries')
      expect(await text(page)).toContain('når hun går en tur')
    })
  })

  it('reads in English for a colleague who chose it', async () => {
    await cast.owner.query(`update corps.staff set language = 'en' where id = $1`, [cast.storm.id])
    await as(cast.storm, async page => {
      for (const part of [
        '',
        '/plan',
        '/people',
        '/entries',
        '/tasks',
        '/messages',
        '/acute-card',
        '/closure',
        '/access',
        '/traces',
      ]) {
        await go(page, part)
        expect(await page.locator('html').getAttribute('lang')).toBe('en')
        expect(await text(page), part).not.toMatch(/[æøåÆØÅ]{1}[a-z]* (er|og|ikke|sagen)\b/)
      }
      await go(page)
      await looksRight(page, 'overview in English')
    })
  })
})

describe('a case that has been assessed', () => {
  let assessed: TestCase
  beforeAll(async () => {
    assessed = await aCase(cast)
    await signFinally(cast, assessed, await assessed.start(), 'high')
  })

  it('shows the level as what is needed, with its date, its end and how sure it is', async () => {
    await as(cast.birk, async page => {
      await go(page, '', assessed.id)
      const needed = await page.getByRole('region', { name: 'Det er der brug for nu' }).innerText()
      for (const word of ['Niveau', 'Hast', 'Sikkerhed i vurderingen', 'Endelig vurdering', 'Gælder til']) {
        expect(needed).toContain(word)
      }
      await looksRight(page, 'overview, assessed')
    })
  })

  it('says first of all when the agreed contact was not recorded in time', async () => {
    await cast.owner.query(
      `update corps.deadlines set due_at = clock.now() - interval '2 hours'
        where case_id = $1 and kind = 'next-contact' and settled_at is null`,
      [assessed.id],
    )
    await as(cast.birk, async page => {
      await go(page, '', assessed.id)
      expect(await text(page)).toContain('Den aftalte kontakt er ikke noteret')
      expect(await text(page)).toContain('2 timer over fristen')
      await looksRight(page, 'overview, contact overdue')
    })
  })

  it('hides the former level while a new one is being made, one logged press away', async () => {
    const assessmentId = await assessed.start()
    const [brother] = assessed.actors
    const chosen = [{ item: 'A5' }, { item: 'B3', actor: brother?.id }]
    await assessed.act(cast.birk, (tx, work) =>
      saveAnswer(tx, work, { assessmentId, part: 'drivers', readVersion: 0 }, { kind: 'drivers', chosen }),
    )
    await as(cast.birk, async page => {
      await go(page, '', assessed.id)
      const needed = page.getByRole('region', { name: 'Det er der brug for nu' })
      expect(await needed.innerText()).not.toContain('Niveau')
      await press(page, 'Det haster. Vis det forrige niveau')
      expect(await needed.innerText()).toContain('Niveau')
    })
    expect(await cast.trail(assessed.id)).toContain('open-case read acute-danger')
  })

  it('asks for a measure or a reason for each thing that drives the risk', async () => {
    await as(cast.birk, async page => {
      await go(page, '/plan', assessed.id)
      const drivers = page.getByRole('region', { name: 'Det, der driver risikoen' })
      expect(await drivers.innerText()).toContain('Mangler tiltag eller grund')
      await looksRight(page, 'plan with drivers')
      await drivers
        .getByRole('link', { name: /Find tiltag til denne/ })
        .first()
        .click()
      await looksRight(page, 'library for a driver')
      await go(page, '/plan', assessed.id)
      await drivers
        .getByRole('link', { name: /Skriv, hvorfor der ikke er et tiltag/ })
        .first()
        .click()
      await page.getByRole('textbox', { name: 'Grund' }).fill('Passet er allerede hos politiet.')
      await page.getByLabel('Kun korpset').check()
      await looksRight(page, 'reason for no measure')
      await press(page, 'Gem')
      expect(await drivers.innerText()).toContain('Passet er allerede hos politiet.')
    })
  })
})
