// A draft, what is not known in it, and the red flags it raises, as the desk's own role in the database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { open } from '../../src/access/opening.ts'
import type { PersonId } from '../../src/foundation/ids.ts'
import { answerFlag } from '../../src/risk/assessment/answer-flag.ts'
import { emptyRating } from '../../src/risk/assessment/parts.ts'
import { markNotKnown } from '../../src/risk/assessment/mark-not-known.ts'
import { saveRating } from '../../src/risk/assessment/save-rating.ts'
import { startAssessment } from '../../src/risk/assessment/start-assessment.ts'
import type { ItemCode } from '../../src/risk/instruments/codes.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { aCase } from './a-case.ts'
import { assessing } from './assessing.ts'

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

const { item, rate } = assessing(() => cast)

describe('a draft', () => {
  it('is one at a time: the second who starts is led to the first', async () => {
    const theCase = await aCase(cast)
    const first = await theCase.start()
    const second = await theCase.act(cast.alma, (tx, { on, instrument }) =>
      startAssessment(tx, on, instrument),
    )

    expect(second).toEqual({ refused: { why: 'already-started', assessmentId: first } })
    expect((await cast.trail(theCase.id)).filter(row => row.startsWith('start'))).toEqual([
      'start-assessment done',
      'start-assessment refused already-started',
    ])
  })

  it('is one even when two start at the same moment', async () => {
    const theCase = await aCase(cast)
    const both = await Promise.all(
      [cast.birk, cast.alma].map(member =>
        theCase.act(member, (tx, { on, instrument }) => startAssessment(tx, on, instrument)),
      ),
    )
    expect(both.filter(one => 'done' in one)).toHaveLength(1)
  })

  it('keeps each answer as it is given, sealed', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    await rate(theCase, id, 'A1', { now: '1', earlier: '2' })

    const [kept] = (await theCase.draft(id)).answers
    expect(kept?.content).toMatchObject({ kind: 'rating', now: '1', earlier: '2' })
    const [row] = await theCase.rows<{ sealed_answer: Buffer }>(
      'select sealed_answer from corps.assessment_answers where assessment_id = $1',
      [id],
    )
    expect(row?.sealed_answer.includes('lægen')).toBe(false)
    expect((await cast.trail(theCase.id)).at(-2)).toBe('save-answer done')
  })

  it('keeps an answer about each actor apart', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    const [brother, father] = theCase.actors
    await rate(
      theCase,
      id,
      'B3',
      { now: '2', tags: ['weapon_access'] },
      { personId: brother?.id ?? ('' as PersonId) },
    )
    await rate(theCase, id, 'B3', { now: '0' }, { personId: father?.id ?? ('' as PersonId) })

    const { answers } = await theCase.draft(id)
    expect(answers).toHaveLength(2)
    expect(answers.find(answer => answer.personId === brother?.id)?.content).toMatchObject({ now: '2' })
  })

  it.each([
    { code: 'A99', why: 'an item the instrument does not have' },
    { code: 'B3', why: 'an actor’s item about nobody' },
  ])('refuses an answer to $why', async ({ code }) => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    expect(await rate(theCase, id, code, { now: '1' })).toEqual({ refused: { why: 'not-asked' } })
    expect((await cast.trail(theCase.id)).at(-1)).toBe('save-answer refused not-asked')
  })

  it('refuses an answer the item does not allow, and one about somebody who is no actor', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    const somebody = cast.house.chance.uuid() as PersonId
    const notAsked = { refused: { why: 'not-asked' } }
    expect(await rate(theCase, id, 'A1', { now: 'NA' })).toEqual(notAsked)
    expect(await rate(theCase, id, 'A1', { now: '1', tags: ['weapon_access'] })).toEqual(notAsked)
    expect(await rate(theCase, id, 'D2', { now: '1', earlier: '1' })).toEqual(notAsked)
    expect(await rate(theCase, id, 'B3', { now: '1' }, { personId: somebody })).toEqual(notAsked)
    expect('done' in (await rate(theCase, id, 'C7', { now: 'NA' }))).toBe(true)
  })

  it('shows whoever saves from an old tab what the other wrote, and loses neither', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    await rate(theCase, id, 'A1', { now: '1' })
    await rate(theCase, id, 'A1', { now: '2' }, { by: cast.alma, readVersion: 1 })
    const late = await rate(theCase, id, 'A1', { now: '0' }, { readVersion: 1 })

    expect(late).toMatchObject({
      refused: {
        why: 'changed-meanwhile',
        theirs: { version: 2, answeredBy: cast.alma.id, content: { now: '2' } },
      },
    })
    expect((await theCase.draft(id)).answers[0]?.content).toMatchObject({ now: '2' })
    expect((await cast.trail(theCase.id)).filter(row => row.includes('changed-meanwhile'))).toHaveLength(1)

    expect('done' in (await rate(theCase, id, 'A1', { now: '0' }, { readVersion: 2 }))).toBe(true)
  })

  it('lets one of two first savings at the same moment win', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    const both = await Promise.all([
      rate(theCase, id, 'A1', { now: '1' }),
      rate(theCase, id, 'A1', { now: '2' }, { by: cast.alma }),
    ])
    expect(both.filter(one => 'done' in one)).toHaveLength(1)
    expect(both.filter(one => 'refused' in one && one.refused.why === 'changed-meanwhile')).toHaveLength(1)
  })

  it('is not there for somebody without the case', async () => {
    const theCase = await aCase(cast)
    await theCase.start()
    expect(
      await open(cast.house, cast.storm.asking, {
        kind: 'case',
        id: theCase.id,
        scope: 'whole',
        purpose: 'read',
      }),
    ).toBeUndefined()
    const seen = await cast.house.inTransaction(cast.storm.asking, tx =>
      tx.selectFrom('assessments').select('id').where('case_id', '=', theCase.id).execute(),
    )
    expect(seen).toEqual([])
  })

  it('cannot take an answer that belongs to another case', async () => {
    const [theCase, other] = [await aCase(cast), await aCase(cast)]
    const id = await theCase.start()
    const saved = other.act(cast.birk, tx =>
      tx
        .insertInto('assessment_answers')
        .values({
          id: cast.house.chance.uuid(),
          assessment_id: id,
          case_id: other.id,
          part: 'item:A1',
          answered_by: cast.birk.id,
        })
        .execute(),
    )
    await expect(saved).rejects.toThrow('foreign key')
  })
})

describe('what is not known', () => {
  const inTwoDays = () => cast.house.clock.now().add({ hours: 48 })

  it('gives somebody a task with a deadline, and is done when the answer comes', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    const findOut = { staffId: cast.alma.id, dueAt: inTwoDays(), how: 'Spørg skolen' }
    const asked = await theCase.act(cast.birk, (tx, work) =>
      saveRating(
        tx,
        work,
        { assessmentId: id, part: item('A5'), readVersion: 0 },
        { ...emptyRating, now: 'U', earlier: '0', findOut, taskText: 'Find ud af, om der er købt billet' },
      ),
    )
    expect('done' in asked).toBe(true)
    const openTasks = () =>
      theCase.rows(
        `select t.kind, t.staff_id, d.kind as deadline, d.settled_at from corps.tasks t
          join corps.deadlines d on d.id = t.deadline_id where t.case_id = $1 and t.done_at is null`,
        [theCase.id],
      )
    expect(await openTasks()).toEqual([
      { kind: 'find-out', staff_id: cast.alma.id, deadline: 'task', settled_at: null },
    ])

    await rate(theCase, id, 'A5', { now: '0', earlier: '0' }, { readVersion: 1 })
    expect(await openTasks()).toEqual([])
    expect((await theCase.draft(id)).answers[0]?.content).not.toHaveProperty('unknownTask.taskId')
  })

  it('is the same task when it is saved again unchanged, and another when somebody else is to find out', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    const dueAt = inTwoDays()
    const ask = (staffId: Member['id'], readVersion: number) =>
      theCase.act(cast.birk, (tx, work) =>
        saveRating(
          tx,
          work,
          { assessmentId: id, part: item('A5'), readVersion },
          {
            ...emptyRating,
            now: 'U',
            earlier: 'U',
            findOut: { staffId, dueAt, how: undefined },
            taskText: 'Find ud af',
          },
        ),
      )
    await ask(cast.alma.id, 0)
    await ask(cast.alma.id, 1)
    const tasks = () =>
      theCase.rows<{ open: boolean }>(
        'select done_at is null as open from corps.tasks where case_id = $1 order by added_at',
        [theCase.id],
      )
    expect(await tasks()).toEqual([{ open: true }])
    await ask(cast.birk.id, 2)
    expect(await tasks()).toEqual([{ open: false }, { open: true }])
  })

  it('is nobody’s task who does not have the case', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    const asked = await theCase.act(cast.birk, (tx, work) =>
      saveRating(
        tx,
        work,
        { assessmentId: id, part: item('A5'), readVersion: 0 },
        {
          ...emptyRating,
          now: 'U',
          findOut: { staffId: cast.storm.id, dueAt: inTwoDays(), how: undefined },
          taskText: 'Find ud af',
        },
      ),
    )
    expect(asked).toEqual({ refused: { why: 'cannot-find-out' } })
    expect((await cast.trail(theCase.id)).at(-1)).toBe('save-answer refused cannot-find-out')
  })

  it('can be said of many questions at once with one task, and leaves what was answered alone', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    await rate(theCase, id, 'A1', { now: '2' })
    await theCase.act(cast.birk, (tx, work) =>
      markNotKnown(
        tx,
        work,
        id,
        [{ item: 'A1' as ItemCode }, { item: 'A4' as ItemCode }, { item: 'D1' as ItemCode }],
        { staffId: cast.birk.id, dueAt: inTwoDays(), how: undefined },
        'Tal med skolen',
      ),
    )
    const { answers } = await theCase.draft(id)
    const contentOf = (code: string) => answers.find(answer => answer.part === item(code))?.content
    expect(contentOf('A1')).toMatchObject({ now: '2', earlier: 'U' })
    expect(contentOf('A4')).toMatchObject({ now: 'U', earlier: 'U' })
    expect(contentOf('D1')).toMatchObject({ now: 'U' })
    expect(contentOf('D1')).not.toHaveProperty('earlier')
    expect(await theCase.rows('select id from corps.tasks where case_id = $1', [theCase.id])).toHaveLength(1)
  })
})

describe('a red flag', () => {
  it('interrupts in the same transaction, once, with a deadline, and says nothing in the clear', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    const saved = await rate(theCase, id, 'A2', { now: '1' })
    await rate(theCase, id, 'A2', { now: '2' }, { readVersion: 1 })

    expect('done' in saved && saved.done.raised.map(flag => flag.code)).toEqual(['RF01'])
    const flags = await theCase.rows<{ tag: Buffer; minutes: number }>(
      `select f.tag, round(extract(epoch from d.due_at - f.raised_at) / 60)::int as minutes from corps.flags f
        join corps.deadlines d on d.id = f.deadline_id and d.kind = 'flag' where f.case_id = $1`,
      [theCase.id],
    )
    expect(flags.map(({ minutes }) => minutes)).toEqual([15])
    expect(flags[0]?.tag.toString('latin1')).not.toContain('RF')
    expect((await cast.trail(theCase.id)).filter(row => row.startsWith('raise-flag'))).toEqual([
      'raise-flag done',
    ])
  })

  it('is answered once, with a reason, which settles its deadline', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    const saved = await rate(theCase, id, 'A2', { now: '1' })
    const [flag] = 'done' in saved ? saved.done.raised : []
    const answer = (by: Member, reason: string, flagId = flag?.id ?? '') =>
      theCase.act(by, (tx, { on, facts }) => answerFlag(tx, on, id, flagId, { answer: 'act', reason }, facts))

    expect(await answer(cast.birk, '  ')).toEqual({ refused: { why: 'reason-missing' } })
    expect(await answer(cast.birk, 'Politiet er på vej')).toEqual({ done: 'answered' })
    expect(await answer(cast.alma, 'Jeg ringer også')).toMatchObject({
      refused: {
        why: 'already-answered',
        flag: { answeredBy: cast.birk.id, response: { reason: 'Politiet er på vej' } },
      },
    })
    expect(await answer(cast.birk, 'x', cast.house.chance.uuid())).toEqual({ refused: { why: 'not-there' } })
    expect(
      await theCase.rows(
        `select d.settled_at is not null as settled from corps.deadlines d where d.case_id = $1 and d.kind = 'flag'`,
        [theCase.id],
      ),
    ).toEqual([{ settled: true }])
    expect((await cast.trail(theCase.id)).filter(row => row.startsWith('answer-flag'))).toEqual([
      'answer-flag refused reason-missing',
      'answer-flag done act',
      'answer-flag refused already-answered',
      'answer-flag refused not-there',
    ])
    const erase = theCase.act(cast.birk, tx =>
      tx
        .updateTable('flags')
        .set({ answered_by: cast.birk.id, sealed_response: null })
        .where('case_id', '=', theCase.id)
        .execute(),
    )
    await expect(erase).rejects.toThrow('stay on record')
  })
})
