// The second code: who may give it and when, what it opens, whom it tells, and what it never does.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { forgetUnsent } from '../../src/jobs/jobs.sql.ts'
import { present } from '../../src/foundation/assert.ts'
import { openEnquiry } from '../../src/duty-desk/read-enquiry.ts'
import type { ConversationId, EnquiryId } from '../../src/foundation/ids.ts'
import { RingNotHeld } from '../../src/crypto/key-ring.ts'
import { approveSecondFace } from '../../src/second-face/approval.ts'
import { faceKey } from '../../src/second-face/pair.ts'
import { askToOpenSecondFace } from '../../src/second-face/second-face.sql.ts'
import { eraseWithTheFirst } from '../../src/second-face/take-arrivals.ts'
import { threadOf } from '../../src/second-face/topic.ts'
import { isSecondFace, openSecondFace, practiseSecondFace } from '../../src/second-face/use-second-face.ts'
import { findWatch } from '../../src/watch/watch.sql.ts'
import { findTyped } from '../leaks/typed.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { approval, aFaceScene, chosen, HOST_PAGE, type FaceScene } from './scene.ts'

let database: FreshDatabase
let scene: FaceScene
beforeAll(async () => {
  database = await freshDatabase()
  scene = await aFaceScene(database)
})
afterAll(async () => {
  await scene.cast.close()
  await database.drop()
})

const one = async <Row>(query: string, values: unknown[] = []): Promise<Row> =>
  present((await scene.cast.owner.query(query, values)).rows[0] as Row | undefined, 'a row')
const count = async (query: string, values: unknown[] = []) =>
  Number((await one<{ n: string }>(`select count(*) as n from ${query}`, values)).n)

const watchOf = () => scene.as(scene.cast.birk, tx => findWatch(tx, { caseId: scene.caseId }))
const whyNot = ({ outcome }: Awaited<ReturnType<FaceScene['give']>>) =>
  'refused' in outcome ? outcome.refused.why : 'done'

describe('without an approval', () => {
  beforeAll(async () => {
    await scene.begin()
    await scene.aDayLater()
  })

  it('none is given, by whoever has the case and by the leader alike', async () => {
    expect(whyNot(await scene.give())).toBe('not-approved')
    expect(await scene.opened()).toBeUndefined()
    expect(await scene.cast.trail(scene.caseId)).toContain('give-second-face refused not-approved')
  })

  it('nobody approves without a host page, before the trials are over, or who is no leader', async () => {
    const { house, ravn, birk } = scene.cast
    const approving = (member: typeof ravn, changes: Partial<typeof approval>, host: string | undefined) =>
      house.inTransaction(member.asking, tx =>
        approveSecondFace(tx, house.chance, { ...approval, ...changes }, host),
      )
    expect(await approving(ravn, {}, undefined)).toEqual({ refused: { why: 'no-host-page' } })
    const tomorrow = Temporal.Now.plainDateISO('UTC').add({ days: 2 })
    expect(await approving(ravn, { triedUntil: tomorrow }, HOST_PAGE)).toEqual({
      refused: { why: 'not-tried-yet' },
    })
    expect(await approving(birk, {}, HOST_PAGE)).toEqual({ refused: { why: 'not-permitted' } })
    await expect(approving(ravn, { trials: 'fine' }, HOST_PAGE)).rejects.toMatchObject({ code: '23514' })
    expect(await count('corps.second_face_approvals')).toBe(0)
  })

  it('an approval stands with who, when, for what and after which trials, and stops when it is withdrawn', async () => {
    await scene.approve()
    await expect(scene.approve()).rejects.toThrow('already-approved')
    expect(
      await one(`select answers_for, trials, host_page, approved_by from corps.second_face_approvals`),
    ).toEqual({
      answers_for: approval.answersFor,
      trials: approval.trials,
      host_page: HOST_PAGE,
      approved_by: scene.cast.ravn.id,
    })
    await scene.withdraw()
    expect(whyNot(await scene.give())).toBe('not-approved')
    expect((await scene.cast.trail(scene.cast.ravn.id)).slice(-3)).toEqual([
      'approve-second-face refused already-approved',
      'read-second-face-approval read',
      'withdraw-second-face done',
    ])
    expect(await count('corps.second_faces')).toBe(0)
  })
})

describe('with an approval', () => {
  beforeAll(() => scene.approve())
  beforeEach(() => scene.begin())

  it('is given on a later visit, once, to whoever has a code, and not while somebody may be reading', async () => {
    expect(whyNot(await scene.give())).toBe('too-soon')
    await scene.aDayLater()
    await scene.putInWatched(scene.cast.birk)
    expect(whyNot(await scene.give())).toBe('watched')
    await scene.release()
    expect(whyNot(await scene.give())).toBe('done')
    expect(whyNot(await scene.give())).toBe('already-given')
    const { second } = present(await scene.opened(), 'it').face
    expect(whyNot(await scene.give(second.id))).toBe('not-there')

    const other = await scene.anEnquiry()
    await scene.aDayLater(other.conversationId)
    expect(whyNot(await scene.give(other.conversationId))).toBe('no-code')
  })

  it('is nobody’s to give, read, try or answer in but theirs who may reach the person', async () => {
    await scene.aDayLater()
    const { storm, house } = scene.cast
    expect(whyNot(await scene.give(scene.conversationId, storm))).toBe('not-there')
    await scene.give()
    expect(await openSecondFace(house, storm.asking, scene.conversationId, 'read')).toBeUndefined()
    const { face } = present(await scene.opened(), 'it')
    expect(await scene.as(storm, tx => practiseSecondFace(tx, face))).toEqual({
      refused: { why: 'not-there' },
    })
    const asked = await scene.as(storm, tx => askToOpenSecondFace(tx, house.chance.uuid(), face, 'read'))
    expect(asked).toBe(false)
    expect(await scene.cast.trail(storm.id)).toContain('open-second-face refused read')
    // A pair that somebody made up: the proofs are of another conversation.
    await scene.begin()
    const stranger = { ...face, first: { ...face.first, id: scene.conversationId } }
    expect(await scene.as(scene.cast.birk, tx => practiseSecondFace(tx, stranger))).toEqual({
      refused: { why: 'not-there' },
    })
  })

  it('leaves nothing of what was typed in a copy of the database', async () => {
    await scene.aDayLater()
    const { words } = await scene.give()
    await scene.writeBy(await scene.comeBy(words), 'Findes der også et hold om aftenen?')
    await scene.reply(1)
    const { rows } = await scene.cast.owner.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('corps', 'audit') and c.relkind = 'r'`,
    )
    const thread = threadOf(chosen.topic, chosen.language)
    const typed = [
      chosen.firstMessage,
      'Findes der også et hold om aftenen?',
      ...thread.rest.map(({ text }) => text),
      present(thread.replies[1], 'a reply'),
      words.join(' '),
    ]
    expect(rows.length).toBeGreaterThan(40)
    for (const { name } of rows) {
      const { all } = await one<{ all: string | null }>(
        `select string_agg(t::text, ' ') as all from ${name} t`,
      )
      expect(findTyped(all ?? '', typed), name).toEqual([])
    }
    // What a leader says of it is public: the name of whoever answers for it, and what the trials showed.
    const said = await one<{ all: string }>(
      `select string_agg(a::text, ' ') as all from corps.second_face_approvals a`,
    )
    expect(findTyped(said.all, [approval.answersFor])).toHaveLength(1)
  })

  it('opens the thread that was read, in rows like every other, and the door cannot tell', async () => {
    await scene.aDayLater()
    const { words } = await scene.give()
    const visit = await scene.comeBy(words)
    const { messages, ...rest } = await scene.read(visit)
    expect(messages.map(({ text }) => text)).toEqual([
      chosen.firstMessage,
      ...threadOf('library-adult', 'da').rest.map(({ text }) => text),
    ])
    expect(rest).toMatchObject({ kind: 'citizen', sent: true })

    // What is filled in and what is not is the same in the row of each.
    const shape = async (table: string, column: string, id: string) =>
      Object.entries(
        await one<Record<string, unknown>>(`select * from corps.${table} where ${column} = $1`, [id]),
      ).map(
        ([name, value]) =>
          `${name}: ${value === null ? 'null' : Buffer.isBuffer(value) ? 'bytes' : typeof value}`,
      )
    const first = scene.conversationId
    for (const [table, column] of [
      ['conversations', 'id'],
      ['principals', 'id'],
      ['data_keys', 'owner_id'],
    ] as const) {
      const differ = (line: string) => !/^(staff_read_at|person_read_at)/.test(line)
      expect((await shape(table, column, visit.conversationId)).filter(differ)).toEqual(
        (await shape(table, column, first)).filter(differ),
      )
    }
    // The ring that tells is not the door's, and its login has no right to ask.
    await expect(faceKey(scene.cast.frontDoor.keys)).rejects.toThrow(RingNotHeld)
    for (const asked of [
      'select * from corps.second_faces',
      `select corps.is_second_face('${first}', '\\x00')`,
      'select * from corps.arrivals',
    ]) {
      await expect(rawAtDoor(asked)).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('no column names the pair: without the key the rows of one say nothing of the other', async () => {
    await scene.aDayLater()
    await scene.give()
    const { first, second } = present(await scene.opened(), 'it').face
    const dump = await one<{ all: string }>(
      `select string_agg(f::text, ' ') as all from corps.second_faces f`,
    )
    for (const { id } of [first, second]) {
      expect(dump.all.toLowerCase()).not.toContain(id.replaceAll('-', ''))
      expect(dump.all.toLowerCase()).not.toContain(id)
    }
    const { rows } = await scene.cast.owner.query(
      `select 1 from audit.entries e where e.chain_id in ($1, $2) and e.subject_id = $3
        union all select 1 from audit.entries e where e.chain_id = $3 and e.subject_id in ($1, $2)`,
      [first.id, scene.caseId, second.id],
    )
    expect(rows).toEqual([])
  })

  it('used, it raises Watched on the case, tells its people, and nothing is gone', async () => {
    await scene.aDayLater()
    const { words } = await scene.give()
    await scene.jobs()
    const before = await everything()
    const visit = await scene.comeBy(words)
    await scene.read(visit)
    expect(await watchOf()).toBeUndefined()
    expect(await scene.jobs()).toBe(1)
    expect(await watchOf()).toMatchObject({ ground: 'second-face', raisedBy: undefined, clearable: false })
    expect(await count(`corps.notices where case_id = $1 and kind = 'watched'`, [scene.caseId])).toBe(3)
    expect(await count('corps.arrivals')).toBe(0)
    expect((await scene.cast.trail(scene.caseId)).at(-1)).toBe('put-in-watched done second-face')
    for (const [table, rows] of await everything())
      expect(rows, table).toBeGreaterThanOrEqual(before.get(table) ?? 0)
    // In Watched words of one's own no longer reach the first.
    expect(await scene.write(scene.cast.birk, { text: 'Ring til mig.' })).toEqual({
      refused: { why: 'watched' },
    })
    await scene.release()
  })

  it('used again while it is Watched, it stops a release that somebody had begun', async () => {
    await scene.aDayLater()
    const { words } = await scene.give()
    await scene.comeBy(words)
    await scene.jobs()
    const { releaseWatched } = await import('../../src/watch/release-watched.ts')
    const watch = present(await watchOf(), 'a watch')
    await scene.as(scene.cast.birk, tx => releaseWatched(tx, watch.id))
    await scene.comeBy(words)
    expect(await scene.jobs()).toBe(1)
    expect((await watchOf())?.releaseAsked).toBeUndefined()
  })

  it('the first code raises nothing', async () => {
    await scene.aDayLater()
    await scene.give()
    await scene.writeAsPerson('Jeg er her igen.')
    expect(await scene.jobs()).toBe(0)
    expect(await watchOf()).toBeUndefined()
  })

  it('tried together, it alarms nobody for a quarter of an hour, and then again it does', async () => {
    await scene.aDayLater()
    const { words } = await scene.give()
    expect(await scene.practise()).toBe('begun')
    const visit = await scene.comeBy(words)
    await scene.writeBy(visit, 'Tak.')
    expect(await scene.jobs()).toBe(0)
    expect(await watchOf()).toBeUndefined()
    expect(present(await scene.opened(), 'it').practisedAt).toBeDefined()
    expect(
      (await scene.cast.trail(scene.caseId)).filter(row => row.startsWith('second-face-practised')),
    ).toHaveLength(2)
    await scene.cast.owner.query(
      `update corps.second_faces set practice_until = clock.now() - interval '1 second' where practice_until is not null`,
    )
    await scene.comeBy(words)
    expect(await scene.jobs()).toBe(1)
    expect(await scene.practise()).toBe('watched')
  })

  it('what was opened before they began to try it alarms all the same', async () => {
    await scene.aDayLater()
    const { words } = await scene.give()
    await scene.comeBy(words)
    expect(await scene.practise()).toBe('begun')
    // Pressed again by mistake, it goes on from when it began.
    await scene.comeBy(words)
    await scene.practise()
    expect(await scene.jobs()).toBe(1)
    expect(await watchOf()).toMatchObject({ ground: 'second-face' })
  })

  it('what is written there comes to those who have the person, and leaves the duty desk by itself', async () => {
    await scene.aDayLater()
    const { words } = await scene.give()
    const visit = await scene.comeBy(words)
    await scene.writeBy(visit, 'Hvornår begynder det?')
    const atDesk = await one<{ id: EnquiryId }>(
      'select id from corps.enquiries where conversation_id = $1 and ended_at is null',
      [visit.conversationId],
    )
    // For the moment that it is there nobody is given its key.
    const { house, alma, birk } = scene.cast
    expect(await openEnquiry(house, alma.asking, atDesk.id, 'read')).toBeUndefined()
    expect(await isSecondFace(house, alma.asking, visit.conversationId)).toBe(true)
    expect(await isSecondFace(house, alma.asking, scene.conversationId)).toBe(false)
    await scene.jobs()
    expect(
      await count(`corps.enquiries where conversation_id = $1 and ended_at is null`, [visit.conversationId]),
    ).toBe(0)
    const answer = `corps.deadlines where case_id = $1 and kind = 'answer' and settled_at is null`
    expect(await count(answer, [scene.caseId])).toBe(1)
    expect(present(await scene.opened(birk), 'it').messages.at(-1)?.text).toBe('Hvornår begynder det?')

    // By hand, one of the texts of the topic, Watched or not; and the answer that waited is given.
    await scene.reply(2)
    await expect(scene.reply(9)).rejects.toThrow('no-such-reply')
    expect((await scene.read(visit)).messages.at(-1)?.text).toBe(threadOf('library-adult', 'da').replies[2])
    expect(await count(answer, [scene.caseId])).toBe(0)
    expect(await scene.cast.trail(scene.caseId)).toContain('write-in-second-face done')
  })

  it('a case that was closed comes back to the duty desk when the second code is used', async () => {
    await scene.aDayLater()
    const { words } = await scene.give()
    const { owner } = scene.cast
    await owner.query(
      `begin; set local session_replication_role = replica;
       update corps.cases set closed_at = clock.now() where id = '${scene.caseId}';
       update corps.deadlines set settled_at = clock.now() where case_id = '${scene.caseId}'; commit`,
    )
    await scene.comeBy(words)
    expect(await scene.jobs()).toBe(1)
    expect(
      await count(`corps.enquiries where conversation_id = $1 and ended_at is null`, [scene.conversationId]),
    ).toBe(1)
    expect(await count(`corps.watches where case_id = $1 and ended_at is null`, [scene.caseId])).toBe(1)
  })

  it('goes with the first when that is erased, and not before', async () => {
    await scene.aDayLater()
    const { words } = await scene.give()
    const { second } = present(await scene.opened(), 'it').face
    expect(await eraseWithTheFirst(scene.cast.jobs)).toBe(0)
    await scene.cast.owner.query(`update corps.conversations set erased_at = clock.now() where id = $1`, [
      scene.conversationId,
    ])
    expect(await eraseWithTheFirst(scene.cast.jobs)).toBe(1)
    await expect(scene.comeBy(words)).rejects.toThrow('unknown-words')
    expect(await count('corps.data_keys where owner_id = $1', [second.id])).toBe(0)
    expect(
      await count('corps.messages where conversation_id = $1 and sealed_text is not null', [second.id]),
    ).toBe(0)
    expect(await eraseWithTheFirst(scene.cast.jobs)).toBe(0)
  })

  it('withdrawn, no more are given, and those that were given still tell', async () => {
    await scene.aDayLater()
    const { words } = await scene.give()
    await scene.withdraw()
    await scene.comeBy(words)
    expect(await scene.jobs()).toBe(1)
    await scene.approve()
  })

  it('an arrival that cannot be read waits, and the others are taken', async () => {
    await scene.aDayLater()
    const { words } = await scene.give()
    const broken = await scene.comeBy(words)
    await scene.cast.owner.query(
      `update corps.second_faces set sealed_pair = set_byte(sealed_pair, 20, (get_byte(sealed_pair, 20) + 1) % 256)
        where mark = $1`,
      [await markOf(broken.conversationId)],
    )
    await scene.begin()
    await scene.aDayLater()
    const { words: others } = await scene.give()
    await scene.comeBy(others)
    await expect(scene.jobs()).rejects.toThrow('a pair sealed with this key')
    expect(await watchOf()).toBeDefined()
    expect(await count('corps.arrivals where conversation_id = $1', [broken.conversationId])).toBe(1)
    await scene.cast.owner.query('delete from corps.arrivals where conversation_id = $1', [
      broken.conversationId,
    ])
  })

  it('is not forgotten with what was never sent', async () => {
    await scene.aDayLater()
    const { words } = await scene.give()
    await scene.cast.jobs.inTransaction('nobody', forgetUnsent)
    await scene.comeBy(words)
  })
})

async function rawAtDoor(text: string): Promise<void> {
  const { Client } = await import('pg')
  const client = new Client({ connectionString: database.urls.frontDoor })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

async function markOf(id: ConversationId): Promise<Buffer> {
  const { proof } = (await faceKey(scene.cast.house.keys)).prove(id)
  const { mark } = await one<{ mark: Buffer }>('select corps.face_mark($1, $2) as mark', [
    id,
    Buffer.from(proof),
  ])
  return mark
}

/** How many rows each table of the corps has, but for what comes and goes by itself. */
async function everything(): Promise<Map<string, number>> {
  const { rows } = await scene.cast.owner.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'corps'::regnamespace and c.relkind = 'r'
      and c.relname not in ('sessions', 'acts', 'arrivals', 'tickets')`,
  )
  const counted = new Map<string, number>()
  for (const { name } of rows) counted.set(name, await count(`corps.${name}`))
  return counted
}
