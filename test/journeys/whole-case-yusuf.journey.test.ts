// Yusuf is seventeen, exposed, and made to control his sister: from the mentor's call to the papers, and never a case of
// hers in his.
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
import {
  aWholeSystem,
  danishButtons,
  fillIn,
  momentIn,
  type Rating,
  type WholeSystem,
} from './whole-system.ts'

let system: WholeSystem
beforeAll(async () => {
  system = await aWholeSystem()
})
afterAll(() => system?.close())

const facts = {
  belt: 'Farbroren gav ham et bælte og sagde, at han ingen mand var, hvis han ikke brugte det.',
  sent: 'Farbroren vil sende Amal væk. Hvornår og hvorhen ved han ikke.',
  harder: 'Hvis han ikke gør det, gør andre det hårdere, sagde farbroren.',
}

const ratings: Record<string, Rating> = {
  A3: { now: '1', earlier: 'U', fact: facts.harder },
  A6: { now: '2', earlier: '1', because: 'Han skal følge hende overalt og læse hendes telefon.' },
  A8: { now: '2', earlier: '0', because: 'Først blikke, så et bælte, og nu skal hun sendes væk.' },
  'B2 Farbror': { now: '2', earlier: 'U', fact: facts.belt },
  'B3 Farbror': { now: '1', earlier: '1', because: 'Han kommer i hjemmet og har nøgle.' },
  'B4 Farbror': { now: '2', earlier: '1', because: 'Han bestemmer efter faren.', tags: ['decides'] },
  'B4 Yusuf': {
    now: '1',
    earlier: '0',
    because: 'Han slog én gang, fordi han blev sat til det.',
    tags: ['under_pressure'],
  },
  'B4 Fætrene': { now: '1', earlier: '0', because: 'De spørger ham hver dag.', tags: ['watches'] },
  C1: { now: '1', earlier: '0', because: 'Han er bange for, at fætrene kommer efter ham.' },
  C7: { now: '2', earlier: '1', fact: facts.sent },
}

const scenario = (trigger: string, type: string) => ({
  type,
  trigger,
  how: 'Hjemme om aftenen, når farbroren har ringet.',
  signs: 'Farbroren kommer uanmeldt to dage i træk.',
  severity: 'serious',
  soon: 'inden for få uger',
  measures: 'Kommunen taler med begge på skolen, hver for sig.',
  who: 'Mentoren og Birk',
})

const FIRST = {
  trigger: 'Fætrene opdager, at han taler med sin mentor.',
  toFlags: 'Kommunen underrettes i dag, og farbroren får intet at vide.',
  rationale:
    'Farbroren bestemmer og bruger drengen som redskab. Det er blevet grovere på kort tid, og hans søster skal sendes væk.',
}
const SECOND = 'Farbroren hører fra skolen, at der er holdt et møde.'
const decision = 'Han er 17, tvinges til vold og trues selv. Han ved, at vi gør det, og hvorfor.'

describe('Yusuf, who is exposed and made to control his sister', () => {
  it(
    'from the mentor’s call to the papers, as both, and nobody under 18 without a decision',
    { timeout: 600_000 },
    async () => {
      const { cast } = system
      const inHours = (hours: number) => cast.house.clock.now().add({ hours })
      let reference = ''
      let home = ''
      let draft = ''
      let pair = ''

      await asColleague(system, cast.birk, async birk => {
        const { page } = birk
        const enquiry = await takeCall(
          birk,
          {
            'contact-channel': 'phone',
            reachAt: 'Foreningens kontor, spørg efter mentoren',
            askedBy: 'professional',
            said: 'Min dreng har ikke sovet i en måned. Han er sat til at passe på sin søster, og han slog.',
            under18: 'yes',
            afraidNow: 'yes',
            cause: 'physical-violence',
          },
          {
            Q1: 'yes',
            Q2a: 'no',
            Q2b: 'yes',
            Q3: 'yes',
            Q4: 'yes',
            Q5: 'unknown',
            Q6a: 'unknown',
            Q6b: 'yes',
          },
          'red',
        )
        await birk.go(`${enquiry}/call-back`)
        await birk.send(
          {
            number: 'Foreningens hovednummer',
            foundWhere: 'Foreningens egen side, fundet af os',
            spokeWith: 'Mentoren, efter viderestilling',
          },
          'Bekræft fagpersonen',
        )
        // Nobody under 18 gets a case without a decision for him and for his sister.
        const opening = {
          alias: 'Yusuf',
          responsible: cast.birk.id,
          deputy: cast.alma.id,
          ...momentIn('nextContact', inHours(40)),
        }
        await birk.go(`${enquiry}/case`)
        await fillIn(page, opening)
        await birk.press('Åbn sagen')
        expect(await page.getByRole('alert').innerText()).toContain('Vælg et svar om underretning')
        home = await openAsCase(birk, enquiry, {
          ...opening,
          'notify-person': 'notify',
          'reason-person': decision,
          'notify-siblings': 'notify',
          'reason-siblings': 'Amal på 15 er den, der slås, og hun skal sendes væk.',
        })
        reference = (await page.locator('.sidebar-title').innerText()).trim()

        const ids = await addPeople(birk, home, [
          {
            alias: 'Farbror',
            parts: 'actor',
            relation: 'farbror',
            roles: ['decides', 'urges'],
            access: ['keys'],
          },
          { alias: 'Fætrene', parts: 'actor', relation: 'fætre', roles: ['executes', 'watches'] },
          { alias: 'Amal', ageBand: '15-17', relation: 'lillesøster', sameHousehold: 'yes' },
        ])
        // He is himself somebody who acts, under pressure.
        await birk.go(`${home}/people/${idOf(ids, 'Yusuf')}/description`)
        await birk.send({ parts: 'actor', ageBand: '15-17', roles: ['watches', 'executes'] }, 'Gem')
        await addTies(
          birk,
          home,
          ids,
          [
            ['Farbror', 'uncle-or-aunt', 'Yusuf', 'yes', 'yes'],
            ['Farbror', 'uncle-or-aunt', 'Amal', 'no', 'not-known'],
            ['Yusuf', 'sibling', 'Amal', 'not-known', 'not-known'],
            ['Farbror', 'parent', 'Fætrene', 'yes', 'not-known'],
            ['Fætrene', 'cousin', 'Yusuf', 'yes', 'not-known'],
          ],
          'Yusuf',
        )
        await birk.go(`${home}/network`)
        const him = page.locator('svg.network-map a[aria-label*="Yusuf"]')
        expect(await him.getAttribute('aria-label')).toContain('Udsat · Aktør')
        await glance(page, 'yusuf/map')
        await addFacts(birk, home, Object.values(facts), {
          source: 'Yusuf',
          sourceType: 'child_interview',
          disclosure: 'municipality-only',
        })

        await birk.go(`${home}/assessments`)
        await birk.press('Begynd en vurdering')
        draft = new URL(page.url()).pathname
        await rateThese(birk, draft, ids, {
          ratings,
          source: 'Yusuf',
          finder: cast.birk,
          due: inHours(48),
          how: 'Kommunens samtale med ham alene',
          toFlags: FIRST.toFlags,
          says: danishButtons,
        })
        await writeScenarios(birk, draft, [
          scenario(FIRST.trigger, 'worst'),
          scenario('Amal taler med en dreng fra klassen.', 'repeat'),
          scenario('Amal bliver sendt væk i ferien.', 'twist'),
        ])
        await birk.go(`${draft}/own-view`)
        await birk.send(
          {
            fear: '6',
            feared: 'At det går ud over hende.',
            whom: 'Min farbror.',
            'must-not': 'Han må ikke få at vide, at det er mig, der har sagt det.',
            level: 'medium',
          },
          'Gem',
        )
        await birk.send({ drivers: [`B4/${idOf(ids, 'Farbror')}`, 'C7'] }, 'Gem')
        await birk.send(
          {
            level: 'high',
            urgency: 'within7d',
            severity: 'serious',
            confidence: 'medium',
            rationale: FIRST.rationale,
            alternative: 'At farbroren taler stort og ikke har planer.',
            'change-mind': 'At en voksen i hjemmet siger fra og bliver hørt.',
          },
          'Gem konklusionen',
        )
        await birk.go(`${home}/plan/measures/new`)
        await birk.send(
          {
            what: 'Samtale med ham og med Amal på skolen, hver for sig',
            why: ['C7', `B4.${idOf(ids, 'Farbror')}`],
            role: 'municipality_child',
            ...momentIn('due', inHours(48)),
            personAgrees: 'partly',
            disclosure: 'municipality-only',
          },
          'Tilføj til planen',
        )
        await signWhole(birk, draft, 'Han siger det selv, og mentoren ser det samme.')
        await birk.follow('Bed en kollega')
        pair = new URL(page.url()).pathname
        await birk.send({ rater: cast.storm.id }, 'Bed om en bedømmelse')
      })

      await asColleague(system, cast.storm, async storm => {
        const flags = await rateBlind(storm, {
          reference,
          ratings: { A6: '2', A8: '2', 'B4 Farbror': '2', 'B4 Yusuf': '1', C7: '2' },
          scenarios: [scenario(SECOND, 'worst'), scenario('Han bliver bedt om at slå igen.', 'repeat')],
          drivers: [/^C7 /],
          toFlags: 'Sørg for, at en voksen taler med dem begge i denne uge.',
          conclusion: {
            level: 'medium',
            urgency: 'within7d',
            severity: 'serious',
            confidence: 'low',
            rationale:
              'Han bliver brugt, og det skal standses, men jeg ser ikke, at nogen har været efter ham selv endnu.',
          },
          hidden: [FIRST.trigger, FIRST.toFlags, FIRST.rationale, cast.birk.alias],
          pictures: 'yusuf',
        })
        expect(flags).toContain('Tydelig optrapning')
      })

      await asColleagueAgain(system, cast.birk, async birk => {
        const { page } = birk
        // Birk reads English; what was signed stays as it was written.
        await birk.go('/account')
        await birk.press('English')
        await birk.go(pair)
        await glance(page, 'yusuf/both-english')
        await birk.send(
          {
            level: 'high',
            urgency: 'within7d',
            why: 'Vi blev enige om høj, fordi hans søster er i fare sammen med ham. Birk og Storm.',
          },
          'Save what you agree on',
        )
        await birk.go(home)
        expect(await birk.text()).toContain('High')
        await sendSaying(
          birk,
          home,
          { to: 'municipality', recipient: 'Vesterådal Kommune, Børn og Unge', in: 'en' },
          'yusuf/report',
          {
            says: [
              'Advice on risks',
              FIRST.rationale,
              FIRST.trigger,
              'Samtale med ham og med Amal på skolen',
              'Farbror',
              'Fætrene',
            ],
            never: [SECOND, 'Foreningens kontor', cast.storm.alias],
          },
        )
        await birk.go(`${home}/papers/templates/notification`)
        await glance(page, 'yusuf/notification')
      })
      await nothingWentWrong(system)
    },
  )
})
