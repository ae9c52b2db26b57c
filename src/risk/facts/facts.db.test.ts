import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCase, type TestCase } from '../../../test/assessment/a-case.ts'
import { signFinally } from '../../../test/assessment/sign-finally.ts'
import { aCast, type Cast, type Member } from '../../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts'
import { recordEvent } from '../../case/record-event.ts'
import type { EntryId } from '../../case/entries.ts'
import { sha256 } from '../../crypto/digest.ts'
import { present } from '../../foundation/assert.ts'
import { answerFlag } from '../assessment/answer-flag.ts'
import { signProvisional } from '../assessment/sign-provisional.ts'
import { asrae } from '../instruments/asrae.ts'
import asraeFile from '../instruments/asrae-0.1.0.json' with { type: 'json' }
import { loadInstrument, type Instrument } from '../instruments/instrument.ts'
import { settledPicture, sketch } from '../instruments/invented-picture.ts'
import type { Picture } from '../instruments/picture.ts'
import { codesOf } from './picture-codes.ts'
import { reevaluateRules } from './reevaluate.ts'
import { ruleFiringInDatabase } from './rule-firing.sql.ts'
import { readRuleFiring, settledQuarters, type Firing } from './rule-firing.ts'

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
beforeEach(async () => {
  await cast.owner.query('delete from corps.assessment_facts')
})

interface Fact {
  person: number
  month?: string
  practice?: boolean
  version?: string
  flags?: { code: string; answer?: string }[]
  findings?: { code: string; dismissed?: boolean; explained?: boolean }[]
  later?: Record<string, string>
  events?: number
  codes?: object
}

const bytes = (text: string) => Buffer.from(sha256(text))

async function keep(facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) {
    const { flags = [], findings = [], later = {}, events = 0, codes = {} } = fact
    await cast.owner.query(
      `insert into corps.assessment_facts
         (fact, pseudonym, region, practice, month, instrument, instrument_version, kind, codes, flag_answers, events_after)
       values ($1, $2, 'midt', $3, $4, 'asrae', $5, 'final', $6, $7, $8)`,
      [
        bytes(cast.house.chance.uuid()),
        bytes(`person ${fact.person}`),
        fact.practice ?? false,
        fact.month ?? '2026-01-01',
        fact.version ?? '0.1.0',
        JSON.stringify({ flags, findings, ...codes }),
        JSON.stringify(later),
        events,
      ],
    )
  }
}

const people = (many: number, fact: (person: number) => Omit<Fact, 'person'> = () => ({})): Fact[] =>
  Array.from({ length: many }, (_, person) => ({ person, ...fact(person) }))

const firing = async (
  member: Member = cast.ravn,
  quarter = '2026-01-01',
  practice = false,
): Promise<readonly Firing[] | string> => {
  const read = await cast.house.inTransaction(member.asking, tx =>
    readRuleFiring(tx, asrae, Temporal.PlainDate.from(quarter), practice),
  )
  return 'done' in read ? read.done : read.refused.why
}
const rule = (found: readonly Firing[] | string, code: string) => {
  if (typeof found === 'string') throw new Error(found)
  return found[0]?.rules.find(each => each.code === code)
}

describe('how often a rule fired', () => {
  it('is told by cases to the nearest five: fired, waved away, and followed by an event', async () => {
    await keep(
      people(31, person => ({
        flags: person < 17 ? [{ code: 'RF02', ...(person < 8 && { answer: 'not-relevant' }) }] : [],
        findings: [
          { code: 'IC14', dismissed: person < 11 },
          { code: 'IC02', explained: person < 26 },
        ],
        events: person < 12 ? 2 : 0,
      })),
    )
    const found = await firing()
    expect(found).toMatchObject([{ instrument: 'asrae', version: '0.1.0', cases: 30, followed: 10 }])
    expect(rule(found, 'RF02')).toMatchObject({ fired: 15, waved: 10, followed: 10 })
    expect(rule(found, 'IC14')).toMatchObject({ fired: 30, waved: 10, followed: 10 })
    expect(rule(found, 'IC02')).toMatchObject({ fired: 30, waved: 25 })
    expect(rule(found, 'RF01')).toMatchObject({ fired: 0, waved: 0, followed: 0 })
  })

  it('counts a person once, however often something was signed', async () => {
    await keep(people(6, () => ({})))
    await keep(people(2, () => ({ flags: [{ code: 'RF01' }] })))
    await keep(people(2, () => ({ flags: [{ code: 'RF01' }] })))
    await keep(people(2, () => ({ flags: [{ code: 'RF01' }] })))
    const found = await firing()
    expect(found).toMatchObject([{ cases: 5 }])
    expect(rule(found, 'RF01')?.fired).toBe('few')
  })

  it('tells nothing of one to four, and of what is among them', async () => {
    await keep(
      people(12, person => ({
        flags: [
          ...(person < 4 ? [{ code: 'RF01', answer: 'not-relevant' }] : []),
          ...(person < 9 ? [{ code: 'RF02', answer: person < 4 ? 'not-relevant' : 'act' }] : []),
        ],
        events: person < 3 ? 1 : 0,
      })),
    )
    const found = await firing()
    expect(rule(found, 'RF01')).toMatchObject({ fired: 'few', waved: 'untold', followed: 'untold' })
    expect(rule(found, 'RF02')).toMatchObject({ fired: 10, waved: 'few', followed: 'few' })
  })

  it('never has two numbers whose difference is one to four', async () => {
    for (const waved of [5, 7, 8, 10, 11, 12]) {
      await cast.owner.query('delete from corps.assessment_facts')
      await keep(
        people(13, person => ({
          flags: person < 12 ? [{ code: 'RF01', answer: person < waved ? 'not-relevant' : 'plan' }] : [],
        })),
      )
      const found = await firing()
      const told = rule(found, 'RF01')
      for (const number of [told?.fired, told?.waved, typeof found === 'string' ? '' : found[0]?.cases]) {
        expect(Number(number) % 5).toBe(0)
      }
    }
  })

  it('tells of fewer than five cases only that they are few', async () => {
    await keep(people(4, () => ({ flags: [{ code: 'RF01' }], events: 1 })))
    expect(await firing()).toEqual([
      { instrument: 'asrae', version: '0.1.0', cases: 'few', followed: 'untold', rules: [] },
    ])
  })

  it('is told no nearer by the database itself', async () => {
    const asked = () =>
      cast.house.inTransaction(cast.ravn.asking, tx =>
        ruleFiringInDatabase(tx, Temporal.PlainDate.from('2026-01-01'), false),
      )
    const flags = [{ code: 'RF01', answer: 'act' }]
    await keep(people(12, person => ({ flags: person < 4 ? flags : [] })))
    const rf01 = { kind: 'flag', code: 'RF01', fired: null, waved: null, followed: null }
    expect(await asked()).toMatchObject([{ cases: 10, rules: [rf01] }])
    await cast.owner.query('delete from corps.assessment_facts')
    await keep(people(4, () => ({ flags })))
    expect(await asked()).toMatchObject([{ cases: null, followed: null, rules: [] }])
  })

  it('keeps versions, quarters and practice apart', async () => {
    const with1 = () => ({ flags: [{ code: 'RF01' }] })
    await keep(people(10, with1))
    await keep(people(7, () => ({ ...with1(), practice: true })))
    await keep(people(20, () => ({ ...with1(), month: '2025-12-01' })))
    await keep(people(5, () => ({ version: '0.0.9', flags: [{ code: 'RF77' }] })))
    const found = await firing()
    expect(found).toMatchObject([
      { version: '0.1.0', cases: 10 },
      { version: '0.0.9', cases: 5, rules: [{ kind: 'flag', code: 'RF77', fired: 5 }] },
    ])
    expect(await firing(cast.ravn, '2026-01-01', true)).toMatchObject([{ cases: 5 }])
    expect(await firing(cast.ravn, '2025-10-01')).toMatchObject([{ cases: 20 }])
  })

  it('a flag that was answered after the signature counts as it was answered', async () => {
    await keep(people(10, () => ({ flags: [{ code: 'RF01' }], later: { RF01: 'not-relevant' } })))
    expect(rule(await firing(), 'RF01')?.waved).toBe(10)
  })

  it('is told of whole quarters alone, and not before all that follows has followed', async () => {
    const now = cast.house.clock.now()
    const [newest] = settledQuarters(now)
    const quarter = present(newest, 'a quarter')
    await keep(people(10, () => ({ month: quarter.toString() })))
    await keep(people(10, () => ({ month: quarter.add({ months: 3 }).toString() })))
    expect(await firing(cast.ravn, quarter.toString())).toHaveLength(1)
    expect(await firing(cast.ravn, quarter.add({ months: 3 }).toString())).toEqual([])
    expect(await firing(cast.ravn, quarter.add({ months: 1 }).toString())).toEqual([])
    expect(await firing(cast.ravn, quarter.add({ days: 1 }).toString())).toEqual([])
  })

  it('is for leaders, and whoever asks leaves a row', async () => {
    await keep(people(10))
    expect(await firing(cast.ravn)).toHaveLength(1)
    expect(await firing(cast.ravn, '2026-01-01', true)).toEqual([])
    expect(await firing(cast.birk)).toBe('not-permitted')
    expect((await cast.trail(cast.ravn.id)).slice(-2)).toEqual([
      'read-rule-firing read 2026-q1',
      'read-rule-firing read 2026-q1-practice',
    ])
    expect((await cast.trail(cast.birk.id)).at(-1)).toBe('read-rule-firing refused no-right')
  })
})

describe('what follows an assessment', () => {
  let theCase: TestCase
  beforeEach(async () => {
    theCase = await aCase(cast, [])
  })

  const followed = async () =>
    (
      await cast.owner.query<{ events_after: number; flag_answers: object }>(
        'select events_after, flag_answers from corps.assessment_facts',
      )
    ).rows
  const happens = (days: number, corrects?: EntryId) =>
    theCase.act(cast.birk, async (tx, { on, instrument, at, facts }) => {
      const text = {
        kind: 'event' as const,
        event: 'returned_home',
        at: at.add({ hours: days * 24 }).toString(),
        text: '',
      }
      const added = await recordEvent(tx, on, text, 'corps-only', { instrument, now: at, facts, corrects })
      return present('done' in added ? added.done : undefined, 'the entry')
    })

  it('is an event of the next 90 days, and no other', async () => {
    await signFinally(cast, theCase, await theCase.start(), 'medium')
    await happens(-1)
    await happens(91)
    expect(await followed()).toMatchObject([{ events_after: 0 }])
    await happens(30)
    expect(await followed()).toMatchObject([{ events_after: 1 }])
  })

  it('is taken back when the event is put right', async () => {
    await signFinally(cast, theCase, await theCase.start(), 'medium')
    const wrong = await happens(30)
    await happens(200, wrong)
    expect(await followed()).toMatchObject([{ events_after: 0 }])
  })

  it('is told to the signatures of that case alone', async () => {
    await signFinally(cast, theCase, await theCase.start(), 'medium')
    theCase = await aCase(cast, [])
    await happens(30)
    expect(await followed()).toMatchObject([{ events_after: 0 }])
  })

  it('is the answer to a flag that waited when it was signed', async () => {
    const id = await theCase.start()
    const signing = await theCase.signing(cast.birk)
    const provisional = { level: 'high', urgency: 'within24h', reason: 'Hun er bange' } as const
    await theCase.act(cast.birk, (tx, work) => signProvisional(tx, work, signing, id, provisional))
    const flag = present((await theCase.draft(id)).flags[0], 'the flag about what is not known')
    await theCase.act(cast.birk, (tx, { on, facts }) =>
      answerFlag(tx, on, id, flag.id, { answer: 'not-relevant', reason: 'Ringer nu' }, facts),
    )
    expect(await followed()).toMatchObject([{ flag_answers: { [flag.code]: 'not-relevant' } }])
  })

  it('is added to nothing that may already have been counted', async () => {
    await keep(people(1))
    const { rows } = await cast.owner.query<{ fact: Buffer }>('select fact from corps.assessment_facts')
    const desk = new Client({ connectionString: database.urls.desk })
    await desk.connect()
    await desk.query(`select set_config('app.token', $1, false)`, [cast.birk.asking.token])
    await desk.query(`select corps.follow_fact($1, 1, 'RF01', 'act')`, [rows[0]?.fact])
    await desk.end()
    expect(await followed()).toEqual([{ events_after: 0, flag_answers: {} }])
  })

  it('finds its row while the rows are being mixed', async () => {
    await signFinally(cast, theCase, await theCase.start(), 'medium')
    const jobs = new Client({ connectionString: database.urls.jobs })
    await jobs.connect()
    await jobs.query('begin')
    await jobs.query('select corps.mix_facts()')
    const happening = happens(30)
    await new Promise(resolve => setTimeout(resolve, 100))
    await jobs.query('commit')
    await jobs.end()
    await happening
    expect(await followed()).toMatchObject([{ events_after: 1 }])
  })
})

describe('a draft of the rules', () => {
  const draft = (change: (file: typeof asraeFile) => object): Instrument => {
    const loaded = loadInstrument(change(structuredClone(asraeFile)))
    if ('refused' in loaded) throw new Error(JSON.stringify(loaded.refused.problems))
    return loaded.done
  }
  const withFlag = (code: string, when: object) =>
    draft(file => ({
      ...file,
      redFlags: [...file.redFlags.filter(each => each.code !== code), { ...file.redFlags[0], code, when }],
    }))
  const tried = async (other: Instrument, member = cast.ravn, practice = false) =>
    cast.house.inTransaction(member.asking, tx => reevaluateRules(tx, asrae, other, practice))
  const signed = (many: number, picture: (person: number) => Picture) =>
    keep(people(many, person => ({ codes: codesOf(picture(person)) })))
  const of = (outcome: Awaited<ReturnType<typeof tried>>, code: string) => {
    if ('refused' in outcome) throw new Error(outcome.refused.why)
    return outcome.done.rules.find(each => each.code === code)
  }

  it('is told in how many cases a new rule would fire', async () => {
    await signed(20, person => (person < 12 ? sketch({ ratings: 'A1=2' }) : settledPicture()))
    const outcome = await tried(withFlag('RF90', { item: 'A1', time: 'now', atLeast: 2 }))
    expect(outcome).toMatchObject({ done: { cases: 20, rowsTooOld: 0 } })
    expect(of(outcome, 'RF90')).toMatchObject({ inDraft: 'new', fired: 0, fires: 10, starts: 10, stops: 0 })
    expect(of(outcome, 'RF01')).toMatchObject({ inDraft: 'same', starts: 0, stops: 0 })
  })

  it('is told in how many a changed rule would fire no more', async () => {
    await signed(30, person => sketch({ ratings: person < 16 ? 'A2=2' : 'A2=1' }))
    const outcome = await tried(withFlag('RF01', { item: 'A2', time: 'now', atLeast: 2 }))
    expect(of(outcome, 'RF01')).toMatchObject({
      inDraft: 'changed',
      fired: 30,
      fires: 15,
      starts: 0,
      stops: 15,
    })
  })

  it('is told of no fewer than five, and of persons, not of signatures', async () => {
    await signed(10, person => sketch({ ratings: person < 3 ? 'A1=2' : 'A1=0' }))
    await signed(3, () => sketch({ ratings: 'A1=2' }))
    const rule90 = withFlag('RF90', { item: 'A1', time: 'now', atLeast: 2 })
    expect(of(await tried(rule90), 'RF90')).toMatchObject({ fires: 'few', starts: 'few', stops: 0 })
    await cast.owner.query('delete from corps.assessment_facts')
    await signed(4, () => sketch({ ratings: 'A1=2' }))
    expect(await tried(rule90)).toEqual({ done: { cases: 'few', rowsTooOld: 0, rules: [] } })
  })

  it('says which hours it cannot be exact about', async () => {
    await signed(5, () => settledPicture())
    const hours = (withinHours: number) => ({ event: 'returned_home', withinHours })
    expect(of(await tried(withFlag('RF90', hours(72))), 'RF90')?.isInexact).toBe(false)
    expect(of(await tried(withFlag('RF90', hours(100))), 'RF90')?.isInexact).toBe(true)
  })

  it('leaves rows from before the codes were whole, rows of this month and practice out', async () => {
    const codes = codesOf(sketch({ ratings: 'A2=2' }))
    const month = cast.house.clock
      .now()
      .toZonedDateTimeISO('Europe/Copenhagen')
      .toPlainDate()
      .with({ day: 1 })
    await keep(people(10, () => ({ codes })))
    await keep([{ person: 99, codes: { ratings: {} } }])
    await keep(people(7, person => ({ codes, practice: true, person: person + 100 })))
    await keep(people(7, person => ({ codes, month: month.toString(), person: person + 200 })))
    expect(await tried(asrae)).toMatchObject({ done: { cases: 10, rowsTooOld: 1 } })
    expect(await tried(asrae, cast.ravn, true)).toMatchObject({ done: { cases: 5 } })
  })

  it('is tried by leaders, with one row in the trail for each run', async () => {
    await signed(5, () => settledPicture())
    const before = (await cast.trail(cast.ravn.id)).length
    const rule90 = withFlag('RF90', { item: 'A1', time: 'now', atLeast: 2 })
    expect(await tried(rule90)).toHaveProperty('done')
    expect((await cast.trail(cast.ravn.id)).slice(before)).toEqual(['reevaluate-rules read'])
    const { rows } = await cast.owner.query<{ digest: Buffer }>(
      `select digest from audit.entries where act = 'reevaluate-rules' order by at desc limit 1`,
    )
    expect(rows[0]?.digest).toEqual(bytes(JSON.stringify(rule90)))
    expect(await tried(rule90, cast.birk)).toEqual({ refused: { why: 'not-permitted' } })
    expect((await cast.trail(cast.birk.id)).at(-1)).toBe('reevaluate-rules refused no-right')
  })
})
