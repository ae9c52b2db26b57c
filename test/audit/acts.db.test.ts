// Every act leaves its row: what was done, by whom, to what, on the chain where those concerned will look for it, and
// not one word of what was typed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acts, type Act } from '../access/acts.ts'
import { attemptsOn, type Attempts } from '../access/attempt.ts'
import { aScene, TYPED, type Scene } from '../access/scene.ts'
import { roles, type Relation, type Role, type Who } from '../access/who.ts'
import { present } from '../../src/foundation/assert.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

let database: FreshDatabase
let scene: Scene
let attempts: Attempts
beforeAll(async () => {
  database = await freshDatabase()
  scene = await aScene(database)
  attempts = attemptsOn(scene, database.urls.owner)
})
afterAll(async () => {
  await attempts.close()
  await scene.cast.close()
  await database.drop()
})

const everybody = (act: Act): Who[] =>
  (Object.values(roles) as Role[]).flatMap(role =>
    act.relations.map((relation: Relation) => ({ role, relation })),
  )

const isLetIn = (act: Act) => (who: Who) => act.may(who) && who.role.state === 'working'
const isTurnedAway = (act: Act) => (who: Who) => !act.may(who) && who.role.state === 'working'

/** Whoever has least to do with it, of those of whom it is so. */
const one = (act: Act, isSo: (who: Who) => boolean): Who =>
  present(everybody(act).findLast(isSo), 'somebody at work of whom it is so')

/** Everything that may be the subject of a row: ids that stand somewhere in the scene or were just made. */
const anId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const named = acts.map(act => [`${act.trace.act} (${act.of.split(' ').at(-1)})`, act] as const)

function chainOf({ trace }: Act): string | undefined {
  switch (trace.on) {
    case 'case':
      return scene.caseId
    case 'conversation':
      return scene.enquiry.conversationId
    case 'linked':
      return scene.linked.conversationId
    case 'self':
      return scene.asker.id
    case 'new-case':
      return scene.newCase.id
    case 'new-conversation':
      return scene.newConversation.id
  }
}

describe.each(named)('%s', (_name, act) => {
  it('leaves its row when it is done', async () => {
    const { trail } = await attempts.attempt(act, one(act, isLetIn(act)))
    const rows = trail.filter(row => row.act === act.trace.act && row.chain_id === chainOf(act))
    expect(rows.length, JSON.stringify(trail)).toBeGreaterThan(0)
    for (const row of rows) {
      expect(row).toMatchObject({ principal_id: scene.asker.id, outcome: act.leaves ?? 'done' })
      if (row.subject_id !== null) expect(row.subject_id).toMatch(anId)
    }
    // Whoever did it did all of it: no row of the same act stands in another name, and nothing was refused on the way.
    expect(trail.filter(row => row.principal_id !== scene.asker.id)).toEqual([])
    expect(trail.filter(row => row.outcome === 'refused')).toEqual([])
    expect(JSON.stringify(trail)).not.toContain(TYPED)
  })
})

describe.each(named.filter(([, act]) => everybody(act).some(isTurnedAway(act))))('%s', (_name, act) => {
  it('leaves its row when it is refused', async () => {
    const { trail } = await attempts.attempt(act, one(act, isTurnedAway(act)))
    expect(trail.length).toBeGreaterThan(0)
    for (const row of trail) {
      expect(row).toMatchObject({
        chain_kind: 'principal',
        chain_id: scene.asker.id,
        principal_id: scene.asker.id,
        act: act.trace.act,
        outcome: 'refused',
      })
    }
  })
})

it('no row of the trail, with all that the scene was set with, holds a word that was typed', async () => {
  const { rows } = await scene.cast.owner.query<{ row: string }>(`select e::text as row from audit.entries e`)
  expect(rows.length).toBeGreaterThan(50)
  const words = [
    TYPED,
    ...TYPED.split(' ').filter(word => word.length > 4),
    'Solsort',
    'Bror',
    'Skolen',
    '20 00 00 00',
  ]
  // The search finds a word that is there: the act codes are.
  expect(rows.some(({ row }) => row.includes('save-answer'))).toBe(true)
  for (const word of words) {
    expect({
      word,
      found: rows.filter(({ row }) => row.toLowerCase().includes(word.toLowerCase())).length,
    }).toEqual({
      word,
      found: 0,
    })
  }
})
