// Both codes at the door: the same answers, the same headers, the same statements in the same order, pages of the same
// size class and the same in everything but what was said. And who has only the second sees nothing of the first.
import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { lane } from '../../src/crypto/lane.ts'
import { connect, transactionsOf, type Db } from '../../src/db/db.ts'
import { present } from '../../src/foundation/assert.ts'
import { standingClock } from '../../src/foundation/clock.ts'
import { frontDoorApp } from '../../src/web/front-door/front-door.tsx'
import { behind } from '../access/scene.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { aFaceScene, type FaceScene } from './scene.ts'

const ORIGIN = 'https://info.test'
/** What fits in the first flight of a connection: a page is one of these, whatever was said. */
const CLASS_BYTES = 14_000

let database: FreshDatabase
let scene: FaceScene
let db: Db
let app: Hono
/** Whatever is asked of the database goes through here. */
const asked = vi.spyOn(Client.prototype, 'query')

beforeAll(async () => {
  database = await freshDatabase()
  scene = await aFaceScene(database)
  await scene.approve()
  db = connect({ connectionString: database.urls.frontDoor }, 1)
  app = frontDoorApp({
    ...scene.cast.frontDoor,
    inTransaction: transactionsOf(db),
    clock: standingClock(scene.cast.house.clock.now()),
    doorLane: lane({ concurrency: 2, waiting: 50 }),
    fileLane: lane({ concurrency: 1, waiting: 50 }),
    framedBy: [],
    publicOrigins: [ORIGIN],
    secure: true,
    neutralPage: 'https://weather.test/',
    practice: false,
    addressOf: () => '127.0.0.1',
    report: ({ error }) => {
      throw error
    },
  })
})
afterAll(async () => {
  asked.mockRestore()
  await db.destroy()
  await scene.cast.close()
  await database.drop()
})

interface Answered {
  readonly status: number
  readonly headers: [string, string][]
  readonly asked: string[]
  readonly body: string
}

async function ask(path: string, body?: Record<string, string>): Promise<Answered> {
  asked.mockClear()
  const headers = { 'Accept-Language': 'da', 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN }
  const response = await app.request(
    `${ORIGIN}${path}`,
    body === undefined ? { headers } : { method: 'POST', headers, body: new URLSearchParams(body) },
  )
  return {
    status: response.status,
    headers: [...response.headers],
    asked: asked.mock.calls.map(([statement]) =>
      typeof statement === 'string' ? statement : ((statement as { text?: string }).text ?? 'unread'),
    ),
    body: await response.text(),
  }
}

/** A whole visit: coming back, reading, a reload, writing, wrong words on the way, and leaving. */
async function visit(words: readonly string[]): Promise<Answered[]> {
  const answers: Answered[] = []
  const sealedIn = (page: Answered) => /name="sealed" value="([^"]+)"/.exec(page.body)?.[1]
  const press = async (page: Answered, fields: Record<string, string>): Promise<Answered> => {
    const sealed = sealedIn(page)
    const posted = await ask('/', { ...(sealed === undefined ? { language: 'da' } : { sealed }), ...fields })
    answers.push(posted)
    const location = posted.headers.find(([name]) => name === 'location')?.[1]
    if (location === undefined) return posted
    const next = await ask(location.replace('#content', ''))
    answers.push(next)
    return next
  }
  const first = await ask('/')
  const back = await press(first, { go: 'come-back' })
  const wrong = await press(back, { code: [...words].toReversed().join(' ') })
  const inside = await press(wrong, { code: words.join(' ') })
  const written = await press(inside, { text: 'Tak for svaret.' })
  await press(written, { text: '' })
  await press(written, { go: 'leave' })
  // What was open in another tab has ended with the visit.
  await press(written, { text: 'Endnu en ting.' })
  return [first, ...answers]
}

/** Drawn by lot for each page, or the ticket: never the same twice, whoever asks. */
const withoutChance = (text: string): string =>
  text
    .replaceAll(/(name="sealed" value=")[^"]+/g, '$1')
    .replaceAll(/\bn[0-9a-f]{12}\b/g, 'frame')
    .replaceAll(/\/\?[\w-]{43}/g, '/?ticket')

const withoutWhatWasSaid = (page: string): string =>
  withoutChance(page)
    .replaceAll(/<article[\s\S]*?<\/article>/g, '')
    .replaceAll(/<p>(Vi har ikke svaret endnu|Næste gang, vi er i kontakt)[^<]*<\/p>/g, '')
    .replaceAll(/value="[a-zæøå]+( [a-zæøå]+){5}"/g, 'value="six words"')

let first: readonly string[]
let second: readonly string[]
beforeEach(async () => {
  await scene.begin()
  await scene.aDayLater()
  first = await scene.wordsOfFirst()
  second = (await scene.give()).words
  await scene.jobs()
})

describe('a visit with either code', () => {
  it('has the same statuses, headers and statements', async () => {
    const [one, other] = [await visit(first), await visit(second)]
    expect(one.length).toBeGreaterThan(12)
    expect(one.map(({ status }) => status)).toContain(204)
    for (const [index, answer] of one.entries()) {
      const same = present(other[index], 'an answer')
      expect(same.status).toBe(answer.status)
      const headersOf = ({ headers }: Answered) =>
        headers
          .filter(([name]) => name !== 'content-length')
          .map(([name, value]) => [name, withoutChance(value)])
      expect(headersOf(same)).toEqual(headersOf(answer))
      expect(same.asked).toEqual(answer.asked)
    }
    const statements = one.flatMap(answer => answer.asked).join('\n')
    for (const sight of [
      'access.begin_visit',
      'corps.my_messages',
      'corps.write_as_person',
      'access.leave',
    ]) {
      expect(statements).toContain(sight)
    }
  })

  it('shows pages of one size class, the same in everything but what was said', async () => {
    const [one, other] = [await visit(first), await visit(second)]
    for (const [index, answer] of one.entries()) {
      const same = present(other[index], 'an answer')
      expect(withoutWhatWasSaid(same.body)).toBe(withoutWhatWasSaid(answer.body))
      const classOf = ({ body }: Answered) => Math.ceil(gzipSync(body).length / CLASS_BYTES)
      expect(classOf(same)).toBe(classOf(answer))
    }
    // It is told apart by what was said alone.
    expect(other.some(({ body }) => body.includes('læsehold'))).toBe(true)
    expect(one.some(({ body }) => body.includes('læsehold'))).toBe(false)
  })

  it('leaves the same rows: a visit, an arrival, and what the trail says of it', async () => {
    const rowsAfter = async (words: readonly string[]) => {
      const { owner } = scene.cast
      await owner.query('delete from corps.arrivals')
      const from = await owner.query<{ now: string }>('select clock.now()::text as now')
      await visit(words)
      const trail = await owner.query(
        `select act, outcome, chain_kind, reason, subject_id is null as nothing, session_id is null as outside
           from audit.entries where at > $1::timestamptz and act <> 'enquiry-came-back' and chain_kind <> 'case' order by at, seq`,
        [from.rows[0]?.now],
      )
      const arrivals = await owner.query(
        `select count(distinct conversation_id)::int as whose, count(*)::int as n from corps.arrivals`,
      )
      return { trail: trail.rows, arrivals: arrivals.rows }
    }
    const one = await rowsAfter(first)
    expect(one.trail.length).toBeGreaterThan(4)
    expect(one.arrivals).toEqual([{ whose: 1, n: 2 }])
    expect(await rowsAfter(second)).toEqual(one)
  })
})

describe('who has the second code only', () => {
  const look = async () => {
    const come = await scene.comeBy(second)
    const read = await scene.read(come)
    return JSON.stringify(read)
  }

  it('sees no change while the first goes on: messages, Watched, release, a new time, closing', async () => {
    const before = await look()
    await scene.jobs()
    const acts: (() => Promise<unknown>)[] = [
      () => scene.writeAsPerson('Han ved det.'),
      () => scene.write(scene.cast.birk, { harmless: 'no-hurry' }),
      () => scene.release(),
      () => scene.write(scene.cast.alma, { text: 'Vi henter dig kl. 4.' }),
      () => scene.setNextContact(30),
      () => scene.putInWatched(scene.cast.alma),
      () => scene.release(),
      async () => scene.writeBy(await scene.comeBy(first), 'Endnu en.'),
      () =>
        behind(scene.cast.owner, [
          `update corps.cases set closed_at = clock.now() where id = '${scene.caseId}'`,
          `update corps.deadlines set settled_at = clock.now() where case_id = '${scene.caseId}' and settled_at is null`,
        ]),
    ]
    for (const act of acts) {
      await act()
      expect(await look()).toBe(before)
    }
    expect(before).not.toMatch(/Han ved|henter|Solsort/)
  })
})
