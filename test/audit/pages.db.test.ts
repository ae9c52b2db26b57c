// Whoever looks leaves a row: every page of the desk, found in the app itself, and every search.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCaseByReference } from '../../src/case/acute-card-on-duty.sql.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { aboutTheCase, pagesOf } from '../access/pages.ts'
import { aScene, behind, type Scene } from '../access/scene.ts'
import type { Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

/** Files, forms with nothing in them yet, and pages that show nothing of anybody but whoever is looking. */
const SHOW_NOTHING = [
  '/',
  '/account',
  '/acute-cards',
  '/acute-cards/:id',
  '/acute-cards/:id/overridden',
  '/acute-cards/:id/watched/:done',
  '/desk.css',
  '/desk.js',
  '/drafts',
  '/enquiries/new',
  '/healthz',
  '/help/new',
  '/instruments/new',
  '/instruments/ours/file',
  '/instruments/ours/questionnaire',
  '/instruments/schema',
  '/promises',
  '/sign-in',
  '/sign-in/code',
]

let database: FreshDatabase
let scene: Scene
beforeAll(async () => {
  database = await freshDatabase()
  scene = await aScene(database)
})
afterAll(async () => {
  await scene.cast.close()
  await database.drop()
})

interface Row {
  act: string
  outcome: string
  subject_id: string | null
  reason: string | null
}

async function rowsOf(member: Member, act: () => Promise<unknown>): Promise<Row[]> {
  const { owner } = scene.cast
  const before = await owner.query<{ now: string }>('select clock.now()::text as now')
  await act()
  const { rows } = await owner.query<Row>(
    'select act, outcome, subject_id, reason from audit.entries where principal_id = $1 and at > $2::timestamptz order by at',
    [member.id, before.rows[0]?.now],
  )
  return rows
}

const look = (path: string, member: Member) => async () => {
  const response = await desk(scene.cast.house).request(path, { headers: { cookie: member.cookie } })
  // A live page never ends by itself.
  await response.body?.cancel()
  expect(response.status).toBeLessThan(500)
}

const pages = pagesOf().filter(path => !SHOW_NOTHING.includes(path))

it('knows of no page that is not there', () => {
  expect(SHOW_NOTHING.filter(path => !pagesOf().includes(path))).toEqual([])
})

/** Not about the case but about somebody's own: a rating asked of them, a form they left. Their rows are looked at there. */
const isTheirOwn = (path: string) => /^\/(second-ratings|drafts)\//.test(path)

describe.each(pages.filter(path => !isTheirOwn(path)))('%s', path => {
  it('P12 leaves a row of who looked', async () => {
    const { birk, ravn } = scene.cast
    const member = /^\/(staff|instruments|help)/.test(path) ? ravn : birk
    const rows = await rowsOf(member, look(aboutTheCase(scene, path), member))
    expect(rows.map(({ outcome }) => outcome)).toContain('read')
  })
})

describe.each(pages.filter(path => /^\/((cases|enquiries|second-ratings|drafts)\/:|staff)/.test(path)))(
  '%s',
  path => {
    it('leaves a row of who tried, when it is not theirs', async () => {
      const { asker } = scene
      const rows = await rowsOf(asker, look(aboutTheCase(scene, path), asker))
      expect(rows.map(({ outcome }) => outcome)).toEqual(['refused'])
    })
  },
)

describe('a search for a case by its reference', () => {
  const search = (reference: string, member = scene.cast.alma) =>
    rowsOf(member, () =>
      scene.cast.house.inTransaction(member.asking, tx => findCaseByReference(tx, reference)),
    )

  it('leaves its row with what was found, without what was typed', async () => {
    const { owner, alma } = scene.cast
    expect(await search(scene.reference)).toEqual([
      { act: 'search-acute-card', outcome: 'read', subject_id: scene.caseId, reason: null },
    ])
    const nothing = [{ act: 'search-acute-card', outcome: 'read', subject_id: null, reason: null }]
    expect(await search('Bogfinke 99')).toEqual(nothing)

    // Blocked, and with no other right than being on duty: as if it were not there.
    await behind(owner, [
      `delete from corps.responsibilities where staff_id = '${alma.id}'`,
      `insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason) values
         (gen_random_uuid(), 'case', '${scene.caseId}', '${alma.id}', '${alma.id}', 'kin-or-friend')`,
    ])
    expect(await search(scene.reference)).toEqual(nothing)
  })

  it('is refused to whoever is not on duty', async () => {
    expect(await search(scene.reference, scene.cast.storm)).toEqual([
      { act: 'search-acute-card', outcome: 'refused', subject_id: null, reason: 'not-on-duty' },
    ])
  })
})
