// From a draft to the signature, provisional and final, as the desk's own role in the database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAsSigned } from '../../src/risk/assessment/document.ts'
import { findContent } from '../../src/risk/assessment/draft.ts'
import { markNotKnown } from '../../src/risk/assessment/mark-not-known.ts'
import { scenarioPart } from '../../src/risk/assessment/parts.ts'
import { listSigned } from '../../src/risk/assessment/read-signed.ts'
import { signFinal } from '../../src/risk/assessment/sign-final.ts'
import { startAssessment } from '../../src/risk/assessment/start-assessment.ts'
import type { Surroundings } from '../../src/risk/assessment/surroundings.ts'
import { aCast, type Cast } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { aCase } from './a-case.ts'
import { aConclusion } from './sign-finally.ts'
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

const { rate, save, everythingAnswered, sign, signProvisionally, levelInForce, explained, behind } =
  assessing(() => cast)

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
