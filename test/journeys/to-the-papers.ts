// What the journeys from the first call to the papers have in common, typed by hand as a consultant types it.
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { present } from '../../src/foundation/assert.ts'
import { arriveAs } from '../a-desk.ts'
import { axe, desktop, phone, screenshot, sidewaysOverflow } from '../browser.ts'
import { saidIn, type Member } from '../cast.ts'
import { readPdf } from '../read-pdf.ts'
import {
  aColleague,
  danishButtons,
  fillIn,
  momentIn,
  rate,
  signIn,
  type Colleague,
  type Filling,
  type Rounds,
  type WholeSystem,
} from './whole-system.ts'

/** A picture for a person at two widths; axe and the width of the page at the narrower one. */
export async function glance(page: Page, name: string): Promise<void> {
  await page.setViewportSize(desktop)
  await screenshot(page, `whole-case/${name}-desktop`)
  await page.setViewportSize(phone)
  await screenshot(page, `whole-case/${name}-phone`)
  expect(await axe(page), name).toEqual([])
  expect(await sidewaysOverflow(page), name).toBe(0)
  await page.setViewportSize(desktop)
}

/** Somebody signed in by the pages of sign-in, in a browser of their own. */
export const asColleague = <Result>(
  system: WholeSystem,
  member: Member,
  does: (colleague: Colleague) => Promise<Result>,
): Promise<Result> =>
  system.browser.withPage({}, async page => {
    const colleague = aColleague(system, page)
    await signIn(system, colleague, member)
    return does(colleague)
  })

/** The same one later, with a session of their own: a code of the app is good for one sign-in. */
export const asColleagueAgain = <Result>(
  system: WholeSystem,
  member: Member,
  does: (colleague: Colleague) => Promise<Result>,
): Promise<Result> =>
  system.browser.withPage({}, async page => {
    await arriveAs(page, system.desk, member)
    return does(aColleague(system, page))
  })

/** The call, the six questions and the colour, up to the page on which a case is opened. */
export async function takeCall(
  colleague: Colleague,
  call: Filling,
  answers: Filling,
  colour: string,
): Promise<string> {
  await colleague.go('/enquiries/new')
  await colleague.send(call, 'Gem, og tag henvendelsen')
  const enquiry = new URL(colleague.page.url()).pathname
  await colleague.go(`${enquiry}/triage`)
  expect(await colleague.page.locator('input[type=radio]:checked').count()).toBe(0)
  await colleague.send(answers, 'Gem svarene, og gå videre')
  expect(await colleague.page.locator('input[type=radio]:checked').count()).toBe(0)
  await colleague.send({ colour }, 'Vælg farven')
  return enquiry
}

/** Where the case is now. */
export async function openAsCase(colleague: Colleague, enquiry: string, filling: Filling): Promise<string> {
  await colleague.go(`${enquiry}/case`)
  await colleague.send(filling, 'Åbn sagen')
  return new URL(colleague.page.url()).pathname
}

/** Everybody's id by alias, the exposed person's too. */
export async function addPeople(
  colleague: Colleague,
  home: string,
  people: readonly (Filling & { alias: string })[],
): Promise<Map<string, string>> {
  for (const person of people) {
    await colleague.go(`${home}/people/new`)
    await colleague.send({ disclosure: 'shareable', ...person }, 'Gem')
  }
  await colleague.go(`${home}/people`)
  const links = await colleague.page
    .locator(`main a[href^="${home}/people/"]`)
    .evaluateAll(all => all.map(link => [link.textContent.trim(), link.getAttribute('href') ?? ''] as const))
  return new Map(links.map(([alias, href]) => [alias, href.split('/').at(-1) ?? '']))
}

/** Who somebody is to somebody, and whether what one learns reaches the other. */
export async function addTies(
  colleague: Colleague,
  home: string,
  ids: ReadonlyMap<string, string>,
  ties: readonly (readonly [from: string, kind: string, to: string, there: string, back: string])[],
  source: string,
): Promise<void> {
  for (const [from, kind, to, there, back] of ties) {
    await colleague.go(`${home}/network/ties/new`)
    await colleague.send(
      { from: idOf(ids, from), kind, to: idOf(ids, to), there, back, source },
      danishButtons.saveLast,
    )
  }
}

export async function addFacts(
  colleague: Colleague,
  home: string,
  facts: readonly string[],
  filling: Filling,
): Promise<void> {
  for (const statement of facts) {
    await colleague.go(`${home}/entries/new/fact`)
    await colleague.send(
      { directness: 'first_hand', confidence: 'high', disclosure: 'shareable', ...filling, statement },
      'Gem',
    )
  }
}

export const idOf = (ids: ReadonlyMap<string, string>, alias: string): string =>
  present(ids.get(alias), `the id of ${alias}`)

/** Answers what is to be answered by name, says of the rest that it is not known, and returns the flags that came up. */
export async function rateThese(
  colleague: Colleague,
  draft: string,
  ids: ReadonlyMap<string, string>,
  rounds: Rounds,
): Promise<string[]> {
  const flags: string[] = []
  for (const question of Object.keys(rounds.ratings)) {
    const [item = '', ...alias] = question.split(' ')
    const path = alias.length > 0 ? `${item}/${idOf(ids, alias.join(' '))}` : item
    await colleague.go(`${draft}/items/${path}`)
    await rate(colleague, item, rounds)
    while (colleague.page.url().includes('/flags/')) {
      flags.push(await colleague.heading())
      await colleague.send({ answer: 'act', reason: rounds.toFlags }, rounds.says.answerFlag)
    }
  }
  await colleague.go(`${draft}/not-known?all`)
  await colleague.send(
    { who: rounds.finder.id, ...momentIn('due', rounds.due), how: rounds.how },
    'Gem som “ikke kendt”',
  )
  return flags
}

export async function writeScenarios(
  colleague: Colleague,
  place: string,
  scenarios: readonly Filling[],
): Promise<void> {
  for (const scenario of scenarios) {
    await colleague.go(`${place}/scenarios/new`)
    expect(await colleague.page.locator('main input:checked').count()).toBe(0)
    await colleague.send(scenario, 'Gem scenariet')
  }
}

/** Signs what is ready, with a reason for whatever must be explained. */
export async function signWhole(colleague: Colleague, draft: string, reason: string): Promise<void> {
  await colleague.go(`${draft}/signature`)
  for (const field of await colleague.page.locator('textarea[name^="reason-"]').all())
    await field.fill(reason)
  expect(await colleague.text()).not.toContain('Skal være på plads før underskriften')
  await colleague.press('Underskriv den endelige vurdering')
  expect(colleague.page.url()).toContain('/signed/')
}

export interface BlindRating {
  readonly reference: string
  /** By item, and for an actor's item by item and alias; all the others are not known. */
  readonly ratings: Readonly<Record<string, '0' | '1' | '2'>>
  readonly scenarios: readonly Filling[]
  readonly drivers: readonly RegExp[]
  readonly toFlags: string
  readonly conclusion: Filling
  /** Words of the first rating that must not be met on the way. */
  readonly hidden: readonly string[]
  /** The folder of the pictures. */
  readonly pictures: string
}

/** Somebody else, who has never seen the case, rates it from my day to the signature. Returns the flags that came up. */
export async function rateBlind(second: Colleague, blind: BlindRating): Promise<string[]> {
  const { page } = second
  const flags: string[] = []
  const seesNothing = async () => {
    expect(saidIn(await page.content(), blind.hidden), page.url()).toEqual([])
  }
  const answerFlags = async () => {
    while (page.url().includes('/flags/')) {
      await seesNothing()
      flags.push(await second.heading())
      if (flags.length === 1) await glance(page, `${blind.pictures}/blind-flag`)
      await second.send({ answer: 'act', reason: blind.toFlags }, 'Gem svaret')
    }
  }
  await second.go('/my-day')
  await second.follow(blind.reference)
  const place = new URL(page.url()).pathname
  await seesNothing()
  await glance(page, `${blind.pictures}/blind-overview`)
  await page.locator('main a[href*="/questions/"]').first().click()
  await page.waitForURL(/\/questions\//)
  while (page.url().includes('/questions/')) {
    await seesNothing()
    expect(await page.locator('main input:checked').count()).toBe(0)
    const about = / – om (.*)$/.exec(await second.heading())?.[1]
    for (const all of await page.locator('input[name$="-now"][value="U"]').all()) {
      const item = ((await all.getAttribute('name')) ?? '').slice(0, 2)
      const now = blind.ratings[[item, about].filter(Boolean).join(' ')] ?? 'U'
      await page.locator(`input[name="${item}-now"][value="${now}"]`).check()
    }
    await second.press('Gem og gå videre')
    await answerFlags()
  }
  await writeScenarios(second, place, blind.scenarios)
  await second.go(`${place}/drivers`)
  for (const driver of blind.drivers) await page.getByLabel(driver).check()
  await glance(page, `${blind.pictures}/blind-drivers`)
  await second.press('Gem')
  await second.send(blind.conclusion, 'Gem konklusionen')
  await seesNothing()
  await second.press('Skriv under')
  // What waits for the signature comes up with it.
  const open = page.locator(`a[href^="${place}/flags/"]`)
  while ((await open.count()) > 0) {
    await open.first().click()
    await page.waitForURL(/\/flags\//)
    await answerFlags()
  }
  if (new URL(page.url()).pathname === place) await second.press('Skriv under')
  expect(await second.text()).toContain('De to bedømmelser')
  return flags
}

/** Chooses, looks, sends and fetches a paper. The text of each of its pages, as a screen reader gets it. */
export async function sendPaper(
  colleague: Colleague,
  home: string,
  chosen: { to: 'municipality' | 'police'; recipient: string; in?: 'da' | 'en' },
  picture: string,
): Promise<string[]> {
  const { page } = colleague
  await colleague.go(`${home}/papers`)
  await page.locator('[name=signature]').first().check()
  await fillIn(page, { in: 'da', names: 'roles', form: 'pdf', ...chosen })
  for (const part of await page.locator('[name=parts]').all()) await part.check()
  await page.click('form[action$="/look"] .button.primary')
  await page.waitForLoadState()
  await glance(page, `${picture}-look`)
  await page.click('form[action$="/papers"] .button.primary')
  await page.waitForURL(/\/papers\/[0-9a-f-]{36}$/)
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[href$="/file"]')])
  return pagesOf(readFileSync(present(await download.path(), 'the file')))
}

/** Sends a paper, which says all of one list and, on no page, anything of the other. */
export async function sendSaying(
  colleague: Colleague,
  home: string,
  chosen: Parameters<typeof sendPaper>[2],
  picture: string,
  { says, never }: { says: readonly string[]; never: readonly string[] },
): Promise<readonly string[]> {
  const pages = await sendPaper(colleague, home, chosen, picture)
  const whole = pages.join(' ')
  for (const words of says) expect(whole).toContain(words)
  for (const words of never) expect(whole).not.toContain(words)
  return pages
}

/** What the system itself says of a journey: no incident, nothing that was typed in its log, and a whole trail. */
export async function nothingWentWrong(system: WholeSystem): Promise<void> {
  expect(system.incidents).toEqual([])
  expect(system.leakedIn(system.logged)).toEqual([])
  expect((await system.proveTrail()).fault).toBeUndefined()
}

const pagesOf = (pdf: Uint8Array): string[] =>
  readPdf(pdf).pages.map(({ drawn }) =>
    drawn
      .filter(({ marks }) => marks.some(({ mcid }) => mcid !== undefined))
      .map(({ text }) => text)
      .join(' ')
      .replaceAll(/\s+/g, ' '),
  )
