import { afterAll, beforeAll, expect, it } from 'vitest'
import { promises } from '../../../promises/promises.ts'
import type { PromiseRecord } from '../../../promises/record.ts'
import { aCast, type Cast } from '../../../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../../../test/database.ts'
import { desk } from '../routes.ts'

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

async function page(record: PromiseRecord): Promise<string> {
  const app = desk({ ...cast.house, promiseRecord: () => record })
  const response = await app.request('/promises', { headers: { cookie: cast.birk.cookie } })
  expect(response.status).toBe(200)
  return response.text()
}

it('shows every promise, and that nothing is known where nothing was written down', async () => {
  const html = await page(new Map())
  for (const { id } of promises) expect(html).toContain(`>${id}<`)
  expect(html.match(/Ikke\u00a0kendt/g)).toHaveLength(promises.length)
  expect(html).toContain('Der er ingen optegnelse')
})

it('shows when each last passed, and which has failed since', async () => {
  const now = cast.house.clock.now()
  const before = now.subtract({ hours: 48 })
  const html = await page(
    new Map([
      ['P1', { passed: now, failed: before }],
      ['P2', { passed: before, failed: now }],
    ] as const),
  )
  expect(html).not.toContain('Der er ingen optegnelse')
  expect(html.match(/Ikke\u00a0kendt/g)).toHaveLength(promises.length - 2)
  expect(html.match(/Ikke bestået/g)).toHaveLength(1)
})

it('is for whoever is signed in', async () => {
  const response = await desk(cast.house).request('/promises')
  expect(response.headers.get('location')).toBe('/sign-in')
})
