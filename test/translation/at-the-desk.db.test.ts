// What the desk sees of somebody who writes in a language that nobody there reads, and of the languages themselves.
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseColour, saveTriageAnswers } from '../../src/duty-desk/triage-enquiry.ts'
import { present } from '../../src/foundation/assert.ts'
import type { Catalogue } from '../../src/translation/catalogue.ts'
import { catalogues } from '../../src/web/front-door/catalogues.ts'
import type { OpenEnv } from '../../src/web/desk/desk-house.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { nothingAsked } from '../access/scene.ts'
import { atWork } from '../an-enquiry.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { somebodyWritesIn } from './somebody-writes.ts'

let database: FreshDatabase
let cast: Cast
let app: Hono<OpenEnv>

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  app = desk(cast.house)
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})

const get = async (member: Member, path: string): Promise<string> =>
  (await app.request(path, { headers: { Cookie: member.cookie } })).text()

const post = (member: Member, path: string, fields: Record<string, string>) =>
  app.request(path, {
    method: 'POST',
    headers: {
      Cookie: member.cookie,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ act: cast.house.chance.uuid(), ...fields }),
  })

const somali: Catalogue = present(
  catalogues.find(each => each.language === 'so'),
  'the Somali texts',
)
const check = (fields: Record<string, string> = {}, member = cast.ravn) =>
  post(member, '/languages/so/check', {
    digest: Buffer.from(somali.digest).toString('hex'),
    translator: 'Amal, Tolkegården',
    'on-day': '2',
    'on-month': '1',
    'on-year': '2026',
    ...fields,
  })
const takeBack = async () => {
  const page = await get(cast.ravn, '/languages/so')
  const id = present(/name="check" value="([^"]+)"/.exec(page)?.[1], 'the check that holds')
  return post(cast.ravn, '/languages/so/taking-back', { check: id })
}
const messagesOf = async (id: string): Promise<number> => {
  const { rows } = await cast.owner.query<{ n: number }>(
    `select count(*)::int as n from corps.messages m join corps.enquiries e on e.conversation_id = m.conversation_id
      where e.id = $1 and m.written_by = 'staff'`,
    [id],
  )
  return rows[0]?.n ?? 0
}

describe('the languages at the desk', () => {
  it('stand with their state, for everybody; each with all its texts beside the Danish', async () => {
    const list = await get(cast.birk, '/languages')
    for (const { language } of catalogues) expect(list).toContain(`href="/languages/${language}"`)
    expect(list).toContain('Ikke set igennem endnu')
    const texts = await get(cast.birk, '/languages/ar')
    expect(texts).toContain('<span lang="da">Forlad siden</span>')
    expect(texts).toContain('<span lang="ar" dir="rtl">مغادرة الصفحة</span>')
    expect(texts).not.toContain('Tænd sproget')
  })

  it('are turned on by a leader who says who checked them and when, and off again', async () => {
    expect((await check({ translator: ' ' })).status).toBe(422)
    expect((await check({ 'on-year': '2100' })).status).toBe(409)
    expect((await check({ digest: '00' })).status).toBe(409)
    expect((await check({}, cast.birk)).status).toBe(404)
    expect(await get(cast.ravn, '/languages')).not.toContain('Set igennem af')

    expect((await check()).headers.get('location')).toBe('/languages')
    expect(await get(cast.birk, '/languages')).toContain(
      'Set igennem af Amal, Tolkegården den 2. januar 2026',
    )
    expect((await takeBack()).headers.get('location')).toBe('/languages')
    expect(await get(cast.birk, '/languages')).not.toContain('Set igennem af')
  })

  it('are marked as on for practice alone in the practice office', async () => {
    const practice = desk({ ...cast.house, practice: true })
    const page = await practice.request('/languages', { headers: { Cookie: cast.birk.cookie } })
    expect(await page.text()).toContain('Tændt, kun til øvelse')
  })
})

describe('somebody who writes in Somali', () => {
  it('is seen to lack an interpreter, and is no green row', async () => {
    const { id } = await somebodyWritesIn(cast, 'so')
    const on = await atWork(cast, cast.birk, id)
    await cast.house.inTransaction(cast.birk.asking, async tx => {
      const saved = await saveTriageAnswers(tx, on, nothingAsked)
      if ('refused' in saved) throw new Error(saved.refused.why)
      const colour = { answersId: saved.done, colour: 'green', reason: '' } as const
      await chooseColour(tx, on, colour, cast.house.instrument, cast.house.clock.now())
    })
    const queue = await get(cast.birk, '/duty-desk')
    expect(queue).toContain('Somali: mangler tolk')
    expect(queue).not.toContain('tag urgency green')
    expect(await get(cast.birk, `/enquiries/${id}`)).toContain('Ingen på vagt læser sproget')

    await post(cast.birk, `/enquiries/${id}/interpreter/read`, {})
    const read = await get(cast.birk, '/duty-desk')
    expect(read).not.toContain('Somali: mangler tolk')
    expect(read).toContain('tag urgency green')
  })

  it('is sent a ready text once it was checked, and none before', async () => {
    const { id } = await somebodyWritesIn(cast, 'so')
    const send = () => post(cast.birk, `/enquiries/${id}/first-reply`, { firstReply: 'received' })
    expect(await get(cast.birk, `/enquiries/${id}`)).toContain('Teksterne på sproget er ikke set igennem')
    expect((await send()).status).toBe(422)
    expect(await messagesOf(id)).toBe(0)

    await check()
    const page = await get(cast.birk, `/enquiries/${id}`)
    const [first] = somali.firstReplies
    expect(page).toContain(present(first, 'a first reply').danish)
    expect((await send()).status).toBe(303)
    expect(await messagesOf(id)).toBe(1)
    expect(await get(cast.birk, `/enquiries/${id}`)).toContain(present(first, 'a first reply').text)
    // It answers nothing: the interpreter is still asked for.
    expect(await get(cast.birk, `/enquiries/${id}`)).toContain('Ingen på vagt læser sproget')
    await takeBack()
  })

  it('is read: the task is met, or booked for a time that is near', async () => {
    const { id } = await somebodyWritesIn(cast, 'so')
    const booked = (day: Temporal.PlainDate) =>
      post(cast.birk, `/enquiries/${id}/interpreter/booked`, {
        'until-day': String(day.day),
        'until-month': String(day.month),
        'until-year': String(day.year),
        'until-time': '12.00',
      })
    const today = cast.house.clock.now().toZonedDateTimeISO('Europe/Copenhagen').toPlainDate()
    expect((await booked(today.subtract({ days: 1 }))).status).toBe(422)
    expect((await booked(today.add({ days: 9 }))).status).toBe(422)
    expect((await booked(today.add({ days: 1 }))).status).toBe(303)
    expect((await post(cast.birk, `/enquiries/${id}/interpreter/read`, {})).status).toBe(303)
    expect(await get(cast.birk, `/enquiries/${id}`)).toContain('Der mangler ikke tolk')
    expect((await post(cast.birk, `/enquiries/${id}/interpreter/read`, {})).status).toBe(409)
  })
})

it('a colleague says which languages they read', async () => {
  const body = new URLSearchParams([
    ['reads', 'so'],
    ['reads', 'da'],
    ['reads', 'xx'],
  ])
  const answer = await app.request('/account/reads', {
    method: 'POST',
    headers: {
      Cookie: cast.birk.cookie,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body,
  })
  expect(answer.status).toBe(303)
  const { rows } = await cast.owner.query('select reads from corps.staff where id = $1', [cast.birk.id])
  expect(rows).toEqual([{ reads: ['so'] }])
  expect(await get(cast.birk, '/account')).toMatch(/value="so"[^>]*checked/)
})
