// Lejla rings from a borrowed telephone and leaves in six days: from the call to the closed case, and back again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  aColleague,
  aWholeSystem,
  danishButtons,
  fillIn,
  look,
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

const call =
  'Min fætter så mig med en fra holdet. Vi skal besøge farmor på tirsdag, siger de, og far har mit pas i jakken.'

const facts = {
  tickets: 'Billetterne er til tirsdag. Hendes pas ligger i farens jakke.',
  mother: 'Moren sagde i telefonen, at det bliver ordnet dernede, så er skammen væk.',
  brother: 'Broren har sagt: Du ved godt, hvad der sker, hvis du stikker af.',
  escorted: 'Faren har hentet og bragt hende de sidste tre uger.',
}

const people = [
  {
    alias: 'Far',
    relation: 'far',
    roles: ['decides', 'watches'],
    access: ['keys', 'car'],
    place: 'samme hjem',
  },
  { alias: 'Onkel', relation: 'farbror fra udlandet', roles: ['urges'], access: [], place: 'på besøg' },
  {
    alias: 'Bror',
    relation: 'ældre bror',
    roles: ['watches', 'executes'],
    access: ['car'],
    place: 'samme hjem',
  },
  { alias: 'Mor', relation: 'mor', roles: ['supports'], access: ['keys'], place: 'samme hjem' },
]

const ratings: Record<string, Rating> = {
  A1: { now: '0', earlier: 'U', because: 'Ingen har slået hende i disse uger.' },
  A3: { now: '1', earlier: 'U', fact: facts.brother },
  A4: { now: '1', earlier: 'U', fact: facts.mother },
  A5: { now: '2', earlier: 'U', fact: facts.tickets },
  A6: { now: '1', earlier: 'U', fact: facts.escorted },
  A7: { now: '1', earlier: 'U', because: 'Faren ser hendes telefon igennem om aftenen.' },
  A8: { now: '2', earlier: '0', because: 'Det hele er kommet i løbet af tre uger.' },
  'B1 Far': { now: '2', earlier: '0', because: 'Fætteren fortalte faren, hvad han så.' },
  'B2 Far': { now: '1', earlier: 'U', fact: facts.tickets },
  'B3 Far': {
    now: '2',
    earlier: '2',
    because: 'De bor sammen, og han kører hende.',
    tags: ['knows_whereabouts'],
  },
  'B4 Far': { now: '2', earlier: 'U', because: 'Det er faren, der bestemmer.', tags: ['decides'] },
  'B4 Onkel': { now: '1', earlier: 'U', because: 'Onklen er rejst hertil for det her.', tags: ['urges'] },
  'B3 Onkel': {
    now: '1',
    earlier: 'U',
    because: 'Han sover hos dem og har ordnet noget dernede.',
    tags: ['abroad'],
  },
  'B2 Bror': { now: '2', earlier: 'U', fact: facts.brother },
  'B3 Bror': {
    now: '2',
    earlier: '2',
    because: 'Broren bor hjemme og kender hendes skole.',
    tags: ['knows_whereabouts'],
  },
  'B4 Bror': { now: '1', earlier: '1', because: 'Broren følger med hende i bussen.', tags: ['watches'] },
  'B2 Mor': { now: '1', earlier: 'U', fact: facts.mother },
  'B7 Far': { now: '2', earlier: 'U', because: 'Slægten dernede ringer hver aften.' },
  C1: { now: '2', earlier: '0', because: 'Jeg kommer ikke hjem igen, siger hun.' },
  C2: { now: '1', earlier: '1', because: 'Hun kan ikke lade sin mor være alene.' },
  C3: { now: '2', earlier: '2', because: 'Hun bor hjemme og har ingen egne penge.' },
  C7: { now: 'NA', earlier: 'NA', because: 'Hun har hverken børn eller yngre søskende.' },
  D1: { now: '0', earlier: 'U', because: 'Hun kan ikke nævne nogen i slægten, der siger fra.' },
  D2: { now: '0', earlier: '0', because: 'Hun har ikke noget andet sted at sove.' },
  D6: { now: '0', earlier: '0', because: 'Ingen myndighed ved noget endnu.' },
  D4: { now: '1', earlier: '0', because: 'Veninden og praktikvejlederen ved alt.', holds: 'uncertain' },
}

describe('Lejla, who rings from a borrowed telephone and leaves in six days', () => {
  it(
    'is carried from the call to the signed assessment, the plan, the alarm, the end and back',
    { timeout: 600_000 },
    async () => {
      const { cast, browser } = system
      const now = () => cast.house.clock.now()
      await browser.withPage({}, async page => {
        const birk = aColleague(system, page, 'lejla')
        await signIn(system, birk, cast.birk)

        // The call, in half a minute.
        await birk.go('/duty-desk')
        await birk.follow('Registrér en henvendelse')
        await birk.send(
          {
            'contact-channel': 'somebody',
            reachAt: 'Praktikvejlederen på skolen, aldrig hendes egen telefon',
            said: call,
            given: 'yes',
            codeWord: 'Er vagtskemaet ændret?',
            hours: 'Hverdage mellem 10 og 12',
            afraidNow: 'yes',
            under18: 'no',
            cause: 'forced-marriage',
          },
          'Gem, og tag henvendelsen',
        )
        expect(await birk.text()).toContain('Du har henvendelsen')
        const reference = (await page.locator('.sidebar-title').innerText()).trim()

        // A colleague sees that it is taken, and by whom.
        await browser.withPage({}, async hers => {
          const alma = aColleague(system, hers)
          await signIn(system, alma, cast.alma)
          await alma.go('/duty-desk')
          const row = hers.getByRole('row').filter({ hasText: reference })
          expect(await row.innerText()).toContain('Birk')
          expect(await row.innerText()).not.toContain('fætter')
        })

        // Six questions, then the colour, which nobody has chosen for him.
        await birk.follow('Stil de seks spørgsmål')
        expect(await page.locator('input[type=radio]:checked').count()).toBe(0)
        await birk.send(
          {
            Q1: 'no',
            'note-Q1': 'Hun hvisker fra et toilet på skolen.',
            Q2a: 'no',
            Q2b: 'no',
            Q3: 'yes',
            'note-Q3': 'Broren: Du ved godt, hvad der sker.',
            Q4: 'yes',
            'note-Q4': 'Tirsdag. Passet ligger i farens jakke.',
            Q5: 'unknown',
            Q6a: 'no',
          },
          'Gem svarene, og gå videre',
        )
        expect(await birk.text()).toContain('Højeste farve, der bør overvejes: Rød')
        expect(await birk.text()).toContain('Ikke spurgt: 6b')
        expect(await page.locator('input[type=radio]:checked').count()).toBe(0)
        await page.getByRole('button', { name: 'Vælg farven' }).click()
        expect(await page.getByRole('alert').innerText()).toContain('Vælg en farve')
        await fillIn(page, { colour: 'orange' })
        await birk.press('Vælg farven')
        expect(await page.getByRole('alert').innerText()).toContain('hvorfor farven er lavere')
        await birk.send(
          { colour: 'orange', reason: 'Ingen er hos hende nu, og hun rejser først om seks dage' },
          'Vælg farven',
        )

        // A case, with two people and a next contact.
        await birk.follow('Åbn som sag')
        await birk.send(
          {
            alias: 'Lejla',
            responsible: cast.birk.id,
            deputy: cast.alma.id,
            ...momentIn('nextContact', now().add({ hours: 20 })),
          },
          'Åbn sagen',
        )
        const home = new URL(page.url()).pathname
        expect(home).toMatch(/^\/cases\//)
        expect(await birk.text()).toContain('Det er ikke det samme som, at faren er lille')
        await birk.go(`${home}/entries`)
        expect(await birk.text()).toContain(call)

        for (const person of people) {
          await birk.go(`${home}/people/new`)
          await birk.send(
            { ...person, parts: 'actor', sameHousehold: 'not-known', disclosure: 'shareable' },
            'Gem',
          )
        }
        for (const statement of Object.values(facts)) {
          await birk.go(`${home}/entries/new/fact`)
          await birk.send(
            {
              statement,
              source: 'Lejla i telefonen',
              sourceType: 'exposed_person',
              directness: 'first_hand',
              confidence: 'medium',
              sourceMustBeProtected: 'yes',
              disclosure: 'corps-only',
            },
            'Gem',
          )
        }
        await birk.go(`${home}/entries/new/event`)
        await birk.send(
          {
            event: 'planned_departure',
            ...momentIn('at', now().add({ hours: 24 * 6 })),
            text: 'Hele familien rejser med aftenflyet.',
            disclosure: 'shareable',
          },
          'Gem',
        )
        await birk.go(`${home}/acute-card/text`)
        await birk.send({ planForSilence: 'Ring til vejlederen. Er hun ikke på skolen: politiet.' }, 'Gem')

        // The acute questions first, and a provisional assessment that protects at once.
        await birk.go(`${home}/assessments`)
        await birk.press('Begynd en vurdering')
        const draft = new URL(page.url()).pathname
        await birk.follow('Begynd med de akutte spørgsmål')
        await birk.press(/^Gem, og tilføj belæg.*Livsfarlig vold$/)
        const rounds = {
          ratings,
          source: 'Lejla',
          finder: cast.birk,
          due: now().add({ hours: 48 }),
          how: 'Spørg praktikvejlederen i morgen',
          toFlags: 'Vi hindrer udrejsen og finder et sted til hende før mandag.',
          says: danishButtons,
        }
        const flags = await rateToTheEnd(birk, rounds)
        expect(flags).toContain('Udrejse er nær')
        await birk.go(`${draft}/provisional`)
        expect(await page.locator('input[type=radio]:checked').count()).toBe(0)
        await birk.send(
          { level: 'high', urgency: 'within24h', reason: 'Pas taget, billetter købt og flere om det.' },
          'Underskriv foreløbigt',
        )
        expect(await birk.text()).toContain('Dokumentet er, som det blev underskrevet.')

        // She rings again in a minute or two, as was agreed. Meanwhile the whole assessment is made.
        await birk.go(`${home}/entries/new/contact`)
        const soon = now().add({ minutes: 2 })
        await birk.send(
          {
            began: 'person',
            withWhom: 'Lejla, gennem vejlederen',
            channel: 'Vejlederens telefon',
            result: 'reached',
            agreed: 'Hun går ud og ringer igen om et øjeblik.',
            disclosure: 'corps-only',
            ...momentIn('nextContact', soon),
          },
          'Gem',
        )

        await birk.go(draft)
        await birk.go(`${draft}/items/A1`)
        expect(await rateToTheEnd(birk, rounds)).toContain('Flere samler sig om at handle')
        await birk.go(`${draft}/not-known?all`)
        await birk.send(
          { who: cast.birk.id, ...momentIn('due', rounds.due), how: rounds.how },
          'Gem som “ikke kendt”',
        )
        expect(await birk.text()).not.toContain('mangler svar')
        for (const type of ['repeat', 'worst', 'twist']) {
          await birk.go(`${draft}/scenarios/new`)
          await birk.send(
            {
              type,
              trigger: 'De opdager, at hun har talt med os.',
              how: 'Hjemme, aftenen før afrejsen.',
              signs: 'Onklen pakker, og hun må ikke gå i skole.',
              severity: 'life_threatening',
              soon: 'inden tirsdag',
              likelihood: 'meget muligt',
              measures: 'Hun bliver på skolen, og politiet har passet.',
              who: 'Birk og praktikvejlederen',
            },
            'Gem scenariet',
          )
        }
        await birk.go(`${draft}/own-view`)
        await birk.send(
          {
            fear: '9',
            feared: 'At blive gift med en, jeg ikke kender.',
            whom: 'Min bror, når han bliver stille.',
            help: 'Et sted at sove, som de ikke kender.',
            'must-not': 'Politiet må ikke tale med min familie.',
            level: 'extreme',
          },
          'Gem',
        )
        const drivers = page.getByRole('group', { name: 'Hvad driver risikoen i netop denne sag?' })
        await drivers.getByLabel(/^A5 /).check()
        await drivers.getByLabel(/^B4 .*Far$/).check()
        await drivers.getByLabel(/^C3 /).check()
        await birk.press('Gem')
        await birk.send(
          {
            level: 'high',
            urgency: 'within24h',
            severity: 'life_threatening',
            confidence: 'medium',
            missing: 'Om der er aftalt en vielse, og hvem der venter dernede.',
            rationale:
              'Rejsen har en dato, passet er taget, og far, onkel og bror står sammen om den. Hun er voksen og søger selv hjælp.',
            alternative: 'At det kun er et besøg, og at hun misforstår sin mor.',
            'change-mind': 'At hun får sit pas og selv kan sige nej uden følger.',
          },
          'Gem konklusionen',
        )
        expect(await birk.text()).toContain('En driver har intet tiltag og ingen begrundelse')
        expect(await page.getByRole('button', { name: 'Underskriv den endelige vurdering' }).count()).toBe(0)

        // The plan answers every driver: two measures, and one reason not to have any.
        await birk.go(`${home}/plan`)
        await birk.follow(/^Find tiltag til denne Udlandsophold/)
        await page
          .getByRole('link', { name: /Tag med i planen/ })
          .first()
          .waitFor()
        await birk.go(`${home}/plan/measures/new?code=M28`)
        await birk.send(
          {
            why: 'A5',
            role: 'police',
            who: 'Politiets kontaktperson',
            ...momentIn('due', now().add({ hours: 12 })),
            personAgrees: 'partly',
            personSays: 'Kun hvis de ikke ringer hjem.',
            disclosure: 'shareable',
          },
          'Tilføj til planen',
        )
        await birk.go(`${home}/plan/measures/new`)
        await birk.send(
          {
            what: 'Et værelse fra mandag, som familien ikke kender',
            why: 'C3',
            role: 'municipality_adult',
            ...momentIn('due', now().add({ hours: 60 })),
            personAgrees: 'yes',
            disclosure: 'protected',
          },
          'Tilføj til planen',
        )
        await birk.follow(/^Skriv, hvorfor der ikke er et tiltag/)
        await birk.send(
          {
            reason: 'Faren må ikke kontaktes, før hun er i sikkerhed.',
            disclosure: 'protected',
          },
          'Gem',
        )
        expect(await birk.text()).not.toContain('Mangler tiltag eller grund')

        await birk.go(`${draft}/signature`)
        for (const reason of await page.getByLabel('Hvorfor er det alligevel rigtigt?').all()) {
          await reason.fill('Hun har selv hørt det, og skolen ser det samme.')
        }
        expect(await birk.text()).not.toContain('Skal være på plads før underskriften')
        await birk.press('Underskriv den endelige vurdering')
        expect(page.url()).toContain('/signed/')
        expect(await birk.heading()).toBe('Rådgivning om risici')

        // She does not ring. The alarm rings by itself on the desk of whoever is on duty, who has no part in the case.
        await browser.withPage({}, async theirs => {
          const ravn = aColleague(system, theirs)
          await signIn(system, ravn, cast.ravn)
          await ravn.go(home)
          expect(await ravn.heading()).toBe('Siden er ikke her')
          await ravn.go('/duty-desk')
          const alarm = theirs.getByRole('row').filter({ hasText: 'Aftalt kontakt er udeblevet' })
          await alarm.waitFor({ timeout: 160_000 })
          expect(Temporal.Instant.compare(now(), soon.subtract({ minutes: 1 }))).toBe(1)
          expect(await theirs.locator('main').innerText()).not.toContain('Lejla')
          await look(theirs, 'lejla/alarm')
          await alarm.getByRole('button', { name: 'Tag alarmen' }).click()
          await theirs.waitForURL(`${system.desk}${home}`)
          expect(await ravn.text()).toContain('Den aftalte kontakt er ikke noteret')
          await ravn.go(`${home}/acute-card`)
          expect(await ravn.text()).toContain('Er hun ikke på skolen: politiet.')
          await ravn.go(`${home}/traces`)
          expect(await ravn.text()).toContain('Tog en alarm')
        })

        // She is back, and wants no more help: everything under way is ended first, with a word about it.
        await birk.go(`${home}/entries/new/contact`)
        await birk.send(
          {
            began: 'person',
            withWhom: 'Lejla selv',
            channel: 'Mødtes på biblioteket',
            result: 'reached',
            agreed: 'Telefonen blev taget fra hende. Hun vil prøve selv.',
            disclosure: 'corps-only',
            ...momentIn('nextContact', now().add({ hours: 24 })),
          },
          'Gem',
        )
        await birk.go(`${home}/closure`)
        await fillIn(page, { reason: 'withdrawn' })
        await birk.press('Luk sagen')
        expect(await birk.text()).toContain('Disse tiltag er stadig i gang')
        for (const [what, status] of [
          [/Et værelse fra mandag/, 'dropped'],
          [/udrejse/i, 'done'],
        ] as const) {
          await birk.go(`${home}/closure`)
          await birk.follow(what)
          await birk.send({ status, outcome: 'Hun vil selv, og hun ved, hvor vi er.' }, 'Gem')
        }
        await birk.go(`${home}/closure`)
        await birk.send(
          { reason: 'withdrawn', wayBack: 'De seks ord, eller gennem vejlederen.' },
          'Luk sagen',
        )
        expect(await birk.text()).toContain('Genåbn sagen')
        expect(await page.getByRole('button', { name: 'Luk sagen' }).count()).toBe(0)

        await birk.go(`${home}/closure`)
        await birk.send(
          {
            reason: 'the-person-came-back',
            responsible: cast.birk.id,
            deputy: cast.alma.id,
            ...momentIn('nextContact', now().add({ hours: 4 })),
          },
          'Genåbn sagen',
        )
        await birk.go(`${home}/entries`)
        expect(await birk.text()).toContain('Hun vil prøve selv')
        await birk.go(`${home}/traces`)
        expect(await birk.text()).toContain('Genåbnede sagen')
      })

      expect(system.incidents).toEqual([])
      expect(system.written.has(call)).toBe(true)
      expect(system.written.size).toBeGreaterThan(60)
      expect(system.logged.join('\n')).toContain('"job":"sweep"')
      expect(system.leakedIn([JSON.stringify({ said: `x${call}` })])).toEqual([call])
      expect(system.leakedIn(system.logged)).toEqual([])
      const proof = await system.proveTrail()
      expect(proof.fault).toBeUndefined()
      expect(proof.entries).toBeGreaterThan(200)
    },
  )
})
