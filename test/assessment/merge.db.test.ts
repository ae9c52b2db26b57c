import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { present } from '../../src/foundation/assert.ts'
import { findAnswer } from '../../src/risk/assessment/draft.ts'
import { itemPart } from '../../src/risk/assessment/parts.ts'
import { ratingIn } from '../../src/risk/assessment/save-rating.ts'
import type { ItemCode } from '../../src/risk/instruments/codes.ts'
import type { OpenEnv } from '../../src/web/desk/desk-house.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { aCase } from './a-case.ts'

let database: FreshDatabase
let cast: Cast
let app: Hono<OpenEnv>
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  app = desk({ ...cast.house, changes: { subscribe: () => () => undefined } })
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})

const saying = (text: string, now: string): [string, string][] => [
  ['now', now],
  ['earlier', '0'],
  ['new-text', text],
  ['new-source-type', 'exposed_person'],
  ['new-source', 'Solsort'],
  ['new-directness', 'first_hand'],
  ['new-confidence', 'medium'],
  ['new-would-know', 'yes'],
]

it('whoever saves second keeps what the first ticked at their evidence, though their own form never showed it', async () => {
  const theCase = await aCase(cast, [])
  const id = await theCase.start()
  const path = `/cases/${theCase.id}/assessments/${id}/items/A8`
  const save = (member: Member, fields: readonly [string, string][]) =>
    app.request(path, {
      method: 'POST',
      headers: {
        Cookie: member.cookie,
        'Sec-Fetch-Site': 'same-origin',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams([['act', cast.house.chance.uuid()], ...fields]),
    })

  expect((await save(cast.alma, [['version', '0'], ...saying('Tre gange.', '2')])).status).toBe(303)
  const refused = await save(cast.birk, [['version', '0'], ...saying('To gange.', '1')])
  expect(refused.status).toBe(409)

  // What the page now holds is sent again as it stands.
  const page = await refused.text()
  const checked = [
    ...page.matchAll(/<input type="checkbox"[^>]*name="would-know" value="([^"]+)"[^>]*checked/g),
  ]
  const shown = [...page.matchAll(/<input type="hidden" name="evidence" value="([^"]+)"/g)]
  const again = await save(cast.birk, [
    ['version', present(/name="version" value="(\d+)"/.exec(page)?.[1], 'the version')],
    ...shown.map(([, each]): [string, string] => ['evidence', each ?? '']),
    ...checked.map(([, each]): [string, string] => ['would-know', each ?? '']),
    ...saying('To gange.', '1'),
  ])
  expect(again.status).toBe(303)

  const rating = ratingIn(findAnswer((await theCase.draft(id)).answers, itemPart('A8' as ItemCode)))
  expect(rating?.now).toBe('1')
  expect(rating?.evidence.map(({ text, wouldKnow }) => [text, wouldKnow])).toEqual([
    ['Tre gange.', true],
    ['To gange.', true],
  ])
})
