import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEnquiry, atWork } from '../../test/an-enquiry.ts'
import { aCast, type Cast, type Member } from '../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { newCaseKeys } from '../access/opening.ts'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { CaseId, EnquiryId } from '../foundation/ids.ts'
import type { Reference } from '../intake/reference.ts'
import { nothingAgreed } from '../case/acute-card.ts'
import { asrae } from '../risk/instruments/asrae.ts'
import { blockColleague } from './block-colleague.ts'
import { changeContact, changeParticulars, type Particulars } from './change-particulars.ts'
import { claimEnquiry, releaseEnquiry } from './claim-enquiry.ts'
import { decideNotification } from './decide-notification.ts'
import { answerAndClose, passOn } from './end-enquiry.ts'
import type { AlarmId, OnEnquiry } from './enquiry.ts'
import { findAnswerDue, findEnquiry } from './enquiry.sql.ts'
import { goOnDuty } from './go-on-duty.ts'
import { noteWhatWasSaid } from './note-what-was-said.ts'
import { openAsCase, type OpeningOfCase } from './open-as-case.ts'
import { openEnquiry, readEnquiry } from './read-enquiry.ts'
import { readQueue } from './read-queue.ts'
import { setAnswerDeadline } from './set-answer-deadline.ts'
import { takeAlarm } from './take-alarm.ts'
import { chooseColour, saveTriageAnswers } from './triage-enquiry.ts'
import type { GivenAnswers } from './triage.ts'
import { verifyProfessional } from './verify-professional.ts'

let database: FreshDatabase
let cast: Cast
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})

const as = <T>(member: Member, act: (tx: Tx) => Promise<T>) => cast.house.inTransaction(member.asking, act)
const claim = (member: Member, id: EnquiryId) => as(member, tx => claimEnquiry(tx, id, cast.house.chance))
const waiting = async (member: Member) => (await as(member, readQueue)).waiting
const inQueue = async (member: Member, id: EnquiryId) =>
  (await waiting(member)).find(enquiry => enquiry.id === id)
const lastOf = async (chain: string) => (await cast.trail(chain)).at(-1)
const fileOf = async (member: Member, id: EnquiryId) =>
  readEnquiry(
    cast.house,
    member.asking,
    present(await openEnquiry(cast.house, member.asking, id, 'read'), 'the enquiry'),
  )
const now = () => cast.house.clock.now()

/** As the sweep does when the deadline passes. */
async function ring(id: EnquiryId): Promise<AlarmId> {
  const alarm = cast.house.chance.uuid() as AlarmId
  await cast.owner.query(
    `update corps.deadlines set due_at = clock.now() - interval '1 minute' where enquiry_id = $1 and settled_at is null`,
    [id],
  )
  await cast.owner.query(
    'insert into corps.alarms (id, deadline_id) select $1, id from corps.deadlines where enquiry_id = $2 and settled_at is null',
    [alarm, id],
  )
  return alarm
}

describe('the duty desk', () => {
  it('shows what rings first, then what is due first, and leaves a row that it was read', async () => {
    const late = await anEnquiry(cast, cast.birk)
    const soon = await anEnquiry(cast, cast.birk, { contact: { afraidNow: 'yes' } })
    const rings = await anEnquiry(cast, cast.birk)
    await ring(rings)

    const order = (await waiting(cast.alma))
      .map(({ id }) => id)
      .filter(id => [late, soon, rings].includes(id))

    expect(order).toEqual([rings, soon, late])
    expect(await lastOf(cast.alma.id)).toBe('read-queue read')
  })

  it('shows nothing to whoever is not on duty', async () => {
    await anEnquiry(cast, cast.birk)
    expect(await waiting(cast.storm)).toEqual([])
  })

  it('fills when one goes on duty and says how many others are', async () => {
    const id = await anEnquiry(cast, cast.birk)
    expect(await as(cast.sol, tx => goOnDuty(tx, true))).toBe(3)
    expect(await inQueue(cast.sol, id)).toBeDefined()
    expect(await lastOf(cast.sol.id)).toBe('read-queue read')

    await as(cast.sol, tx => goOnDuty(tx, false))
    expect(await lastOf(cast.sol.id)).toBe('go-off-duty done')
    expect(await waiting(cast.sol)).toEqual([])
  })
})

describe('claiming an enquiry', () => {
  it('gives it to one of two at once and tells the other who has it', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const outcomes = await Promise.all([claim(cast.birk, id), claim(cast.alma, id)])

    expect(outcomes.filter(outcome => 'done' in outcome)).toHaveLength(1)
    const holder = 'done' in outcomes[0] ? 'Birk' : 'Alma'
    const loser = outcomes.find(outcome => 'refused' in outcome)
    expect(loser).toMatchObject({ refused: { why: 'held-by-other', claim: { alias: holder } } })
    const { conversationId } = await atWork(cast, cast.birk, id)
    expect((await cast.trail(conversationId)).filter(row => row.startsWith('claim'))).toEqual([
      'claim-enquiry done',
      'claim-enquiry refused already-claimed',
    ])
  })

  it('never hides it', async () => {
    const id = await anEnquiry(cast, cast.birk)
    await claim(cast.birk, id)
    expect(await inQueue(cast.alma, id)).toMatchObject({ claim: { alias: 'Birk' } })
  })

  it('lapses at the deadline: then anyone may have it', async () => {
    const id = await anEnquiry(cast, cast.birk)
    await claim(cast.birk, id)
    await cast.owner.query(
      `update corps.claims set lapses_at = clock.now() - interval '1 second' where enquiry_id = $1`,
      [id],
    )
    expect((await inQueue(cast.alma, id))?.claim).toBeUndefined()
    expect(await claim(cast.alma, id)).toHaveProperty('done')
  })

  it('can be given back, and only one’s own', async () => {
    const id = await anEnquiry(cast, cast.birk)
    await claim(cast.birk, id)
    expect(await as(cast.alma, tx => releaseEnquiry(tx, id))).toEqual({ refused: { why: 'not-held' } })
    expect(await as(cast.birk, tx => releaseEnquiry(tx, id))).toEqual({ done: 'released' })
    expect((await inQueue(cast.alma, id))?.claim).toBeUndefined()
  })

  it('is for whoever took the call too, on duty or not, and for no other off duty', async () => {
    const id = await anEnquiry(cast, cast.storm)
    expect(await claim(cast.sol, id)).toEqual({ refused: { why: 'not-there' } })
    expect(await lastOf(cast.sol.id)).toBe('claim-enquiry refused no-right')
    expect(await claim(cast.storm, id)).toHaveProperty('done')
    expect(await openEnquiry(cast.house, cast.storm.asking, id, 'read')).toBeDefined()
  })

  it('is not for whoever took the call and was blocked since', async () => {
    const id = await anEnquiry(cast, cast.storm)
    const on = await atWork(cast, cast.birk, id)
    await as(cast.birk, tx => blockColleague(tx, on, cast.storm.id, 'kin-or-friend'))
    expect(await claim(cast.storm, id)).toEqual({ refused: { why: 'not-there' } })
  })

  it('cannot be written past its function', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const direct = as(cast.birk, tx =>
      tx
        .insertInto('claims')
        .values({ id: cast.house.chance.uuid(), enquiry_id: id, staff_id: cast.alma.id, lapses_at: now() })
        .execute(),
    )
    await expect(direct).rejects.toThrow('permission denied')
  })
})

describe('an alarm', () => {
  it('is taken by one, and the next is told by whom', async () => {
    const alarm = await ring(await anEnquiry(cast, cast.birk))
    expect(await as(cast.birk, tx => takeAlarm(tx, alarm))).toEqual({ done: 'taken' })
    expect(await as(cast.alma, tx => takeAlarm(tx, alarm))).toEqual({
      refused: { why: 'already-taken', by: 'Birk' },
    })
  })

  it('is not there for whoever is off duty', async () => {
    const alarm = await ring(await anEnquiry(cast, cast.birk))
    expect(await as(cast.storm, tx => takeAlarm(tx, alarm))).toEqual({ refused: { why: 'not-there' } })
    expect(await lastOf(cast.storm.id)).toBe('take-alarm refused no-right')
  })
})

const noDanger: GivenAnswers = {
  instrument: 'asrae',
  version: asrae.version,
  wording: 'person',
  answers: { Q1: 'yes', Q2a: 'no', Q2b: 'no', Q3: 'no', Q4: 'yes', Q5: 'no', Q6a: 'no', Q6b: 'no' },
  notes: { Q4: 'Billet til den 3. december' },
}

async function answered(on: OnEnquiry, given = noDanger) {
  const saved = await as(cast.birk, tx => saveTriageAnswers(tx, on, given))
  if ('refused' in saved) throw new Error(saved.refused.why)
  return saved.done
}

describe('triage', () => {
  it('keeps the answers before any colour, then the colour sets the deadline', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const on = await atWork(cast, cast.birk, id)
    const answersId = await answered(on)
    expect((await fileOf(cast.alma, id)).latestAnswers).toMatchObject({ by: 'Birk', given: noDanger })
    expect((await inQueue(cast.alma, id))?.colour).toBeUndefined()

    const outcome = await as(cast.birk, tx =>
      chooseColour(tx, on, { answersId, colour: 'orange', reason: '' }, asrae, now()),
    )

    if ('refused' in outcome) throw new Error(outcome.refused.why)
    expect(outcome.done.dueAt.since(now()).total('minutes')).toBeCloseTo(120, 0)
    expect(await inQueue(cast.alma, id)).toMatchObject({ colour: 'orange', ringing: false })
    expect(await lastOf(on.conversationId)).toBe('triage done orange')
  })

  it('asks for a reason when the colour is calmer than the answers point at', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const on = await atWork(cast, cast.birk, id)
    const answersId = await answered(on)
    const choose = (reason: string) =>
      as(cast.birk, tx => chooseColour(tx, on, { answersId, colour: 'yellow', reason }, asrae, now()))

    expect(await choose('')).toEqual({ refused: { why: 'reason-missing', highest: 'orange' } })
    expect(await lastOf(on.conversationId)).toBe('triage refused reason-missing')
    expect(await choose('Rejsen er aflyst, siger hun')).toHaveProperty('done')
    expect((await fileOf(cast.birk, id)).colours[0]).toMatchObject({
      colour: 'yellow',
      choice: { reason: 'Rejsen er aflyst, siger hun', highestShown: 'orange' },
    })
  })

  it('moves the claim with the deadline', async () => {
    const id = await anEnquiry(cast, cast.birk)
    await claim(cast.birk, id)
    const on = await atWork(cast, cast.birk, id)
    const answersId = await answered(on)
    await as(cast.birk, tx =>
      chooseColour(tx, on, { answersId, colour: 'yellow', reason: 'aflyst' }, asrae, now()),
    )
    const file = await fileOf(cast.birk, id)
    expect(file.claim?.lapsesAt.toString()).toBe(file.dueAt?.toString())
  })

  it('judges by the answers that were shown, not by later ones', async () => {
    const on = await atWork(cast, cast.birk, await anEnquiry(cast, cast.birk))
    const calm = await answered(on, { ...noDanger, answers: { Q1: 'yes' } })
    const pressing = await answered(on, { ...noDanger, answers: { Q3: 'yes' } })
    const choose = (answersId: typeof calm) =>
      as(cast.birk, tx => chooseColour(tx, on, { answersId, colour: 'green', reason: '' }, asrae, now()))
    expect(await choose(pressing)).toEqual({ refused: { why: 'reason-missing', highest: 'red' } })
    expect(await choose(calm)).toHaveProperty('done')
  })

  it('does not take the answers of another enquiry', async () => {
    const on = await atWork(cast, cast.birk, await anEnquiry(cast, cast.birk))
    const other = await atWork(cast, cast.birk, await anEnquiry(cast, cast.birk))
    const answersId = await answered(other)
    expect(
      await as(cast.birk, tx => chooseColour(tx, on, { answersId, colour: 'red', reason: '' }, asrae, now())),
    ).toEqual({ refused: { why: 'not-there' } })
  })
})

describe('an enquiry', () => {
  it('is not there for whoever may not see it, and the attempt is', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const unknown = cast.house.chance.uuid() as EnquiryId
    for (const each of [id, unknown]) {
      expect(await openEnquiry(cast.house, cast.storm.asking, each, 'read')).toBeUndefined()
      expect(await lastOf(cast.storm.id)).toBe('open-enquiry refused read')
    }
  })

  it('keeps what was said, sealed, with who wrote it', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const on = await atWork(cast, cast.birk, id)
    await as(cast.birk, tx => noteWhatWasSaid(tx, on, 'Hun hvisker og lægger på.'))

    expect((await fileOf(cast.alma, id)).notes).toMatchObject([
      { by: 'Birk', text: { kind: 'said', text: 'Hun hvisker og lægger på.' } },
    ])
    const { rows } = await cast.owner.query(
      'select sealed_note from corps.enquiry_notes where enquiry_id = $1',
      [id],
    )
    expect(JSON.stringify(rows)).not.toContain('hvisker')
  })

  it('has a professional verified only by a call back', async () => {
    const callBack = { number: '70 00 00 00', foundWhere: 'kommunens hjemmeside', spokeWith: 'Omstillingen' }
    const id = await anEnquiry(cast, cast.birk, { facts: { askedBy: 'professional' } })
    const on = await atWork(cast, cast.birk, id)
    expect(await inQueue(cast.birk, id)).toMatchObject({ unverified: true })

    expect(await as(cast.birk, tx => verifyProfessional(tx, on, callBack))).toEqual({ done: 'verified' })

    expect(await inQueue(cast.birk, id)).toMatchObject({ unverified: false })
    const citizen = await atWork(cast, cast.birk, await anEnquiry(cast, cast.birk))
    expect(await as(cast.birk, tx => verifyProfessional(tx, citizen, callBack))).toEqual({
      refused: { why: 'not-a-professional' },
    })
  })

  it('is looked at again when somebody says, within fourteen days', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const on = await atWork(cast, cast.birk, id)
    const set = (hours: number) => as(cast.birk, tx => setAnswerDeadline(tx, on, now().add({ hours }), now()))
    expect(await set(-1)).toEqual({ refused: { why: 'in-the-past' } })
    expect(await set(24 * 15)).toEqual({ refused: { why: 'too-far' } })
    expect(await set(24)).toEqual({ done: 'set' })
    const due = await as(cast.birk, tx => findAnswerDue(tx, id))
    expect(due?.since(now()).total('hours')).toBeCloseTo(24, 1)
  })

  it('does not let two who read the same overwrite one another', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const on = await atWork(cast, cast.birk, id)
    const enquiry = present(await as(cast.birk, tx => findEnquiry(tx, id)), 'the enquiry')
    const particulars: Particulars = { ...enquiry, causeLaterKnown: 'forced-marriage' }
    const change = () => as(cast.birk, tx => changeParticulars(tx, on, particulars, enquiry.version))

    expect(await change()).toEqual({ done: 'changed' })
    expect(await change()).toEqual({ refused: { why: 'changed-meanwhile' } })
    const { contact } = await fileOf(cast.birk, id)
    const newer = { ...present(contact, 'the contact'), hours: 'kun tirsdag' }
    expect(await as(cast.birk, tx => changeContact(tx, on, newer, enquiry.version))).toEqual({
      refused: { why: 'changed-meanwhile' },
    })
    expect(await as(cast.birk, tx => changeContact(tx, on, newer, enquiry.version + 1))).toEqual({
      done: 'changed',
    })
    expect((await fileOf(cast.birk, id)).contact?.hours).toBe('kun tirsdag')
  })

  it('is not there for a colleague who is blocked, who loses a claim too', async () => {
    const id = await anEnquiry(cast, cast.birk)
    await claim(cast.alma, id)
    const on = await atWork(cast, cast.birk, id)
    expect(await as(cast.birk, tx => blockColleague(tx, on, cast.alma.id, 'kin-or-friend'))).toEqual({
      done: 'blocked',
    })
    expect(await inQueue(cast.alma, id)).toBeUndefined()
    expect(await openEnquiry(cast.house, cast.alma.asking, id, 'read')).toBeUndefined()
    expect(await claim(cast.alma, id)).toEqual({ refused: { why: 'not-there' } })
    expect(await claim(cast.birk, id)).toHaveProperty('done')
  })
})

describe('the end of an enquiry', () => {
  const decisions = {
    person: { decision: 'notify', reason: 'Hun er 15 og skal sendes af sted' },
    siblings: { decision: 'siblings-not-known', reason: '' },
  } as const

  it('is a note that says what was answered, and its deadline is settled', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const on = await atWork(cast, cast.birk, id)
    expect(await as(cast.birk, tx => answerAndClose(tx, on, 'Fik at vide, hvor hun kan bo'))).toEqual({
      done: 'ended',
    })
    expect(await inQueue(cast.birk, id)).toBeUndefined()
    expect(await lastOf(on.conversationId)).toBe('answer-and-close done')
    expect(await as(cast.birk, tx => answerAndClose(tx, on, 'igen'))).toEqual({
      refused: { why: 'not-there' },
    })
  })

  it('is not for one while a colleague has it, and then no note is left', async () => {
    const id = await anEnquiry(cast, cast.birk)
    await claim(cast.alma, id)
    const on = await atWork(cast, cast.birk, id)
    const note = { toWhom: 'Lev Uden Vold', spokeWithThem: true, text: '' }
    expect(await as(cast.birk, tx => passOn(tx, on, note))).toEqual({ refused: { why: 'held-by-other' } })
    expect((await fileOf(cast.birk, id)).notes).toEqual([])
    expect(await as(cast.alma, async tx => passOn(tx, { ...on, by: cast.alma.id }, note))).toEqual({
      done: 'ended',
    })
  })

  it('waits for a decision on notification when somebody is under 18, siblings too', async () => {
    const id = await anEnquiry(cast, cast.birk, { facts: { under18: 'yes' } })
    const on = await atWork(cast, cast.birk, id)
    const close = () => as(cast.birk, tx => answerAndClose(tx, on, 'talt med hende'))
    expect(await close()).toEqual({ refused: { why: 'decision-missing' } })

    await as(cast.birk, tx => decideNotification(tx, on, decisions))

    expect(
      (await fileOf(cast.birk, id)).decisions.map(({ concerns, decision }) => [concerns, decision]),
    ).toEqual(
      expect.arrayContaining([
        ['person', 'notify'],
        ['siblings', 'siblings-not-known'],
      ]),
    )
    expect(await close()).toEqual({ done: 'ended' })
  })
})

describe('opening as a case', () => {
  const opening = async (changed: Partial<OpeningOfCase> = {}): Promise<OpeningOfCase> => {
    const caseId = cast.house.chance.uuid() as CaseId
    return {
      caseId,
      keys: await newCaseKeys(cast.house, caseId),
      reference: `Prøve ${cast.house.chance.below(1_000_000)}` as Reference,
      region: 'midt',
      responsible: cast.storm.id,
      deputy: cast.sol.id,
      nextContactAt: now().add({ hours: 20 }),
      alias: 'Mona',
      card: nothingAgreed,
      copied: [{ text: { kind: 'note', text: 'De har taget mit pas.' }, disclosure: 'corps-only' }],
      ...changed,
    }
  }

  it('gives it two people, a next contact, the person’s alias and the first words', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const on = await atWork(cast, cast.birk, id)
    const wanted = await opening()
    expect(await as(cast.birk, tx => openAsCase(tx, on, wanted))).toEqual({ done: wanted.caseId })

    expect(await cast.trail(wanted.caseId)).toEqual([
      'open-case done',
      'add-person done',
      'change-acute-card done',
      'add-note done',
    ])
    expect(await lastOf(on.conversationId)).toBe('open-case done')
    expect(await inQueue(cast.birk, id)).toBeUndefined()
  })

  it('is refused with one person twice, with somebody blocked, in the past, twice, and while a colleague has it', async () => {
    const id = await anEnquiry(cast, cast.birk)
    const on = await atWork(cast, cast.birk, id)
    const open = async (changed: Partial<OpeningOfCase>) => {
      const wanted = await opening(changed)
      return as(cast.birk, tx => openAsCase(tx, on, wanted))
    }
    expect(await open({ deputy: cast.storm.id })).toEqual({ refused: { why: 'same-person-twice' } })
    expect(await open({ nextContactAt: now().subtract({ hours: 1 }) })).toEqual({
      refused: { why: 'next-contact-in-the-past' },
    })
    await as(cast.birk, tx => blockColleague(tx, on, cast.sol.id, 'kin-or-friend'))
    expect(await open({})).toEqual({ refused: { why: 'not-available' } })
    expect(await lastOf(on.conversationId)).toBe('open-case refused not-available')
    await claim(cast.alma, id)
    expect(await open({ deputy: cast.alma.id })).toEqual({ refused: { why: 'held-by-other' } })
    await as(cast.alma, tx => releaseEnquiry(tx, id))

    const opened = await open({ deputy: cast.alma.id })
    if ('refused' in opened) throw new Error(opened.refused.why)
    const { rows } = await cast.owner.query('select staff_id from corps.blocks where owner_id = $1', [
      opened.done,
    ])
    expect(rows).toEqual([{ staff_id: cast.sol.id }])
    expect(await open({ deputy: cast.alma.id })).toHaveProperty('refused')
  })

  it('waits for a decision on notification when somebody is under 18', async () => {
    const on = await atWork(cast, cast.birk, await anEnquiry(cast, cast.birk, { facts: { under18: 'yes' } }))
    const wanted = await opening()
    expect(await as(cast.birk, tx => openAsCase(tx, on, wanted))).toEqual({
      refused: { why: 'decision-missing' },
    })
  })
})
