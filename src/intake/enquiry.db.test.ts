import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCast, type Cast } from '../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { newToken } from '../crypto/digest.ts'
import { lane } from '../crypto/lane.ts'
import { systemChance } from '../crypto/random.ts'
import { present } from '../foundation/assert.ts'
import type { ActId, ConversationId, EnquiryId } from '../foundation/ids.ts'
import type { MessageId } from '../messages/message.ts'
import { readConversation } from '../messages/read-conversation.ts'
import { writeAsPerson } from '../messages/write-as-person.ts'
import { writeAsStaff } from '../messages/write-as-staff.ts'
import { contactOf } from './contact.ts'
import { withFreeReference } from './free-reference.ts'
import { keepSaidBefore, type EnquiryFacts } from './intake.sql.ts'
import { newConversation } from './new-conversation.ts'
import { readEnquiry } from './read-enquiry.ts'
import type { Reference } from './reference.ts'
import { registerEnquiry } from './register-enquiry.ts'
import { unsealSaidBefore } from './said-before.ts'
import { sendEnquiry, type SendEnquiry } from './send-enquiry.ts'
import { giveTicket, spendTicket } from './ticket.ts'
import { beginVisit } from './visit.sql.ts'
import { enter, enterByLookup, findVisit, leave, leaveFrom, startConversation } from './visit.ts'

let database: FreshDatabase
let cast: Cast
const turn = { lane: lane({ concurrency: 2, waiting: 50 }), source: 'test' }

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})

const actId = () => systemChance.uuid() as ActId
const messageId = () => systemChance.uuid() as MessageId
const enquiryId = () => systemChance.uuid() as EnquiryId
const tomorrow = () => cast.house.clock.now().add({ hours: 24 })

const facts: EnquiryFacts = {
  askedBy: 'citizen',
  channel: 'phone',
  municipality: '9011',
  under18: 'not-known',
  abroad: 'no',
  firstContact: 'citizen',
  cause: 'forced-marriage',
  service: 'advice',
  ground: undefined,
  practice: true,
}

async function begun() {
  const started = await startConversation(cast.frontDoor, turn, 'citizen', 'da')
  const { words, codeLookup } = present('done' in started ? started.done : undefined, 'six words')
  const visit = present(await enterByLookup(cast.frontDoor, codeLookup), 'a visit')
  return { words, codeLookup, visit }
}

const aLetter = (text = 'Min far har gemt mit pas.'): SendEnquiry => ({
  id: enquiryId(),
  messageId: messageId(),
  facts,
  said: { phone: 'others', abroad: false, answers: { Q3: 'yes', Q6a: 'unknown' } },
  contact: contactOf({ channel: 'phone', reachAt: '12 34 56 78', codeWord: 'havregryn' }),
  text,
})

async function sent() {
  const { visit, words, codeLookup } = await begun()
  const letter = { ...aLetter(), lookup: codeLookup }
  await sendEnquiry(cast.frontDoor, visit, actId(), letter)
  return { visit, words, letter }
}

const now = () => ({ chance: cast.house.chance, now: cast.house.clock.now() })

describe('the door', () => {
  it('hands over what the person answered before they wrote, in their own person and sealed', async () => {
    const { letter } = await sent()
    const { rows } = await cast.owner.query<{ sealed: Buffer; conversation_id: ConversationId }>(
      'select sealed_said_before as sealed, conversation_id from corps.enquiries where id = $1',
      [letter.id],
    )
    const { sealed, conversation_id: conversationId } = present(rows[0], 'the enquiry')
    expect(sealed.toString('latin1')).not.toContain('others')
    const { key } = present(await readEnquiry(cast.house, cast.birk.asking, letter.id, 'triage'), 'it')
    expect(unsealSaidBefore(key, letter.id, conversationId, sealed)).toEqual(letter.said)
  })

  it('takes what was answered once, from its own visitor, with the enquiry and never after', async () => {
    const { letter } = await sent()
    const { visit } = await begun()
    const keep = (asking: { token: string }, id: EnquiryId) =>
      cast.frontDoor.inTransaction(asking, tx => keepSaidBefore(tx, id, Buffer.from('later')))
    const own = present(await enterByLookup(cast.frontDoor, letter.lookup), 'a visit')
    await expect(keep(own, letter.id)).rejects.toThrow('not this enquiry')
    await expect(keep(visit, letter.id)).rejects.toThrow('not this enquiry')

    // With a row on the other's chain in the same transaction, and nothing kept there yet.
    const theirs = await begun()
    const quiet = { ...aLetter(), said: undefined }
    await sendEnquiry(cast.frontDoor, theirs.visit, actId(), quiet)
    const inTheirs = cast.frontDoor.inTransaction(visit, async tx => {
      await beginVisit(tx, systemChance.uuid(), newToken(systemChance).hash, theirs.codeLookup)
      await keepSaidBefore(tx, quiet.id, Buffer.from('theirs'))
    })
    await expect(inTheirs).rejects.toThrow('not this enquiry')
  })

  it('gives six words, and whoever has them comes back to what was written', async () => {
    const { words, letter } = await sent()
    expect(words).toHaveLength(6)

    const entered = await enter(cast.frontDoor, turn, words.join(' ').toUpperCase())
    const visit = 'done' in entered ? entered.done : undefined
    const conversation = await readConversation(cast.frontDoor, present(visit, 'a visit'))
    expect(conversation.messages.map(message => [message.writtenBy, message.text])).toEqual([
      ['person', letter.text],
    ])
    expect(conversation).toMatchObject({ kind: 'citizen', sent: true, ended: false })
  })

  it('opens nothing for other words, and the try leaves a trace', async () => {
    expect(await enter(cast.frontDoor, turn, 'bil ko sko æble hav sol')).toEqual({
      refused: { why: 'unknown-words' },
    })
    expect(await enter(cast.frontDoor, turn, 'kun fem ord er nok')).toEqual({
      refused: { why: 'not-six-words' },
    })
    const trail = await cast.trail('00000000-0000-4000-8000-000000000002')
    expect(trail).toEqual(['enter-code refused'])
  })

  it('is full rather than slow for everybody when the way through is full', async () => {
    const full = { lane: lane({ concurrency: 1, waiting: 0 }), source: 'flood' }
    const both = await Promise.all([
      enter(cast.frontDoor, full, 'bil ko sko æble hav sol'),
      enter(cast.frontDoor, full, 'bil ko sko æble hav sol'),
    ])
    expect(both).toContainEqual({ refused: { why: 'busy' } })
  })

  it('makes one enquiry of one form, sent twice at once and once more', async () => {
    const { visit } = await begun()
    const form = actId()
    const letter = aLetter()
    await Promise.all([
      sendEnquiry(cast.frontDoor, visit, form, letter),
      sendEnquiry(cast.frontDoor, visit, form, letter),
    ])
    await sendEnquiry(cast.frontDoor, visit, form, letter)

    const { rows } = await cast.owner.query<{ n: number }>(
      'select count(*)::int as n from corps.enquiries where conversation_id = $1',
      [visit.conversationId],
    )
    expect(rows).toEqual([{ n: 1 }])
    const trail = await cast.trail(visit.conversationId)
    expect(trail.filter(row => row.startsWith('receive-enquiry'))).toEqual(['receive-enquiry done'])
  })

  it('keeps what was typed from the columns that anyone can read', async () => {
    const { letter, visit } = await sent()
    const { rows } = await cast.owner.query<{ all: string }>(
      `select string_agg(row::text, ' ') as all from (
         select e::text as row from corps.enquiries e where conversation_id = $1
         union all select m::text from corps.messages m where conversation_id = $1) x`,
      [visit.conversationId],
    )
    const stored = present(rows[0]?.all, 'rows')
    expect(stored).toContain('forced-marriage')
    for (const typed of [letter.text, '12 34 56 78', 'havregryn']) {
      expect(stored).not.toContain(typed)
      expect(stored).not.toContain(Buffer.from(typed).toString('hex'))
    }
  })

  it('ends a visit on leaving, from the page too, and after twenty minutes of silence', async () => {
    const { words } = await sent()
    const comeIn = async () => {
      const entered = await enter(cast.frontDoor, turn, words.join(' '))
      return present('done' in entered ? entered.done : undefined, 'a visit')
    }
    const one = await comeIn()
    expect(await findVisit(cast.frontDoor, one.token)).toEqual(one)
    await leave(cast.frontDoor, one.token)
    expect(await findVisit(cast.frontDoor, one.token)).toBeUndefined()

    const two = await comeIn()
    const ticket = await giveTicket(cast.frontDoor, 'the page', two.token)
    await leaveFrom(cast.frontDoor, ticket)
    expect(await findVisit(cast.frontDoor, two.token)).toBeUndefined()

    const three = await comeIn()
    await cast.owner.query(
      `update corps.sessions set expires_at = clock.now() - interval '1 second' where principal_id = $1`,
      [three.conversationId],
    )
    expect(await findVisit(cast.frontDoor, three.token)).toBeUndefined()
  })

  it('lets a letter that took longer than the visit still be sent', async () => {
    const { visit, codeLookup } = await begun()
    await leave(cast.frontDoor, visit.token)
    const again = present(await enterByLookup(cast.frontDoor, codeLookup), 'a visit')
    await sendEnquiry(cast.frontDoor, again, actId(), aLetter())
    expect((await readConversation(cast.frontDoor, again)).sent).toBe(true)
  })

  it('shows a page once', async () => {
    const ticket = await giveTicket(cast.frontDoor, 'hej 🙂', undefined)
    expect(await spendTicket(cast.frontDoor, ticket)).toBe('hej 🙂')
    expect(await spendTicket(cast.frontDoor, ticket)).toBeUndefined()
    expect(await spendTicket(cast.frontDoor, 'made up')).toBeUndefined()
  })

  it('forgets who took six words and never wrote, and nobody else', async () => {
    const unsent = await begun()
    const { visit } = await sent()
    await cast.owner.query(`update corps.conversations set started_at = clock.now() - interval '3 days'`)
    await cast.owner.query(`select corps.forget_unsent()`)
    const { rows } = await cast.owner.query<{ id: string }>('select id from corps.conversations')
    const left = rows.map(row => row.id)
    expect(left).toContain(visit.conversationId)
    expect(left).not.toContain(unsent.visit.conversationId)
  })
})

describe('the desk', () => {
  it('registers a call with its deadline, with a code when the person wants one', async () => {
    const made = await newConversation(cast.house, 'citizen', 'da', turn)
    const conversation = present('done' in made ? made.done : undefined, 'a conversation')
    const enquiry = {
      id: enquiryId(),
      facts,
      contact: contactOf({ channel: 'phone', reachAt: '12 34 56 78' }),
      message: { id: messageId(), text: 'Ringede fra en lånt telefon.' },
    }
    await withFreeReference(cast.house.chance, reference =>
      cast.house.inTransaction(cast.birk.asking, tx =>
        registerEnquiry(tx, conversation, reference, enquiry, cast.house.clock.now()),
      ),
    )

    const read = present(await readEnquiry(cast.house, cast.alma.asking, enquiry.id, 'triage'), 'the enquiry')
    expect(read.enquiry).toMatchObject({ ...facts, recordedBy: cast.birk.id, ended: undefined })
    expect(read.contact).toEqual(enquiry.contact)
    expect(read.messages.map(message => message.text)).toEqual(['Ringede fra en lånt telefon.'])

    const entered = await enter(cast.frontDoor, turn, conversation.words.join(' '))
    expect('done' in entered).toBe(true)
    expect(await cast.trail(conversation.id)).toEqual([
      'start-conversation done',
      'receive-enquiry done',
      'open-conversation read triage',
      'enter-code done',
    ])
  })

  it('draws another reference when one is taken', async () => {
    const drawn: Reference[] = []
    const register = async () => {
      const made = await newConversation(cast.house, 'citizen', 'da', undefined)
      const conversation = present('done' in made ? made.done : undefined, 'a conversation')
      const enquiry = { id: enquiryId(), facts, contact: contactOf({ channel: 'none' }), message: undefined }
      await withFreeReference(
        { ...systemChance, pick: list => present(list[0], 'a noun'), below: () => drawn.length },
        reference => {
          drawn.push(drawn.length < 2 ? ('Solsort 10' as Reference) : reference)
          return cast.house.inTransaction(cast.birk.asking, tx =>
            registerEnquiry(
              tx,
              conversation,
              present(drawn.at(-1), 'a reference'),
              enquiry,
              cast.house.clock.now(),
            ),
          )
        },
      )
    }
    await register()
    await register()
    expect(drawn).toHaveLength(3)
  })

  it('gives the same nothing for not there and not mine, and says so in the trail', async () => {
    const { letter } = await sent()
    const nowhere = enquiryId()
    expect(await readEnquiry(cast.house, cast.storm.asking, letter.id, 'read')).toBeUndefined()
    expect(await readEnquiry(cast.house, cast.storm.asking, nowhere, 'read')).toBeUndefined()
    const refusals = (await cast.trail(cast.storm.id)).filter(row => row.startsWith('open-enquiry'))
    expect(refusals).toEqual(['open-enquiry refused not-there', 'open-enquiry refused not-there'])
  })

  it('answers behind the person’s words, and the person reads it and answers', async () => {
    const { visit, letter } = await sent()
    const opened = present(
      await readEnquiry(cast.house, cast.birk.asking, letter.id, 'triage'),
      'the enquiry',
    )
    const answer = {
      id: messageId(),
      conversationId: visit.conversationId,
      says: { text: 'Tak, fordi du skrev.' },
    }
    const outcome = await cast.house.inTransaction(cast.birk.asking, tx =>
      writeAsStaff(tx, opened.key, answer, now()),
    )
    expect(outcome).toEqual({ done: answer.id })

    const form = actId()
    await writeAsPerson(cast.frontDoor, visit, form, 'Tak for svaret.', tomorrow())
    await writeAsPerson(cast.frontDoor, visit, form, 'Tak for svaret.', tomorrow())
    const { messages } = await readConversation(cast.frontDoor, visit)
    expect(messages.map(message => [message.writtenBy, message.text])).toEqual([
      ['person', letter.text],
      ['staff', 'Tak, fordi du skrev.'],
      ['person', 'Tak for svaret.'],
    ])
    expect(await cast.trail(visit.conversationId)).toEqual(
      expect.arrayContaining(['write-message done', 'open-conversation read triage']),
    )
  })

  it('cannot answer where it may not read', async () => {
    const { visit, letter } = await sent()
    const opened = present(
      await readEnquiry(cast.house, cast.birk.asking, letter.id, 'triage'),
      'the enquiry',
    )
    const answer = {
      id: messageId(),
      conversationId: visit.conversationId,
      says: { text: 'Ikke mit bord.' },
    }
    const outcome = await cast.house.inTransaction(cast.storm.asking, tx =>
      writeAsStaff(tx, opened.key, answer, now()),
    )
    expect(outcome).toEqual({ refused: { why: 'not-there' } })
    expect((await cast.trail(cast.storm.id)).at(-1)).toBe('write-message refused no-right')
  })
})

describe('a message from somebody whose enquiry had ended', () => {
  it('is on the duty desk again, with a deadline', async () => {
    const { visit, letter } = await sent()
    await cast.owner.query(
      `update corps.enquiries set ended_at = clock.now(), ended_as = 'answered' where id = $1`,
      [letter.id],
    )
    await cast.owner.query(`update corps.deadlines set settled_at = clock.now() where enquiry_id = $1`, [
      letter.id,
    ])
    await writeAsPerson(cast.frontDoor, visit, actId(), 'Det er sket igen.', tomorrow())

    const { rows } = await cast.owner.query(
      `select e.ended_at, count(d.id)::int as waiting from corps.enquiries e
         join corps.deadlines d on d.enquiry_id = e.id and d.settled_at is null where e.id = $1 group by e.id`,
      [letter.id],
    )
    expect(rows).toEqual([{ ended_at: null, waiting: 1 }])
    expect(await cast.trail(visit.conversationId)).toContain('enquiry-came-back done')
  })

  it('waits with the open case until somebody answers it', async () => {
    const { visit, letter } = await sent()
    const caseId = systemChance.uuid()
    await openCase(caseId, letter.id)
    const waiting = async () => {
      const { rows } = await cast.owner.query<{ n: number }>(
        `select count(*)::int as n from corps.deadlines where case_id = $1 and kind = 'answer' and settled_at is null`,
        [caseId],
      )
      return rows[0]?.n
    }
    await writeAsPerson(cast.frontDoor, visit, actId(), 'Kan I ringe?', tomorrow())
    await writeAsPerson(cast.frontDoor, visit, actId(), 'Helst i dag.', tomorrow())
    expect(await waiting()).toBe(1)

    const opened = present(await readEnquiry(cast.house, cast.birk.asking, letter.id, 'read'), 'the enquiry')
    await cast.house.inTransaction(cast.birk.asking, tx =>
      writeAsStaff(
        tx,
        opened.key,
        {
          id: messageId(),
          conversationId: visit.conversationId,
          says: { text: 'Vi ringer kl. 14.' },
        },
        now(),
      ),
    )
    expect(await waiting()).toBe(0)
  })

  async function openCase(caseId: string, enquiry: EnquiryId) {
    const desk = new Client({ connectionString: database.urls.desk })
    await desk.connect()
    try {
      await desk.query('begin')
      await desk.query(`select set_config('app.token', $1, true)`, [cast.birk.asking.token])
      const { rows } = await desk.query<{ open_case: string }>(
        `select corps.open_case($1, 'Klit 11', $2, '9011', 'midt', 'no', true, $3, $4, clock.now() + interval '1 day')`,
        [caseId, enquiry, cast.birk.id, cast.alma.id],
      )
      expect(rows[0]?.open_case).toBe('done')
      await desk.query('commit')
    } finally {
      await desk.end()
    }
  }
})
