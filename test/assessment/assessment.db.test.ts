// An assessment from the first answer to the signature, as the desk's own role in the database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { traceOnCase } from '../../src/access/audit/trace.sql.ts'
import { open } from '../../src/access/opening.ts'
import { findAcuteCard } from '../../src/case/acute-card.sql.ts'
import { sealedAcuteCard } from '../../src/case/acute-card.ts'
import { present } from '../../src/foundation/assert.ts'
import type { AssessmentId, PersonId } from '../../src/foundation/ids.ts'
import { answerFlag } from '../../src/risk/assessment/answer-flag.ts'
import { isAsSigned } from '../../src/risk/assessment/document.ts'
import { findContent } from '../../src/risk/assessment/draft.ts'
import { markNotKnown } from '../../src/risk/assessment/mark-not-known.ts'
import {
  emptyRating,
  itemPart,
  scenarioPart,
  type EvidenceKept,
  type Part,
  type RatingKept,
} from '../../src/risk/assessment/parts.ts'
import { listSigned } from '../../src/risk/assessment/read-signed.ts'
import { saveAnswer } from '../../src/risk/assessment/save-answer.ts'
import { saveRating } from '../../src/risk/assessment/save-rating.ts'
import { signFinal } from '../../src/risk/assessment/sign-final.ts'
import { signProvisional } from '../../src/risk/assessment/sign-provisional.ts'
import { startAssessment } from '../../src/risk/assessment/start-assessment.ts'
import type { Surroundings } from '../../src/risk/assessment/surroundings.ts'
import type { ItemCode, Level, Urgency } from '../../src/risk/instruments/codes.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { aCase, type TestCase } from './a-case.ts'
import { aConclusion, nothingElseKnown, threeScenarios } from './sign-finally.ts'

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

const item = (code: string) => itemPart(code as ItemCode)

const evidence = (more: Partial<EvidenceKept> = {}): EvidenceKept => ({
  id: cast.house.chance.uuid(),
  text: 'Hun så det selv, og lægen har skrevet det ned.',
  sourceType: 'exposed_person',
  source: 'Solsort',
  recordedOn: '2026-11-20',
  directness: 'first_hand',
  confidence: 'high',
  wouldKnow: true,
  sourceMustBeProtected: false,
  ...more,
})

async function rate(
  theCase: TestCase,
  assessmentId: AssessmentId,
  code: string,
  rating: Partial<RatingKept>,
  {
    personId,
    by = cast.birk,
    readVersion = 0,
  }: { personId?: PersonId; by?: Member; readVersion?: number } = {},
) {
  return theCase.act(by, (tx, work) =>
    saveRating(
      tx,
      work,
      { assessmentId, part: item(code), personId, readVersion },
      { ...emptyRating, evidence: [evidence()], taskText: `Find ud af ${code}`, ...rating },
    ),
  )
}

async function save(
  theCase: TestCase,
  assessmentId: AssessmentId,
  part: Part,
  content: Parameters<typeof saveAnswer>[3],
  readVersion = 0,
) {
  return theCase.act(cast.birk, (tx, work) =>
    saveAnswer(tx, work, { assessmentId, part, readVersion }, content),
  )
}

/** Every question answered or not known, so that nothing is left but the conclusion. */
async function everythingAnswered(theCase: TestCase, assessmentId: AssessmentId): Promise<void> {
  for (const each of cast.house.instrument.items.filter(({ perActor }) => !perActor).slice(0, 12)) {
    await rate(theCase, assessmentId, each.code, each.protective ? { now: '0' } : { now: '0', earlier: '0' })
  }
  await nothingElseKnown(cast, theCase, assessmentId)
  await threeScenarios(cast, theCase, assessmentId)
}

async function sign(theCase: TestCase, assessmentId: AssessmentId, by = cast.birk, around = {}) {
  const signing = await theCase.signing(by)
  return theCase.act(by, (tx, work) => signFinal(tx, work, signing, assessmentId), around)
}

async function signProvisionally(
  theCase: TestCase,
  assessmentId: AssessmentId,
  given: { level?: Level; urgency?: Urgency; reason?: string } = {},
  by = cast.birk,
) {
  const signing = await theCase.signing(by)
  return theCase.act(by, (tx, work) =>
    signProvisional(tx, work, signing, assessmentId, {
      level: 'high',
      urgency: 'within24h',
      reason: 'Broren ved, hvor hun er.',
      ...given,
    }),
  )
}

async function levelInForce(theCase: TestCase) {
  const opened = present(
    await open(cast.house, cast.birk.asking, {
      kind: 'case',
      id: theCase.id,
      scope: 'whole',
      purpose: 'read',
    }),
    'the case',
  )
  const card = await cast.house.inTransaction(cast.birk.asking, tx => findAcuteCard(tx, theCase.id))
  return card?.sealed
    ? sealedAcuteCard.unseal(opened.of(theCase.id, 'acute'), theCase.id, theCase.id, card.sealed).levelInForce
    : undefined
}

const explained = (codes: readonly string[]) => ({
  kind: 'explanations' as const,
  given: Object.fromEntries(
    codes.map(code => [
      code,
      { reason: 'Fordi vi ikke har kunnet tale med skolen endnu.', dismissed: false },
    ]),
  ),
})

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

describe('a provisional assessment', () => {
  it('takes effect at once from an empty draft; what would have blocked becomes tasks', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    const signed = await signProvisionally(theCase, id, { urgency: 'now' })

    expect('done' in signed).toBe(true)
    expect(await levelInForce(theCase)).toMatchObject({ level: 'high', urgency: 'now', kind: 'provisional' })
    const tasks = await theCase.rows<{ hours: number }>(
      `select round(extract(epoch from d.due_at - d.set_at) / 3600)::int as hours from corps.tasks t
        join corps.deadlines d on d.id = t.deadline_id where t.case_id = $1 and t.kind = 'blocker' order by 1`,
      [theCase.id],
    )
    // IC17 says "within 4 hours"; too few scenarios and what nobody finds out have the whole day.
    expect(tasks.map(({ hours }) => hours)).toEqual([4, 24, 24])
    expect(
      await theCase.rows(
        `select 1 from corps.deadlines where case_id = $1 and kind = 'provisional-ends' and settled_at is null`,
        [theCase.id],
      ),
    ).toHaveLength(1)
    expect(await cast.trail(theCase.id)).toContain('sign-provisional done')
    const [document] = await theCase.act(cast.birk, (tx, { on }) => listSigned(tx, on))
    expect(document?.document.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['IC11', 'IC13', 'IC17']),
    )
    // Too much is unknown to rule out danger.
    expect((await theCase.draft(id)).flags.map(flag => flag.code)).toContain('RF17')
    expect(
      await theCase.rows(`select 1 from corps.notices where case_id = $1 and kind = 'provisional-signed'`, [
        theCase.id,
      ]),
    ).not.toHaveLength(0)
  })

  it('may be given by a colleague without the competence for a final one, and be given anew', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    await theCase.rows('update corps.staff set may_assess = false where id = $1', [cast.alma.id])
    try {
      expect('done' in (await signProvisionally(theCase, id, {}, cast.alma))).toBe(true)
      expect('done' in (await signProvisionally(theCase, id, { level: 'extreme' }))).toBe(true)
    } finally {
      await theCase.rows('update corps.staff set may_assess = true where id = $1', [cast.alma.id])
    }
    expect(await levelInForce(theCase)).toMatchObject({ level: 'extreme' })
    expect(
      await theCase.rows(
        `select 1 from corps.deadlines where case_id = $1 and kind = 'provisional-ends' and settled_at is null`,
        [theCase.id],
      ),
    ).toHaveLength(1)
  })

  it('needs its one line', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    expect(await signProvisionally(theCase, id, { reason: ' ' })).toEqual({
      refused: { why: 'reason-missing' },
    })
    expect(await cast.trail(theCase.id)).toContain('sign-provisional refused reason-missing')
    expect(await levelInForce(theCase)).toBeUndefined()
  })
})

describe('the final signature', () => {
  it('is refused as long as something must be put right or explained, and says what', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    await rate(theCase, id, 'A1', { now: '2', evidence: [] })
    await save(theCase, id, 'conclusion', aConclusion({ rationale: 'For kort.' }))

    const signed = await sign(theCase, id)
    expect(signed).toMatchObject({ refused: { why: 'not-ready', inTheWay: { unconcluded: ['rationale'] } } })
    const codes =
      'refused' in signed && signed.refused.why === 'not-ready'
        ? signed.refused.inTheWay.mustFix.map(({ check }) => check.code)
        : []
    expect(codes).toEqual(['IC11', 'IC12', 'IC13'])
    expect(await cast.trail(theCase.id)).toContain('sign-final refused not-ready')
    expect((await theCase.draft(id)).assessment.endedAt).toBeUndefined()
  })

  it('freezes the draft as it was shown, with digest, signature, trail, facts, deadline and level', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    await everythingAnswered(theCase, id)
    await save(theCase, id, 'conclusion', aConclusion())
    const signed = await sign(theCase, id)

    expect(
      'done' in signed && signed.done.reassessBy.since(cast.house.clock.now()).total('hours'),
    ).toBeCloseTo(720, 0)
    const signing = await theCase.signing(cast.birk)
    const [document] = await theCase.act(cast.birk, (tx, { on }) => listSigned(tx, on))
    if (!document) throw new Error('nothing was signed')
    expect(document.document).toMatchObject({
      titled: 'advice-on-risks',
      kind: 'final',
      language: 'da',
      signedBy: { alias: 'Birk' },
      inForce: { level: 'medium', urgency: 'within7d' },
      instrument: { id: 'asrae', version: '0.1.0' },
    })
    expect(document.document.instrument.items[0]?.guidance.da).toContain('Slag')
    expect(isAsSigned(document.sealed, document.row, signing.keys.signer.publicKey)).toBe(true)
    const forged = { ...document.sealed, document: document.sealed.document.replace('"medium"', '"low"') }
    expect(isAsSigned(forged, document.row, signing.keys.signer.publicKey)).toBe(false)

    const [entry] = await theCase.rows<{ digest: Buffer }>(
      `select digest from audit.entries where chain_id = $1 and act = 'sign-final'`,
      [theCase.id],
    )
    expect(entry?.digest).toEqual(document.row.digest)

    const [facts] = await theCase.rows<{ pseudonym: Buffer; region: string; codes: unknown; text: string }>(
      `select pseudonym, region, codes, codes::text as text from corps.assessment_facts where pseudonym = $1`,
      [Buffer.from(signing.keys.pseudonymOf(theCase.id))],
    )
    expect(facts).toMatchObject({ region: 'midt' })
    expect(facts?.codes).toMatchObject({ level: 'medium', ratings: { A1: expect.stringMatching(/^0\//) } })
    expect(facts?.text).not.toMatch(/Solsort|Bror|[0-9a-f]{8}-/)
    expect(facts?.pseudonym.toString('hex')).not.toContain(theCase.id.replaceAll('-', ''))

    expect(await levelInForce(theCase)).toMatchObject({
      level: 'medium',
      kind: 'final',
      confidence: 'medium',
    })
    expect(
      await theCase.rows(
        `select kind from corps.deadlines where case_id = $1 and settled_at is null and kind in ('reassessment', 'provisional-ends')`,
        [theCase.id],
      ),
    ).toEqual([{ kind: 'reassessment' }])
  })

  it('is titled an assessment only when the municipality’s request is on record', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    await behind(theCase, tx =>
      tx
        .insertInto('entries')
        .values({
          id: cast.house.chance.uuid(),
          case_id: theCase.id,
          kind: 'municipal-request',
          written_by: cast.birk.id,
          disclosure: 'shareable',
        })
        .execute(),
    )
    await everythingAnswered(theCase, id)
    await save(theCase, id, 'conclusion', aConclusion())
    await sign(theCase, id)
    const [signed] = await theCase.act(cast.birk, (tx, { on }) => listSigned(tx, on))
    expect(signed?.document.titled).toBe('risk-assessment')
  })

  it('lets nothing be changed afterwards, neither by the acts nor behind them', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    await everythingAnswered(theCase, id)
    await save(theCase, id, 'conclusion', aConclusion())
    await sign(theCase, id)

    expect(await rate(theCase, id, 'A1', { now: '2' }, { readVersion: 1 })).toMatchObject({
      refused: { why: 'already-signed' },
    })
    expect(await signProvisionally(theCase, id)).toMatchObject({ refused: { why: 'already-signed' } })
    expect((await cast.trail(theCase.id)).filter(row => row.endsWith('already-signed'))).toHaveLength(2)

    await expect(
      behind(theCase, tx =>
        tx
          .updateTable('assessment_answers')
          .set({ sealed_answer: null, answered_by: cast.birk.id })
          .where('assessment_id', '=', id)
          .execute(),
      ),
    ).rejects.toThrow('never changed')
    await expect(
      behind(theCase, tx =>
        tx.updateTable('assessments').set({ ended_at: null }).where('id', '=', id).execute(),
      ),
    ).rejects.toThrow('final signature')
    await expect(
      behind(theCase, tx =>
        tx
          .updateTable('signatures')
          .set({ digest: Buffer.alloc(32) })
          .where('case_id', '=', theCase.id)
          .execute(),
      ),
    ).rejects.toThrow('permission denied')
  })

  it('is given once when two sign at the same moment', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    await everythingAnswered(theCase, id)
    await save(theCase, id, 'conclusion', aConclusion())
    const both = await Promise.all([sign(theCase, id), sign(theCase, id, cast.alma)])

    expect(both.filter(one => 'done' in one)).toHaveLength(1)
    expect(both.filter(one => 'refused' in one && one.refused.why === 'already-signed')).toHaveLength(1)
    expect(
      await theCase.rows('select 1 from corps.signatures where case_id = $1', [theCase.id]),
    ).toHaveLength(1)
  })

  it('needs the competence, and the database says so too', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    await everythingAnswered(theCase, id)
    await save(theCase, id, 'conclusion', aConclusion())
    const competent = await theCase.signing(cast.alma)
    await theCase.rows('update corps.staff set may_assess = false where id = $1', [cast.alma.id])
    try {
      expect(await sign(theCase, id, cast.alma)).toEqual({ refused: { why: 'not-competent' } })
      await expect(theCase.act(cast.alma, (tx, work) => signFinal(tx, work, competent, id))).rejects.toThrow(
        'competence',
      )
    } finally {
      await theCase.rows('update corps.staff set may_assess = true where id = $1', [cast.alma.id])
    }
    expect(await cast.trail(theCase.id)).toContain('sign-final refused not-competent')
  })

  it('cannot end a draft without a signature, nor sign without ending it', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    await expect(
      behind(theCase, tx =>
        tx
          .updateTable('assessments')
          .set({ ended_at: cast.house.clock.now() })
          .where('id', '=', id)
          .execute(),
      ),
    ).rejects.toThrow('final signature')
  })

  it('compares the next draft with it, and keeps the former interval once after a lowering', async () => {
    const theCase = await aCase(cast)
    const first = await theCase.start()
    await everythingAnswered(theCase, first)
    await save(theCase, first, 'conclusion', aConclusion({ level: 'high' }))
    await sign(theCase, first)

    const second = await theCase.start()
    expect((await theCase.draft(second)).assessment.previousId).toBe(first)
    expect((await theCase.draft(second)).answers).toEqual([])
    await everythingAnswered(theCase, second)
    await save(theCase, second, 'conclusion', aConclusion({ level: 'medium' }))
    const refused = await sign(theCase, second)
    expect(refused).toMatchObject({
      refused: { why: 'not-ready', inTheWay: { mustFix: [], unconcluded: [] } },
    })

    await save(theCase, second, 'explanations', explained(['IC07']))
    const signed = await sign(theCase, second)
    expect(
      'done' in signed && signed.done.reassessBy.since(cast.house.clock.now()).total('hours'),
    ).toBeCloseTo(168, 0)
  })

  it('keeps the reason for what had to be explained in the document', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    await everythingAnswered(theCase, id)
    await save(theCase, id, 'conclusion', aConclusion({ level: 'high', urgency: 'planned' }))
    expect(await sign(theCase, id)).toMatchObject({ refused: { why: 'not-ready' } })
    await save(theCase, id, 'explanations', explained(['IC04']))
    await sign(theCase, id)

    const [signed] = await theCase.act(cast.birk, (tx, { on }) => listSigned(tx, on))
    expect(signed?.document.findings).toContainEqual(
      expect.objectContaining({ code: 'IC04', reason: 'Fordi vi ikke har kunnet tale med skolen endnu.' }),
    )
  })

  it('refuses everything in a closed case', async () => {
    const theCase = await aCase(cast)
    const id = await theCase.start()
    await theCase.rows('update corps.cases set closed_at = clock.now() where id = $1', [theCase.id])
    const closed = { refused: { why: 'case-is-closed' } }
    expect(await rate(theCase, id, 'A1', { now: '1' })).toEqual(closed)
    expect(await sign(theCase, id)).toEqual(closed)
    expect(
      await theCase.act(cast.birk, (tx, { on, instrument }) => startAssessment(tx, on, instrument)),
    ).toEqual(closed)
  })
})

describe('thin information (V7)', () => {
  it('P11 stays "not known", sets no level anywhere, and never comes out as low', async () => {
    const theCase = await aCase(cast, [])
    const id = await theCase.start()
    const around: Partial<Surroundings> = {}
    await theCase.act(
      cast.birk,
      (tx, work) =>
        markNotKnown(
          tx,
          work,
          id,
          work.instrument.items.filter(({ perActor }) => !perActor).map(({ code }) => ({ item: code })),
          { staffId: cast.birk.id, dueAt: cast.house.clock.now().add({ hours: 24 }), how: undefined },
          'Find ud af det hele',
        ),
      around,
    )
    const draft = await theCase.draft(id)
    expect(findContent(draft.answers, 'conclusion')).toBeUndefined()
    expect(await levelInForce(theCase)).toBeUndefined()
    for (const { content } of draft.answers) expect(content).toMatchObject({ now: 'U' })

    // Nothing is signed without a level that a person chose …
    const unchosen = await sign(theCase, id)
    expect(unchosen).toMatchObject({
      refused: { why: 'not-ready', inTheWay: { unconcluded: expect.arrayContaining(['level', 'urgency']) } },
    })
    // … and a person who chooses low meets the flag that too much is unknown.
    await save(theCase, id, scenarioPart(cast.house.chance.uuid()), {
      kind: 'scenario',
      type: 'repeat',
      actors: [],
      trigger: '',
      howWhereWhen: '',
      warningSigns: '',
      howSoon: '',
      likelihoodWords: '',
      measures: '',
      whoActsOnWarning: '',
      removed: false,
    })
    await save(theCase, id, 'conclusion', aConclusion({ level: 'low', confidence: 'low' }))
    const low = await sign(theCase, id)
    expect(low).toMatchObject({ refused: { why: 'not-ready' } })
    const asked =
      'refused' in low && low.refused.why === 'not-ready'
        ? low.refused.inTheWay.mustExplain.map(({ check }) => check.code)
        : []
    expect(asked).toContain('IC01')
    expect((await theCase.draft(id)).flags.map(flag => flag.code)).toContain('RF17')
    expect(await levelInForce(theCase)).toBeUndefined()
  })
})

/** Past the acts, with the right and with a row: what is left to refuse it is the schema. */
const behind = (theCase: TestCase, does: Parameters<TestCase['act']>[1]) =>
  theCase.act(cast.birk, async (tx, work) => {
    await traceOnCase(tx, theCase.id, { act: 'go-behind', outcome: 'done' })
    return does(tx, work)
  })
