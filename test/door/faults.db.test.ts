// What breaks in the middle: nothing typed is lost, and nothing is said to be received that was not.
import type { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { lane } from '../../src/crypto/lane.ts'
import { present } from '../../src/foundation/assert.ts'
import { standingClock } from '../../src/foundation/clock.ts'
import { nothingSaid } from '../../src/intake/said-before.ts'
import { sealStep } from '../../src/intake/sealed-step.ts'
import { giveTicket } from '../../src/intake/ticket.ts'
import { enterByLookup, startConversation } from '../../src/intake/visit.ts'
import type { DoorHouse } from '../../src/web/front-door/door-house.ts'
import { frontDoorApp } from '../../src/web/front-door/front-door.tsx'
import { pageText, sealedField, visitTokenOf } from '../../src/web/front-door/step.ts'
import { aCast, type Cast } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { everyPage, TYPED } from './every-step.ts'
import { formerSteps } from './former-steps.ts'

const ORIGIN = 'https://info.test'
const START = 'Er det sikkert for dig at være her lige nu?'
const RECEIVED = 'Vi har fået det, du skrev'

let database: FreshDatabase
let cast: Cast
let house: DoorHouse
let app: Hono
let clock: ReturnType<typeof standingClock>
const incidents: unknown[] = []

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
})
beforeEach(() => {
  clock = standingClock(Temporal.Instant.from('2026-11-24T09:00:00Z'))
  house = {
    ...cast.frontDoor,
    clock,
    doorLane: lane({ concurrency: 2, waiting: 200 }),
    fileLane: lane({ concurrency: 2, waiting: 50 }),
    publicOrigins: [ORIGIN],
    secure: true,
    neutralPage: 'https://weather.test/',
    framedBy: [],
    practice: true,
    addressOf: c => c.req.header('X-Test-Source') ?? '192.0.2.1',
    report: ({ error }) => incidents.push(error),
  }
  app = frontDoorApp(house)
  incidents.splice(0)
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})

const turn = () => ({ lane: house.doorLane, source: 'test' })

interface Seen {
  readonly html: string
  readonly sealed: string
  readonly heading: string
}

function seen(html: string): Seen {
  const found = (pattern: RegExp) => pattern.exec(html)?.[1] ?? ''
  return { html, sealed: found(/name="sealed" value="([^"]+)"/), heading: found(/<h1[^>]*>([^<]+)</) }
}

const post = (fields: Record<string, string>, of = app, headers: Record<string, string> = {}) =>
  of.request(`${ORIGIN}/`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
      ...headers,
    },
    body: new URLSearchParams(fields),
  })

async function follow(answer: Response, of = app): Promise<Seen> {
  expect(answer.status).toBe(303)
  const to = present(answer.headers.get('Location'), 'where to')
  return seen(await (await of.request(`${ORIGIN}${to.split('#')[0]}`)).text())
}

const send = async (fields: Record<string, string>, of = app, headers: Record<string, string> = {}) =>
  follow(await post(fields, of, headers), of)

/** Somebody before an empty page for writing. */
async function writing(): Promise<string> {
  const page = present(await everyPage['write']?.(house, turn()), 'a page to write on')
  return sealedField(house, page)
}

async function enquiries(): Promise<number> {
  const { rows } = await cast.owner.query<{ n: number }>('select count(*)::int as n from corps.enquiries')
  return present(rows[0], 'a count').n
}

describe('while the database is away', () => {
  const away = () =>
    frontDoorApp({ ...house, inTransaction: () => Promise.reject(new Error('the database is away')) })

  it('what was typed comes back, is not said to be received, and can be sent once it is there', async () => {
    const before = await enquiries()
    const broken = away()
    const page = await send({ sealed: await writing(), text: TYPED }, broken)
    expect(page.html).toContain('Det er ikke sendt')
    expect(page.html).toContain(TYPED)
    expect(page.html).not.toContain(RECEIVED)
    expect(await enquiries()).toBe(before)
    expect((await send({ sealed: page.sealed, text: TYPED })).heading).toBe(RECEIVED)
    expect(await enquiries()).toBe(before + 1)
    expect(incidents).toHaveLength(2)
  })

  it('a page that was kept in memory is seen once, and for two minutes', async () => {
    const broken = away()
    const first = await post({ sealed: await writing(), text: TYPED }, broken)
    expect((await follow(first, broken)).html).toContain(TYPED)
    const late = await post({ sealed: await writing(), text: TYPED }, broken)
    clock.advance({ minutes: 3 })
    for (const spent of [first, late]) {
      const to = present(spent.headers.get('Location'), 'where to').split('#')[0]
      expect(await (await broken.request(`${ORIGIN}${to}`)).text()).not.toContain(TYPED)
    }
  })

  it('whoever leaves is let out', async () => {
    const answer = await away().request(`${ORIGIN}/`, {
      headers: { Referer: `${ORIGIN}/?${'x'.repeat(43)}` },
    })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, 'https://weather.test/'])
  })

  it('a page that cannot be drawn still has the way out', async () => {
    const answer = await away().request(`${ORIGIN}/?${'x'.repeat(43)}`)
    expect(answer.status).toBe(500)
    expect(await answer.text()).toMatch(/class="way-out">.*href="\/" target="_top"/s)
  })
})

describe('somebody who leaves without script while the next page is on its way', () => {
  it('has ended the visit, from the page in sight or the one that was coming', async () => {
    for (const inSight of [0, 1]) {
      const page = present(await everyPage['conversation']?.(house, turn()), 'a conversation')
      const token = present(visitTokenOf(page.step), 'a visit')
      const tickets = [
        await giveTicket(house, pageText(page), token),
        await giveTicket(house, pageText(page), token),
      ]
      const visits = () => cast.owner.query(`select 1 from corps.sessions where audience = 'door'`)
      expect((await visits()).rowCount).toBe(1)
      await app.request(`${ORIGIN}/`, { headers: { Referer: `${ORIGIN}/?${tickets[inSight]}` } })
      expect((await visits()).rowCount).toBe(0)
    }
  })
})

describe('a step', () => {
  it.each(formerSteps)('sealed by an earlier version is read for two days: $at', async ({ text }) => {
    const started = await startConversation(house, turn(), 'citizen', 'da')
    if ('refused' in started) throw new Error(started.refused.why)
    const lookup = started.done.codeLookup
    const visit = present(await enterByLookup(house, lookup), 'a visit')
    const filled = text
      .replace('LOOKUP', Buffer.from(lookup).toString('base64url'))
      .replace('TOKEN', visit.token)
    const sealed = await sealStep(house, filled)
    clock.advance({ hours: 48 })
    const page = await send({ sealed, go: 'phone' })
    expect(page.html).not.toMatch(/Siden kunne ikke åbnes igen|could not be opened/)
    expect(page.heading).not.toBe(START)
    clock.advance({ seconds: 1 })
    expect((await send({ sealed })).html).toMatch(/Siden kunne ikke åbnes igen/)
  })

  it('is read when the clock was put back meanwhile', async () => {
    const sealed = await writing()
    clock.advance({ hours: -3 })
    expect((await send({ sealed, text: TYPED })).heading).toBe(RECEIVED)
  })

  it('that was changed anywhere, cut or joined leads to the first page', async () => {
    const sealed = await writing()
    const bytes = Buffer.from(sealed, 'base64url')
    const changed = Array.from({ length: bytes.length }, (_, at) => {
      const copy = Buffer.from(bytes)
      copy.writeUInt8(copy.readUInt8(at) ^ 1, at)
      return copy.toString('base64url')
    })
    const before = await enquiries()
    for (const other of [...changed, sealed.slice(0, -8), sealed + sealed]) {
      const page = await send({ sealed: other, text: TYPED })
      expect(page.heading).toBe(START)
    }
    expect(await enquiries()).toBe(before)
  })

  it('answers its own questions alone, whatever a form of another step would send', async () => {
    const before = await enquiries()
    const channel = await sealedField(house, {
      language: 'da',
      step: { at: 'before', channel: 'here', said: nothingSaid },
    })
    const page = await send({ sealed: channel, text: TYPED, code: 'a b c d e f', go: 'write' })
    expect(page.html).toContain('Vælg, hvem det handler om')
    expect(await enquiries()).toBe(before)
  })

  it('that is sent again and again after it was received makes one enquiry', async () => {
    const before = await enquiries()
    const sealed = await writing()
    for (let time = 0; time < 4; time += 1) {
      expect((await send({ sealed, text: `${TYPED} ${time}` })).heading).toBe(RECEIVED)
    }
    expect(await enquiries()).toBe(before + 1)
  })

  it('stands in a hundred tabs that know nothing of one another', async () => {
    const pages = await Promise.all(
      Array.from({ length: 100 }, (_, tab) =>
        send({ go: tab % 2 === 0 ? 'phone' : 'come-back', language: 'da' }),
      ),
    )
    const next = await Promise.all(pages.map(({ sealed }) => send({ sealed, phone: 'me', code: 'kun to' })))
    expect(new Set(next.filter((_, tab) => tab % 2 === 0).map(({ heading }) => heading))).toEqual(
      new Set(['Hvordan må vi svare dig?']),
    )
    expect(next.filter(({ html }) => html.includes('kun to'))).toHaveLength(50)
    expect(incidents).toEqual([])
  })
})

describe('a program that posts enquiry after enquiry', () => {
  const begin = async (from: string) => {
    const sealed = await sealedField(house, {
      language: 'da',
      step: { at: 'before', channel: 'here', said: nothingSaid },
    })
    return send({ sealed, about: 'citizen', under18: 'no' }, app, { 'X-Test-Source': from })
  }

  it('is asked for patience, keeps what it chose, and holds up nobody else', async () => {
    const bot = '198.51.100.1'
    const answers = await Promise.all(Array.from({ length: 100 }, () => begin(bot)))
    const given = answers.filter(({ heading }) => heading === 'Her er dine seks ord')
    expect(given).toHaveLength(30)
    const waits = present(
      answers.find(({ html }) => html.includes('Der er mange på siden lige nu')),
      'one that has to wait',
    )
    expect(waits.html).toMatch(/value="citizen"[^>]*checked/)
    for (const person of ['203.0.113.7', '203.0.113.8']) {
      expect((await begin(person)).heading).toBe('Her er dine seks ord')
    }
    clock.advance({ minutes: 1 })
    expect((await begin(bot)).heading).toBe('Her er dine seks ord')
    expect((await begin(bot)).heading).not.toBe('Her er dine seks ord')
    expect(waits.html).not.toMatch(/captcha/i)
  })
})
