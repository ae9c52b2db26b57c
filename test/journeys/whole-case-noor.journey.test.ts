// Noor and Jonas are threatened from both sides, and his own father gives away where they are: from the call to a
// report for the municipality and a page for the police, with a second rater who knows nothing of the first.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addFacts,
  addPeople,
  addTies,
  asColleague,
  asColleagueAgain,
  glance,
  idOf,
  openAsCase,
  rateBlind,
  rateThese,
  nothingWentWrong,
  sendSaying,
  signWhole,
  takeCall,
  writeScenarios,
} from './to-the-papers.ts'
import { aWholeSystem, danishButtons, momentIn, type Rating, type WholeSystem } from './whole-system.ts'

let system: WholeSystem
beforeAll(async () => {
  system = await aWholeSystem()
})
afterAll(() => system?.close())

const facts = {
  threat: 'En af mændene råbte i opgangen, at de får hende hjem i en kasse eller gående.',
  box: 'Mekanikeren fandt en sporingsboks under bilen. Den ligger hos politiet.',
  hours: 'Jonas’ far har givet brødrene parrets arbejdstider for at få fred.',
  cousin: 'Kusinen kender vejen til det sted, hvor de bor nu.',
}

const kin = [
  { alias: 'Ældste bror', relation: 'bror', roles: ['decides', 'executes'], access: ['car'] },
  { alias: 'Yngste bror', relation: 'bror', roles: ['executes', 'watches'] },
  { alias: 'Fætter i byen', relation: 'fætter', roles: ['executes'], access: ['car'] },
  { alias: 'Fætter i udlandet', relation: 'fætter', roles: ['urges'], abroad: 'yes' },
  { alias: 'Brødrenes ven', relation: 'ven af brødrene', roles: ['executes', 'watches'] },
  { alias: 'Jonas’ far', relation: 'svigerfar', roles: ['passes-on'] },
  { alias: 'Kusinen', relation: 'kusine', roles: ['passes-on'] },
].map(person => ({ ...person, parts: 'actor', sameHousehold: 'no' }))

const around = [
  { alias: 'Jonas', relation: 'ægtefælle', roles: ['supports'], sameHousehold: 'yes' },
  {
    alias: 'Jonas’ søster',
    relation: 'svigerinde',
    roles: ['supports'],
    access: ['keys'],
    sameHousehold: 'yes',
  },
]

const ratings: Record<string, Rating> = {
  A3: { now: '2', earlier: 'U', fact: facts.threat },
  A7: { now: '2', earlier: 'U', fact: facts.box },
  A8: { now: '2', earlier: '0', because: 'Fra ord til seks mænd i opgangen på to dage.' },
  'B2 Ældste bror': { now: '2', earlier: 'U', fact: facts.threat },
  'B3 Ældste bror': { now: '2', earlier: 'U', fact: facts.hours, tags: ['helpers'] },
  'B4 Ældste bror': { now: '2', earlier: '1', because: 'De andre venter på ham.', tags: ['decides'] },
  'B4 Yngste bror': { now: '2', earlier: '0', because: 'Han var med i opgangen.', tags: ['executes'] },
  'B3 Yngste bror': { now: '1', earlier: '0', because: 'Han har spurgt på hendes arbejde.' },
  'B4 Jonas’ far': { now: '1', earlier: 'U', fact: facts.hours, tags: ['under_pressure'] },
  'B3 Kusinen': { now: '2', earlier: 'U', fact: facts.cousin, tags: ['knows_whereabouts'] },
  C1: { now: '2', earlier: '1', because: 'Hun tror, at de gør det, de siger.' },
  D2: { now: '0', earlier: '0', because: 'Hun har selv været der med kusinen.' },
}

const scenario = (trigger: string, type: string) => ({
  type,
  trigger,
  how: 'Ved opgangen, når de går på arbejde.',
  signs: 'En fremmed bil holder i gaden to dage i træk.',
  severity: 'life_threatening',
  soon: 'inden for dage',
  measures: 'De flytter i nat, uden bilen.',
  who: 'Politiets kontaktperson og Birk',
})

const FIRST = {
  trigger: 'Kusinen siger vejnavnet videre uden at mene noget med det.',
  toFlags: 'De flytter i aften med politiets hjælp, og bilen bliver stående.',
  rationale:
    'Seks mænd har vist, at de vil og kan, den ældste bror bestemmer, og vejen til parret er kendt af to, der taler videre.',
}
const SECOND = {
  trigger: 'Faren bliver presset igen og fortæller, hvor datteren bor.',
  toFlags: 'Flyt dem i aften, og lad politiet tale med kusinen først.',
}

describe('Noor and Jonas, threatened from both sides', () => {
  it(
    'from the call to the papers, with two cases, seven actors and two raters',
    { timeout: 600_000 },
    async () => {
      const { cast } = system
      const inHours = (hours: number) => cast.house.clock.now().add({ hours })
      let reference = ''
      let linkWords = ''
      let home = ''
      let jonas = ''
      let pair = ''

      await asColleague(system, cast.birk, async birk => {
        const { page } = birk
        const enquiry = await takeCall(
          birk,
          {
            'contact-channel': 'phone',
            reachAt: 'Ny taletidstelefon, nummeret ligger hos vagten',
            said: 'Vi er blevet gift i stilhed. Samme aften stod seks mænd foran opgangen og sparkede på døren.',
            codeWord: 'Har du fået pakken?',
            afraidNow: 'yes',
            under18: 'no',
            cause: 'threats-to-life',
          },
          { Q1: 'yes', Q2a: 'no', Q2b: 'yes', Q3: 'yes', Q4: 'no', Q5: 'yes', Q6a: 'no', Q6b: 'yes' },
          'red',
        )
        home = await openAsCase(birk, enquiry, {
          alias: 'Noor',
          responsible: cast.birk.id,
          deputy: cast.alma.id,
          ...momentIn('nextContact', inHours(10)),
        })
        reference = (await page.locator('.sidebar-title').innerText()).trim()

        // Seven who act, two who stand by her, and what each is to the others.
        const ids = await addPeople(birk, home, [...kin, ...around])
        const self = 'Noor'
        await addTies(
          birk,
          home,
          ids,
          [
            ['Ældste bror', 'sibling', self, 'yes', 'no'],
            ['Ældste bror', 'sibling', 'Yngste bror', 'yes', 'yes'],
            ['Ældste bror', 'cousin', 'Fætter i byen', 'yes', 'not-known'],
            ['Fætter i udlandet', 'sibling', 'Fætter i byen', 'not-known', 'not-known'],
            ['Brødrenes ven', 'friend', 'Yngste bror', 'yes', 'yes'],
            [self, 'married', 'Jonas', 'yes', 'yes'],
            ['Jonas’ far', 'parent', 'Jonas', 'yes', 'no'],
            ['Jonas’ far', 'parent', 'Jonas’ søster', 'yes', 'yes'],
            ['Jonas’ søster', 'sibling', 'Jonas', 'yes', 'yes'],
            ['Jonas’ far', 'in-law', 'Ældste bror', 'yes', 'not-known'],
            ['Kusinen', 'cousin', 'Yngste bror', 'not-known', 'not-known'],
          ],
          'Noor og Jonas',
        )
        await birk.go(`${home}/people/${idOf(ids, 'Kusinen')}/knowledge`)
        await birk.send({ of: 'location', knows: 'yes', source: 'Noor' }, 'Gem')
        await birk.go(`${home}/network`)
        expect(await page.locator('svg.network-map a').count()).toBe(10)
        await glance(page, 'noor/map')

        // A letter to the sister's home would reach the brothers through his father.
        await birk.go(`${home}/network/spread?step=letter-home`)
        const reached = await birk.text()
        for (const name of ['Jonas’ søster', 'Jonas’ far', 'Ældste bror', 'Yngste bror', 'Brødrenes ven']) {
          expect(reached).toContain(name)
        }
        await glance(page, 'noor/spread')

        await addFacts(birk, home, Object.values(facts), {
          source: 'Noor og Jonas',
          sourceType: 'exposed_person',
        })
        await birk.go(`${home}/entries/new/event`)
        await birk.send(
          {
            event: 'violence_or_threat',
            ...momentIn('at', inHours(-72)),
            text: 'Seks mænd sparkede på døren.',
            disclosure: 'shareable',
          },
          'Gem',
        )

        await birk.go(`${home}/assessments`)
        await birk.press('Begynd en vurdering')
        const draft = new URL(page.url()).pathname
        const flags = await rateThese(birk, draft, ids, {
          ratings,
          source: 'Noor',
          finder: cast.birk,
          due: inHours(24),
          how: 'Spørg politiets kontaktperson',
          toFlags: FIRST.toFlags,
          says: danishButtons,
        })
        expect(flags).toContain('Konkret trussel eller plan, og mindst én aktør kan nå personen')
        expect(flags).toContain('Tydelig optrapning')
        await writeScenarios(birk, draft, [
          scenario(FIRST.trigger, 'worst'),
          scenario('Et nyt billede af dem bliver delt.', 'repeat'),
          scenario('En slægtning bliver syg, og hun bliver bedt om at komme.', 'twist'),
        ])
        await birk.go(`${draft}/own-view`)
        await birk.send(
          {
            fear: '9',
            feared: 'At de finder os på vej til arbejde.',
            whom: 'Min ældste bror.',
            'must-not': 'Vi vil ikke skilles ad.',
            level: 'extreme',
          },
          'Gem',
        )
        await birk.send({ drivers: ['A3', `B4/${idOf(ids, 'Ældste bror')}`] }, 'Gem')
        await birk.send(
          {
            level: 'high',
            urgency: 'within24h',
            severity: 'life_threatening',
            confidence: 'medium',
            harms: ['homicide', 'abduction_or_travel'],
            rationale: FIRST.rationale,
            alternative: 'At truslen var for at skræmme og er ovre.',
            'change-mind': 'At de bor et sted, som ingen i nogen af slægterne kender.',
          },
          'Gem konklusionen',
        )
        await birk.go(`${home}/plan/measures/new`)
        await birk.send(
          {
            what: 'Flytning i nat til et botilbud for par, uden bilen',
            why: ['A3', `B4.${idOf(ids, 'Ældste bror')}`],
            role: 'police',
            who: 'Politiets kontaktperson',
            ...momentIn('due', inHours(8)),
            personAgrees: 'yes',
            disclosure: 'shareable',
          },
          'Tilføj til planen',
        )
        await signWhole(birk, draft, 'Det er set af flere, og politiet har sagen.')
        await birk.follow('Bed en kollega')
        pair = new URL(page.url()).pathname
        await birk.send({ rater: cast.storm.id }, 'Bed om en bedømmelse')

        await birk.go(`${home}/network/links`)
        await birk.send({ relation: 'couple' }, 'Lav seks ord')
        linkWords = await page.locator('.notice').first().locator('h2, strong, p').first().innerText()
      })

      // He has a case of his own, with somebody else, and neither case names the other.
      await asColleague(system, cast.alma, async alma => {
        const enquiry = await takeCall(
          alma,
          { 'contact-channel': 'phone', reachAt: 'Samme telefon som hans kone', under18: 'no' },
          { Q1: 'yes', Q2a: 'no', Q2b: 'no', Q3: 'yes', Q4: 'no', Q5: 'yes', Q6a: 'no', Q6b: 'yes' },
          'red',
        )
        jonas = await openAsCase(alma, enquiry, {
          alias: 'Jonas',
          responsible: cast.alma.id,
          deputy: cast.ravn.id,
          ...momentIn('nextContact', inHours(10)),
        })
        await alma.go(`${jonas}/network/links`)
        await alma.send({ words: linkWords }, 'Link sagerne')
        expect(await alma.text()).toContain('Linket')
        const shown = await alma.page.content()
        for (const other of [reference, home]) expect(shown).not.toContain(other)
      })

      // Storm has never seen the case.
      await asColleague(system, cast.storm, async storm => {
        const flags = await rateBlind(storm, {
          reference,
          ratings: {
            A3: '2',
            A7: '2',
            'B2 Ældste bror': '2',
            'B3 Ældste bror': '2',
            'B3 Kusinen': '1',
            C1: '2',
            D2: '0',
          },
          scenarios: [
            scenario(SECOND.trigger, 'worst'),
            scenario('De følger efter ham fra arbejde.', 'repeat'),
            scenario('Hun bliver bedt om at komme hjem og tale ud.', 'twist'),
          ],
          drivers: [/^A3 /, /^D2 /],
          toFlags: SECOND.toFlags,
          conclusion: {
            level: 'extreme',
            urgency: 'now',
            severity: 'life_threatening',
            confidence: 'medium',
            rationale:
              'Stedet er kendt af nogen, der taler videre, og de har sagt, hvad de vil. De kan ikke blive der i nat.',
          },
          hidden: [FIRST.trigger, FIRST.toFlags, FIRST.rationale, cast.birk.alias],
          pictures: 'noor',
        })
        expect(flags).toContain('Konkret trussel eller plan, og mindst én aktør kan nå personen')
        await glance(storm.page, 'noor/both')
      })

      // What they saw differently is talked about, kept, and takes effect.
      await asColleague(system, cast.ravn, async ravn => {
        await ravn.go(home)
        expect(await ravn.heading()).toBe('Siden er ikke her')
      })
      await asColleagueAgain(system, cast.birk, async birk => {
        const { page } = birk
        await birk.go(pair)
        const both = (await page.locator('main').textContent()) ?? ''
        for (const words of [FIRST.trigger, SECOND.trigger, SECOND.toFlags]) expect(both).toContain(words)
        await birk.send(
          {
            level: 'extreme',
            urgency: 'now',
            why: 'Stedet er kendt. Birk og Storm talte sammen, og Storm har ret i, at det haster mere.',
          },
          'Gem det, I er enige om',
        )
        await birk.go(home)
        expect(await birk.text()).toContain('Ekstrem')
        await birk.go(`${home}/assessments/change`)
        await glance(page, 'noor/change')

        await sendSaying(
          birk,
          home,
          { to: 'municipality', recipient: 'Fjordby Kommune, Voksenafdelingen' },
          'noor/report',
          {
            says: [
              'Rådgivning om risici',
              'Fjordby Kommune, Voksenafdelingen',
              'Ekstrem. ',
              'Underskrevet som niveau Høj',
              FIRST.trigger,
              FIRST.rationale,
              'Vi vil ikke skilles ad.',
              'Flytning i nat til et botilbud for par',
              ...kin.map(({ alias }) => alias),
            ],
            never: [SECOND.trigger, SECOND.toFlags, 'hos vagten', cast.storm.alias],
          },
        )
        const extract = await sendSaying(
          birk,
          home,
          { to: 'police', recipient: 'Østjyllands Politi, vagtchefen' },
          'noor/extract',
          { says: ['Ældste bror', 'En fremmed bil holder i gaden'], never: [FIRST.rationale] },
        )
        expect(extract).toHaveLength(1)
      })
      await nothingWentWrong(system)
    },
  )
})
