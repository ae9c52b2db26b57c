import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCast, type Cast } from '../../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts'
import { lane } from '../../crypto/lane.ts'
import { present } from '../../foundation/assert.ts'
import { standingClock } from '../../foundation/clock.ts'
import { readEnquiry } from '../../intake/read-enquiry.ts'
import type { EnquiryId } from '../../foundation/ids.ts'
import type { DoorHouse } from './door-house.ts'
import { frontDoorApp } from './front-door.tsx'
import { script } from './inline.ts'

const ORIGIN = 'https://info.test'
const START = 'Er det sikkert for dig at være her lige nu?'

let database: FreshDatabase
let cast: Cast
let house: DoorHouse
let app: Hono
const incidents: unknown[] = []
const clock = standingClock(Temporal.Instant.from('2026-11-24T09:00:00Z'))

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  house = {
    ...cast.frontDoor,
    clock,
    doorLane: lane({ concurrency: 2, waiting: 50 }),
    fileLane: lane({ concurrency: 2, waiting: 50 }),
    publicOrigins: [ORIGIN],
    secure: true,
    neutralPage: 'https://weather.test/',
    framedBy: [],
    practice: true,
    addressOf: () => '127.0.0.1',
    report: ({ error }) => incidents.push(error),
  }
  app = frontDoorApp(house)
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})

const ours = { 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN, 'Accept-Language': 'da' }

const get = (path = '/', headers: Record<string, string> = {}, of = app) =>
  of.request(`${ORIGIN}${path}`, { headers: { 'Accept-Language': 'da', ...headers } })

const post = (
  body: URLSearchParams | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = ours,
  of = app,
) =>
  of.request(`${ORIGIN}/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body,
  })

/** One page, as somebody without script has it before them. */
interface Seen {
  html: string
  sealed: string | undefined
  heading: string
}

const seen = (html: string): Seen => ({
  html,
  sealed: /name="sealed" value="([^"]+)"/.exec(html)?.[1],
  heading: textOf(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? ''),
})

const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** What stands in a field of the page. */
const typed = (page: Seen, name: string): string =>
  textOf(new RegExp(`name="${name}"[^>]*>\\n([\\s\\S]*?)</textarea>`).exec(page.html)?.[1] ?? '')

/** Sends a form and follows to the page that the answer leads to. */
async function send(page: Seen, fields: Record<string, string>, of = app): Promise<Seen> {
  const body = new URLSearchParams({ ...(page.sealed !== undefined && { sealed: page.sealed }), ...fields })
  return follow(await post(body, ours, of), of)
}

async function follow(answer: Response, of = app): Promise<Seen> {
  expect(answer.status).toBe(303)
  const location = present(answer.headers.get('Location'), 'where to')
  expect(location).toMatch(/^\/\?[\w-]{43}#content$/)
  return seen(await (await get(location, {}, of)).text())
}

const first = async (): Promise<Seen> => seen(await (await get()).text())

async function letterPage(): Promise<Seen & { words: string[] }> {
  const phone = await send(await first(), { go: 'phone' })
  const channel = await send(phone, { phone: 'me' })
  const before = await send(channel, { channel: 'here' })
  const words = await send(before, { about: 'citizen', under18: 'no' })
  const list = [...words.html.matchAll(/<li>([^<]+)<\/li>/g)].map(match => match[1] ?? '')
  return { ...(await send(words, {})), words: list }
}

async function received(): Promise<string[]> {
  const { rows } = await cast.owner.query<{ id: EnquiryId }>(
    'select id from corps.enquiries order by received_at',
  )
  const texts = await Promise.all(
    rows.map(async ({ id }) => {
      const opened = await readEnquiry(cast.house, cast.birk.asking, id, 'read')
      return present(opened, 'the enquiry').messages.map(message => message.text)
    }),
  )
  return texts.flat()
}

describe('the first page', () => {
  it('is one page of at most 14,000 bytes, with everything in it', async () => {
    const html = await (await get()).text()
    expect(gzipSync(html).length).toBeLessThanOrEqual(14_000)
    expect(html).not.toMatch(/<(?:link|script|img|iframe|source)[^>]+(?:src|href)="(?!data:,)/)
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(2000)
  })

  it('P2 says nothing telling where a browser keeps it: title, address and headers', async () => {
    const answer = await get()
    const html = await answer.text()
    const kept = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
    expect(kept).not.toMatch(
      /honou?r|violen|forced|threat|safety|sikkerhed|crisis|haandholdt|corps|marriage/i,
    )
    expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).toBe('Information')
  })

  it('is never stored, runs nothing but our own, and sets no cookie', async () => {
    const { headers } = await get()
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('Referrer-Policy')).toBe('same-origin')
    expect(headers.get('Set-Cookie')).toBeNull()
    const policy = present(headers.get('Content-Security-Policy'), 'a policy')
    expect(policy).toContain("frame-src 'self'; frame-ancestors 'self'")
    expect(policy).not.toContain('unsafe')
  })

  it('keeps browsers from remembering or checking what is typed, on every page with a field', async () => {
    for (const page of [await letterPage(), await send(await first(), { go: 'come-back' })]) {
      const fields = [...page.html.matchAll(/<(?:input|textarea|select)[^>]*>/g)].map(match => match[0])
      const forgetful = fields.filter(
        field => /type="hidden"/.test(field) || /autocomplete="off"/.test(field),
      )
      expect(forgetful).toEqual(fields)
      expect(fields.length).toBeGreaterThan(1)
      expect(page.html).not.toMatch(/href="#|href="\/[^"]/)
    }
  })

  it('follows the browser’s language', async () => {
    const html = await (await get('/', { 'Accept-Language': 'en-GB,en;q=0.9' })).text()
    expect(html).toContain('<html lang="en"')
  })
})

describe('leaving', () => {
  it('leads on to the everyday page from a page of ours, and only from there', async () => {
    const out = await get('/', { Referer: `${ORIGIN}/` })
    expect([out.status, out.headers.get('Location')]).toEqual([303, 'https://weather.test/'])
    for (const referer of ['https://elsewhere.test/', `${ORIGIN}/other`, 'nonsense', '']) {
      expect((await get('/', { Referer: referer })).status).toBe(200)
    }
  })

  it('ends the visit with script, and without script by the page that was left', async () => {
    const { words } = await writeAndSend('Kan I hjælpe?')
    const comeIn = async () => {
      const answer = await post(
        new URLSearchParams({
          sealed: present((await send(await first(), { go: 'come-back' })).sealed, 'a step'),
          code: words.join(' '),
        }),
      )
      const location = present(answer.headers.get('Location'), 'where to')
      return { location, page: seen(await (await get(location)).text()) }
    }
    const visits = async () =>
      (await cast.owner.query(`select 1 from corps.sessions where audience = 'door'`)).rowCount
    await cast.owner.query(`delete from corps.sessions where audience = 'door'`)

    const withScript = await comeIn()
    expect(withScript.page.heading).toBe('Din samtale')
    expect(await visits()).toBe(1)
    const answer = await post(
      new URLSearchParams({ go: 'leave', sealed: present(withScript.page.sealed, 'a step') }),
    )
    expect(answer.status).toBe(204)
    expect(await visits()).toBe(0)

    const without = await comeIn()
    expect(await visits()).toBe(1)
    await get('/', { Referer: `${ORIGIN}${without.location.split('#')[0]}` })
    expect(await visits()).toBe(0)
  })
})

async function writeAndSend(text: string) {
  const page = await letterPage()
  const after = await send(page, { text })
  expect(after.heading).toBe('Vi har fået det, du skrev')
  return { words: page.words, page, after }
}

describe('what is typed', () => {
  const strange: Record<string, string> = {
    '20,000 characters': 'å'.repeat(20_000),
    '20,000 emoji': '🙂'.repeat(20_000),
    HTML: '<script>alert(1)</script><img src=x onerror=alert(1)> &amp; "\'',
    SQL: `'; drop table corps.messages; -- $1 \\x00`,
    'right to left': '\u202eمرحبا\u202c أنا خائفة',
    'a replacement character': '\ufffd',
    'lines and spaces': '\n\n  to linjer  \n\n\tog en til\n',
  }
  it.each(Object.entries(strange))('arrives whole: %s', async (_, text) => {
    await writeAndSend(text)
    expect((await received()).at(-1)).toBe(text)
  })

  it('is shown again, not sent, when it is one character too long', async () => {
    const text = 'å'.repeat(20_001)
    const page = await send(await letterPage(), { text })
    expect(page.html).toContain('Der er plads til 20.000 tegn')
    expect(typed(page, 'text')).toBe(text)
  })

  it('is shown again when it is a megabyte and more', async () => {
    const text = 'Æresord. '.repeat(130_000)
    const page = await send(await letterPage(), { text })
    expect(page.html).toContain('Der er for meget tekst på én gang')
    expect(typed(page, 'text')).toBe(text)
    expect((await send(page, { text: 'Kort.' })).heading).toBe('Vi har fået det, du skrev')
  })

  it('is refused in words when it is more than can be given back', async () => {
    const page = await send(await letterPage(), { text: 'x'.repeat(4_100_000) })
    expect(page.html).toContain('Der er for meget tekst på én gang')
  })

  it.each([
    ['NUL', 'text=Hej%00du', 'Hejdu'],
    ['Windows letters', 'text=S%F8ster', 'Søster'],
  ])('is shown once more before it is sent when it held %s', async (_, field, text) => {
    const page = await letterPage()
    const body = Buffer.from(`sealed=${page.sealed}&${field}`, 'latin1')
    const again = await follow(await post(new Uint8Array(body)))
    expect(again.html).toContain('Nogle tegn kunne ikke læses')
    expect(typed(again, 'text')).toBe(text)
    await send(again, { text })
    expect((await received()).at(-1)).toBe(text)
  })

  it('is needed, a single word at least', async () => {
    const page = await send(await letterPage(), { text: ' \n ' })
    expect(page.html).toContain('Skriv, hvad der sker')
  })

  it('makes one enquiry however often it is sent', async () => {
    const count = async () => (await received()).length
    const before = await count()
    const page = await letterPage()
    await Promise.all([send(page, { text: 'En gang.' }), send(page, { text: 'En gang.' })])
    expect((await send(page, { text: 'En gang.' })).heading).toBe('Vi har fået det, du skrev')
    expect(await count()).toBe(before + 1)
  })

  it('can be sent after hours of writing, but not after days', async () => {
    const slow = await letterPage()
    await cast.owner.query(`delete from corps.sessions where audience = 'door'`)
    clock.advance({ hours: 47 })
    expect((await send(slow, { text: 'Det tog lang tid.' })).heading).toBe('Vi har fået det, du skrev')
    const slower = await letterPage()
    clock.advance({ hours: 49 })
    expect((await send(slower, { text: 'For længe.' })).heading).toBe(START)
  })

  it('is kept when the conversation closed by itself meanwhile', async () => {
    const { words } = await writeAndSend('Hej.')
    const inside = await send(await send(await first(), { go: 'come-back' }), { code: words.join(' ') })
    await cast.owner.query(`delete from corps.sessions where audience = 'door'`)
    const closed = await send(inside, { text: 'Jeg skrev længe på det her.' })
    expect(closed.html).toContain('samtalen er lukket')
    expect(typed(closed, 'text')).toBe('Jeg skrev længe på det her.')
    const again = await send(closed, { code: words.join(' '), text: typed(closed, 'text') })
    expect(again.heading).toBe('Din samtale')
    expect(typed(again, 'text')).toBe('Jeg skrev længe på det her.')
    const answered = await send(again, { text: typed(again, 'text') })
    expect(answered.html).toContain('Jeg skrev længe på det her.')
  })

  it('P7 is kept, and not said to be received, when something breaks', async () => {
    const broken = frontDoorApp({
      ...house,
      keys: { ...house.keys, unwrap: () => Promise.reject(new Error('no keys today')) },
    })
    const page = await send(await letterPage(), { text: 'Gem det her.' }, broken)
    expect(page.html).toContain('Det er ikke sendt')
    expect(page.html).toMatch(/Nummer: [0-9a-f]{8}/)
    expect(typed(page, 'text')).toBe('Gem det her.')
    expect(incidents.splice(0)).toEqual([new Error('no keys today')])
  })

  it('never travels in the sealed choices, which stay small', async () => {
    const page = await send(await letterPage(), { text: 'x'.repeat(20_001) })
    expect(present(page.sealed, 'a step').length).toBeLessThanOrEqual(1024)
  })
})

describe('a form that is not as we made it', () => {
  it.each(['', 'x', 'A'.repeat(400), '💥', 'A'.repeat(100_000)])(
    'leads to the first page: %.20s',
    async sealed => {
      const page = await follow(await post(new URLSearchParams({ sealed, text: 'Hej.' })))
      expect(page.heading).toBe(START)
      expect(page.html).toContain('Siden kunne ikke åbnes igen')
    },
  )

  it('leads to the first page when one character of the sealed choices was changed', async () => {
    const { sealed } = await letterPage()
    const whole = present(sealed, 'a step')
    const altered = `${whole.slice(0, 40)}${whole[40] === 'A' ? 'B' : 'A'}${whole.slice(41)}`
    const page = await follow(await post(new URLSearchParams({ sealed: altered, text: 'Hej.' })))
    expect(page.heading).toBe(START)
  })

  it('asks again when an answer is none of those that were given', async () => {
    const channel = await send(await send(await first(), { go: 'phone' }), { phone: 'me' })
    for (const answer of ['', 'sms', '__proto__']) {
      expect((await send(channel, { channel: answer })).html).toContain('Vælg, hvordan vi må svare dig')
    }
    expect((await send(await letterPage(), { text: 'Hej.', municipality: '0000' })).html).toContain(
      'Vælg et af svarene',
    )
  })

  it('leads to the first page for an unknown way and an unknown ticket', async () => {
    expect((await send(await first(), { go: 'elsewhere' })).heading).toBe(START)
    for (const path of ['/?nothing', `/?${'A'.repeat(43)}`, '/?%00', '/?a=b&c']) {
      expect(seen(await (await get(path)).text()).heading).toBe(START)
    }
  })
})

describe('whoever sends the form', () => {
  it('is heard without Sec-Fetch-Site when it comes from our address', async () => {
    const answer = await post(new URLSearchParams({ go: 'phone' }), { Origin: ORIGIN })
    expect(answer.status).toBe(303)
  })

  it.each<[string, Record<string, string>]>([
    ['from another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.test' }],
    ['without saying from where', {}],
    ['from nowhere', { Origin: 'null' }],
  ])('is refused in words %s', async (_, headers) => {
    const answer = await post(new URLSearchParams({ go: 'phone' }), headers)
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('Intet er gemt')
  })

  it('is told when it is no form', async () => {
    const answer = await post(new URLSearchParams(), { ...ours, 'Content-Type': 'application/json' })
    expect(answer.status).toBe(415)
  })

  it('meets one address only, and a sign of life', async () => {
    expect((await get('/write')).status).toBe(404)
    expect(await (await get('/healthz')).text()).toBe('ok')
  })

  it('waits behind its own guesses, and loses nothing, when the way through is full', async () => {
    const full = frontDoorApp({ ...house, doorLane: { run: async () => ({ refused: { why: 'busy' } }) } })
    const back = await send(await first(), { go: 'come-back' })
    const page = await send(back, { code: 'a b c d e f' }, full)
    expect(page.html).toContain('Der er mange på siden lige nu')
    expect(page.html).toContain('value="a b c d e f"')
  })
})

describe('when it is read', () => {
  it('is today while somebody is there, and never promised for hours when nobody is', async () => {
    const day = frontDoorApp({
      ...house,
      clock: standingClock(Temporal.Instant.from('2026-11-24T09:00:00Z')),
    })
    const night = frontDoorApp({
      ...house,
      clock: standingClock(Temporal.Instant.from('2026-11-27T22:00:00Z')),
    })
    const wrote = async (of: Hono) => {
      let page = seen(await (await get('/', {}, of)).text())
      page = await send(page, { go: 'phone' }, of)
      page = await send(page, { phone: 'not-known' }, of)
      page = await send(page, { channel: 'here' }, of)
      page = await send(page, { about: 'citizen', under18: 'not-known' }, of)
      page = await send(page, {}, of)
      return send(page, { text: 'Hej.', afraid: 'yes' }, of)
    }
    const atDay = await wrote(day)
    expect(atDay.html).toContain('Vi læser det senest i dag kl. 15.00.')
    const atNight = await wrote(night)
    expect(atNight.html).toContain('Der er ingen hos os lige nu.')
    expect(atNight.html).toContain('mandag 30. november kl. 8.00')
    expect(atNight.html).toContain('Vent ikke på os: Ring 112')
    expect(atNight.html).not.toContain('Derfor læser vi det først')
  })
})

it('reports nothing broken in all of this', () => {
  expect(incidents).toEqual([])
})
