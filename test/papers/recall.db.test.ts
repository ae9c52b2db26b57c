// A wrong paper is as dangerous after the case was closed as before: it is recalled, the recipient is told, and until
// somebody has said that it is done it rings.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { closeCase } from '../../src/case/close-case.ts'
import { finishTask } from '../../src/case/finish-task.ts'
import { readTasks } from '../../src/case/read-tasks.ts'
import { present } from '../../src/foundation/assert.ts'
import { eraseByReference } from '../../src/keeping/keeping.sql.ts'
import { readPaper } from '../../src/papers/read-papers.ts'
import { recallPaper } from '../../src/papers/recall-paper.ts'
import { sendOut } from '../../src/papers/send-out.ts'
import type { PaperId } from '../../src/papers/sent.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { aPaper } from '../access/scene.ts'
import { aCase, type TestCase } from '../assessment/a-case.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

let database: FreshDatabase
let cast: Cast
let theCase: TestCase
let paper: PaperId
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})
beforeEach(async () => {
  theCase = await aCase(cast)
  paper = cast.house.chance.uuid() as PaperId
  const sent = await theCase.act(cast.birk, (tx, { on }) =>
    sendOut(tx, on, { ...aPaper, recipient: 'Aarhus Kommune', paperId: paper }),
  )
  expect(sent).toEqual({ done: paper })
})

const close = () =>
  theCase.act(cast.birk, (tx, { on, at }) =>
    closeCase(tx, on, 'withdrawn', { whoTakesOver: '', wayBack: '', note: '' }, { now: at, followUp: '' }),
  )
const recall = (by: Member = cast.birk) =>
  theCase.act(by, (tx, { on, at }) =>
    recallPaper(tx, on, paper, { reason: 'Aktøren er en anden.', what: 'Sig det til dem', now: at }),
  )
const telling = () =>
  theCase.act(cast.birk, async (tx, { on }) =>
    (await readTasks(tx, on)).find(({ kind, doneAt }) => kind === 'tell' && !doneAt),
  )

/** What rings for a colleague once the four hours are over. */
async function ringsFor(member: Member): Promise<string[]> {
  await cast.owner.query(
    `update corps.deadlines set due_at = clock.now() - interval '1 minute' where case_id = $1 and settled_at is null`,
    [theCase.id],
  )
  await cast.owner.query('select corps.raise_alarms()')
  const { rows } = await cast.house.inTransaction(member.asking, tx =>
    sql<{ case_id: string; kind: string }>`select case_id, kind from corps.ringing_alarms()`.execute(tx),
  )
  return rows.filter(row => row.case_id === theCase.id).map(({ kind }) => kind)
}

describe('a paper of a case that is closed', () => {
  it('is recalled, and telling the recipient is the task of whoever did it, within four hours', async () => {
    expect(await close()).toEqual({ done: 'closed' })
    expect(await recall(cast.alma)).toEqual({ done: 'recalled' })

    const read = await theCase.act(cast.birk, (tx, { on }) => readPaper(tx, on, paper))
    expect(read).toMatchObject({ recalledBy: 'Alma', why: 'Aktøren er en anden.' })
    const task = present(await telling(), 'the task')
    expect(task).toMatchObject({ staffId: cast.alma.id, text: { toWhom: 'Aarhus Kommune' } })
    expect(cast.house.clock.now().until(task.dueAt).total('hours')).toBeCloseTo(4, 1)
    expect(await cast.trail(theCase.id)).toContain('recall-paper done')
  })

  it('is recalled from its page too, and whoever closes while a recipient is untold sees that it rings on', async () => {
    const app = desk(cast.house)
    const here = `/cases/${theCase.id}`
    const ask = (path: string, fields?: Record<string, string>) =>
      app.request(`http://desk.test${path}`, {
        headers: { cookie: cast.birk.cookie, origin: 'http://desk.test' },
        ...(fields && {
          method: 'POST',
          body: new URLSearchParams({ act: cast.house.chance.uuid(), ...fields }),
        }),
      })
    await recall()
    const closing = await (await ask(`${here}/closure`)).text()
    expect(closing).toContain('En modtager mangler at få at vide, at et dokument ikke gælder længere')
    expect(closing).not.toContain('opgave er ikke gjort')

    await close()
    const second = cast.house.chance.uuid() as PaperId
    await theCase.act(cast.birk, (tx, { on }) => sendOut(tx, on, { ...aPaper, paperId: second }))
    expect(await (await ask(`${here}/papers/${second}`)).text()).toContain('Træk dokumentet tilbage')
    const recalled = await ask(`${here}/papers/${second}/recall`, { reason: 'Datoen er forkert.' })
    expect(recalled.status).toBe(303)
    expect(await (await ask(`${here}/papers/${second}`)).text()).toContain('Datoen er forkert.')
  })

  it('rings when nobody has told them, for the two who had the case too, until somebody has', async () => {
    await close()
    await recall(cast.alma)
    expect(await ringsFor(cast.birk)).toEqual(['task'])
    expect(await ringsFor(cast.alma)).toEqual(['task'])

    const task = present(await telling(), 'the task')
    expect(await theCase.act(cast.birk, (tx, { on }) => finishTask(tx, on, task.id))).toEqual({
      done: 'finished',
    })
    expect(await ringsFor(cast.birk)).toEqual([])
  })

  it('rings on when the case is closed before the recipient was told', async () => {
    await recall()
    expect(await close()).toEqual({ done: 'closed' })
    expect(await telling()).toBeDefined()
    expect(await ringsFor(cast.alma)).toEqual(['task'])
  })

  it('is not erased while a recipient has not been told: nobody would know any more who has it', async () => {
    await close()
    await recall()
    const [row] = await theCase.rows<{ reference: string }>(
      'select reference from corps.cases where id = $1',
      [theCase.id],
    )
    const erase = () =>
      cast.house.inTransaction(cast.ravn.asking, tx =>
        eraseByReference(tx, present(row, 'the case').reference, 'time-is-up'),
      )
    expect(await erase()).toEqual({ outcome: 'recall-not-told' })
    expect(await cast.trail(theCase.id)).toContain('erase-case refused recall-not-told')

    const task = present(await telling(), 'the task')
    await theCase.act(cast.birk, (tx, { on }) => finishTask(tx, on, task.id))
    expect(await erase()).toEqual({ outcome: 'done', caseId: theCase.id })
  })
})
