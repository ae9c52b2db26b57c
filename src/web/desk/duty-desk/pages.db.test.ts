import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEnquiry, atWork } from '../../../../test/an-enquiry.ts'
import { aCast, type Cast, type Member } from '../../../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../../../test/database.ts'
import { blockColleague } from '../../../duty-desk/block-colleague.ts'
import { newToken } from '../../../crypto/digest.ts'
import { lookupOf } from '../../../intake/code-lookup.ts'
import { normaliseCode } from '../../../crypto/words/code.ts'
import { present } from '../../../foundation/assert.ts'
import type { EnquiryId } from '../../../foundation/ids.ts'
import type { OpenEnv } from '../desk-house.ts'
import { desk } from '../routes.ts'

let database: FreshDatabase
let cast: Cast
let app: Hono<OpenEnv>
let ringing: () => void = () => undefined
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  const changes = {
    subscribe(onChange: () => void) {
      ringing = onChange
      return () => undefined
    },
  }
  app = desk({ ...cast.house, changes })
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})

const get = (member: Member, path: string) => app.request(path, { headers: { Cookie: member.cookie } })

async function post(member: Member, path: string, fields: Record<string, string>, act?: string) {
  const body = new URLSearchParams({ act: act ?? cast.house.chance.uuid(), ...fields })
  return app.request(path, {
    method: 'POST',
    headers: {
      Cookie: member.cookie,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body,
  })
}

const call = { 'contact-channel': 'phone', reachAt: '20 30 40 50' }
const idIn = (answer: Response) =>
  present(answer.headers.get('location')?.split('/')[2], 'the new enquiry') as EnquiryId

describe('writing down a call', () => {
  it('needs nothing but a safe contact, and whoever wrote it has it', async () => {
    const answer = await post(cast.storm, '/enquiries/new', call)

    expect(answer.status).toBe(303)
    const page = await (await get(cast.storm, `/enquiries/${idIn(answer)}`)).text()
    expect(page).toContain('Du har henvendelsen')
    expect(page).toContain('20 30 40 50')
  })

  it('says what is missing and keeps what was typed', async () => {
    const answer = await post(cast.birk, '/enquiries/new', {
      said: 'hun lagde på',
      'contact-channel': 'phone',
    })

    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('Skriv, hvor vi kan få fat i personen')
    expect(page).toContain('hun lagde på')
  })

  it('is one enquiry however often it is sent', async () => {
    const act = cast.house.chance.uuid()
    const first = await post(cast.birk, '/enquiries/new', call, act)
    const second = await post(cast.birk, '/enquiries/new', call, act)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
  })

  it('gives six words that open the conversation at the door, and no others', async () => {
    const form = await (await get(cast.birk, '/enquiries/new')).text()
    const words = present(/name="words" value="([^"]+)"/.exec(form)?.[1], 'the words')
    const answer = await post(cast.birk, '/enquiries/new', { ...call, words, given: 'yes' })
    const { conversationId } = await atWork(cast, cast.birk, idIn(answer))

    const turn = { lane: cast.house.staffLane, source: 'test' }
    const found = await lookupOf(cast.frontDoor, turn, present(normaliseCode(words), 'six words'))
    if ('refused' in found) throw new Error('busy')
    const { rows } = await cast.owner.query('select id from corps.conversations where code_lookup = $1', [
      found.done,
    ])
    expect(rows).toEqual([{ id: conversationId }])

    const own = await post(cast.birk, '/enquiries/new', { ...call, words: 'a b c d e f', given: 'yes' })
    expect(own.status).toBe(422)
  })

  it.each([
    ['HTML', '<script>alert(1)</script><b>fed</b>', '&lt;script&gt;alert(1)'],
    ['text from the right', 'لا تتصلوا بي \u202e مساءً', 'لا تتصلوا بي'],
    ['emoji', '😢 🏃🏽‍♀️', '😢 🏃🏽‍♀️'],
    ['SQL', `'); drop table corps.enquiries; --`, '&#39;); drop table'],
    ['NUL', 'før\u0000efter', 'førefter'],
    ['20,000 characters', 'x'.repeat(20_000), 'x'.repeat(20_000)],
  ])('keeps %s as it was said', async (_, said, shown) => {
    const answer = await post(cast.birk, '/enquiries/new', { ...call, said })
    expect(answer.status).toBe(303)
    const page = await (await get(cast.birk, `/enquiries/${idIn(answer)}`)).text()
    expect(page).toContain(shown)
    expect(page).not.toContain('<script>alert')
  })
})

describe('an enquiry that one may not see', () => {
  it('is the same page to the byte: not there, not yours, blocked, or no id at all', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const on = await atWork(cast, cast.birk, id)
    await cast.house.inTransaction(cast.birk.asking, tx =>
      blockColleague(tx, on, cast.alma.id, 'kin-or-friend'),
    )
    const pages = [id, cast.house.chance.uuid(), 'x', id.toUpperCase()].map(async each => {
      const answer = await get(cast.alma, `/enquiries/${each}`)
      return [answer.status, await answer.text()]
    })
    const [first, ...others] = await Promise.all(pages)
    expect(first?.[0]).toBe(404)
    for (const other of others) expect(other).toEqual(first)
  })

  it.each([
    'contact',
    'statistics',
    'triage',
    'case',
    'answer',
    'passing-on',
    'blocks',
    'notification',
    'call-back',
  ])('has no page for %s and takes nothing there', async part => {
    const id = await anEnquiry(cast, cast.birk)
    expect((await get(cast.storm, `/enquiries/${id}/${part}`)).status).toBe(404)
    expect((await post(cast.storm, `/enquiries/${id}/${part}`, {})).status).toBe(404)
  })
})

describe('the live desk', () => {
  it('sends the desk when something changes, with one row for the whole stream, and ends with the session', async () => {
    const session = await cast.signIn(cast.alma)
    const answer = await app.request('/duty-desk/live', { headers: { Cookie: `desk=${session.token}` } })
    const reader = present(answer.body, 'the stream').getReader()
    /** What comes until something is said; the stream may speak in between, as often as it likes. */
    const until = async (said: string): Promise<string> => {
      let heard = ''
      while (!heard.includes(said)) heard += new TextDecoder().decode((await reader.read()).value)
      return heard
    }

    await until('event: changed')
    const id = await anEnquiry(cast, cast.birk)
    ringing()
    const seen = await until(id)
    expect(seen).not.toContain('De har taget mit pas')
    const followed = (await cast.trail(cast.alma.id)).filter(row => row === 'follow-queue read')
    expect(followed).toHaveLength(1)

    await cast.owner.query(
      `update corps.sessions set revoked_at = clock.now() where token_hash = sha256(convert_to($1, 'UTF8'))`,
      [session.token],
    )
    ringing()
    await until('event: ended')
    await reader.cancel()
  })

  it('is not for whoever is not signed in', async () => {
    const { token } = newToken(cast.house.chance)
    const answer = await app.request('/duty-desk/live', { headers: { Cookie: `desk=${token}` } })
    expect(answer.status).toBe(303)
  })
})

describe('the colour page', () => {
  it('shows no colour before the answers and chooses none', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const questions = await (await get(cast.birk, `/enquiries/${id}/triage`)).text()
    // With what each means: a reference word may be a bird, and gulspurv and rødhals are.
    expect(questions).not.toMatch(/(Rød|Orange|Gul|Grøn):/)
    expect(questions).not.toContain('checked')

    const saved = await post(cast.birk, `/enquiries/${id}/triage`, { wording: 'person' })
    const page = await (await get(cast.birk, present(saved.headers.get('location'), 'the page'))).text()
    expect(page).toContain('Der er ikke spurgt om noget')
    expect(page).not.toContain('checked')
  })

  it('names only the questions whose answers point at the colour', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const saved = await post(cast.birk, `/enquiries/${id}/triage`, {
      wording: 'person',
      Q1: 'yes',
      Q4: 'yes',
    })
    const page = await (await get(cast.birk, present(saved.headers.get('location'), 'the page'))).text()
    expect(page).toContain('Det skyldes spørgsmål 4. Du vælger farven.')
    expect(page).toContain('Ikke spurgt: 2a, 2b, 3, 5, 6a og 6b')
  })

  it('is worded for a third person when somebody else rings', async () => {
    const id = await anEnquiry(cast, cast.birk, { facts: { askedBy: 'relative' } })
    expect(await (await get(cast.birk, `/enquiries/${id}/triage`)).text()).toContain(
      'Kan den, du ringer om, tale frit',
    )
  })
})

describe('the way out for somebody under 18', () => {
  it('asks for both decisions in the same form and keeps what was typed', async () => {
    const id = await anEnquiry(cast, cast.birk, { facts: { under18: 'yes' } })
    const without = await post(cast.birk, `/enquiries/${id}/answer`, { text: 'talt med hende' })
    expect(without.status).toBe(422)
    expect(await without.text()).toContain('Vælg et svar om underretning')

    const groundless = {
      text: 'talt med hende',
      'notify-person': 'no-ground',
      'notify-siblings': 'no-siblings',
    }
    expect(await (await post(cast.birk, `/enquiries/${id}/answer`, groundless)).text()).toContain(
      'Skriv kort hvorfor',
    )
    const done = await post(cast.birk, `/enquiries/${id}/answer`, {
      ...groundless,
      'reason-person': 'hun er 17 og bor hos sin mor',
    })
    expect(done.headers.get('location')).toBe('/duty-desk')
  })
})
