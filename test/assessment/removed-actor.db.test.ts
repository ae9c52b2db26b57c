// Somebody turns out not to belong in the case while others rate them. What was written stays; nothing of it is judged,
// signed or sent any more, for whoever is pointed out by mistake may be harmed by it.
import { setTimeout } from 'node:timers/promises'
import type { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { removePerson } from '../../src/case/remove-person.ts'
import { assert, present } from '../../src/foundation/assert.ts'
import type { AssessmentId, PersonId } from '../../src/foundation/ids.ts'
import { addTie } from '../../src/network/add-tie.ts'
import { changeTie } from '../../src/network/change-tie.ts'
import { spreadingIn, readNetwork } from '../../src/network/read-network.ts'
import { whoLearnsIt } from '../../src/network/spread.ts'
import { emptyRating, itemPart, type EvidenceKept } from '../../src/risk/assessment/parts.ts'
import { listSigned } from '../../src/risk/assessment/read-signed.ts'
import { saveAnswer } from '../../src/risk/assessment/save-answer.ts'
import { saveRating } from '../../src/risk/assessment/save-rating.ts'
import type { Surroundings } from '../../src/risk/assessment/surroundings.ts'
import type { ItemCode } from '../../src/risk/instruments/codes.ts'
import { carryOver } from '../../src/risk/assessment/carry-over.ts'
import type { OpenEnv } from '../../src/web/desk/desk-house.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { aTie } from '../access/scene.ts'
import { aCast, type Cast } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { aCase, type TestCase } from './a-case.ts'
import { newer } from './newer.ts'
import { aConclusion, signFinally } from './sign-finally.ts'

let database: FreshDatabase
let cast: Cast
let app: Hono<OpenEnv>
let theCase: TestCase
let draft: AssessmentId
let gone: PersonId
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
  theCase = await aCase(cast, ['Naboen', 'Far'])
  draft = await theCase.start()
  gone = present(theCase.actors[0], 'Naboen').id
})

const SAID = 'Naboen holdt vagt ved opgangen'
const stillThere = (): Partial<Surroundings> => ({ actors: theCase.actors.filter(({ id }) => id !== gone) })
const evidence = (): EvidenceKept => ({
  id: cast.house.chance.uuid(),
  text: SAID,
  sourceType: 'exposed_person',
  source: 'Solsort',
  recordedOn: '2026-11-20',
  directness: 'first_hand',
  confidence: 'high',
  wouldKnow: true,
  sourceMustBeProtected: false,
})
const rate = (code: string, now: '2' | 'U', around: Partial<Surroundings> = {}) =>
  theCase.act(
    cast.birk,
    (tx, work) =>
      saveRating(
        tx,
        work,
        { assessmentId: draft, part: itemPart(code as ItemCode), personId: gone, readVersion: 0 },
        { ...emptyRating, now, evidence: now === 'U' ? [] : [evidence()], taskText: 'Find ud af det' },
      ),
    around,
  )
const remove = () => theCase.act(cast.alma, (tx, { on }) => removePerson(tx, on, gone))
const get = (path: string) =>
  app.request(`http://desk.test${path}`, { headers: { cookie: cast.birk.cookie } })
const post = (path: string, fields: Record<string, string> | [string, string][]) =>
  app.request(`http://desk.test${path}`, {
    method: 'POST',
    headers: { cookie: cast.birk.cookie, origin: 'http://desk.test' },
    body: new URLSearchParams([
      ['act', cast.house.chance.uuid()],
      ...(Array.isArray(fields) ? fields : Object.entries(fields)),
    ]),
  })
const question = (code = 'B1') => `/cases/${theCase.id}/assessments/${draft}/items/${code}/${gone}`
const kept = () =>
  theCase.rows('select part from corps.assessment_answers where assessment_id = $1 and person_id = $2', [
    draft,
    gone,
  ])

describe('a rating of somebody who was removed', () => {
  it('is refused, and what was written before stays in the draft without counting', async () => {
    expect(await rate('B1', '2')).toHaveProperty('done')
    expect(await remove()).toEqual({ done: 'removed' })

    expect(await rate('B2', '2', stillThere())).toEqual({ refused: { why: 'not-asked' } })
    expect((await cast.trail(theCase.id)).at(-1)).toBe('save-answer refused not-asked')
    expect(await kept()).toEqual([{ part: 'item:B1' }])
    expect((await get(question())).status).toBe(404)
    expect((await post(question(), { version: '1', now: '2' })).status).toBe(404)
    const overview = await (await get(`/cases/${theCase.id}/assessments/${draft}`)).text()
    expect(overview).not.toContain('Naboen')
    expect(overview).toContain('Far')
  })

  it('that is on its way while a colleague removes them is not kept', async () => {
    // Alma is in the middle of removing them: the case is hers until she is done.
    await cast.owner.query('begin')
    await cast.owner.query('select 1 from corps.cases where id = $1 for update', [theCase.id])
    await cast.owner.query('update corps.people set removed_at = clock.now() where id = $1', [gone])
    const saving = post(question(), { version: '0', now: '2' })
    await waitsForLock()
    await cast.owner.query('commit')

    expect((await saving).status).not.toBe(303)
    expect(await kept()).toEqual([])
    expect((await cast.trail(theCase.id)).at(-1)).toBe('save-answer refused not-asked')
  })
})

/** Until a session of the desk waits for the case. */
async function waitsForLock(): Promise<void> {
  for (let looked = 0; ; looked += 1) {
    const waiting = await theCase.rows(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (waiting.length > 0) return
    assert(looked < 500, 'the saving waits for whoever has the case')
    await setTimeout(10)
  }
}

describe('an assessment that is signed after somebody was removed', () => {
  const papersOf = async (fields: Record<string, string>) => {
    const [signature] = await theCase.rows<{ id: string }>(
      'select id from corps.signatures where case_id = $1',
      [theCase.id],
    )
    const parts = ['ratings', 'evidence', 'actors', 'scenarios', 'own-view', 'measures', 'unknown']
    const page = await post(`/cases/${theCase.id}/papers/look`, [
      ...Object.entries({
        signature: present(signature, 'the signature').id,
        recipient: 'Modtageren',
        in: 'da',
        names: 'roles',
        form: 'pdf',
        ...fields,
      }),
      ...parts.map((part): [string, string] => ['parts', part]),
    ])
    expect(page.status).toBe(200)
    return page.text()
  }

  it('says nothing of them: not in the document, the report or the extract, whatever pointed to them', async () => {
    for (const code of ['B1', 'B3']) expect(await rate(code, '2')).toHaveProperty('done')
    expect(await rate('B2', 'U')).toHaveProperty('done')
    await theCase.act(cast.birk, async (tx, work) => {
      const save = (
        part: Parameters<typeof saveAnswer>[2]['part'],
        content: Parameters<typeof saveAnswer>[3],
      ) => saveAnswer(tx, work, { assessmentId: draft, part, readVersion: 0 }, content)
      await save('drivers', { kind: 'drivers', chosen: [{ item: 'B3', actor: gone }] })
      await save(`scenario:${cast.house.chance.uuid()}`, {
        kind: 'scenario',
        type: 'repeat',
        actors: [gone],
        trigger: 'En besked',
        howWhereWhen: 'Ved opgangen',
        warningSigns: 'En bil holder der',
        severity: 'serious',
        howSoon: 'dage',
        likelihoodWords: 'kan ske',
        measures: '',
        whoActsOnWarning: 'Kontaktpersonen',
        removed: false,
      })
      await save('conclusion', aConclusion({ drivingActors: [gone] }))
    })
    await remove()
    // Signed as the page does it, which reads who is an actor now.
    const without = { ...theCase, actors: stillThere().actors ?? [] }
    await signFinally(
      cast,
      {
        ...without,
        act: (member, does, around) => theCase.act(member, does, { ...stillThere(), ...around }),
      },
      draft,
      'medium',
    )
    const [signed] = await theCase.act(cast.birk, (tx, { on }) => listSigned(tx, on))
    const document = present(signed, 'what was signed').document
    expect(JSON.stringify(document.answers)).not.toContain(gone)
    expect(JSON.stringify(document)).not.toContain(SAID)
    expect(document.answers.some(({ personId }) => personId === theCase.actors[1]?.id)).toBe(true)

    for (const to of ['municipality', 'police', 'shelter']) {
      const page = await papersOf({ to })
      expect(page, to).not.toContain('Naboen')
      expect(page, to).not.toContain(SAID)
    }
  })

  it('before they were removed names them as it was signed, and the sender is told', async () => {
    expect(await rate('B3', '2')).toHaveProperty('done')
    await signFinally(cast, theCase, draft, 'medium')
    const before = await papersOf({ to: 'municipality' })
    await remove()
    const after = await papersOf({ to: 'municipality' })

    expect(before).not.toContain('Taget ud af sagen efter underskriften')
    expect(after).toContain('Naboen')
    expect(after).toContain('Taget ud af sagen efter underskriften')
  })
})

describe('a newer version of the instrument', () => {
  it('does not get what was said of somebody who was removed', async () => {
    expect(await rate('B3', '2')).toHaveProperty('done')
    await remove()
    const { answers } = await theCase.draft(draft)
    const outcome = await theCase.act(
      cast.birk,
      (tx, work) =>
        carryOver(tx, { ...work, instrument: newer }, draft, new Set(answers.map(({ id }) => id))),
      stillThere(),
    )
    expect(outcome).toEqual({ refused: { why: 'cannot-be-carried' } })
  })
})

describe('somebody who was removed and has a tie', () => {
  it('learns nothing and passes nothing on, and the picture and its pages do without them', async () => {
    const far = present(theCase.actors[1], 'Far').id
    const added = await theCase.act(cast.birk, (tx, { on }) =>
      addTie(tx, on, { from: gone, to: far }, { ...aTie, there: 'yes', back: 'yes' }),
    )
    assert('done' in added, 'the tie')
    const tie = added.done
    const learners = async () => {
      const network = await theCase.act(cast.birk, (tx, { on }) => readNetwork(tx, on))
      const planned = { step: 'talk-with-somebody', told: [gone], shields: [] } as const
      return whoLearnsIt(spreadingIn(network), planned).map(({ person }) => person)
    }
    expect(await learners()).toEqual([gone, far])

    await remove()
    expect(await learners()).toEqual([])
    const page = await get(`/cases/${theCase.id}/network`)
    expect(page.status).toBe(200)
    expect(await page.text()).not.toContain('Naboen')
    expect((await get(`/cases/${theCase.id}/network/ties/${tie}`)).status).toBe(404)
    expect(await theCase.act(cast.birk, (tx, { on }) => changeTie(tx, on, tie, aTie, 1))).toEqual({
      refused: { why: 'not-there' },
    })
    expect(
      await theCase.act(cast.birk, (tx, { on }) => addTie(tx, on, { from: far, to: gone }, aTie)),
    ).toEqual({ refused: { why: 'not-there' } })
  })
})
