// Somebody writes in a language that nobody on duty reads.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseReads } from '../../src/access/sign-in/sign-out.ts'
import { meetInterpreterTask } from '../../src/duty-desk/meet-interpreter-task.ts'
import { goOnDuty } from '../../src/duty-desk/go-on-duty.ts'
import { listRinging, listWaiting } from '../../src/duty-desk/queue.sql.ts'
import { openEnquiry, readEnquiry } from '../../src/duty-desk/read-enquiry.ts'
import { setAnswerDeadline } from '../../src/duty-desk/set-answer-deadline.ts'
import { present } from '../../src/foundation/assert.ts'
import type { ActId, EnquiryId } from '../../src/foundation/ids.ts'
import type { LanguageCode } from '../../src/foundation/languages.ts'
import type { Visit } from '../../src/intake/visit.ts'
import { writeAsPerson } from '../../src/messages/write-as-person.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { atWork } from '../an-enquiry.ts'
import { somebodyWritesIn } from './somebody-writes.ts'

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

const uuid = () => cast.house.chance.uuid()

const somebodyWrites = (language: LanguageCode) => somebodyWritesIn(cast, language)

const writesAgain = ({ visit }: { visit: Visit }) =>
  writeAsPerson(
    cast.frontDoor,
    visit,
    uuid() as ActId,
    'Mar kale.',
    cast.house.clock.now().add({ minutes: 30 }),
  )
const waiting = (id: EnquiryId) =>
  cast.house.inTransaction(cast.birk.asking, async tx =>
    present(
      (await listWaiting(tx)).find(each => each.id === id),
      'it, waiting',
    ),
  )
const reads = (member: Member, languages: readonly LanguageCode[]) =>
  cast.house.inTransaction(member.asking, tx => chooseReads(tx, languages))
const meets = async (id: EnquiryId, until?: Temporal.Instant) => {
  const on = await atWork(cast, cast.birk, id)
  return cast.house.inTransaction(cast.birk.asking, tx => meetInterpreterTask(tx, on, until))
}
const rowsOfConversation = async (id: EnquiryId): Promise<string[]> => {
  const { rows } = await cast.owner.query<{ act: string }>(
    `select a.act from audit.entries a join corps.enquiries e on e.conversation_id = a.chain_id where e.id = $1 order by a.seq`,
    [id],
  )
  return rows.map(row => row.act)
}

describe('what somebody writes in a language that nobody on duty reads', () => {
  it('asks for an interpreter by when the enquiry itself must be answered, with its row', async () => {
    const { id } = await somebodyWrites('so')
    const row = await waiting(id)
    expect(row.language).toBe('so')
    expect(row.interpreterDue).toEqual(row.dueAt)
    expect(await rowsOfConversation(id)).toContain('ask-for-interpreter')
  })

  it('asks for none in Danish and English', async () => {
    for (const language of ['da', 'en'] as const) {
      const { id } = await somebodyWrites(language)
      expect((await waiting(id)).interpreterDue).toBeUndefined()
    }
  })

  it('asks for none while a colleague on duty reads it, and asks when they go home before it is read', async () => {
    await reads(cast.birk, ['ti'])
    const read = await somebodyWrites('ti')
    const opened = present(await openEnquiry(cast.house, cast.birk.asking, read.id, 'triage'), 'it')
    await readEnquiry(cast.house, cast.birk.asking, opened)
    const unread = await somebodyWrites('ti')
    expect((await waiting(unread.id)).interpreterDue).toBeUndefined()

    await cast.house.inTransaction(cast.alma.asking, tx => goOnDuty(tx, true))
    await cast.house.inTransaction(cast.birk.asking, tx => goOnDuty(tx, false))
    await cast.house.inTransaction(cast.birk.asking, tx => goOnDuty(tx, true))
    expect((await waiting(unread.id)).interpreterDue).toBeDefined()
    expect((await waiting(read.id)).interpreterDue).toBeUndefined()
    await reads(cast.birk, [])
  })

  it('never waits behind what is due later, also when somebody has put its answer off for days', async () => {
    const { id, visit } = await somebodyWrites('ps')
    expect(await meets(id)).toEqual({ done: 'read' })
    const on = await atWork(cast, cast.birk, id)
    const now = cast.house.clock.now()
    await cast.house.inTransaction(cast.birk.asking, tx =>
      setAnswerDeadline(tx, on, now.add({ hours: 24 * 5 }), now),
    )
    const danish = await somebodyWrites('da')
    const order = async () =>
      (await cast.house.inTransaction(cast.birk.asking, listWaiting)).map(each => each.id)
    expect((await order()).indexOf(id)).toBeGreaterThan((await order()).indexOf(danish.id))

    // It is written in again, in a language that nobody has read since.
    await cast.owner.query(
      `update corps.deadlines set due_at = due_at + interval '1 day' where enquiry_id = $1 and kind = 'answer'`,
      [danish.id],
    )
    await writesAgain({ visit })
    expect((await order()).indexOf(id)).toBeLessThan((await order()).indexOf(danish.id))
    const row = await waiting(id)
    const due = present(row.interpreterDue, 'an interpreter')
    expect(now.until(due).total('minutes')).toBeLessThan(31)
  })

  it('rings when nobody has met the task in time', async () => {
    const { id } = await somebodyWrites('ckb')
    await cast.owner.query(
      `update corps.deadlines set due_at = clock.now() - interval '1 minute' where enquiry_id = $1 and kind = 'interpreter'`,
      [id],
    )
    await cast.owner.query('select corps.raise_alarms()')
    const ringing = await cast.house.inTransaction(cast.birk.asking, listRinging)
    expect(ringing.filter(each => each.enquiryId === id).map(each => each.kind)).toEqual(['interpreter'])
    expect((await waiting(id)).ringing).toBe(true)
  })

  it('is met by reading it, once', async () => {
    const { id } = await somebodyWrites('uk')
    expect(await meets(id)).toEqual({ done: 'read' })
    expect((await waiting(id)).interpreterDue).toBeUndefined()
    expect(await meets(id)).toEqual({ refused: { why: 'nothing-asked' } })
  })

  it('is owned by whoever books an interpreter, and rings again by that time', async () => {
    const { id } = await somebodyWrites('tr')
    const until = cast.house.clock.now().add({ hours: 3 }).round('millisecond')
    expect(await meets(id, until)).toEqual({ done: 'booked' })
    expect((await waiting(id)).interpreterDue).toEqual(until)
    const { rows } = await cast.owner.query(
      `select staff_id from corps.deadlines where enquiry_id = $1 and kind = 'interpreter' and settled_at is null`,
      [id],
    )
    expect(rows).toEqual([{ staff_id: cast.birk.id }])
  })

  it('is asked for once, however much is written', async () => {
    const sent = await somebodyWrites('fa')
    await writesAgain(sent)
    await writesAgain(sent)
    const { rows } = await cast.owner.query(
      `select count(*)::int as n from corps.deadlines where enquiry_id = $1 and kind = 'interpreter'`,
      [sent.id],
    )
    expect(rows).toEqual([{ n: 1 }])
  })
})
