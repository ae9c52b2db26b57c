// Hanan is thirteen, and next to nothing is known: that never comes out as low by itself.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desktop } from '../browser.ts'
import { press } from './door-scene.ts'
import { keyboard } from './hands.ts'
import {
  aColleague,
  aWholeSystem,
  fillIn,
  lookAtStep,
  momentIn,
  signIn,
  type WholeSystem,
} from './whole-system.ts'

let system: WholeSystem

beforeAll(async () => {
  system = await aWholeSystem()
})
afterAll(() => system?.close())

const asked =
  'En pige på 13 er holdt op med at komme til svømning og lejrskole. Hendes søster venter udenfor og går med hende hjem. Skal jeg tale med forældrene?'

/** Words that would judge or calm. Where a person chooses between them, they stand as choices and nowhere else. */
const verdicts =
  /(?<!\p{L})(lav|lavt|lave|mellem niveau|middel risiko|grøn|grønt|gul|orange|rød|ekstrem|ingen fare|ikke farlig|ufarlig|roligt|ingen risiko|low|green)(?!\p{L})/iu

/** Outside what people have written, nothing on the page says how dangerous it is, and nothing is chosen for whoever must choose. */
async function judgesNothing(page: Page): Promise<void> {
  const [said, coloured, chosen] = await page.evaluate<[string, number, number]>(`(() => {
    const main = document.querySelector('main').cloneNode(true)
    for (const words of main.querySelectorAll('fieldset, .user-text')) words.remove()
    const chosen = document.querySelectorAll('[name=level]:checked, [name=colour]:checked, [name=urgency]:checked')
    return [main.textContent, main.querySelectorAll('.urgency').length, chosen.length]
  })()`)
  expect(said, page.url()).not.toMatch(verdicts)
  expect(coloured, page.url()).toBe(0)
  expect(chosen, page.url()).toBe(0)
}

describe('Hanan, of whom a professional knows next to nothing', () => {
  it(
    'is never called low or green by itself, and nobody under 18 leaves without a decision',
    { timeout: 600_000 },
    async () => {
      const { cast, browser } = system
      const now = () => cast.house.clock.now()

      await browser.withPage({ viewport: desktop }, async page => {
        system.follow(page)
        await page.goto(system.door)
        let here = await press(page, page, 'Jeg er fagperson', 'Hvad vil du have hjælp til?')
        await here.getByText('Pligten er personlig').waitFor()
        await lookAtStep(system, page, here, 'hanan/door-1-matter')
        await fillIn(here, {
          service: 'advice',
          ground: 'anonymised',
          under18: 'yes',
          profession: 'social-educator',
        })
        here = await press(page, here, 'Fortsæt', 'Her er dine seks ord')
        here = await press(page, here, 'Fortsæt', 'Beskriv situationen')
        await lookAtStep(system, page, here, 'hanan/door-2-write')
        await fillIn(here, {
          reachAt: 'Fritidsklubben, spørg efter Grethe på det store hold',
          hours: 'Eftermiddage efter kl. 14',
          text: asked,
          afraid: 'no',
        })
        here = await press(page, here, 'Send', 'Vi har fået det, du skrev')
        await lookAtStep(system, page, here, 'hanan/door-3-received')
      })

      await browser.withPage({}, async page => {
        // Birk uses no mouse, from the sign-in to the signature.
        const hands = keyboard(page)
        let judging = judgesNothing
        const birk = aColleague(system, page, 'hanan', shown => judging(shown), hands)
        await signIn(system, birk, cast.birk)
        await birk.go('/duty-desk')
        const row = page.getByRole('row').filter({ hasText: 'Fagperson' })
        expect(await row.innerText()).toContain('Under 18')
        expect(await row.innerText()).toContain('Ikke bekræftet')
        await hands.press(row.getByRole('button', { name: 'Tag den' }))
        await page.waitForURL(/\/enquiries\//)
        const enquiry = new URL(page.url()).pathname
        await birk.go(enquiry)
        expect(await birk.text()).toContain(asked)
        expect(await birk.text()).toContain('kun generel rådgivning')

        // Called back through a switchboard that we have found ourselves.
        await birk.go(`${enquiry}/call-back`)
        await birk.send(
          {
            number: 'Rådhusets hovednummer',
            foundWhere: 'Kommunens egen hjemmeside',
            spokeWith: 'Grethe, stillet om af receptionen',
          },
          'Bekræft fagpersonen',
        )
        expect(await birk.text()).not.toContain('kun generel rådgivning')

        // Not asked is not no; not known is not no; and neither has a colour of its own.
        await birk.go(`${enquiry}/triage`)
        await birk.press('Gem svarene, og gå videre')
        expect(await birk.text()).toContain('Ikke spurgt er ikke det samme som nej')
        await birk.go(`${enquiry}/triage`)
        await birk.type({
          Q1: 'yes',
          Q2a: 'no',
          Q2b: 'no',
          Q3: 'no',
          Q4: 'no',
          Q5: 'no',
          Q6a: 'no',
          Q6b: 'no',
        })
        await birk.press('Gem svarene, og gå videre')
        expect(await birk.text()).toContain('Det betyder ikke, at der ikke er fare')
        await birk.go(`${enquiry}/triage`)
        judging = () => Promise.resolve()
        await birk.send(
          {
            Q1: 'unknown',
            Q2a: 'unknown',
            Q2b: 'unknown',
            'note-Q2': 'Lange ærmer i varmen, men ingen har set mærker.',
            Q3: 'unknown',
            Q4: 'unknown',
            Q5: 'unknown',
            Q6a: 'not-asked',
            Q6b: 'unknown',
            'note-Q6': 'En søster på 16 og en bror på 9.',
          },
          'Gem svarene, og gå videre',
        )
        expect(await birk.text()).toContain('Højeste farve, der bør overvejes: Orange')
        expect(await page.locator('[name=colour]:checked').count()).toBe(0)
        await birk.type({ colour: 'green' })
        await birk.press('Vælg farven')
        expect(await page.getByRole('alert').innerText()).toContain('lavere end Orange')
        await birk.send(
          { colour: 'yellow', reason: 'Klubben ser hende hver dag, og vi taler med Grethe igen i morgen' },
          'Vælg farven',
        )
        expect(await birk.text()).toContain('Gul')

        // Nobody under 18 leaves without a decision, for her and for her siblings.
        await birk.go(`${enquiry}/answer`)
        await birk.type({ text: 'Tal ikke med forældrene. Skriv en underretning, og kun til kommunen.' })
        await birk.press('Afslut henvendelsen')
        expect(await page.getByRole('alert').innerText()).toContain('Vælg et svar om underretning')
        await birk.go(`${enquiry}/case`)
        const opening = {
          alias: 'Hanan',
          responsible: cast.birk.id,
          deputy: cast.alma.id,
          ...momentIn('nextContact', now().add({ hours: 22 })),
        }
        await birk.type({ ...opening, 'notify-person': 'notify' })
        await birk.press('Åbn sagen')
        expect(await page.getByRole('alert').innerText()).toContain('Vælg et svar om underretning')
        await birk.send(
          {
            'notify-person': 'notify',
            'reason-person': 'Klubben underretter i dag, og vi har sagt hvordan',
            'notify-siblings': 'notify',
            'reason-siblings': 'Søsteren på 16 og broren på 9 lever under det samme',
          },
          'Åbn sagen',
        )
        const home = new URL(page.url()).pathname
        expect(home).toMatch(/^\/cases\//)

        // In the case nothing is judged before somebody has signed.
        judging = judgesNothing
        await birk.go(home)
        expect(await birk.text()).toContain('Det er ikke det samme som, at faren er lille')
        await birk.go('/my-day')
        await birk.go('/cases')
        await birk.go(`${home}/acute-card`)
        await birk.go(`${home}/people/new`)
        await birk.send(
          { alias: 'Faren', parts: 'actor', relation: 'far', disclosure: 'municipality-only' },
          'Gem',
        )
        await birk.go(`${home}/people/new`)
        await birk.send(
          {
            alias: 'Storesøster',
            ageBand: '15-17',
            relation: 'søster',
            place: 'samme hjem',
            disclosure: 'municipality-only',
          },
          'Gem',
        )
        await birk.go(`${home}/entries/new/fact`)
        await birk.send(
          {
            statement: 'Lillebroren sagde: Far bliver sur, hvis Hanan taler med Elias.',
            source: 'Grethe i klubben',
            sourceType: 'professional',
            directness: 'second_hand',
            confidence: 'medium',
            disclosure: 'municipality-only',
          },
          'Gem',
        )
        await birk.go(`${home}/assessments`)
        await birk.press('Begynd en vurdering')
        const draft = new URL(page.url()).pathname
        await birk.go(`${draft}/items/A6`)
        await birk.send({ now: '1', earlier: 'U' }, 'Gem, og tilføj mere belæg')
        await birk.go(`${draft}/not-known?all`)
        await birk.send(
          {
            who: cast.birk.id,
            ...momentIn('due', now().add({ hours: 48 })),
            how: 'Kommunens samtale med barnet',
          },
          'Gem som “ikke kendt”',
        )
        await birk.go(draft)
        expect(await birk.text()).toContain('ikke kendt')

        // The level is somebody's, with a reason.
        await birk.go(`${draft}/provisional`)
        await hands.press(page.getByRole('button', { name: 'Underskriv foreløbigt' }))
        expect(await page.getByRole('alert').innerText()).toContain('Vælg et niveau')
        judging = () => Promise.resolve()
        await birk.send(
          {
            level: 'medium',
            urgency: 'within7d',
            reason: 'Vi ved næsten intet. Det er grunden til at finde ud af det, ikke til at vente.',
          },
          'Underskriv foreløbigt',
        )
        await birk.go(home)
        expect(await birk.text()).toContain('Mellem')
        expect(await birk.text()).toContain('Foreløbig vurdering')

        // Whoever would sign it as low meets what is not known, and must say why.
        await birk.go(`${draft}/conclusion`)
        await birk.send(
          { level: 'low', urgency: 'planned', severity: 'limited', confidence: 'high' },
          'Gem konklusionen',
        )
        const inTheWay = await birk.text()
        expect(inTheWay).toContain('For meget ukendt til at afvise fare')
        expect(inTheWay).toContain('Niveauet er lavt, men der er et åbent akut signal')
        expect(inTheWay).toContain('Mange ukendte svar, men sikkerheden i vurderingen er sat til høj')
        expect(await page.getByRole('button', { name: 'Underskriv den endelige vurdering' }).count()).toBe(0)
        await birk.go(`${home}/tasks`)
        expect(await birk.text()).toContain('Find ud af')
      })

      expect(system.incidents).toEqual([])
      expect(system.leakedIn(system.logged)).toEqual([])
    },
  )
})
