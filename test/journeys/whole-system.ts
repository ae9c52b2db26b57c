// The whole system as people meet it: front door, desk and jobs on one fresh database, and hands that only type.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import type { FrameLocator, Locator, Page, Request } from 'playwright-core'
import { expect } from 'vitest'
import { rootFile } from '../../src/access/audit/root-file.ts'
import { verifyAudit, type AuditProof } from '../../src/access/audit/verify.ts'
import { lane } from '../../src/crypto/lane.ts'
import { signerFrom } from '../../src/crypto/sign.ts'
import { stepAt, totpCode } from '../../src/crypto/totp.ts'
import { listenForChanges } from '../../src/db/changes.ts'
import { connect, transactionsOf } from '../../src/db/db.ts'
import { signAuditRoot, startJobs } from '../../src/jobs/jobs.ts'
import { faultOf } from '../../src/main.shared.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { frontDoorApp } from '../../src/web/front-door/front-door.tsx'
import { axe, desktop, screenshot, sidewaysOverflow, startBrowser, type TestBrowser } from '../browser.ts'
import { aCast, PASSWORD, type Cast, type Member } from '../cast.ts'
import { freshDatabase } from '../database.ts'
import type { Here } from './door-scene.ts'
import { mouse, type Hands } from './hands.ts'

export interface WholeSystem {
  readonly cast: Cast
  readonly browser: TestBrowser
  readonly door: string
  readonly desk: string
  /** What the three entry points have logged, as JSON lines. */
  readonly logged: readonly string[]
  /** Everything of at least two words that went over the line in a form: what people wrote, and codes. */
  readonly written: ReadonlySet<string>
  /** Bugs that were met on the way: none. */
  readonly incidents: readonly unknown[]
  /** Keeps what the page sends in `written`. */
  follow(page: Page): void
  /** What of all that stands in these lines of a log, as it was written or as JSON writes it. */
  leakedIn(lines: readonly string[]): string[]
  /** Proves the trail from its rows, after one last signed root. */
  proveTrail(): Promise<AuditProof>
  close(): Promise<void>
}

export async function aWholeSystem(): Promise<WholeSystem> {
  const database = await freshDatabase()
  const cast = await aCast(database)
  const browser = await startBrowser()
  const folder = await mkdtemp(join(tmpdir(), 'haandholdt-whole-'))

  const logged: string[] = []
  const incidents: unknown[] = []
  const logOf = (part: string) => pino({ base: { part } }, { write: line => logged.push(line) })
  const reportTo = (part: string) => {
    const log = logOf(part)
    return ({ number, error }: { number: string; error: unknown }) => {
      incidents.push(error)
      log.error({ incident: number, ...faultOf(error) }, 'an incident')
    }
  }

  const servers: ServerType[] = []
  const listen = (app: Pick<Hono, 'fetch'>): Promise<string> =>
    new Promise(listening => {
      servers.push(
        serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info: AddressInfo) =>
          listening(`http://127.0.0.1:${info.port}`),
        ),
      )
    })

  const changes = await listenForChanges(database.urls.desk)
  const deskOrigins: string[] = []
  const deskAddress = await listen(
    desk({ ...cast.house, publicOrigins: deskOrigins, changes, practice: true, report: reportTo('desk') }),
  )
  deskOrigins.push(deskAddress)

  const doorOrigins: string[] = []
  const doorAddress = await listen(
    frontDoorApp({
      ...cast.frontDoor,
      doorLane: lane({ concurrency: 2, waiting: 50 }),
      fileLane: lane({ concurrency: 2, waiting: 50 }),
      publicOrigins: doorOrigins,
      secure: false,
      neutralPage: `${deskAddress}/healthz`,
      framedBy: [],
      practice: true,
      addressOf: () => '127.0.0.1',
      report: reportTo('front-door'),
    }),
  )
  doorOrigins.push(doorAddress)

  const jobsDb = connect({ connectionString: database.urls.jobs }, 2)
  const ownerDb = connect({ connectionString: database.urls.owner }, 1)
  const jobs = {
    inTransaction: transactionsOf(jobsDb),
    keys: cast.jobs.keys,
    clock: cast.house.clock,
    chance: cast.house.chance,
    roots: rootFile(join(folder, 'roots.txt')),
    erasures: rootFile(join(folder, 'erasures.txt')),
    log: logOf('jobs'),
  }
  const stopJobs = startJobs(jobs)

  const written = new Set<string>()
  const keep = (request: Request) => {
    for (const [, value] of new URLSearchParams(request.postData() ?? '')) {
      const text = value.trim()
      if (text.length >= 8 && /\s/.test(text)) written.add(text)
    }
  }

  return {
    cast,
    browser,
    door: `${doorAddress}/`,
    desk: deskAddress,
    logged,
    written,
    incidents,
    follow: page => void page.on('request', keep),
    leakedIn: lines =>
      [...written].filter(text =>
        lines.some(line => line.includes(text) || line.includes(JSON.stringify(text).slice(1, -1))),
      ),
    async proveTrail() {
      await signAuditRoot(jobs)
      const { publicKey } = signerFrom(await jobs.keys.secret('audit-root'))
      const lines = await jobs.roots.lines()
      return ownerDb
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(tx => verifyAudit(tx, lines, publicKey, []))
    },
    async close() {
      await browser.close()
      for (const server of servers) server.close()
      await stopJobs()
      await changes.stop()
      await Promise.all([jobsDb.destroy(), ownerDb.destroy()])
      await cast.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What a form is filled with, by the names of its fields, which are the same in every language. */
export type Filling = Readonly<Record<string, string | readonly string[]>>

/** Types and chooses as a hand does; what is folded away is opened first. */
export async function fillIn(
  here: Page | FrameLocator | Locator,
  filling: Filling,
  hands: Hands = mouse,
): Promise<void> {
  for (const [name, value] of Object.entries(filling)) {
    for (const each of typeof value === 'string' ? [value] : value) {
      const tick = here.locator(`input[name="${name}"][value="${each}"]:not([type=hidden])`)
      const select = here.locator(`select[name="${name}"]`)
      const isTick = (await tick.count()) > 0 && (await tick.getAttribute('type')) !== 'text'
      const isSelect = (await select.count()) > 0
      const written = here.locator(`input[name="${name}"]:not([type=hidden]), textarea[name="${name}"]`)
      const field = isTick ? tick : isSelect ? select : written
      const folded = field.locator('xpath=ancestor::details[not(@open)]/summary')
      if ((await folded.count()) > 0) await hands.press(folded.first())
      if (isTick) await hands.tick(field)
      else if (isSelect) await hands.choose(field, each)
      else await hands.write(field, each)
    }
  }
}

/** The four inputs of a moment, in Copenhagen. */
export function momentIn(name: string, moment: Temporal.Instant): Filling {
  const { day, month, year, hour, minute } = moment.toZonedDateTimeISO('Europe/Copenhagen')
  return {
    [`${name}-day`]: String(day),
    [`${name}-month`]: String(month),
    [`${name}-year`]: String(year),
    [`${name}-time`]: `${hour}.${String(minute).padStart(2, '0')}`,
  }
}

/** One colleague at one browser, on a journey whose pages are looked at once each. */
export interface Colleague {
  readonly page: Page
  go(path: string): Promise<void>
  press(button: string | RegExp): Promise<void>
  follow(link: string | RegExp): Promise<void>
  type(filling: Filling): Promise<void>
  /** Fills the form and presses the button. */
  send(filling: Filling, button: string): Promise<void>
  heading(): Promise<string>
  text(): Promise<string>
}

const phone = { width: 390, height: 844 }
/** The narrowest window that is promised; also a wide one at 400 %. */
const narrowest = { width: 320, height: 640 }

/** Addresses without what is drawn by chance. */
const kindOfPage = (url: string): string =>
  new URL(url).pathname
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replace(/items\/[A-D]\d/, 'items/code')
    .slice(1)
    .replaceAll('/', '-')

/** A picture for a person at two widths, nothing wrong for axe at either, nothing outside even the narrowest window. */
export async function look(page: Page, name: string): Promise<void> {
  await page.setViewportSize(narrowest)
  expect(await sidewaysOverflow(page), `${name} at ${narrowest.width} pixels`).toBe(0)
  for (const window of [phone, desktop]) {
    await page.setViewportSize(window)
    await screenshot(page, `whole-case/${name}-${window.width}`)
    expect(await axe(page), name).toEqual([])
    expect(await sidewaysOverflow(page), name).toBe(0)
  }
}

/** A step at the front door, which axe reads in a page of its own where scripts are off. */
export async function lookAtStep(system: WholeSystem, page: Page, here: Here, name: string): Promise<void> {
  const own = page.viewportSize()
  for (const window of [phone, desktop]) {
    await page.setViewportSize(window)
    await screenshot(page, `whole-case/${name}-${window.width}`, 'window')
    const html = String(await here.locator('html').evaluate('document.documentElement.outerHTML'))
    await system.browser.withPage({ viewport: window }, async twin => {
      await twin.goto(`${system.door}healthz`)
      await twin.setContent(html)
      expect(await axe(twin), name).toEqual([])
      await twin.setViewportSize(narrowest)
      expect(await sidewaysOverflow(twin), `${name} at ${narrowest.width} pixels`).toBe(0)
    })
  }
  if (own) await page.setViewportSize(own)
}

/**
 * @param journey the folder of the pictures; without it the pages are looked at in another journey
 * @param onEachPage what must hold of every page on the way
 * @param hands a mouse too, or the keys alone
 */
export function aColleague(
  system: WholeSystem,
  page: Page,
  journey?: string,
  onEachPage: (page: Page) => Promise<void> = () => Promise.resolve(),
  hands: Hands = mouse,
): Colleague {
  system.follow(page)
  const looked = new Set<string>()
  const arrived = async () => {
    await page.waitForLoadState()
    expect(await page.locator('h1').count(), page.url()).toBeGreaterThan(0)
    expect(system.incidents, page.url()).toEqual([])
    await onEachPage(page)
    const kind = kindOfPage(page.url())
    if (journey === undefined || looked.has(kind)) return
    looked.add(kind)
    await look(page, `${journey}/${String(looked.size).padStart(2, '0')}-${kind}`)
  }
  const main = () => page.locator('main').innerText()
  const press = async (button: string | RegExp) => {
    await hands.press(page.getByRole('button', { name: button, exact: typeof button === 'string' }))
    await arrived()
  }
  return {
    page,
    async go(path) {
      await page.goto(path.startsWith('http') ? path : `${system.desk}${path}`)
      await arrived()
    },
    press,
    type: filling => fillIn(page, filling, hands),
    async follow(link) {
      const exact = typeof link === 'string'
      await hands.press(page.getByRole('main').getByRole('link', { name: link, exact }).first())
      await arrived()
    },
    async send(filling, button) {
      const before = page.url()
      await fillIn(page, filling, hands)
      await press(button)
      const alert = page.getByRole('alert')
      if (page.url() === before && (await alert.count()) > 0) {
        throw new Error(`The form was not taken: ${await alert.first().innerText()}`)
      }
    },
    heading: () => page.getByRole('heading', { level: 1 }).innerText(),
    text: main,
  }
}

/** In by the pages of sign-in: user name and password, then the code that the app shows now. */
export async function signIn(system: WholeSystem, colleague: Colleague, member: Member): Promise<void> {
  await colleague.go('/sign-in')
  await colleague.send({ name: member.name, password: PASSWORD }, 'Fortsæt')
  const code = totpCode(member.totpSecret, stepAt(system.cast.house.clock.now()))
  await colleague.send({ code }, 'Log ind')
  expect(colleague.page.url()).toBe(`${system.desk}/my-day`)
}

/** One answer to one question. */
export interface Rating {
  readonly now: '0' | '1' | '2' | 'U' | 'NA'
  readonly earlier: '0' | '1' | '2' | 'U' | 'NA'
  /** New evidence, in words. */
  readonly because?: string
  /** A fact of the case that is the evidence, word for word. */
  readonly fact?: string
  readonly tags?: readonly string[]
  /** How long a protection holds. */
  readonly holds?: 'stable' | 'uncertain'
}

export interface Rounds {
  /** By item, and for an actor's item by item and alias: `A5`, `B4 Far`. */
  readonly ratings: Readonly<Record<string, Rating>>
  /** Who has said what is new evidence. */
  readonly source: string
  /** Who finds out what is not known, and when. */
  readonly finder: Member
  readonly due: Temporal.Instant
  readonly how: string
  /** What is answered to a red flag. */
  readonly toFlags: string
  readonly says: RatingButtons
}

interface RatingButtons {
  readonly save: string
  readonly saveLast: string
  readonly next: string
  readonly answerFlag: string
}

export const danishButtons: RatingButtons = {
  save: 'Gem, og gå til næste',
  saveLast: 'Gem',
  next: 'Næste uden at gemme',
  answerFlag: 'Gem svaret',
}
export const englishButtons: RatingButtons = {
  save: 'Save and go to the next',
  saveLast: 'Save',
  next: 'Next without saving',
  answerFlag: 'Save the answer',
}

/**
 * Answers one question after the other, from the page that is shown to the last, and every red flag that comes up.
 * A question without a rating here is left, to be said not known of with the others.
 * @returns the headings of the flags
 */
export async function rateToTheEnd(colleague: Colleague, rounds: Rounds): Promise<string[]> {
  const { page } = colleague
  const flags: string[] = []
  for (;;) {
    if (page.url().includes('/flags/')) {
      flags.push(await colleague.heading())
      await colleague.send({ answer: 'act', reason: rounds.toFlags }, rounds.says.answerFlag)
      continue
    }
    const item = /\/items\/([A-D]\d)/.exec(page.url())?.[1]
    if (item === undefined) return flags
    await rate(colleague, item, rounds)
  }
}

/** Answers the question on the page, and leaves the page. */
export async function rate(colleague: Colleague, item: string, rounds: Rounds): Promise<void> {
  const { page } = colleague
  const about = page.locator('main .tags strong')
  const actor = (await about.count()) > 0 ? (await about.innerText()).replace(/^(Om|About) /, ' ') : ''
  const rating = rounds.ratings[`${item}${actor}`]
  const next = page.getByRole('link', { name: rounds.says.next, exact: true })
  // What was answered among the acute ones stands as it was answered.
  const answered = (await page.locator('input[type=radio]:checked').count()) > 0
  if ((answered || !rating) && (await next.count()) > 0) return colleague.follow(rounds.says.next)
  if (rating && !answered) {
    await colleague.type({
      now: rating.now,
      // Some are asked about now alone.
      ...((await page.locator('[name=earlier]').count()) > 0 && { earlier: rating.earlier }),
      ...(rating.tags && { tags: rating.tags }),
      ...(rating.holds !== undefined && { holds: rating.holds }),
      ...(rating.because !== undefined && {
        'new-text': rating.because,
        'new-source-type': 'exposed_person',
        'new-source': rounds.source,
        'new-directness': 'first_hand',
        'new-confidence': 'medium',
        'new-would-know': 'yes',
      }),
      ...([rating.now, rating.earlier].includes('U') && {
        who: rounds.finder.id,
        ...momentIn('due', rounds.due),
        how: rounds.how,
      }),
    })
    if (rating.fact !== undefined) {
      const known = page.getByLabel(rating.fact)
      await known.locator('xpath=ancestor::details/summary').click()
      await known.check()
    }
  }
  const last = page.getByRole('button', { name: rounds.says.saveLast, exact: true })
  await colleague.press((await last.count()) > 0 ? rounds.says.saveLast : rounds.says.save)
  const alert = page.getByRole('alert')
  if ((await alert.count()) > 0 && page.url().includes(`/items/${item}`)) {
    throw new Error(`${item}${actor} was not taken: ${await alert.first().innerText()}`)
  }
}
