// Rania writes with scripts off, comes back and reads: three actors, three children, and a place that is known.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { press, throughPhone, type Here } from './door-scene.ts'
import {
  aColleague,
  aWholeSystem,
  englishButtons,
  fillIn,
  lookAtStep,
  momentIn,
  rateToTheEnd,
  signIn,
  type Rating,
  type WholeSystem,
} from './whole-system.ts'

let system: WholeSystem

beforeAll(async () => {
  system = await aWholeSystem()
})
afterAll(() => system?.close())

const phone = { width: 390, height: 844 }

const letter =
  'Jeg bor på et center med mine tre børn. Min mand ringer til den store på hendes tablet. I går spurgte han: Er det gule hus stadig pænt? <b>Jeg er bange</b> 😟'

const facts = {
  house: 'Manden spurgte datteren, om det gule hus stadig er pænt. Centret er gult.',
  account: 'Alle enheder hører til en familiekonto, som manden har oprettet.',
  passports: 'Manden har børnenes pas, og i december rejste hans bror med sine børn og kom ikke igen.',
  paper: 'Manden siger: Uden papiret er du min.',
}

const actors = [
  {
    alias: 'Manden',
    relation: 'ægtefælle',
    roles: ['decides', 'watches'],
    access: ['phone-accounts', 'custody'],
  },
  { alias: 'Ældste bror', relation: 'bror', roles: ['supports'], access: ['car'] },
  { alias: 'Yngste bror', relation: 'bror', roles: ['supports', 'passes-on'], access: [] },
]
const children = [
  { alias: 'Den store', relation: 'datter', ageBand: 'under-12', gender: 'female' },
  { alias: 'Den mellemste', relation: 'søn', ageBand: 'under-12', gender: 'male' },
  { alias: 'Den lille', relation: 'søn', ageBand: 'under-12', gender: 'male' },
]

const ratings: Record<string, Rating> = {
  A1: { now: '0', earlier: '1', because: 'He has pushed her. Not since she left.' },
  A3: { now: '1', earlier: '1', fact: facts.paper },
  A5: { now: '1', earlier: 'U', fact: facts.passports },
  A7: { now: '2', earlier: '2', fact: facts.account },
  A8: { now: '1', earlier: '0', because: 'He rings every day since she asked for the divorce.' },
  A9: { now: '2', earlier: 'U', fact: facts.house },
  'B1 Manden': { now: '2', earlier: '1', because: 'He tells everybody that she has taken his children.' },
  'B2 Manden': { now: '1', earlier: '1', fact: facts.paper },
  'B3 Manden': { now: '2', earlier: '2', fact: facts.house, tags: ['knows_whereabouts', 'custody'] },
  'B4 Manden': { now: '2', earlier: '2', because: 'He decides, and her brothers follow.', tags: ['decides'] },
  'B2 Ældste bror': { now: '1', earlier: '0', because: 'He has said that he will come and fetch her.' },
  'B4 Ældste bror': { now: '1', earlier: '0', because: 'He stands by the husband.', tags: ['urges'] },
  'B4 Yngste bror': { now: '1', earlier: '0', because: 'He passes on what he hears.', tags: ['watches'] },
  C1: { now: '1', earlier: '1', because: 'She plays it down when the municipality listens.' },
  C2: { now: '0', earlier: '1', because: 'She does not want to go back.' },
  C7: { now: '2', earlier: '1', fact: facts.passports },
  D2: {
    now: '1',
    earlier: '0',
    because: 'The shelter is staffed day and night, but he knows the house.',
    holds: 'uncertain',
  },
  D3: { now: '0', earlier: '0', because: 'Every device is on his account.' },
  D6: { now: '0', earlier: '0', because: 'No order is in force.' },
  D4: {
    now: '2',
    earlier: '0',
    because: 'Her contact person at the shelter sees her every day.',
    holds: 'stable',
  },
}

describe('Rania, who writes with scripts off from a shelter that is no longer secret', () => {
  it(
    'writes, comes back, is answered, and becomes a case with a signed assessment and a plan',
    { timeout: 600_000 },
    async () => {
      const { cast, browser } = system
      const now = () => cast.house.clock.now()

      const words = await browser.withPage({ javaScript: false, viewport: phone }, async page => {
        system.follow(page)
        await page.goto(system.door)
        await lookAtStep(system, page, page, 'rania/door-1-start')
        let here = await throughPhone(page)
        await here.getByLabel('Gennem en, jeg stoler på').check()
        here = await press(page, here, 'Fortsæt', 'Det skal du vide, før du skriver')
        await lookAtStep(system, page, here, 'rania/door-2-before')
        await here.getByLabel('Mig selv').check()
        await here.getByLabel('Nej', { exact: true }).check()
        here = await press(page, here, 'Jeg har læst det. Fortsæt', 'Her er dine seks ord')
        await lookAtStep(system, page, here, 'rania/door-3-words')
        const given = await here.getByRole('listitem').allTextContents()
        here = await press(page, here, 'Jeg kan ordene. Fortsæt', 'Nu kan du skrive')
        await fillIn(here, {
          reachAt: 'Min kontaktperson på centret, hun hedder noget med K',
          hours: 'Når børnene er i skole, mellem 9 og 13',
          whoMayHear: 'Ingen af børnene',
          codeWord: 'Er cyklen lappet?',
          text: letter,
          afraid: 'yes',
        })
        await lookAtStep(system, page, here, 'rania/door-4-write')
        here = await press(page, here, 'Send', 'Vi har fået det, du skrev')
        await lookAtStep(system, page, here, 'rania/door-5-received')
        await here.getByRole('link', { name: 'Forlad siden' }).click()
        await page.waitForURL(`${system.desk}/healthz`)
        return given
      })
      expect(words).toHaveLength(6)

      await browser.withPage({}, async page => {
        const alma = aColleague(system, page, 'rania')
        await signIn(system, alma, cast.alma)
        await alma.go('/duty-desk')
        expect(await alma.text()).not.toContain('gule hus')
        await page.getByRole('button', { name: 'Tag den' }).click()
        await page.waitForURL(/\/enquiries\//)
        const enquiry = new URL(page.url()).pathname
        await alma.go(enquiry)
        expect(await alma.text()).toContain(letter)
        expect(await alma.text()).toContain('Er cyklen lappet?')
        await alma.send(
          {
            reply:
              'Godt, at du skrev. Sluk tabletten, og lad den blive, hvor den er. Sig det til K med det samme.',
          },
          'Læg svaret klar',
        )

        await rania(
          words,
          'Godt, at du skrev. Sluk tabletten',
          'Den er slukket nu. K ved det. Kan han tage børnene?',
        )

        await alma.go(`${enquiry}/triage`)
        await alma.send(
          { Q1: 'yes', Q2a: 'no', Q2b: 'no', Q3: 'yes', Q4: 'no', Q5: 'yes', Q6a: 'no', Q6b: 'yes' },
          'Gem svarene, og gå videre',
        )
        await alma.send({ colour: 'red' }, 'Vælg farven')
        await alma.go(`${enquiry}/case`)
        await alma.send(
          {
            alias: 'Rania',
            responsible: cast.alma.id,
            deputy: cast.birk.id,
            ...momentIn('nextContact', now().add({ hours: 3 })),
          },
          'Åbn sagen',
        )
        const home = new URL(page.url()).pathname
        await alma.go(`${home}/entries`)
        expect(await alma.text()).toContain('Kan han tage børnene?')

        const ids = new Map<string, string>()
        for (const actor of actors) {
          await alma.go(`${home}/people/new`)
          await alma.send({ ...actor, parts: 'actor', disclosure: 'shareable' }, 'Gem')
          ids.set(actor.alias, page.url().split('/').at(-1) ?? '')
        }
        for (const child of children) {
          await alma.go(`${home}/people/new`)
          await alma.send({ ...child, place: 'hos moren', disclosure: 'protected' }, 'Gem')
        }
        await alma.go(`${home}/people`)
        expect(await alma.text()).toContain('Den lille')
        for (const statement of Object.values(facts)) {
          await alma.go(`${home}/entries/new/fact`)
          await alma.send(
            {
              statement,
              source: 'Rania selv',
              sourceType: 'exposed_person',
              directness: 'first_hand',
              confidence: 'high',
              disclosure: 'shareable',
            },
            'Gem',
          )
        }
        await alma.go(`${home}/entries/new/event`)
        await alma.press('Opholdsstedet er blevet kendt')

        // The rest in English, which is the language Alma prefers.
        await alma.go('/account')
        await alma.press('English')
        await alma.go(`${home}/assessments`)
        await alma.press('Begin an assessment')
        const draft = new URL(page.url()).pathname
        expect(await page.locator('html').getAttribute('lang')).toBe('en')
        await alma.go(`${draft}/items/A1`)
        const flags = await rateToTheEnd(alma, {
          ratings,
          source: 'Rania',
          finder: cast.alma,
          due: now().add({ hours: 24 }),
          how: 'Ask the contact person at the shelter',
          toFlags: 'They move tonight in a car that is not theirs. The tablet stays.',
          says: englishButtons,
        })
        expect(flags).toContain('The place is known or unsafe')
        expect(flags).toContain('Children, siblings or partner are in danger too')
        await alma.go(`${draft}/not-known?all`)
        await alma.send(
          { who: cast.birk.id, ...momentIn('due', now().add({ hours: 24 })), how: 'Ask the school' },
          'Save as “not known”',
        )
        for (const type of ['repeat', 'worst', 'twist']) {
          await alma.go(`${draft}/scenarios/new`)
          await alma.send(
            {
              type,
              actors: [ids.get('Manden') ?? ''],
              trigger: 'He stands outside the house.',
              how: 'On the way to school.',
              signs: 'He asks the eldest about the house again.',
              severity: 'life_threatening',
              soon: 'within a day',
              likelihood: 'quite likely',
              measures: 'Another shelter before dark.',
              who: 'The shelter and Alma',
            },
            'Save the scenario',
          )
        }
        await alma.go(`${draft}/own-view`)
        await alma.send(
          { fear: '7', feared: 'That they take my children.', whom: 'Min mand', level: 'high' },
          'Save',
        )
        const brother = ids.get('Ældste bror') ?? ''
        await alma.send({ drivers: ['A7', 'C7', `B2/${brother}`] }, 'Save')
        expect(await page.locator('input[type=radio]:checked').count()).toBe(0)
        await alma.send(
          {
            level: 'high',
            urgency: 'now',
            severity: 'life_threatening',
            confidence: 'medium',
            harms: ['abduction_or_travel', 'homicide'],
            rationale:
              'He knows the house, he has the passports, and her brothers stand by him. The children are with her and are being asked about the place.',
            alternative: 'That he guessed from a picture and does not know the address.',
            'change-mind': 'That they are in another place, and that he has no way to follow the devices.',
          },
          'Save the conclusion',
        )
        expect(await alma.text()).toContain('no measure is due within 4 hours')

        await alma.go(`${home}/plan/library`)
        await alma.go(`${home}/plan/measures/new?code=M18`)
        await alma.send(
          {
            why: ['A7', 'C7'],
            role: 'shelter',
            who: 'Her contact person',
            ...momentIn('due', now().add({ hours: 2 })),
            personAgrees: 'yes',
            disclosure: 'shareable',
          },
          'Add to the plan',
        )
        await alma.go(`${home}/plan/measures/new`)
        await alma.send(
          {
            what: 'Police are told about the brother who wants to fetch her',
            why: `B2.${brother}`,
            role: 'police',
            ...momentIn('due', now().add({ hours: 3 })),
            personAgrees: 'not-asked',
            disclosure: 'shareable',
          },
          'Add to the plan',
        )
        await alma.go(`${draft}/signature`)
        for (const reason of await page.locator('textarea[name^="reason-"]').all()) {
          await reason.fill('It is so for this day alone; they move tonight.')
        }
        expect(await alma.text()).not.toContain('Must be in place before the signature')
        await alma.press('Sign the final assessment')
        expect(page.url()).toContain('/signed/')
        await alma.go(home)
        expect(await alma.text()).toContain('High')
        await alma.go(`${home}/plan`)
      })

      await rania(words, 'Næste gang, vi er i kontakt', 'Tak. Vi er klar til at tage af sted.')
      expect(system.incidents).toEqual([])
      expect(system.leakedIn(system.logged)).toEqual([])
    },
  )
})

/** Back with the six words, reads what is there, and writes once more. */
async function rania(words: readonly string[], reads: string, writes: string): Promise<void> {
  await system.browser.withPage({ javaScript: false, viewport: phone }, async page => {
    system.follow(page)
    await page.goto(system.door)
    let here: Here = await press(page, page, 'Jeg har mine seks ord', 'Skriv dine seks ord')
    await here.getByLabel('De seks ord i rækkefølge').fill(words.join(' '))
    here = await press(page, here, 'Fortsæt', 'Din samtale')
    await here.getByText(reads).waitFor()
    await lookAtStep(system, page, here, `rania/door-6-${reads.slice(0, 5)}`)
    await here.getByLabel('Vil du skrive mere?').fill(writes)
    await here.getByRole('button', { name: 'Send', exact: true }).click()
    await here.frameLocator('iframe.next').getByText(writes, { exact: true }).waitFor()
  })
}
