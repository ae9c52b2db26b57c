// A file at the door, as somebody without script sends it. What comes back never holds anything of it.
import type { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { somebodyReturned, type Returned } from '../../../test/a-file.ts'
import { aCast, type Cast } from '../../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts'
import { BY_WHOM, photo, WHERE } from '../../../test/some-files.ts'
import { lane } from '../../crypto/lane.ts'
import { present } from '../../foundation/assert.ts'
import type { DoorHouse } from './door-house.ts'
import { frontDoorApp } from './front-door.tsx'

const ORIGIN = 'https://info.test'

let database: FreshDatabase
let cast: Cast
let house: DoorHouse
let app: Hono
let person: Returned
const incidents: unknown[] = []

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  house = {
    ...cast.frontDoor,
    doorLane: lane({ concurrency: 2, waiting: 50 }),
    fileLane: lane({ concurrency: 2, waiting: 1 }),
    publicOrigins: [ORIGIN],
    framedBy: [],
    secure: true,
    neutralPage: 'https://weather.test/',
    practice: true,
    addressOf: () => '127.0.0.1',
    report: ({ error }) => incidents.push(error),
  }
  app = frontDoorApp(house)
})
beforeEach(async () => {
  person = await somebodyReturned(cast)
})
afterAll(async () => {
  expect(incidents).toEqual([])
  await cast?.close()
  await database?.drop()
})

interface Seen {
  html: string
  sealed: string | undefined
  heading: string | undefined
}

const ours = { 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN, 'Accept-Language': 'da' }

const seen = (html: string): Seen => ({
  html,
  sealed: /name="sealed" value="([^"]+)"/.exec(html)?.[1],
  heading: /<h1[^>]*>([^<]*)<\/h1>/.exec(html)?.[1],
})

async function follow(answer: Response, of = app): Promise<Seen> {
  expect(answer.status).toBe(303)
  const location = present(answer.headers.get('Location'), 'where to')
  expect(location).toMatch(/^\/\?[\w-]{43}#content$/)
  return seen(await (await of.request(`${ORIGIN}${location}`, { headers: ours })).text())
}

const post = (body: FormData | URLSearchParams, of = app) =>
  of.request(`${ORIGIN}/`, { method: 'POST', headers: ours, body })

const send = async (page: Seen, fields: Record<string, string>): Promise<Seen> =>
  follow(await post(new URLSearchParams({ ...(page.sealed && { sealed: page.sealed }), ...fields })))

async function filePage(text = ''): Promise<Seen> {
  const start = seen(await (await app.request(`${ORIGIN}/`, { headers: ours })).text())
  const comeBack = await send(start, { go: 'come-back' })
  const conversation = await send(comeBack, { code: person.words.join(' ') })
  const page = await send(conversation, { text, go: 'file' })
  expect(page.heading).toBe('Send en fil eller en optagelse')
  return page
}

function formOf(page: Seen, file: File, text = ''): FormData {
  const form = new FormData()
  form.append('sealed', page.sealed ?? '')
  form.append('text', text)
  form.append('file', file)
  return form
}

const kept = async (): Promise<number> => {
  const { rows } = await cast.owner.query<{ n: number }>(
    'select count(*)::int as n from corps.files where conversation_id = $1',
    [person.visit.conversationId],
  )
  return rows[0]?.n ?? 0
}

const textIn = (page: Seen): string | undefined =>
  /name="text"[^>]*>\n([\s\S]*?)<\/textarea>/.exec(page.html)?.[1]

describe('the step for a file', () => {
  it('takes along what was being written, offers the camera and keeps nothing in the browser', async () => {
    const page = await filePage('Det her er')
    expect(textIn(page)).toBe('Det her er')
    const [form] = /<form[^>]*multipart[^>]*>/.exec(page.html) ?? []
    expect(form).toContain('autocomplete="off"')
    const [field] = /<input[^>]*type="file"[^>]*>/.exec(page.html) ?? []
    expect(field).toContain('accept="image/*,audio/*,video/*')
    expect(field).toContain('autocomplete="off"')
    expect(field).not.toContain('capture')
    // So that what was typed is known before the file, and the visit before either.
    expect(page.html.indexOf('name="sealed"')).toBeLessThan(page.html.indexOf('name="text"'))
    expect(page.html.indexOf('name="text"')).toBeLessThan(page.html.indexOf('type="file"'))
  })

  it('answers only that it was received, and says that the file is still on the phone', async () => {
    const name = `${BY_WHOM}\u202Egpj.exe`
    const page = await follow(
      await post(formOf(await filePage(), new File([await photo()], name), 'Her er han')),
    )
    expect(page.heading).toBe('Vi har fået filen')
    expect(page.html).toContain('Filen bliver liggende på din telefon')
    const conversation = await send(page, { go: 'conversation' })
    expect(conversation.heading).toBe('Din samtale')
    expect(conversation.html).toContain('Her er han')
    expect(conversation.html).toContain('Vi har fået en fil fra dig.')
    for (const { html } of [page, conversation]) {
      expect(html).not.toContain(BY_WHOM)
      expect(html).not.toContain(WHERE)
      expect(html).not.toMatch(/<img|download|\.jpg/)
    }
    expect(await kept()).toBe(1)
  })

  it('sent twice is one file', async () => {
    const page = await filePage()
    for (let times = 0; times < 2; times += 1) {
      const form = formOf(page, new File(['x'], 'a.txt'))
      expect((await follow(await post(form))).heading).toBe('Vi har fået filen')
    }
    expect(await kept()).toBe(1)
  })

  it.each([
    ['is too large', new File([Buffer.alloc(20_000_001)], 'a.mp4'), 'Filen fylder mere end 20 MB'],
    ['is empty', new File([], 'a.mp4'), 'Filen er tom'],
    ['was not chosen', new File([], ''), 'Vælg en fil'],
  ])('says what to do when the file %s, and the words are there again', async (_what, file, says) => {
    const page = await follow(await post(formOf(await filePage(), file, 'Mine ord')))
    expect(page.heading).toBe('Send en fil eller en optagelse')
    expect(page.html).toContain(says)
    expect(textIn(page)).toBe('Mine ord')
    expect(await kept()).toBe(0)
  })

  it('says so when many are sending, and the words are there again', async () => {
    let release = () => {}
    const gate = new Promise<void>(resolve => (release = resolve))
    const busy = [1, 2, 3].map(n => house.fileLane.run(`somebody else ${n}`, () => gate))
    const page = await follow(await post(formOf(await filePage(), new File(['x'], 'a'), 'Mine ord')))
    expect(page.html).toContain('Der er mange på siden lige nu')
    expect(textIn(page)).toBe('Mine ord')
    release()
    await Promise.all(busy)
  })

  it('asks for the six words again when the visit has ended, and nothing of the file was taken in', async () => {
    const page = await filePage()
    await cast.owner.query('delete from corps.sessions where principal_id = $1', [
      person.visit.conversationId,
    ])
    const again = await follow(await post(formOf(page, new File(['x'], 'a'), 'Mine ord')))
    expect(again.heading).toBe('Skriv dine seks ord')
    expect(textIn(again)).toBe('Mine ord')
    expect(await kept()).toBe(0)
  })
})

describe('a form with a file that we did not make', () => {
  it.each([
    ['without a step', async () => ''],
    ['with one made up', async () => 'x'.repeat(200)],
    [
      'with the step of another page',
      async () => present(seen(await (await app.request(`${ORIGIN}/`, { headers: ours })).text()).html, 'x'),
    ],
  ])('is let go: %s', async (_what, sealed) => {
    const form = new FormData()
    form.append('sealed', await sealed())
    form.append('file', new File([Buffer.alloc(5_000_000)], 'a'))
    const page = await follow(await post(form))
    expect(page.html).toContain('Siden kunne ikke åbnes igen')
    expect(await kept()).toBe(0)
  })

  it('is refused from another site', async () => {
    const answer = await app.request(`${ORIGIN}/`, {
      method: 'POST',
      headers: { ...ours, 'Sec-Fetch-Site': 'cross-site' },
      body: formOf(await filePage(), new File(['x'], 'a')),
    })
    expect(answer.status).toBe(403)
  })
})
