// What the person reads behind their words besides the messages, as pages: what is open and nothing else, small, gone
// when they were read, and while somebody else may be reading nothing that was not shown before.
import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts'
import { aWatchScene, type WatchScene } from '../../../test/gate/scene.ts'
import { planLines, SENTENCES, show, someLines } from '../../../test/gate/showing.ts'
import { lane } from '../../crypto/lane.ts'
import { present } from '../../foundation/assert.ts'
import type { ActId } from '../../foundation/ids.ts'
import { leave } from '../../intake/visit.ts'
import { hideItem } from '../../showing/hide-item.ts'
import { shownItems, type ShownItem, type ShownLine } from '../../shown/shown.ts'
import type { DoorHouse } from './door-house.ts'
import { frontDoorApp } from './front-door.tsx'
import { sealedField, readSealedField } from './step.ts'
import { texts } from './texts.ts'

const ORIGIN = 'https://info.test'
let database: FreshDatabase
let scene: WatchScene
let house: DoorHouse
let app: Hono
const incidents: unknown[] = []

beforeAll(async () => {
  database = await freshDatabase()
  scene = await aWatchScene(database)
  house = {
    ...scene.cast.frontDoor,
    doorLane: lane({ concurrency: 2, waiting: 50 }),
    fileLane: lane({ concurrency: 2, waiting: 50 }),
    framedBy: [],
    publicOrigins: [ORIGIN],
    secure: true,
    neutralPage: 'https://weather.test/',
    practice: true,
    addressOf: () => '127.0.0.1',
    report: ({ error }) => incidents.push(error),
  }
  app = frontDoorApp(house)
})
beforeEach(() => scene.begin())
afterAll(async () => {
  expect(incidents).toEqual([])
  await scene.cast.close()
  await database.drop()
})

interface Seen {
  html: string
  location: string
}

async function send(sealed: string, fields: Record<string, string>): Promise<Seen> {
  const answer = await app.request(`${ORIGIN}/`, {
    method: 'POST',
    headers: { 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN, 'Accept-Language': 'da' },
    body: new URLSearchParams({ sealed, ...fields }),
  })
  expect(answer.status).toBe(303)
  const location = present(answer.headers.get('Location'), 'where to')
  return { html: await (await app.request(`${ORIGIN}${location}`)).text(), location }
}
const press = (page: Seen, go: string) => send(sealedIn(page), { go })
const sealedIn = ({ html }: Seen): string =>
  present(/name="sealed" value="([^"]+)"/.exec(html)?.[1], 'a sealed step')
const conversation = (language: 'da' | 'en' = 'da'): Promise<string> =>
  sealedField(house, {
    language,
    step: { at: 'conversation', token: scene.visit.token, act: house.chance.uuid() as ActId },
  })
const more = async (language: 'da' | 'en' = 'da') => send(await conversation(language), { go: 'more' })
const open = async (item: ShownItem, language: 'da' | 'en' = 'da') => press(await more(language), item)

const heading = ({ html }: Seen): string => /<h1[^>]*>([^<]*)/.exec(html)?.[1] ?? ''
/** What a reader has before them, without what is drawn by lot. */
const read = ({ html }: Seen): string =>
  html
    .replaceAll(/<(style|script)>[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** What leads on: the buttons of the page. */
const ways = ({ html }: Seen): string[] =>
  [...html.matchAll(/name="go" value="([^"]+)"/g)].map(([, value = '']) => value)

describe('the page of messages', () => {
  it('leads on only when something is open', async () => {
    const here = async () => press(await more(), 'back')
    expect(ways(await here())).toEqual(['file'])
    await show(scene, 'holders')
    expect(ways(await here())).toEqual(['more', 'file'])
  })
})

describe('the list', () => {
  it('names what is open and nothing else', async () => {
    expect(ways(await more())).toEqual(['back'])
    await show(scene, 'lookers')
    await show(scene, 'plan')
    expect(ways(await more())).toEqual(['plan', 'lookers', 'back'])
  })

  it('is what is seen of an item that is not open, or was closed meanwhile', async () => {
    const none = read(await more())
    for (const item of shownItems) expect(read(await open(item))).toBe(none)
    await show(scene, 'promises')
    const list = await more()
    await scene.as(scene.cast.birk, tx => hideItem(tx, scene.conversationId, 'promises'))
    expect(read(await press(list, 'promises'))).toBe(none)
  })
})

describe.each(['da', 'en'] as const)('each open item, in %s', language => {
  it.each(shownItems)('%s is one small page with a neutral window, gone when it was read', async item => {
    await show(scene, item)
    const page = await open(item, language)
    expect(heading(page)).toBe(texts(language).more.items[item])
    expect(page.html).toContain(`<html lang="${language}"`)
    expect(page.html).toContain('<title>Information</title>')
    expect(gzipSync(page.html).length).toBeLessThanOrEqual(14_000)
    expect(sealedIn(page).length).toBeLessThanOrEqual(1024)
    // The way out is the only link.
    expect([...page.html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['/'])
    const again = await (await app.request(`${ORIGIN}${page.location}`)).text()
    expect(again).not.toContain(texts(language).more.items[item])
    // Leaving from it ends the visit.
    const left = await app.request(`${ORIGIN}/`, {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN },
      body: new URLSearchParams({ sealed: sealedIn(page), go: 'leave' }),
    })
    expect(left.status).toBe(204)
    expect(heading(await press(page, 'list'))).toBe(texts(language).comeBack.heading)
  })

  it('P19 a place of stay is told in the same words as anybody else who helps', async () => {
    const told = async (to: 'shelter' | 'other') => {
      const id = house.chance.uuid()
      const at = '2026-11-24T09:00:00Z'
      await show(scene, 'papers', { lines: [{ of: 'papers', id, kind: 'extract', to, sentAt: at }] })
      await show(scene, 'consents', { lines: [{ of: 'consents', id, to, givenAt: at, withdrawnAt: at }] })
      return [read(await open('papers', language)), read(await open('consents', language))]
    }
    expect(await told('shelter')).toEqual(await told('other'))
  })
})

describe('what each says', () => {
  it('who has the case: role and alias', async () => {
    await show(scene, 'holders')
    const page = read(await open('holders'))
    expect(page).toContain('Birk har din sag.')
    expect(page).toContain('Alma tager over, når den første ikke er her.')
  })

  it('who has looked: what they were, when and why, and no alias', async () => {
    await show(scene, 'lookers')
    const page = read(await open('lookers'))
    expect(page).toMatch(/I dag kl\. \d+\.\d\d Den, der har din sag, så i den for at skrive/)
    expect(page).not.toMatch(/Birk|Alma/)
  })

  it('what was told, promised and agreed to, with its day', async () => {
    const at = '2026-11-24T09:00:00Z'
    const id = house.chance.uuid()
    const line = (item: ShownItem): ShownLine[] =>
      item === 'consents'
        ? [{ of: 'consents', id, to: 'police', givenAt: at, withdrawnAt: at }]
        : item === 'papers'
          ? [{ of: 'papers', id, kind: 'report', to: 'municipality', sentAt: at }]
          : [{ of: 'promises', id, says: '<b>Vi</b> har talt med skolen.', doneAt: at }]
    for (const item of ['consents', 'papers', 'promises'] as const) {
      await show(scene, item, { lines: line(item) })
    }
    expect(read(await open('papers'))).toContain('24. november 2026 Vi sendte en rapport til kommunen.')
    const consents = read(await open('consents'))
    expect(consents).toContain('24. november 2026 Du sagde ja til, at vi må tale med politiet.')
    expect(consents).toContain('Du sagde nej igen den 24. november 2026.')
    expect((await open('promises')).html).toContain('&lt;b&gt;Vi&lt;/b&gt; har talt med skolen.')
  })
})

describe('rehearsing', () => {
  it('asks one question at a time, and shows the sentence when it was thought of', async () => {
    await show(scene, 'plan')
    let page = await open('plan')
    for (const [at, sentence] of SENTENCES.entries()) {
      expect(read(page)).toContain(`${at + 1} af 3`)
      expect(read(page)).toContain(`Hvad gør jeg, hvis det bliver farligt (${at + 1})?`)
      for (const each of SENTENCES) expect(page.html).not.toContain(each)
      expect(ways(page)).toEqual(['show', 'list'])
      page = await press(page, 'show')
      expect(SENTENCES.filter(each => page.html.includes(each))).toEqual([sentence])
      if (at < 2) page = await press(page, 'next')
    }
    expect(ways(page)).toEqual(['again', 'list'])
    expect(read(await press(page, 'again'))).toContain('1 af 3')
    expect(heading(await press(page, 'list'))).toBe('Mere om din sag')
  })

  it('carries no word of it in the page’s own form', async () => {
    await show(scene, 'plan', { lines: planLines(['Hemmelig et.', 'Hemmelig to.', 'Hemmelig tre.']) })
    const page = await press(await open('plan'), 'show')
    const travels = JSON.stringify(await readSealedField(house, sealedIn(page)))
    expect(travels).toContain('"shown":true')
    expect(travels).not.toContain('Hemmelig')
  })

  it('says so when there are fewer sentences than before', async () => {
    await show(scene, 'plan', { lines: planLines(['Et.', 'To.', 'Tre.', 'Fire.']) })
    let page = await open('plan')
    for (const go of ['show', 'next', 'show', 'next', 'show']) page = await press(page, go)
    await show(scene, 'plan')
    expect(read(await press(page, 'next'))).toContain('Her står der ikke noget endnu.')
  })
})

describe('while somebody else may be reading', () => {
  it('every page is what it is when nothing was ever opened, where nothing was shown', async () => {
    const none = { list: read(await more()), messages: read(await press(await more(), 'back')) }
    for (const item of shownItems) await show(scene, item)
    await scene.putInWatched(scene.cast.alma)
    expect(read(await more())).toBe(none.list)
    for (const item of shownItems) expect(read(await open(item))).toBe(none.list)
    expect(read(await press(await more(), 'back'))).toBe(none.messages)
  })

  it('what was shown stays as it was', async () => {
    await show(scene, 'promises')
    const before = read(await open('promises'))
    const changed = someLines(scene, 'promises').map(line => ({ ...line, says: 'Noget helt nyt.' }))
    await show(scene, 'promises', { lines: changed })
    await scene.putInWatched(scene.cast.alma)
    expect(read(await open('promises'))).toBe(before)
    expect(ways(await more())).toEqual(['promises', 'back'])
    await scene.release()
    expect(read(await open('promises'))).toContain('Noget helt nyt.')
  })
})

it('a visit that has ended gets the six words’ page, and nothing of what was open', async () => {
  await show(scene, 'plan')
  const page = await open('plan')
  await leave(scene.cast.frontDoor, scene.visit.token)
  const after = await press(page, 'show')
  expect(heading(after)).toBe('Skriv dine seks ord')
  for (const sentence of SENTENCES) expect(after.html).not.toContain(sentence)
})
