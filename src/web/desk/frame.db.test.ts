import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEnquiry } from '../../../test/an-enquiry.ts'
import { aCast, type Cast } from '../../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts'
import { keepDraft, listDrafts, openDraft } from '../../access/sign-in/drafts.ts'
import { traceOnSelf } from '../../access/audit/trace.sql.ts'
import type { DeskHouse } from './desk-house.ts'
import { deskApp } from './frame.tsx'

let database: FreshDatabase
let cast: Cast
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
})
afterAll(async () => {
  await cast.close()
  await database.drop()
})

const own = { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' }
const broken = new Error('secret words of a citizen')
const app = (report: DeskHouse['report'] = () => undefined) =>
  deskApp(
    { ...cast.house, report },
    [],
    [
      desk => {
        desk.get('/here', c => c.text(`hello ${c.var.me.alias}`))
        desk.get('/broken', () => {
          throw broken
        })
        desk.post('/here', c => c.text(c.var.body.all('words').join()))
        desk.post('/ends', async (c, next) => {
          await cast.owner.query(
            `update corps.sessions set expires_at = clock.now() where token_hash = sha256(convert_to($1, 'UTF8'))`,
            [c.var.asking.token],
          )
          await cast.house.inTransaction(c.var.asking, tx =>
            traceOnSelf(tx, { act: 'read-queue', outcome: 'read' }),
          )
          await next()
        })
      },
    ],
  )

describe('the desk', () => {
  it('sends whoever is not signed in to sign-in', async () => {
    const answer = await app().request('/here')

    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/sign-in')
  })

  it('knows whoever is signed in', async () => {
    const answer = await app().request('/here', { headers: { Cookie: cast.birk.cookie } })

    expect(await answer.text()).toBe('hello Birk')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it.each(['cross-site', 'same-site', 'none'])('refuses a form from %s', async from => {
    const answer = await app().request('/here', {
      method: 'POST',
      headers: { ...own, Cookie: cast.birk.cookie, 'Sec-Fetch-Site': from },
      body: 'words=x',
    })

    expect(answer.status).toBe(403)
  })

  it.each([
    { sent: {}, status: 403 },
    { sent: { Origin: 'http://desk.test' }, status: 200 },
    { sent: { Origin: 'http://desk.test.example' }, status: 403 },
  ])(
    'asks a browser that does not say where a form comes from for its origin: $sent',
    async ({ sent, status }) => {
      const answer = await app().request('/here', {
        method: 'POST',
        headers: { Cookie: cast.birk.cookie, 'Content-Type': own['Content-Type'], ...sent },
        body: 'words=x',
      })

      expect(answer.status).toBe(status)
    },
  )

  it('tells nothing of a failure but its number, and leaves a trace of it', async () => {
    const answer = await app().request('/broken', { headers: { Cookie: cast.alma.cookie } })

    expect(answer.status).toBe(500)
    const page = await answer.text()
    expect(page).not.toContain('secret')
    const number = /<strong>([0-9a-f]{8})<\/strong>/.exec(page)?.[1]
    expect((await cast.trail(cast.alma.id)).at(-1)).toBe(`incident refused ${number}`)
  })

  it('gives the text back when a form is too large', async () => {
    const answer = await app().request('/here', {
      method: 'POST',
      headers: { ...own, Cookie: cast.birk.cookie },
      body: `words=${'blå '.repeat(300_000)}`,
    })

    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('blå blå')
  })

  it('keeps what was typed when the session ran out, for whoever typed it', async () => {
    const asking = await cast.signIn(cast.sol)
    await cast.owner.query(
      `update corps.sessions set expires_at = clock.now() - interval '1 minute'
        where token_hash = sha256(convert_to($1, 'UTF8'))`,
      [asking.token],
    )
    const answer = await app().request('/here', {
      method: 'POST',
      headers: { ...own, Cookie: `desk=${asking.token}` },
      body: 'words=hun+ringer+igen+i+morgen',
    })
    expect(answer.headers.get('location')).toBe('/sign-in?kept')

    const [id = ''] = await listDrafts(cast.house, cast.sol.asking)
    expect(await openDraft(cast.house, cast.sol.asking, id)).toMatchObject({
      place: '/here',
      fields: [['words', 'hun ringer igen i morgen']],
    })
    expect(await openDraft(cast.house, cast.birk.asking, id)).toBeUndefined()
  })

  it('answers a session that ends in the middle of a request as one that had ended, and keeps what was typed', async () => {
    const asking = await cast.signIn(cast.alma)
    const reports: unknown[] = []
    const answer = await app(report => reports.push(report)).request('/ends', {
      method: 'POST',
      headers: { ...own, Cookie: `desk=${asking.token}` },
      body: 'words=hun+kan+kun+tale+nu',
    })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/sign-in?kept')
    expect(answer.headers.get('set-cookie')).toMatch(/^desk=;/)
    expect(reports).toEqual([])

    const again = await cast.signIn(cast.alma)
    const [id = ''] = await listDrafts(cast.house, again)
    expect(await openDraft(cast.house, again, id)).toMatchObject({
      place: '/ends',
      fields: [['words', 'hun kan kun tale nu']],
    })
  })

  it('does not show what was typed to an enquiry that is no longer theirs to see', async () => {
    const place = `/enquiries/${await anEnquiry(cast, cast.birk)}/notes`
    const draft = { place, fields: [['said', 'hun ringer igen']] as const }
    for (const member of [cast.sol, cast.birk]) await keepDraft(cast.house, member.asking, draft)
    const shown = async (member: typeof cast.sol) => {
      const ids = await listDrafts(cast.house, member.asking)
      const drafts = await Promise.all(ids.map(id => openDraft(cast.house, member.asking, id)))
      return drafts.filter(each => each?.place === place).length
    }
    expect([await shown(cast.sol), await shown(cast.birk)]).toEqual([0, 1])
  })

  it('keeps nothing for a session that was revoked', async () => {
    const asking = await cast.signIn(cast.storm)
    await cast.owner.query(
      `update corps.sessions set revoked_at = clock.now() where token_hash = sha256(convert_to($1, 'UTF8'))`,
      [asking.token],
    )
    const answer = await app().request('/here', {
      method: 'POST',
      headers: { ...own, Cookie: `desk=${asking.token}` },
      body: 'words=nothing',
    })

    expect(answer.headers.get('location')).toBe('/sign-in')
    expect(await listDrafts(cast.house, cast.storm.asking)).toEqual([])
  })

  it('answers the same for an unknown page whoever asks for it', async () => {
    const answer = await app().request('/cases/1', { headers: { Cookie: cast.birk.cookie } })

    expect(answer.status).toBe(404)
  })
})
