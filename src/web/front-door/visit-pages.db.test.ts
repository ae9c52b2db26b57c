import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCast, type Cast } from '../../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts'
import { lane } from '../../crypto/lane.ts'
import { countriesAbroad } from '../../country/abroad.ts'
import { openEnquiry, readEnquiry } from '../../duty-desk/read-enquiry.ts'
import { present } from '../../foundation/assert.ts'
import { standingClock } from '../../foundation/clock.ts'
import type { EnquiryId } from '../../foundation/ids.ts'
import { ownAnswerCodes, ownQuestions } from '../../intake/said-before.ts'
import { doorLanguages } from '../kit/door-words.ts'
import { frontDoorApp } from './front-door.tsx'

const ORIGIN = 'https://info.test'
let database: FreshDatabase
let cast: Cast
let app: Hono
const clock = standingClock(Temporal.Instant.from('2026-11-24T09:00:00Z'))
const incidents: unknown[] = []

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  app = frontDoorApp({
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
  })
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})

const first = async (language = 'da'): Promise<string> =>
  (await app.request(`${ORIGIN}/`, { headers: { 'Accept-Language': language } })).text()

async function send(page: string, fields: Record<string, string>, language = 'da'): Promise<string> {
  const sealed = /name="sealed" value="([^"]+)"/.exec(page)?.[1]
  if (sealed !== undefined) expect(sealed.length).toBeLessThanOrEqual(1024)
  const answer = await app.request(`${ORIGIN}/`, {
    method: 'POST',
    headers: { 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN, 'Accept-Language': language },
    body: new URLSearchParams({ ...(sealed === undefined ? { language } : { sealed }), ...fields }),
  })
  expect(answer.status).toBe(303)
  const location = present(answer.headers.get('Location'), 'where to')
  return (await app.request(`${ORIGIN}${location}`)).text()
}

const heading = (page: string): string => /<h1[^>]*>([^<]*)/.exec(page)?.[1] ?? ''

/** The page as a reader has it: no tags, and nothing that is drawn by lot for each page. */
const read = (page: string): string =>
  page
    .replaceAll(/<(style|script)>[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

async function endOf(answers: Record<string, string>, language: string): Promise<string> {
  const { Q6a, ...firstOnes } = answers
  const last = await send(await send(await first(language), { go: 'check' }, language), firstOnes, language)
  return send(last, Q6a === undefined ? {} : { Q6a }, language)
}

/** Numbers that look drawn by lot and come the same each time. */
function drawer(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

describe('the questions that somebody answers alone', () => {
  it.each(['da', 'en'])(
    'end in the same page whatever was answered: no verdict, writing, 112, and fear is enough (%s)',
    async language => {
      const draw = drawer(20261124)
      const answers = (): Record<string, string> =>
        Object.fromEntries(
          ownQuestions.flatMap(code => {
            const answer = [...ownAnswerCodes, undefined][Math.floor(draw() * 4)]
            return answer === undefined ? [] : [[code, answer]]
          }),
        )
      const all = (answer: string) => Object.fromEntries(ownQuestions.map(code => [code, answer]))
      const tries = [{}, ...ownAnswerCodes.map(all), ...Array.from({ length: 24 }, answers)]
      const ends = []
      for (const each of tries) ends.push(read(await endOf(each, language)))
      expect(new Set(ends).size).toBe(1)
      const end = present(ends[0], 'an ending')
      expect(end).not.toMatch(
        /\b(rød|orange|gul|grøn|red|yellow|green|niveau|level|score|point|lav|mellem|høj|low|medium|high|risiko|risk|akut|acute|ingen fare|no danger|i sikkerhed|you are safe|bare rolig|do not worry|resultat|result)\b/i,
      )
      expect(end).toContain({ da: 'grund nok til at skrive', en: 'reason enough to write' }[language])
      const html = await endOf({}, language)
      expect(html).toContain('href="tel:112"')
      expect(html).toMatch(/name="go" value="phone"/)
      expect(html).toMatch(/name="go" value="with"/)
    },
  )

  it('shows the help that is there at any hour before it asks about suicide', async () => {
    const last = await send(await send(await first(), { go: 'check' }), {})
    expect(last.indexOf('tel:112')).toBeGreaterThan(0)
    expect(last.indexOf('tel:112')).toBeLessThan(last.indexOf('Tænker du på at tage dit eget liv?'))
    expect(await send(await first(), { go: 'check' })).not.toContain('tage dit eget liv')
  })

  async function writeAfter(end: string, go: string, along: boolean): Promise<EnquiryId> {
    let page = await send(end, { go })
    page = await send(page, { phone: 'others' })
    expect(page).toContain('Så er det sikrest at læse svaret her på siden')
    page = await send(page, { channel: 'here' })
    page = await send(page, { about: 'citizen', under18: 'no' })
    page = await send(page, {})
    expect(page.includes('Dine svar på spørgsmålene bliver sendt med')).toBe(along)
    expect(heading(await send(page, { text: 'Hej.' }))).toBe('Vi har fået det, du skrev')
    const { rows } = await cast.owner.query<{ id: EnquiryId }>(
      'select id from corps.enquiries order by received_at desc limit 1',
    )
    return present(rows[0], 'the enquiry').id
  }

  const fileOf = async (id: EnquiryId) => {
    const opened = present(await openEnquiry(cast.house, cast.birk.asking, id, 'triage'), 'it')
    return readEnquiry(cast.house, cast.birk.asking, opened)
  }

  it('reach the desk when they are sent along, also past the page about the telephone, and colour nothing', async () => {
    const end = await endOf({ Q3: 'yes', Q6a: 'unknown' }, 'da')
    const file = await fileOf(await writeAfter(end, 'with', true))
    expect(file.saidBefore).toEqual({
      phone: 'others',
      abroad: false,
      answers: { Q3: 'yes', Q6a: 'unknown' },
    })
    expect(file.colours).toEqual([])
    expect(file.latestAnswers).toBeUndefined()
  })

  it('P6 are nowhere when they are not sent', async () => {
    const file = await fileOf(await writeAfter(await endOf({ Q3: 'yes' }, 'da'), 'phone', false))
    expect(file.saidBefore).toEqual({ phone: 'others', abroad: false, answers: {} })
  })

  it('go along when somebody reads about the telephone on the way', async () => {
    const phone = await send(await endOf({ Q4: 'yes' }, 'da'), { go: 'with' })
    const file = await fileOf(await writeAfter(await send(phone, { go: 'watch' }), 'phone', true))
    expect(file.saidBefore?.answers).toEqual({ Q4: 'yes' })
  })

  it('asks again when an answer is none of those that were given', async () => {
    const check = await send(await first(), { go: 'check' })
    expect(heading(await send(check, { Q3: 'perhaps' }))).toBe('Syv spørgsmål, kun til dig')
  })
})

describe('somebody abroad', () => {
  it.each(countriesAbroad)(
    'is given the numbers of $code, said to be unchecked, and the time',
    async country => {
      const page = await send(await send(await first(), { go: 'abroad' }), { country: country.code })
      for (const number of Object.values(country.numbers)) expect(page).toContain(`href="tel:${number}"`)
      expect(page).toContain('Vi har ikke kontrolleret numrene')
      expect(read(page)).toMatch(/Klokken er \d\d:\d\d hos dig, hvis du er i hovedstaden, og 10:00 i Danmark/)
      if (!Object.values(country.numbers).includes('112')) expect(page).not.toContain('"tel:112"')
    },
  )

  it('is promised no 112, and what they write says that they are abroad', async () => {
    const abroad = await send(await first(), { go: 'abroad' })
    expect(abroad).toContain('112 virker ikke alle steder')
    expect(abroad).not.toContain('"tel:112"')
    let page = await send(abroad, { go: 'phone' })
    page = await send(page, { phone: 'me' })
    page = await send(page, { channel: 'here' })
    page = await send(page, { about: 'citizen', under18: 'no' })
    await send(await send(page, {}), { text: 'Jeg er i Tyrkiet.' })
    const { rows } = await cast.owner.query(
      'select abroad from corps.enquiries order by received_at desc limit 1',
    )
    expect(rows).toEqual([{ abroad: 'yes' }])
  })

  it.each(['', 'DK', '__proto__', 'tr'])(
    'is asked again for a country that is none of ours: %j',
    async code => {
      const page = await send(await send(await first(), { go: 'abroad' }), { country: code })
      expect(page).toContain('Vælg et land')
      expect(page).not.toContain('href="tel:')
    },
  )
})

describe('every page for reading', () => {
  it.each(doorLanguages)('is small, has a way out and leaves nothing telling (%s)', async language => {
    const start = await first(language)
    const pages = [start]
    for (const go of ['read', 'watch', 'abroad', 'check', 'phone', 'come-back', 'matter']) {
      pages.push(await send(start, { go }, language))
    }
    pages.push(await send(present(pages[4], 'the questions'), {}, language), await endOf({}, language))
    for (const page of pages) {
      expect(gzipSync(page).length, heading(page)).toBeLessThanOrEqual(14_000)
      expect(page).toContain('data-to="https://weather.test/"')
      expect(page).not.toMatch(/href="#|href="\/[^"]/)
      expect(/<title>(.*?)<\/title>/.exec(page)?.[1]).toBe('Information')
    }
    expect(new Set(pages.map(heading)).size).toBe(pages.length)
  })

  it('says what is safe today before what must wait, and first that nothing should be changed', async () => {
    const page = read(await send(await first(), { go: 'watch' }))
    const order = ['Lav ikke om på noget endnu', '1. Telefonen', '2. Mail', '3. Familiedeling', '4. Børnenes']
    const places = [...order, '5. Bilen', '6. Bank'].map(text => page.indexOf(text))
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(places[0]).toBeGreaterThan(0)
    expect(page.indexOf('Det er sikkert i dag')).toBeLessThan(page.indexOf('Vent, til du tager væk'))
  })
})

describe('the first page', () => {
  it('says when somebody reads next, and at night that nobody does', async () => {
    expect(await first()).toContain('Vi læser lige nu, og indtil i dag kl. 15.00.')
    clock.advance({ hours: 12 })
    expect(await first()).toContain('Der er ingen, der læser lige nu. Vi læser igen i morgen kl. 8.00.')
    clock.advance({ hours: 12 })
  })
})

it('reports nothing broken in all of this', () => {
  expect(incidents).toEqual([])
})
