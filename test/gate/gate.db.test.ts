// The gate, held by the database: whoever has the desk's login and nothing else gets no word through to a person.
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemChance } from '../../src/crypto/random.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { aWatchScene, type WatchScene } from './scene.ts'

let database: FreshDatabase
let scene: WatchScene
let desk: Client
beforeAll(async () => {
  database = await freshDatabase()
  desk = new Client({ connectionString: database.urls.desk })
  await desk.connect()
})
afterAll(async () => {
  await desk.end()
  await scene.cast.close()
  await database.drop()
})
beforeEach(async () => {
  scene ??= await aWatchScene(database)
  await scene.begin()
})

/** As Birk, with plain SQL, in one transaction that is committed at the end. */
async function asBirk<Result>(does: (query: Client['query']) => Promise<Result>): Promise<Result> {
  await desk.query('begin')
  try {
    await desk.query(`select set_config('app.token', $1, true)`, [scene.cast.birk.asking.token])
    const result = await does(desk.query.bind(desk))
    await desk.query('commit')
    return result
  } catch (error) {
    await desk.query('rollback')
    throw error
  }
}
const uuid = () => systemChance.uuid()
const words = Buffer.from('words')
const trace = (query: Client['query']) =>
  query(`select access.record_on_enquiry($1, 'write-message', 'done', null, null)`, [scene.conversationId])
const pass = async (query: Client['query'], id: string, harmless: string | null = null) =>
  (
    await query(`select corps.pass_gate($1, null, $2, 'site', $3, null) as answer`, [
      id,
      scene.conversationId,
      harmless,
    ])
  ).rows[0] as { answer: string }
const send = (
  query: Client['query'],
  passId: string,
  sealed: Buffer | null,
  harmless: string | null = null,
) =>
  query('select corps.send_message($1, $2, $3, $4, $5)', [
    uuid(),
    scene.conversationId,
    passId,
    sealed,
    harmless,
  ])

describe('a message', () => {
  it('P8 cannot be inserted, only sent', async () => {
    await expect(
      asBirk(query =>
        query(
          `insert into corps.messages (id, conversation_id, written_by, staff_id, sealed_text) values ($1, $2, 'staff', $3, $4)`,
          [uuid(), scene.conversationId, scene.cast.birk.id, words],
        ),
      ),
    ).rejects.toThrow('permission denied')
  })

  it('is sent with a pass of the same transaction', async () => {
    await asBirk(async query => {
      const id = uuid()
      expect(await pass(query, id)).toEqual({ answer: 'done' })
      await send(query, id, words)
      await trace(query)
    })
    const { rows } = await scene.cast.owner.query(
      `select 1 from corps.messages where conversation_id = $1 and written_by = 'staff'`,
      [scene.conversationId],
    )
    expect(rows).toHaveLength(1)
  })

  it('is not sent without a pass, with one that is spent, or with one of another transaction', async () => {
    const without = 'nothing is sent without a pass'
    await expect(asBirk(query => send(query, uuid(), words))).rejects.toThrow(without)
    await expect(
      asBirk(async query => {
        const id = uuid()
        await pass(query, id)
        await send(query, id, words)
        await send(query, id, words)
      }),
    ).rejects.toThrow(without)
    const kept = uuid()
    await asBirk(async query => {
      await pass(query, kept)
      await trace(query)
    })
    await expect(asBirk(query => send(query, kept, words))).rejects.toThrow(without)
  })

  it('with words of one’s own is not sent on a pass for a harmless text, nor the other way about', async () => {
    const without = 'nothing is sent without a pass'
    for (const [asked, sealed, harmless] of [
      ['no-hurry', words, null],
      ['no-hurry', words, 'no-hurry'],
      ['no-hurry', null, 'nothing-new'],
      [null, null, 'no-hurry'],
      [null, null, null],
    ] as const) {
      await expect(
        asBirk(async query => {
          const id = uuid()
          await pass(query, id, asked)
          await send(query, id, sealed, harmless)
        }),
      ).rejects.toThrow(without)
    }
  })

  it('gets no pass for a conversation that is not one’s own to write in', async () => {
    const { sol } = scene.cast
    await desk.query('begin')
    await desk.query(`select set_config('app.token', $1, true)`, [sol.asking.token])
    expect(await pass(desk.query.bind(desk), uuid())).toEqual({ answer: 'not-permitted' })
    await desk.query('commit')
    expect((await scene.cast.trail(sol.id)).at(-1)).toBe('reach-out refused no-right')
  })
})

describe('while somebody may be reading', () => {
  beforeEach(() => scene.putInWatched(scene.cast.birk))

  it('the database gives no pass for words, whatever the program says', async () => {
    expect(await asBirk(query => pass(query, uuid()))).toEqual({ answer: 'watched' })
    expect(
      await asBirk(async query => {
        const id = uuid()
        const answer = await pass(query, id, 'no-hurry')
        await send(query, id, null, 'no-hurry')
        await trace(query)
        return answer
      }),
    ).toEqual({ answer: 'done' })
  })

  it('gives none to a device either, agreed on or set aside', async () => {
    const ring = (query: Client['query']) =>
      query(`select corps.pass_gate($1, $2, null, 'phone', null, null) as answer`, [uuid(), scene.caseId])
    await scene.cast.owner.query(
      `insert into corps.acute_cards (case_id, changed_by, agreed_until) values ($1, $2, clock.now() + interval '1 day')
         on conflict (case_id) do update set agreed_until = excluded.agreed_until`,
      [scene.caseId, scene.cast.birk.id],
    )
    expect((await asBirk(ring)).rows).toEqual([{ answer: 'watched' }])
    await asBirk(query =>
      query(`select corps.override_rule($1, $2, 'contact', $3)`, [scene.caseId, uuid(), words]),
    )
    expect((await asBirk(ring)).rows).toEqual([{ answer: 'watched' }])
  })

  it('nobody ends it by writing in the tables, and its review is not settled away', async () => {
    const [watch] = (
      await scene.cast.owner.query<{ id: string; deadline_id: string }>(
        'select id, deadline_id from corps.watches where case_id = $1 and ended_at is null',
        [scene.caseId],
      )
    ).rows
    for (const statement of [
      `update corps.watches set ended_at = clock.now() where id = '${watch?.id}'`,
      `delete from corps.watches where id = '${watch?.id}'`,
      `insert into corps.passes (id, case_id, channel, by_staff) values (gen_random_uuid(), '${scene.caseId}', 'phone', '${scene.cast.birk.id}')`,
      `update corps.deadlines set settled_at = clock.now() where id = '${watch?.deadline_id}'`,
      `update corps.conversations set person_read_at = clock.now() where id = '${scene.conversationId}'`,
    ]) {
      await expect(asBirk(query => query(statement))).rejects.toThrow('permission denied')
    }
    await asBirk(query => query('select corps.settle_deadline($1)', [watch?.deadline_id]))
    const { rows } = await scene.cast.owner.query('select settled_at from corps.deadlines where id = $1', [
      watch?.deadline_id,
    ])
    expect(rows).toEqual([{ settled_at: null }])
  })

  it('the owner of the tables cannot let go of the review either', async () => {
    await expect(
      scene.cast.owner.query(
        `update corps.deadlines d set settled_at = clock.now() from corps.watches w where w.deadline_id = d.id and w.case_id = $1`,
        [scene.caseId],
      ),
    ).rejects.toThrow('what is watched needs a review')
  })
})

describe('a sentence for a mistake', () => {
  const clear = () =>
    asBirk(query =>
      query(
        `select corps.clear_watched(w.id) as answer from corps.watches w where w.case_id = $1 and w.ended_at is null`,
        [scene.caseId],
      ),
    ).then(({ rows }) => (rows[0] as { answer: string }).answer)
  const agree = (at: string) =>
    asBirk(async query => {
      await query(
        `insert into corps.acute_cards (case_id, changed_by) values ($1, $2) on conflict (case_id) do nothing`,
        [scene.caseId, scene.cast.birk.id],
      )
      await query(`update corps.acute_cards set mistake_phrase_at = ${at} where case_id = $1`, [scene.caseId])
      await query(`select access.record_on_case($1, 'change-acute-card', 'done', null, null, null)`, [
        scene.caseId,
      ])
    })

  it('clears what came after it was agreed, on one person’s word', async () => {
    await agree('clock.now()')
    await scene.putInWatched(scene.cast.birk)
    expect(await clear()).toBe('done')
    expect((await scene.cast.trail(scene.caseId)).at(-1)).toBe('clear-watched done')
  })

  it('agreed afterwards clears nothing, also when it is dated back', async () => {
    await scene.putInWatched(scene.cast.birk)
    await agree(`clock.now() - interval '1 year'`)
    expect(await clear()).toBe('no-phrase-agreed')
  })
})

describe('what the person’s own page shows', () => {
  const write = (text: string) => scene.write(scene.cast.birk, { text })

  it('P9 is what was shown before, what is written there and harmless texts, until it is released', async () => {
    await write('Set')
    await scene.shownToPerson()
    await write('Ikke set')
    await scene.putInWatched(scene.cast.birk)
    await scene.writeAsPerson('Jeg er her')
    await scene.write(scene.cast.birk, { harmless: 'no-hurry' })
    const shown = ['Set', 'Jeg er her', 'Det haster ikke. Kom tilbage, når det passer dig.']
    expect(await scene.shownToPerson()).toEqual(shown)
    // Looking changes nothing of what is held back.
    expect(await scene.shownToPerson()).toEqual(shown)
    await scene.release()
    expect(await scene.shownToPerson()).toEqual([shown[0], 'Ikke set', shown[1], shown[2]])
  })

  it('holds back a new time for the next contact, and keeps one that was shown', async () => {
    const next = () => scene.nextContactShown()
    const before = await next()
    expect(before).toBeDefined()
    await scene.shownToPerson()
    await scene.putInWatched(scene.cast.birk)
    expect(await next()).toEqual(before)
    await scene.setNextContact(50)
    expect(await next()).toBeUndefined()
    await scene.release()
    expect(await next()).toBeDefined()
  })
})

describe('an enquiry that is no case yet', () => {
  it('stays watched when it becomes one', async () => {
    const enquiry = await scene.anEnquiry()
    await scene.putInWatched(scene.cast.birk, { conversationId: enquiry.conversationId })
    const caseId = await scene.openAsCase(enquiry)
    const { rows } = await scene.cast.owner.query(
      `select w.conversation_id, d.settled_at, d.case_id from corps.watches w join corps.deadlines d on d.id = w.deadline_id
        where w.case_id = $1 and w.ended_at is null`,
      [caseId],
    )
    expect(rows).toEqual([{ conversation_id: null, settled_at: null, case_id: caseId }])
  })
})
