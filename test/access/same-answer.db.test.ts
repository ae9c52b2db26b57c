// "Not yours", "not there" and "blocked" are one answer: nothing that comes back, and nothing that the database is
// asked, tells them apart. For every page of the desk that names a case or an enquiry, found in the app itself.
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { chanceFrom, systemChance } from '../../src/crypto/random.ts'
import { connect, transactionsOf, type Db } from '../../src/db/db.ts'
import type { DeskHouse } from '../../src/web/desk/desk-house.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { about, NOT_THERE, pagesOf } from './pages.ts'
import { aScene, behind, type Scene } from './scene.ts'

let database: FreshDatabase
let scene: Scene
let db: Db
let house: DeskHouse
/** Whatever is asked of the database goes through here. */
const asked = vi.spyOn(Client.prototype, 'query')

beforeAll(async () => {
  database = await freshDatabase()
  scene = await aScene(database)
  db = connect({ connectionString: database.urls.desk }, 1)
  house = {
    ...scene.cast.house,
    inTransaction: transactionsOf(db),
    // Every page holds numbers drawn for its forms. The same draws for all leave only real differences.
    chance: chanceFrom(count => new Uint8Array(count).fill(7)),
  }
})
afterAll(async () => {
  asked.mockRestore()
  await db.destroy()
  await scene.cast.close()
  await database.drop()
})

const ofAMatter = /^\/(cases|enquiries|acute-cards)\/:/
const named = (['GET', 'POST'] as const).flatMap(method =>
  pagesOf(method)
    .filter(path => ofAMatter.test(path))
    .map(path => [method, path] as const),
)

interface Answered {
  status: number
  headers: [string, string][]
  body: string
  asked: string[]
}

async function ask(path: string, method: 'GET' | 'POST' = 'GET'): Promise<Answered> {
  asked.mockClear()
  const { cookie } = scene.asker
  const form = { origin: 'http://desk.test', 'content-type': 'application/x-www-form-urlencoded' }
  const response = await desk(house).request(
    path,
    method === 'GET'
      ? { headers: { cookie } }
      : // As much of a form as stands in each of them, with a number that was never used.
        { method, headers: { cookie, ...form }, body: `act=${systemChance.uuid()}&reason=silence` },
  )
  // A form may name what was asked for, which the one who asks knows.
  const body = (await response.text()).replaceAll(/\/[0-9a-fA-F-]{36}(?=[/"])/g, '/:id')
  return {
    status: response.status,
    headers: [...response.headers],
    body,
    asked: asked.mock.calls.map(textOf),
  }
}

function textOf([statement]: readonly unknown[]): string {
  if (typeof statement === 'string') return statement
  return statement && typeof statement === 'object' && 'text' in statement ? String(statement.text) : 'unread'
}

it('finds the pages of a case', () => {
  expect(named.filter(([, path]) => path.startsWith('/cases/')).length).toBeGreaterThan(30)
})

it('sees each statement: what cannot be an id asks for less', async () => {
  const notThere = await ask(`/cases/${NOT_THERE}`)
  const malformed = await ask('/cases/not-an-id')
  expect(notThere.asked.join()).toContain('access.open')
  expect(notThere.asked.length).toBeGreaterThan(malformed.asked.length)
})

describe.each(named)('%s %s', (method, path) => {
  it('P14 answers not yours, not there, blocked and malformed in the same way, and asks the database the same', async () => {
    const { cast, asker, caseId, enquiry } = scene
    const isCase = !path.startsWith('/enquiries/')
    const id = isCase ? caseId : enquiry.enquiryId
    const owner = isCase ? caseId : enquiry.conversationId

    const notThere = await ask(about(scene, path, NOT_THERE), method)
    const notYours = await ask(about(scene, path, id), method)
    await behind(cast.owner, [
      `update corps.staff set on_duty = true where id = '${asker.id}'`,
      `insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason) values
         (gen_random_uuid(), '${isCase ? 'case' : 'conversation'}', '${owner}', '${asker.id}', '${asker.id}', 'kin-or-friend')`,
      `insert into corps.grants (id, case_id, staff_id, given_by, reason, expires_at) values
         (gen_random_uuid(), '${caseId}', '${asker.id}', '${asker.id}', 'cover', clock.now() + interval '1 hour')`,
    ])
    const blocked = await ask(about(scene, path, id), method)
    const notThereOnDuty = await ask(about(scene, path, NOT_THERE), method)
    await behind(cast.owner, [
      `delete from corps.blocks where staff_id = '${asker.id}'`,
      `delete from corps.grants where staff_id = '${asker.id}'`,
      `update corps.staff set on_duty = false where id = '${asker.id}'`,
    ])
    const malformed = await ask(about(scene, path, 'not-an-id'), method)
    const shouted = await ask(about(scene, path, id.toUpperCase()), method)

    if (method === 'GET' && !path.endsWith('/overridden')) expect(notThere.status).toBe(404)
    expect(notYours).toEqual(notThere)
    expect(blocked).toEqual(notThereOnDuty)
    // What cannot be an id is not looked for; the one who made it up knows that already.
    expect({ ...malformed, asked: [] }).toEqual({ ...notThere, asked: [] })
    expect(shouted).toEqual(malformed)
  })
})

it('the same pages are there for those who have the case', async () => {
  const own = { ...house, chance: systemChance }
  const answers: string[] = []
  for (const path of pagesOf().filter(one => one.startsWith('/cases/:'))) {
    const response = await desk(own).request(about(scene, path, scene.caseId), {
      headers: { cookie: scene.cast.birk.cookie },
    })
    await response.text()
    if (response.status >= 500) answers.push(`${path}: ${response.status}`)
    if (/^\/cases\/:\w+$/.test(path) && response.status !== 200) answers.push(`${path}: ${response.status}`)
  }
  expect(answers).toEqual([])
})
