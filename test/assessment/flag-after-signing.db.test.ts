// A red flag that nobody has answered does not end with the signature: it rings on, so it can be answered, and whoever
// reads the assessment sees what was answered and when. The document stays as it was signed.
import type { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { present } from '../../src/foundation/assert.ts'
import type { AssessmentId } from '../../src/foundation/ids.ts'
import { listSigned } from '../../src/risk/assessment/read-signed.ts'
import type { OpenEnv } from '../../src/web/desk/desk-house.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { aCase, type TestCase } from './a-case.ts'
import { signFinally } from './sign-finally.ts'

let database: FreshDatabase
let cast: Cast
let app: Hono<OpenEnv>
let theCase: TestCase
let assessment: AssessmentId
let list: string
let flagPage: string
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  app = desk(cast.house)
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})
beforeEach(async () => {
  theCase = await aCase(cast)
  assessment = await theCase.start()
  // So much is not known that a flag comes up with the signature itself.
  await signFinally(cast, theCase, assessment, 'medium')
  list = `/cases/${theCase.id}/assessments`
  const flag = present((await theCase.draft(assessment)).flags[0], 'the flag')
  expect(flag).toMatchObject({ code: 'RF17', answeredAt: undefined })
  flagPage = `${list}/${assessment}/flags/${flag.id}`
})

const get = (path: string, member: Member = cast.birk) =>
  app.request(`http://desk.test${path}`, { headers: { cookie: member.cookie } })
const read = async (path: string) => (await get(path)).text()
const answer = (fields: Record<string, string>) =>
  app.request(`http://desk.test${flagPage}`, {
    method: 'POST',
    headers: { cookie: cast.birk.cookie, origin: 'http://desk.test' },
    body: new URLSearchParams({ act: cast.house.chance.uuid(), ...fields }),
  })
const WHY = 'Skolen bliver ringet op i eftermiddag'
const signedPage = async () => (await get(`${list}/${assessment}/signed`)).headers.get('location') ?? ''
const waiting = async () =>
  (
    await theCase.rows(
      `select 1 from corps.deadlines where case_id = $1 and kind = 'flag' and settled_at is null`,
      [theCase.id],
    )
  ).length

describe('a flag that nobody answered before the signature', () => {
  it('is led to from the list and from what was signed, and its page asks for the answer', async () => {
    for (const page of [list, await signedPage()]) {
      expect(await read(page), page).toContain(`href="${flagPage}"`)
    }
    const page = await get(flagPage)
    expect(page.status).toBe(200)
    const text = await page.text()
    expect(text).toContain('For meget ukendt til at afvise fare')
    expect(text).toContain('name="reason"')
  })

  it('is answered there, rings no more, and is shown with what was answered and that it came after', async () => {
    expect(await waiting()).toBe(1)
    expect((await answer({ answer: 'act', reason: '' })).status).toBe(422)
    expect((await answer({ answer: 'act', reason: WHY })).status).toBe(303)
    expect(await waiting()).toBe(0)
    expect(await cast.trail(theCase.id)).toContain('answer-flag done act')

    const signed = await read(await signedPage())
    expect(signed).toContain(WHY)
    expect(signed).toMatch(/Besvaret efter underskriften af Birk/)
    expect(await read(list)).not.toContain(flagPage)
    const [kept] = await theCase.act(cast.birk, (tx, { on }) => listSigned(tx, on))
    expect(kept?.document.flags[0]).not.toHaveProperty('response')
  })

  it('leads to what was signed once it is answered, and asks nobody again', async () => {
    await answer({ answer: 'plan', reason: WHY })
    const again = await get(flagPage)
    expect([again.status, again.headers.get('location')]).toEqual([303, `${list}/${assessment}/signed`])
    expect((await answer({ answer: 'act', reason: 'En gang til' })).status).toBe(409)
  })

  it('asks also while somebody rates anew, and what was answered last time stays hidden from them', async () => {
    await theCase.start()
    expect((await get(flagPage)).status).toBe(200)
    await answer({ answer: 'act', reason: WHY })
    const led = await get(flagPage)
    expect(led.status).toBe(303)
    expect(await read(await signedPage())).not.toContain(WHY)
    expect(await read(list)).not.toContain(WHY)
  })

  it('is not there for somebody without the case', async () => {
    expect((await get(flagPage, cast.storm)).status).toBe(404)
  })
})

it('other pages of a signed draft lead to what was signed', async () => {
  for (const part of ['', '/items/A1', '/conclusion', '/signature']) {
    const page = await get(`${list}/${assessment}${part}`)
    expect([page.status, page.headers.get('location')]).toEqual([303, `${list}/${assessment}/signed`])
  }
})
