import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCase, type TestCase } from '../../test/assessment/a-case.ts'
import { aCast, type Cast, type Member } from '../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import type { OnCase } from '../access/on-case.ts'
import { newCaseKeys, open } from '../access/opening.ts'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { AssessmentId, PersonId } from '../foundation/ids.ts'
import { addMeasure } from '../safety-plan/add-measure.ts'
import { nothingAgreed, type LevelInForce } from './acute-card.ts'
import { listBlocks, listGrants } from './access-to-case.sql.ts'
import { addEntry } from './add-entry.ts'
import { addPerson } from './add-person.ts'
import { addTask } from './add-task.ts'
import { blockColleague } from './block-colleague.ts'
import { findCase } from './case.sql.ts'
import { changeAcuteCard } from './change-acute-card.ts'
import { changePerson } from './change-person.ts'
import { closeCase } from './close-case.ts'
import { listDeadlines } from './deadlines.sql.ts'
import { endBlock, endGrant } from './end-access.ts'
import type { ContactText, EntryId } from './entries.ts'
import { finishTask } from './finish-task.ts'
import { giveGrant } from './give-grant.ts'
import { handOverCase } from './hand-over-case.ts'
import { keepIdentity } from './keep-identity.ts'
import { onlyAlias } from './people.ts'
import { putLevelInForce } from './put-level-in-force.ts'
import { readAcuteCard } from './read-acute-card.ts'
import { readEntries } from './read-entries.ts'
import { readPeople } from './read-people.ts'
import { readTasks } from './read-tasks.ts'
import { recordContact } from './record-contact.ts'
import { removePerson } from './remove-person.ts'
import { reopenCase } from './reopen-case.ts'
import { inHands } from './responsibility.ts'
import { listResponsibilities } from './responsibility.sql.ts'

let database: FreshDatabase
let cast: Cast
let theCase: TestCase

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
})
afterAll(async () => {
  await cast.close()
  await database.drop()
})
beforeEach(async () => {
  theCase = await aCase(cast)
})

const act = <Result>(member: Member, does: (tx: Tx, on: OnCase) => Promise<Result>) =>
  theCase.act(member, (tx, { on }) => does(tx, on))

/** Somebody who has no right to the case tries all the same, with keys of their own making. */
async function actAsStranger<Result>(
  member: Member,
  does: (tx: Tx, on: OnCase) => Promise<Result>,
): Promise<Result> {
  const { keys } = await newCaseKeys(cast.house, theCase.id)
  const on = { caseId: theCase.id, by: member.id, keys, chance: cast.house.chance }
  return cast.house.inTransaction(member.asking, tx => does(tx, on))
}

const trail = () => cast.trail(theCase.id)
const last = async () => (await trail()).at(-1)
const lastOf = async (member: Member) => (await cast.trail(member.id)).at(-1)

const now = () => cast.house.clock.now()
const later = (hours: number) => now().add({ hours })

const note = (text: string) => ({ kind: 'note', text }) as const

describe('the acute card', () => {
  const text = { ...nothingAgreed, codePhrase: 'Har I den nye bog?' }
  const level = (assessmentId: string): LevelInForce => ({
    level: 'high',
    urgency: 'now',
    kind: 'provisional',
    signedAt: now().toString(),
    validUntil: later(24).toString(),
    assessmentId,
  })

  it('is written and read again, with a row that says nothing of it', async () => {
    expect(await act(cast.birk, (tx, on) => changeAcuteCard(tx, on, text, 0))).toEqual({ done: 'changed' })
    expect(await act(cast.alma, readAcuteCard)).toMatchObject({ card: text, version: 1 })
    expect(await trail()).toContain('change-acute-card done')
  })

  it('is not overwritten by a second tab', async () => {
    await act(cast.birk, (tx, on) => changeAcuteCard(tx, on, text, 0))
    const second = await act(cast.alma, (tx, on) => changeAcuteCard(tx, on, nothingAgreed, 0))
    expect(second).toEqual({ refused: { why: 'changed-meanwhile' } })
    expect(await last()).toBe('change-acute-card refused changed-meanwhile')
    expect((await act(cast.birk, readAcuteCard)).card.codePhrase).toBe(text.codePhrase)
  })

  it('lets two tabs write one first card only once', async () => {
    const outcomes = await Promise.all(
      [cast.birk, cast.alma].map(member => act(member, (tx, on) => changeAcuteCard(tx, on, text, 0))),
    )
    expect(outcomes.filter(each => 'done' in each)).toHaveLength(1)
  })

  it('keeps the level that was signed when the agreement changes, and the agreement when the level does', async () => {
    await act(cast.birk, (tx, on) => changeAcuteCard(tx, on, text, 0))
    const id = cast.house.chance.uuid() as AssessmentId
    await act(cast.birk, (tx, on) => putLevelInForce(tx, on, level(id)))
    expect((await act(cast.birk, readAcuteCard)).card).toMatchObject({
      ...text,
      levelInForce: { level: 'high' },
    })
    await act(cast.alma, (tx, on) => changeAcuteCard(tx, on, { ...text, codePhrase: 'Nyt' }, 2))
    expect((await act(cast.birk, readAcuteCard)).card).toMatchObject({
      codePhrase: 'Nyt',
      levelInForce: { assessmentId: id },
    })
    expect((await trail()).join()).not.toContain('high')
  })

  it('is not there for somebody else, and their own chain says that they tried', async () => {
    const tried = await actAsStranger(cast.storm, (tx, on) => changeAcuteCard(tx, on, text, 0))
    expect(tried).toEqual({ refused: { why: 'not-there' } })
    expect(await lastOf(cast.storm)).toBe('change-acute-card refused no-right')
    const put = await actAsStranger(cast.storm, (tx, on) =>
      putLevelInForce(tx, on, level(cast.house.chance.uuid())),
    )
    expect(put).toEqual({ refused: { why: 'not-there' } })
  })
})

describe('the people', () => {
  const actor = { exposed: false, actor: true }

  it('are added with an alias, and the exposed person is exactly one', async () => {
    const added = await act(cast.birk, (tx, on) =>
      addPerson(tx, on, { ...actor, disclosure: 'corps-only', text: onlyAlias('Onkel') }),
    )
    expect(added).toHaveProperty('done')
    const second = await act(cast.birk, (tx, on) =>
      addPerson(tx, on, { exposed: true, actor: false, disclosure: 'corps-only', text: onlyAlias('Søster') }),
    )
    expect(second).toEqual({ refused: { why: 'has-exposed-person' } })
    expect(await last()).toBe('add-person refused has-exposed-person')
    const people = await act(cast.birk, readPeople)
    expect(people.map(each => each.text.alias)).toEqual(['Solsort', 'Bror', 'Far', 'Onkel'])
  })

  it('may be exposed and an actor at once', async () => {
    const [exposed] = await act(cast.birk, readPeople)
    const { id, version, text } = present(exposed, 'the exposed person')
    await act(cast.birk, (tx, on) =>
      changePerson(tx, on, id, { exposed: true, actor: true, disclosure: 'shareable', text }, version),
    )
    expect(await act(cast.birk, readPeople)).toContainEqual(
      expect.objectContaining({ id, exposed: true, actor: true }),
    )
  })

  it('are not overwritten by a second tab, and stay exposed and single', async () => {
    const [exposed, brother] = await act(cast.birk, readPeople)
    const one = present(brother, 'the brother')
    const change = (parts: { exposed: boolean; actor: boolean }, id: PersonId, version: number) =>
      act(cast.birk, (tx, on) =>
        changePerson(
          tx,
          on,
          id,
          { ...parts, disclosure: 'corps-only', text: { ...one.text, place: 'Sverige' } },
          version,
        ),
      )
    expect(await change(actor, one.id, one.version)).toEqual({ done: 'changed' })
    expect(await change(actor, one.id, one.version)).toEqual({ refused: { why: 'changed-meanwhile' } })
    expect(await last()).toBe('change-person refused changed-meanwhile')
    expect(await change({ exposed: true, actor: true }, one.id, one.version + 1)).toEqual({
      refused: { why: 'has-exposed-person' },
    })
    const who = present(exposed, 'the exposed person')
    expect(await change(actor, who.id, who.version)).toEqual({ refused: { why: 'nobody-exposed-left' } })
  })

  it('are kept when they are removed, and the exposed person cannot be', async () => {
    const [exposed, brother] = await act(cast.birk, readPeople)
    const remove = (id: PersonId) => act(cast.birk, (tx, on) => removePerson(tx, on, id))
    expect(await remove(present(brother, 'the brother').id)).toEqual({ done: 'removed' })
    expect(await last()).toBe('remove-person done')
    const kept = (await act(cast.birk, readPeople)).find(each => each.id === brother?.id)
    expect(kept).toMatchObject({ removed: true, text: { alias: 'Bror' } })
    expect(await remove(present(exposed, 'the exposed person').id)).toEqual({
      refused: { why: 'is-the-exposed-person' },
    })
    expect(await remove(cast.house.chance.uuid() as PersonId)).toEqual({ refused: { why: 'not-there' } })
  })

  it('of another case cannot be changed through this one', async () => {
    const other = await aCase(cast)
    const [, strangerActor] = other.actors
    const id = present(strangerActor, 'an actor of the other case').id
    expect(await act(cast.birk, (tx, on) => removePerson(tx, on, id))).toEqual({
      refused: { why: 'not-there' },
    })
  })
})

describe('a name and an address', () => {
  const identity = { name: 'Lejla Opdigtet', whoKnows: 'Vagten', address: '' }
  const withAddress = async (member: Member, version: number, kept = identity) => {
    const keys = present(
      await open(cast.house, member.asking, {
        kind: 'case',
        id: theCase.id,
        scope: 'address',
        purpose: 'write',
      }),
      'the right to the address',
    )
    const [exposed] = await act(member, readPeople)
    const on = { caseId: theCase.id, by: member.id, keys, chance: cast.house.chance }
    return cast.house.inTransaction(member.asking, tx =>
      keepIdentity(tx, on, present(exposed, 'the exposed person').id, kept, version),
    )
  }

  it('end the anonymity of the case, and the name taken away brings it back', async () => {
    const anonymous = async () => (await act(cast.birk, (tx, on) => findCase(tx, on.caseId)))?.anonymous
    expect(await anonymous()).toBe(true)
    expect(await withAddress(cast.birk, 0)).toEqual({ done: 'kept' })
    expect(await anonymous()).toBe(false)
    expect(await withAddress(cast.birk, 0)).toEqual({ refused: { why: 'changed-meanwhile' } })
    expect(await withAddress(cast.alma, 1, { ...identity, name: '' })).toEqual({ done: 'kept' })
    expect(await anonymous()).toBe(true)
    expect(await trail()).toContain('open-address read write')
  })

  it('cannot be written with the keys of the whole case', async () => {
    const [exposed] = await act(cast.birk, readPeople)
    const withWhole = act(cast.birk, (tx, on) =>
      keepIdentity(tx, on, present(exposed, 'the exposed person').id, identity, 0),
    )
    await expect(withWhole).rejects.toThrow('key')
  })
})

describe('the timeline', () => {
  it('is only added to: a correction is a new entry that names the old one', async () => {
    const first = await act(cast.birk, (tx, on) => addEntry(tx, on, note('lørdag'), 'corps-only'))
    const id = 'done' in first ? first.done : undefined
    await act(cast.alma, (tx, on) => addEntry(tx, on, note('søndag'), 'protected', id))
    const [correction, corrected] = await act(cast.birk, (tx, on) => readEntries(tx, on))
    expect(correction).toMatchObject({ corrects: id, writtenByAlias: 'Alma', disclosure: 'protected' })
    expect(corrected).toMatchObject({ id, text: note('lørdag'), correctedBy: correction?.id })
    expect(await trail()).toContain('add-note done')
  })

  it('is put right once, by the same kind, in the same case', async () => {
    const first = await act(cast.birk, (tx, on) => addEntry(tx, on, note('lørdag'), 'corps-only'))
    const id = 'done' in first ? first.done : undefined
    const correct = (text: Parameters<typeof addEntry>[2], of = id) =>
      act(cast.birk, (tx, on) => addEntry(tx, on, text, 'corps-only', of))
    expect(
      await correct({ kind: 'event', event: 'planned_departure', at: now().toString(), text: '' }),
    ).toEqual({ refused: { why: 'nothing-to-correct' } })
    expect(await correct(note('søndag'))).toHaveProperty('done')
    expect(await correct(note('mandag'))).toEqual({ refused: { why: 'already-corrected' } })
    expect(await last()).toBe('add-note refused already-corrected')
    expect(await correct(note('x'), cast.house.chance.uuid() as EntryId)).toEqual({
      refused: { why: 'nothing-to-correct' },
    })
  })

  it('takes nothing from somebody else', async () => {
    const tried = await actAsStranger(cast.ravn, (tx, on) => addEntry(tx, on, note('x'), 'corps-only'))
    expect(tried).toEqual({ refused: { why: 'not-there' } })
    expect(await lastOf(cast.ravn)).toBe('add-note refused no-right')
  })
})

describe('a contact', () => {
  const contact = (): ContactText => ({
    kind: 'contact',
    withWhom: 'Lejla',
    channel: 'telefon',
    result: 'reached',
    agreed: '',
    at: now().toString(),
  })
  const record = (at: Temporal.Instant) =>
    act(cast.birk, (tx, on) => recordContact(tx, on, contact(), 'corps-only', { at, now: now() }))
  const next = async () =>
    (await act(cast.birk, (tx, on) => listDeadlines(tx, on.caseId))).filter(
      each => each.kind === 'next-contact',
    )

  it('sets the next one, and settles the one before', async () => {
    const [former] = await next()
    expect(await record(later(48))).toHaveProperty('done')
    const [set, ...more] = await next()
    expect(more).toEqual([])
    expect(set?.id).not.toBe(former?.id)
    expect(await trail()).toContain('add-contact done')
  })

  it('is not recorded with a next one that has passed', async () => {
    expect(await record(now().subtract({ minutes: 1 }))).toEqual({
      refused: { why: 'next-contact-in-the-past' },
    })
    expect(await act(cast.birk, (tx, on) => readEntries(tx, on))).toEqual([])
    expect(await trail()).toContain('add-contact refused next-contact-in-the-past')
  })

  it('in a closed case sets nothing', async () => {
    await act(cast.birk, (tx, on) =>
      closeCase(
        tx,
        on,
        'withdrawn',
        { whoTakesOver: '', wayBack: '', note: '' },
        { now: now(), followUp: '' },
      ),
    )
    expect(await record(later(48))).toEqual({ refused: { why: 'case-is-closed' } })
  })
})

describe('a task', () => {
  const promise = () => ({
    kind: 'promise' as const,
    staffId: cast.alma.id,
    dueAt: later(24),
    disclosure: 'municipality-only' as const,
    text: { what: 'Ringe til politiet', toWhom: 'Lejla' },
  })

  it('has an owner and a deadline that ends with it', async () => {
    const added = await act(cast.birk, (tx, on) => addTask(tx, on, promise()))
    const id = present('done' in added ? added.done : undefined, 'the task')
    const [task] = await act(cast.birk, readTasks)
    expect(task).toMatchObject({ id, alias: 'Alma', text: { what: 'Ringe til politiet' }, doneAt: undefined })
    expect(await act(cast.alma, (tx, on) => finishTask(tx, on, id))).toEqual({ done: 'finished' })
    expect(await act(cast.alma, (tx, on) => finishTask(tx, on, id))).toEqual({
      refused: { why: 'already-done' },
    })
    const deadlines = await act(cast.birk, (tx, on) => listDeadlines(tx, on.caseId))
    expect(deadlines.map(each => each.kind)).toEqual(['next-contact'])
    expect(await trail()).toContain('add-task done promise')
    expect(await trail()).toContain('finish-task refused already-done')
  })

  it('is taken on by nobody in a case of others', async () => {
    const tried = await actAsStranger(cast.storm, (tx, on) => addTask(tx, on, promise()))
    expect(tried).toEqual({ refused: { why: 'not-there' } })
  })
})

describe('handing over', () => {
  const handOver = (responsible: Member, deputy: Member, text = '') =>
    act(cast.birk, (tx, on) =>
      handOverCase(tx, on, { responsible: responsible.id, deputy: deputy.id }, 'closer-to-the-person', text),
    )

  it('gives the case and the note at once, and the giver has it no longer', async () => {
    expect(await handOver(cast.storm, cast.alma, 'Hun går gerne en tur.')).toEqual({ done: 'handed-over' })
    const keys = await open(cast.house, cast.birk.asking, {
      kind: 'case',
      id: theCase.id,
      scope: 'whole',
      purpose: 'read',
    })
    expect(keys).toBeUndefined()
    expect(await act(cast.storm, (tx, on) => readEntries(tx, on))).toMatchObject([
      { text: note('Hun går gerne en tur.'), writtenByAlias: 'Birk', disclosure: 'corps-only' },
    ])
    const history = await act(cast.storm, (tx, on) => listResponsibilities(tx, on.caseId))
    expect(inHands(history)).toMatchObject({ responsible: { alias: 'Storm' }, deputy: { alias: 'Alma' } })
    expect(history.filter(each => each.until)).toHaveLength(2)
    expect(await trail()).toContain('hand-over done closer-to-the-person')
  })

  it('leaves no note behind when it is refused', async () => {
    await act(cast.birk, (tx, on) => blockColleague(tx, on.caseId, cast.storm.id, 'kin-or-friend'))
    expect(await handOver(cast.storm, cast.alma, 'Hun går gerne en tur.')).toEqual({
      refused: { why: 'not-available' },
    })
    expect(await handOver(cast.alma, cast.alma, 'x')).toEqual({ refused: { why: 'same-person-twice' } })
    expect(await act(cast.birk, (tx, on) => readEntries(tx, on))).toEqual([])
    expect(await trail()).toContain('hand-over refused not-available')
    expect(await trail()).toContain('hand-over refused same-person-twice')
  })
})

describe('access', () => {
  const give = (hours = 24) =>
    act(cast.birk, (tx, on) => giveGrant(tx, on.caseId, cast.storm.id, 'second-opinion', hours))
  const opens = async (member: Member) =>
    (await open(cast.house, member.asking, {
      kind: 'case',
      id: theCase.id,
      scope: 'whole',
      purpose: 'read',
    })) !== undefined

  it('is given for a time by one of the two, and ended early', async () => {
    expect(await give()).toEqual({ done: 'given' })
    expect(await opens(cast.storm)).toBe(true)
    const [grant] = await act(cast.birk, (tx, on) => listGrants(tx, on.caseId))
    const id = present(grant, 'the grant').id
    expect(await act(cast.storm, tx => endGrant(tx, id))).toEqual({ refused: { why: 'not-there' } })
    expect(await act(cast.alma, tx => endGrant(tx, id))).toEqual({ done: 'ended' })
    expect(await opens(cast.storm)).toBe(false)
    expect(await trail()).toContain('end-grant done')
    expect(await cast.trail(cast.storm.id)).toContain('end-grant refused no-right')
  })

  it('is not given for ever, nor by somebody who has it on loan', async () => {
    expect(await give(721)).toEqual({ refused: { why: 'too-long' } })
    await give()
    const passedOn = await act(cast.storm, (tx, on) =>
      giveGrant(tx, on.caseId, cast.sol.id, 'second-opinion', 24),
    )
    expect(passedOn).toEqual({ refused: { why: 'not-there' } })
  })

  it('is nothing against a block, which the one who is blocked cannot see or lift', async () => {
    await give()
    expect(
      await act(cast.birk, (tx, on) => blockColleague(tx, on.caseId, cast.storm.id, 'named-by-the-person')),
    ).toEqual({ done: 'blocked' })
    expect(await opens(cast.storm)).toBe(false)
    expect(
      await cast.house.inTransaction(cast.storm.asking, tx => listBlocks(tx, { case: theCase.id })),
    ).toEqual([])
    const [block] = await act(cast.birk, (tx, on) => listBlocks(tx, { case: on.caseId }))
    const id = present(block, 'the block').id
    expect(await cast.house.inTransaction(cast.storm.asking, tx => endBlock(tx, id))).toEqual({
      refused: { why: 'not-there' },
    })
    expect(await act(cast.birk, tx => endBlock(tx, id))).toEqual({ done: 'ended' })
    expect(await opens(cast.storm)).toBe(true)
  })

  it('is not taken from one of the two before the case is in other hands', async () => {
    const outcome = await act(cast.birk, (tx, on) =>
      blockColleague(tx, on.caseId, cast.alma.id, 'kin-or-friend'),
    )
    expect(outcome).toEqual({ refused: { why: 'hand-over-first' } })
    expect(await last()).toBe('block refused hand-over-first')
  })
})

describe('closing', () => {
  const empty = { whoTakesOver: '', wayBack: '', note: '' }
  const full = { whoTakesOver: 'Engby', wayBack: 'De seks ord', note: '' }
  const close = (reason: Parameters<typeof closeCase>[2], text = empty) =>
    act(cast.birk, (tx, on) => closeCase(tx, on, reason, text, { now: now(), followUp: 'Efter 90 dage' }))
  const assessedAs = (level: LevelInForce['level']) =>
    act(cast.birk, (tx, on) =>
      putLevelInForce(tx, on, {
        level,
        urgency: 'planned',
        kind: 'final',
        signedAt: now().toString(),
        validUntil: later(90 * 24).toString(),
        assessmentId: cast.house.chance.uuid(),
      }),
    )

  it('of an ordinary case leaves one reminder: the contact after 90 days', async () => {
    await assessedAs('low')
    expect(await close('others-carry-on', full)).toEqual({ done: 'closed' })
    const deadlines = await act(cast.birk, (tx, on) => listDeadlines(tx, on.caseId))
    expect(deadlines.map(each => each.kind)).toEqual(['task'])
    expect(now().until(present(deadlines[0], 'the review').dueAt).total('days')).toBeCloseTo(90, 1)
    expect(await trail()).toContain('close-case done others-carry-on')
  })

  it('is refused after anything above low, and the row says only that', async () => {
    await assessedAs('medium')
    expect(await close('no-longer-needed', full)).toEqual({ refused: { why: 'not-assessed-as-low' } })
    expect(await trail()).toContain('close-case refused not-yet')
  })

  it('is refused while a measure is running, and says which', async () => {
    const added = await act(cast.birk, (tx, on) =>
      addMeasure(tx, on, {
        disclosure: 'corps-only',
        dueAt: undefined,
        text: {
          what: 'Sikker kontaktvej',
          why: [{ item: 'A7' }],
          whyInWords: '',
          role: 'consultant',
          who: '',
          caution: '',
          personAgrees: 'yes',
          personSays: '',
          outcome: '',
        },
      }),
    )
    expect(await close('withdrawn')).toEqual({
      refused: { why: 'measures-still-running', measures: ['done' in added ? added.done : ''] },
    })
  })

  it('is refused by the database too while a measure is running', async () => {
    await theCase.rows(
      `insert into corps.measures (id, case_id, disclosure, added_by) values (gen_random_uuid(), $1, 'corps-only', $2)`,
      [theCase.id, cast.birk.id],
    )
    const answer = await theCase.act(cast.birk, async (tx, { on }) => {
      const { insertClosure } = await import('./closure.sql.ts')
      return insertClosure(tx, on.caseId, cast.house.chance.uuid(), 'withdrawn', Buffer.from('x'))
    })
    expect(answer).toBe('measures-running')
  })

  it('is for the two who have the case, not for somebody with access on loan', async () => {
    await act(cast.birk, (tx, on) => giveGrant(tx, on.caseId, cast.storm.id, 'covers-for-us', 24))
    const tried = await act(cast.storm, (tx, on) =>
      closeCase(tx, on, 'withdrawn', empty, { now: now(), followUp: '' }),
    )
    expect(tried).toEqual({ refused: { why: 'not-yours-to-close' } })
    expect(await trail()).toContain('close-case refused no-right')
  })

  it('happens once', async () => {
    expect(await close('withdrawn')).toEqual({ done: 'closed' })
    expect(await close('withdrawn')).toEqual({ refused: { why: 'already-closed' } })
  })

  it('is undone by reopening, which removes nothing and asks for two people and a next contact', async () => {
    await act(cast.birk, (tx, on) => addEntry(tx, on, note('fra før'), 'corps-only'))
    await close('withdrawn')
    const reopen = (responsible: Member, deputy: Member, nextContact: Temporal.Instant) =>
      act(cast.alma, (tx, on) =>
        reopenCase(tx, on, 'the-person-came-back', {
          responsible: responsible.id,
          deputy: deputy.id,
          nextContact,
        }),
      )
    expect(await reopen(cast.birk, cast.birk, later(2))).toEqual({ refused: { why: 'same-person-twice' } })
    expect(await reopen(cast.birk, cast.alma, now())).toEqual({
      refused: { why: 'next-contact-in-the-past' },
    })
    expect(await reopen(cast.birk, cast.alma, later(2))).toEqual({ done: 'reopened' })
    expect(await reopen(cast.birk, cast.alma, later(2))).toEqual({ refused: { why: 'not-closed' } })
    expect(await act(cast.birk, (tx, on) => readEntries(tx, on))).toMatchObject([{ text: note('fra før') }])
    expect(
      await theCase.rows('select reason from corps.closures where case_id = $1', [theCase.id]),
    ).toHaveLength(1)
    expect(await trail()).toContain('reopen-case done the-person-came-back')
    expect(await trail()).toContain('reopen-case refused same-person-twice')
  })
})
