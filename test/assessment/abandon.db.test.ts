// A draft that should not be finished is put away, and nothing that warns of danger falls silent by it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { giveGrant } from '../../src/case/give-grant.ts'
import { listDeadlines } from '../../src/case/deadlines.sql.ts'
import { readAcuteCard } from '../../src/case/read-acute-card.ts'
import { present } from '../../src/foundation/assert.ts'
import type { AssessmentId } from '../../src/foundation/ids.ts'
import { abandonAssessment } from '../../src/risk/assessment/abandon-assessment.ts'
import { answerFlag } from '../../src/risk/assessment/answer-flag.ts'
import { findAssessment } from '../../src/risk/assessment/assessment.sql.ts'
import { emptyRating, itemPart } from '../../src/risk/assessment/parts.ts'
import { saveRating } from '../../src/risk/assessment/save-rating.ts'
import { signFinal } from '../../src/risk/assessment/sign-final.ts'
import { signProvisional } from '../../src/risk/assessment/sign-provisional.ts'
import { startAssessment } from '../../src/risk/assessment/start-assessment.ts'
import type { ItemCode } from '../../src/risk/instruments/codes.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { aCase, type TestCase } from './a-case.ts'
import { signFinally } from './sign-finally.ts'

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

const abandon = (member: Member = cast.birk, id = draft) =>
  theCase.act(member, tx => abandonAssessment(tx, id, 'overtaken'))
const due = async () =>
  (await theCase.act(cast.birk, tx => listDeadlines(tx, theCase.id))).map(({ kind }) => kind)
const assessment = (id = draft) => theCase.act(cast.birk, tx => findAssessment(tx, theCase.id, id))

/** Violence now, which raises a red flag. */
async function aFlag(): Promise<string> {
  const rated = await theCase.act(cast.birk, (tx, work) =>
    saveRating(
      tx,
      work,
      { assessmentId: draft, part: itemPart('A2' as ItemCode), readVersion: 0 },
      { ...emptyRating, now: '1', taskText: 'Find ud af det' },
    ),
  )
  if ('refused' in rated) throw new Error(rated.refused.why)
  return present(rated.done.raised[0], 'a flag').id
}

async function provisionally() {
  const signing = await theCase.signing(cast.birk)
  return theCase.act(cast.birk, (tx, work) =>
    signProvisional(tx, work, signing, draft, { level: 'high', urgency: 'now', reason: 'Broren ved det.' }),
  )
}

describe('an abandoned draft', () => {
  it('stays with its answers, its flags are settled with it, and a new one begins', async () => {
    const flag = await aFlag()
    expect(await due()).toContain('flag')
    expect(await abandon()).toEqual({ done: 'abandoned' })
    expect((await cast.trail(theCase.id)).slice(-2)).toEqual([
      'answer-flag done abandoned',
      'abandon-assessment done overtaken',
    ])

    expect(await due()).not.toContain('flag')
    expect(await theCase.draft(draft)).toMatchObject({
      assessment: { abandoned: { by: cast.birk.id, reason: 'overtaken' } },
      answers: [{ part: 'item:A2' }],
      flags: [{ id: flag, answeredAt: undefined }],
    })
    const next = await theCase.start()
    expect(next).not.toBe(draft)
    expect((await assessment(next))?.previousId).toBeUndefined()
  })

  it('is never signed, answered or abandoned again', async () => {
    const flag = await aFlag()
    await abandon()
    const signing = await theCase.signing(cast.birk)
    const refused = { refused: { why: 'already-abandoned' } }
    expect(await theCase.act(cast.birk, (tx, work) => signFinal(tx, work, signing, draft))).toEqual(refused)
    expect(await provisionally()).toEqual(refused)
    expect(
      await theCase.act(cast.birk, (tx, { on, facts }) =>
        answerFlag(tx, on, draft, flag, { answer: 'act', reason: 'Vi ringer' }, facts),
      ),
    ).toEqual(refused)
    expect(await abandon()).toEqual(refused)

    const past = theCase.act(cast.birk, tx =>
      tx.updateTable('flags').set({ answered_at: cast.house.clock.now() }).where('id', '=', flag).execute(),
    )
    await expect(past).rejects.toThrow('a flag of an abandoned draft was settled with it')
    const signed = theCase.rows(
      `insert into corps.signatures (id, assessment_id, case_id, kind, signed_by, digest, signature)
         values (gen_random_uuid(), $1, $2, 'final', $3, sha256('x'), 'x')`,
      [draft, theCase.id, cast.birk.id],
    )
    await expect(signed).rejects.toThrow('a signed assessment is never signed again')
  })

  it('leaves a provisional assessment in force, and its end still rings', async () => {
    await provisionally()
    expect(await abandon()).toEqual({ done: 'abandoned' })
    expect(await due()).toContain('provisional-ends')
    const { card } = await theCase.act(cast.birk, (tx, { on }) => readAcuteCard(tx, on))
    expect(card.levelInForce).toMatchObject({ level: 'high', kind: 'provisional', assessmentId: draft })
  })

  it('is no former judgement: the next is compared with the last that was signed', async () => {
    await signFinally(cast, theCase, draft, 'high')
    const begunInVain = await theCase.start()
    await abandon(cast.birk, begunInVain)
    const next = await theCase.start()
    expect((await assessment(next))?.previousId).toBe(draft)
  })

  it('is put away by the two who have the case, not by somebody with access on loan', async () => {
    await aFlag()
    await cast.house.inTransaction(cast.birk.asking, tx =>
      giveGrant(tx, theCase.id, cast.sol.id, 'second-opinion', 24),
    )
    expect(await abandon(cast.sol)).toEqual({ refused: { why: 'not-yours-to-abandon' } })
    expect((await cast.trail(theCase.id)).at(-1)).toBe('abandon-assessment refused not-yours-to-abandon')
    expect(await due()).toContain('flag')
    const stranger = await cast.house.inTransaction(cast.storm.asking, tx =>
      abandonAssessment(tx, draft, 'overtaken'),
    )
    expect(stranger).toEqual({ refused: { why: 'not-there' } })
    expect((await cast.trail(cast.storm.id)).at(-1)).toBe('abandon-assessment refused no-right')
    expect(await abandon(cast.alma)).toEqual({ done: 'abandoned' })
  })
})

it('a draft ends in no third way, and never in both', async () => {
  const end = (set: string) =>
    theCase.rows(`update corps.assessments set ended_at = clock.now()${set} where id = $1`, [draft])
  await expect(end('')).rejects.toThrow('ends with its final signature or is abandoned')
  await expect(end(`, abandoned_at = clock.now()`)).rejects.toThrow('violates check constraint')
  const abandoned = `, abandoned_at = clock.now(), abandoned_by = '${cast.birk.id}', abandoned_because = 'overtaken'`
  await signFinally(cast, theCase, draft, 'medium')
  await expect(end(abandoned)).rejects.toThrow('ends with its final signature or is abandoned')
  // The desk may end a draft that is signed; it may not say that one is abandoned.
  const next = await theCase.start()
  const byHand = theCase.act(cast.birk, tx =>
    tx.updateTable('assessments').set({ abandoned_because: 'overtaken' }).where('id', '=', next).execute(),
  )
  await expect(byHand).rejects.toThrow('permission denied')
})

describe('the pages of a draft', () => {
  const at = () => `/cases/${theCase.id}/assessments/${draft}`
  const get = async (path: string, member: Member = cast.birk) =>
    desk(cast.house).request(path, { headers: { cookie: member.cookie } })
  const post = (path: string, fields: Record<string, string>) =>
    desk(cast.house).request(path, {
      method: 'POST',
      headers: {
        cookie: cast.birk.cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ act: cast.house.chance.uuid(), ...fields }),
    })

  it('say what is settled with it and what goes on, ask why, and show it afterwards', async () => {
    await provisionally()
    await aFlag()
    const before = await (await get(`${at()}/abandonment`)).text()
    expect(before).toContain('ikke besvaret')
    expect(before).toContain('Den foreløbige vurdering gælder stadig')
    expect((await post(`${at()}/abandonment`, {})).status).toBe(422)

    const done = await post(`${at()}/abandonment`, { reason: 'begun-twice' })
    expect(done.headers.get('location')).toBe(`/cases/${theCase.id}/assessments`)
    const list = await (await get(`/cases/${theCase.id}/assessments`)).text()
    expect(list).toContain('Opgivne kladder')
    expect(list).toContain('Begynd en vurdering')
    expect((await get(at())).headers.get('location')).toBe(`${at()}/abandoned`)
    const kept = await (await get(`${at()}/abandoned`)).text()
    expect(kept).toContain('Der er begyndt forfra')
    expect(kept).toContain('A2')
    expect((await get(`${at()}/abandoned`, cast.storm)).status).toBe(404)
  })
})

it('a new draft can begin as soon as the old one is abandoned, and not before', async () => {
  const begin = () => theCase.act(cast.alma, (tx, { on, instrument }) => startAssessment(tx, on, instrument))
  expect(await begin()).toEqual({ refused: { why: 'already-started', assessmentId: draft } })
  await abandon()
  expect(await begin()).toHaveProperty('done')
})
