// A new version of the instrument changes nothing that was signed and nothing in a draft: a person takes the answers
// along, one by one, and each keeps the day it was given.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { giveGrant } from '../../src/case/give-grant.ts'
import { present } from '../../src/foundation/assert.ts'
import type { AssessmentId } from '../../src/foundation/ids.ts'
import { answerFlag } from '../../src/risk/assessment/answer-flag.ts'
import { findAssessment } from '../../src/risk/assessment/assessment.sql.ts'
import { carryOver } from '../../src/risk/assessment/carry-over.ts'
import { listSigned } from '../../src/risk/assessment/read-signed.ts'
import { emptyRating, itemPart } from '../../src/risk/assessment/parts.ts'
import { saveRating } from '../../src/risk/assessment/save-rating.ts'
import { saveAnswer } from '../../src/risk/assessment/save-answer.ts'
import type { ItemCode } from '../../src/risk/instruments/codes.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { aCase, type TestCase } from './a-case.ts'
import { newer } from './newer.ts'
import { aConclusion, signFinally } from './sign-finally.ts'

let database: FreshDatabase
let cast: Cast
let theCase: TestCase
let draft: AssessmentId
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
})
beforeEach(async () => {
  theCase = await aCase(cast)
  draft = await theCase.start()
})
afterAll(async () => {
  await cast.close()
  await database.drop()
})

const rate = (code: string, now: '0' | '1' | '2', id = draft, member: Member = cast.birk) =>
  theCase.act(member, async (tx, work) => {
    const saved = await saveRating(
      tx,
      work,
      { assessmentId: id, part: itemPart(code as ItemCode), readVersion: 0 },
      { ...emptyRating, now, taskText: '' },
    )
    if ('refused' in saved) throw new Error(saved.refused.why)
    return saved.done.raised
  })
const answers = async (id = draft) => (await theCase.draft(id)).answers
const idsOf = async (...parts: string[]) =>
  new Set((await answers()).filter(({ part }) => parts.includes(part)).map(({ id }) => id))
const carry = (chosen: ReadonlySet<string>, member: Member = cast.birk, instrument = newer) =>
  theCase.act(member, (tx, work) => carryOver(tx, { ...work, instrument }, draft, chosen))

describe('a draft goes on with a newer version', () => {
  it('with the answers that were chosen and no others, each with the day, the version and the person it is from', async () => {
    await rate('A1', '1')
    await rate('A4', '1', draft, cast.alma)
    await rate('A6', '0')
    const [a1, a4] = await answers()
    const carried = await carry(await idsOf('item:A1', 'item:A4'))
    const id = 'done' in carried ? carried.done : draft

    expect(id).not.toBe(draft)
    const now = await theCase.draft(id)
    expect(now.assessment).toMatchObject({ instrument: 'asrae', instrumentVersion: '0.2.0' })
    expect(
      now.answers.map(({ part, content }) => [part, 'carriedFrom' in content && content.carriedFrom]),
    ).toEqual([
      ['item:A1', { version: '0.1.0', answeredAt: a1?.answeredAt.toString(), answeredBy: cast.birk.id }],
      ['item:A4', { version: '0.1.0', answeredAt: a4?.answeredAt.toString(), answeredBy: cast.alma.id }],
    ])
    expect((await theCase.draft(draft)).assessment.abandoned).toMatchObject({ reason: 'carried-over' })
    expect((await answers()).map(({ part }) => part)).toEqual(['item:A1', 'item:A4', 'item:A6'])
    expect((await cast.trail(theCase.id)).filter(row => /abandon|carry/.test(row))).toEqual([
      'abandon-assessment done carried-over',
      'carry-over done',
    ])
  })

  it('and what is judged anew there is no longer as old as it was', async () => {
    await rate('A1', '1')
    const carried = await carry(await idsOf('item:A1'))
    const id = 'done' in carried ? carried.done : draft
    await theCase.act(cast.birk, (tx, work) =>
      saveRating(
        tx,
        { ...work, instrument: newer },
        { assessmentId: id, part: itemPart('A1' as ItemCode), readVersion: 1 },
        { ...emptyRating, now: '1', taskText: '' },
      ),
    )
    expect((await answers(id))[0]?.content).not.toHaveProperty('carriedFrom')
  })

  it('never with a conclusion, a driver or a reason: nothing of the level is filled in for anybody', async () => {
    await theCase.act(cast.birk, (tx, work) =>
      saveAnswer(tx, work, { assessmentId: draft, part: 'conclusion', readVersion: 0 }, aConclusion()),
    )
    expect(await carry(await idsOf('conclusion'))).toEqual({ refused: { why: 'cannot-be-carried' } })
    expect((await cast.trail(theCase.id)).at(-1)).toBe('carry-over refused cannot-be-carried')
  })

  it('not with an answer to a question that is gone', async () => {
    await rate('D5', '1')
    expect(await carry(await idsOf('item:D5'))).toEqual({ refused: { why: 'cannot-be-carried' } })
    expect((await theCase.draft(draft)).assessment.abandoned).toBeUndefined()
  })

  it('not while a flag is unanswered, and the flags that hold are raised anew', async () => {
    const flag = present((await rate('A2', '1'))[0], 'a flag')
    const chosen = await idsOf('item:A2')
    expect(await carry(chosen)).toEqual({ refused: { why: 'flags-unanswered' } })
    const { keys } = await theCase.signing(cast.birk)
    await theCase.act(cast.birk, (tx, { on }) =>
      answerFlag(tx, on, draft, flag.id, { answer: 'act', reason: 'Politiet er ringet op' }, keys),
    )
    const carried = await carry(chosen)
    const id = 'done' in carried ? carried.done : draft
    expect((await theCase.draft(id)).flags).toMatchObject([{ code: flag.code, answeredAt: undefined }])
  })

  it('only to a newer version of the same instrument, and only by the two who have the case', async () => {
    const { instrument } = cast.house
    expect(await carry(new Set(), cast.birk, instrument)).toEqual({ refused: { why: 'no-newer-version' } })
    expect(await carry(new Set(), cast.birk, { ...newer, id: 'other' as typeof newer.id })).toEqual({
      refused: { why: 'no-newer-version' },
    })
    await cast.house.inTransaction(cast.birk.asking, tx =>
      giveGrant(tx, theCase.id, cast.sol.id, 'second-opinion', 24),
    )
    expect(await carry(new Set(), cast.sol)).toEqual({ refused: { why: 'not-yours-to-abandon' } })
    expect(await carry(new Set(), cast.alma)).toHaveProperty('done')
    expect(await carry(new Set())).toEqual({ refused: { why: 'already-abandoned' } })
  })

  it('and carried twice an answer is still as old as it was', async () => {
    await rate('A1', '1')
    const [first] = await answers()
    const once = await carry(await idsOf('item:A1'))
    draft = 'done' in once ? once.done : draft
    const third = { ...newer, version: '0.3.0' }
    const twice = await carry(await idsOf('item:A1'), cast.birk, third)
    const [kept] = await answers('done' in twice ? twice.done : draft)
    expect(kept?.content).toMatchObject({
      carriedFrom: { version: '0.1.0', answeredAt: first?.answeredAt.toString() },
    })
  })
})

it('publishing 0.2.0 changes nothing that was signed: not a byte of the document, and it reads as it was', async () => {
  await signFinally(cast, theCase, draft, 'medium')
  const stored = () => theCase.rows('select s::text from corps.signatures s where case_id = $1', [theCase.id])
  const before = await stored()
  const [signed] = await theCase.act(cast.birk, (tx, { on }) => listSigned(tx, on))

  const app = desk({ ...cast.house, instrument: newer })
  const path = `/cases/${theCase.id}/assessments/${draft}/signed/${signed?.row.id}`
  const page = await (await app.request(path, { headers: { cookie: cast.birk.cookie } })).text()
  expect(page).toContain(cast.house.instrument.items[0]?.label.da)
  expect(page).not.toContain('A1 spurgt på en ny måde')
  expect(await stored()).toEqual(before)
  const [again] = await theCase.act(cast.birk, (tx, { on }) => listSigned(tx, on))
  expect(again?.document).toEqual(signed?.document)
  expect(again?.document.instrument).toMatchObject({ id: 'asrae', version: '0.1.0' })
})

describe('the pages, when 0.2.0 is out', () => {
  const app = () => desk({ ...cast.house, instrument: newer })
  const at = (id = draft) => `/cases/${theCase.id}/assessments/${id}`
  const get = async (path: string) =>
    (await app().request(path, { headers: { cookie: cast.birk.cookie } })).text()
  const post = (path: string, fields: [string, string][]) =>
    app().request(path, {
      method: 'POST',
      headers: {
        cookie: cast.birk.cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams([['act', cast.house.chance.uuid()], ...fields]),
    })

  it('go on asking a draft’s own questions and say that there is something newer', async () => {
    await rate('A1', '1')
    expect(await get(`${at()}/items/A1`)).not.toContain('A1 spurgt på en ny måde')
    expect(await get(at())).toContain('Redskabet er kommet i version 0.2.0')
    expect(await get(`${at()}/items/D5`)).toContain(
      present(
        cast.house.instrument.items.find(({ code }) => code === 'D5'),
        'D5',
      ).label.da,
    )
  })

  it('show what can come along and what not, with nothing chosen beforehand, and mark it afterwards', async () => {
    await rate('A1', '1')
    await rate('D5', '1')
    const page = await get(`${at()}/newer-version`)
    expect(page).toContain('A1 spurgt på en ny måde')
    expect(page).toContain('Kan ikke komme med')
    expect(page).not.toMatch(/name="carry"[^>]*checked/)

    const [a1] = await idsOf('item:A1')
    const done = await post(`${at()}/newer-version`, [['carry', a1 ?? '']])
    const next = present(done.headers.get('location'), 'the new draft')
    expect(next).not.toBe(at())
    expect(await get(`${next}/items/A1`)).toContain('Svaret er overført')
    expect(await get(`${next}/items/A1`)).toContain('A1 spurgt på en ny måde')
    expect(await get(next)).not.toContain('Redskabet er kommet i version')
    expect(await get(`${at()}/abandoned`)).toContain('gik videre i en ny version')
    const assessment = await theCase.act(cast.birk, tx =>
      findAssessment(tx, theCase.id, next.split('/').at(-1) as AssessmentId),
    )
    expect(assessment?.instrumentVersion).toBe('0.2.0')
  })

  it('hold back while a flag waits', async () => {
    await rate('A2', '1')
    const page = await get(`${at()}/newer-version`)
    expect(page).toContain('Besvar først opmærksomhedsflagene')
    expect(page).not.toContain('name="carry"')
  })
})
