import { createHash } from 'node:crypto'
import type { EventEmitter } from 'node:events'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handIn, somebodyReturned, type Returned } from '../../test/a-file.ts'
import { atWork } from '../../test/an-enquiry.ts'
import { aCast, type Cast, type Member } from '../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { BY_WHOM, hugePdf, photo, pageCalledPicture, wav, WHERE, zipBomb } from '../../test/some-files.ts'
import { findTyped } from '../../test/leaks/typed.ts'
import type { OnEnquiry } from '../duty-desk/enquiry.ts'
import { present } from '../foundation/assert.ts'
import type { ActId, ConversationId } from '../foundation/ids.ts'
import type { FileId, ReceivedFile } from './file.ts'
import { insertFile, insertPart, listOpenings, listOwnWithFile } from './files.sql.ts'
import { cleanedCopy, fetchOriginal, listFiles, openFile, type OpenedFile } from './open-file.ts'

let database: FreshDatabase
let cast: Cast
let person: Returned
let on: OnEnquiry

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  person = await somebodyReturned(cast)
  on = await atWork(cast, cast.birk, person.enquiryId)
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})

const tx = <T>(act: Parameters<typeof cast.house.inTransaction<T>>[1], by: Member = cast.birk) =>
  cast.house.inTransaction(by.asking, act)

const received = (of = on): Promise<ReceivedFile[]> => tx(t => listFiles(t, of.key, of.conversationId))

const newest = async (of = on): Promise<ReceivedFile> => present((await received(of)).at(-1), 'a file')

const opening = (fileId: FileId, of = on) =>
  tx(t => openFile(t, of.key, { conversationId: of.conversationId, fileId }))

async function opened(fileId: FileId, of = on): Promise<OpenedFile> {
  const outcome = await opening(fileId, of)
  if ('refused' in outcome) throw new Error(outcome.refused.why)
  return outcome.done
}

const rows = async <Row extends object>(query: string, values: unknown[] = []): Promise<Row[]> =>
  (await cast.owner.query<Row>(query, values)).rows

describe('a file from the person', () => {
  it('is kept as it came, with its hash and the moment, its name and its kind sealed', async () => {
    const bytes = await photo()
    const name = '../../Bror\u202Egpj.exe\0<b>'
    const before = cast.house.clock.now().subtract({ seconds: 5 })
    expect(await handIn(cast, person, { bytes, name, words: 'Her er han.' })).toEqual({ done: 'received' })

    const file = await newest()
    expect(file).toMatchObject({ bytes: bytes.length, about: { name, kind: 'jpeg' } })
    expect(file.about.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(Temporal.Instant.compare(file.at, before)).toBe(1)
    expect(Buffer.from((await opened(file.id)).content).equals(bytes)).toBe(true)
  })

  it('of twenty parts comes back whole, and its name says nothing of what it is', async () => {
    const bytes = Buffer.alloc(20_000_000, 'abcdefg')
    expect(await handIn(cast, person, { bytes, name: 'x.jpg' })).toEqual({ done: 'received' })
    const file = await newest()
    expect(file.about.kind).toBe('unknown')
    expect(Buffer.from((await opened(file.id)).content).equals(bytes)).toBe(true)
  })

  it('is one file however often its form is sent', async () => {
    const act = cast.house.chance.uuid() as ActId
    const before = (await received()).length
    for (let times = 0; times < 2; times += 1) {
      expect(await handIn(cast, person, { bytes: wav() }, act)).toEqual({ done: 'received' })
    }
    expect(await received()).toHaveLength(before + 1)
  })

  it.each([
    ['empty', Buffer.alloc(0)],
    ['too-large', Buffer.alloc(20_000_001)],
  ] as const)('that is %s is not taken', async (why, bytes) => {
    expect(await handIn(cast, person, { bytes })).toEqual({ refused: { why } })
  })

  it('leaves its row with a digest on the conversation, and on the case', async () => {
    const [entry] = await rows<{ digest: Buffer; outcome: string }>(
      `select e.digest, e.outcome from audit.entries e join corps.files f on f.id = e.subject_id
        where e.chain_id = $1 and e.act = 'send-file' and e.digest = f.digest`,
      [on.conversationId],
    )
    expect(entry).toMatchObject({ outcome: 'done' })
    expect(entry?.digest).toHaveLength(32)
  })

  it('waits for an answer as a text does: an ended enquiry is open again, with a deadline', async () => {
    const somebody = await somebodyReturned(cast)
    const { enquiryId } = somebody
    await cast.owner.query(
      `begin; set local session_replication_role = replica;
       update corps.deadlines set settled_at = now() where enquiry_id = '${enquiryId}';
       update corps.enquiries set ended_at = now(), ended_as = 'answered' where id = '${enquiryId}'; commit`,
    )
    expect(await handIn(cast, somebody, { bytes: wav() })).toEqual({ done: 'received' })
    expect(
      await rows(
        `select e.ended_at, count(d.*)::int as waiting from corps.enquiries e
           join corps.deadlines d on d.enquiry_id = e.id and d.kind = 'answer' and d.settled_at is null
          where e.id = $1 group by e.ended_at`,
        [enquiryId],
      ),
    ).toEqual([{ ended_at: null, waiting: 1 }])
  })

  it('P18 never comes down again: the door is told which messages came with one, and nothing of it', async () => {
    const { token } = person.visit
    const told = await cast.frontDoor.inTransaction({ token }, listOwnWithFile)
    expect(told).toEqual(new Set((await received()).map(({ messageId }) => messageId)))
    const { rows: may } = await cast.owner.query(
      `select has_any_column_privilege('haandholdt_front_door', t, 'select') as may from unnest(array['corps.files', 'corps.file_parts']) t
       union select has_function_privilege('haandholdt_front_door', f, 'execute')
         from unnest(array['corps.file_part(uuid, int)', 'corps.open_file(uuid, uuid, text, text)', 'corps.file_openings(uuid)']) f`,
    )
    expect(may).toEqual([{ may: false }])
  })
})

describe('how much may be sent', () => {
  const already = (conversationId: ConversationId, bytes: number, ago: string, times = 1) =>
    cast.owner.query(
      `begin; set local session_replication_role = replica;
       insert into corps.files (id, conversation_id, message_id, at, bytes, parts, digest)
         select gen_random_uuid(), '${conversationId}', gen_random_uuid(), now() - interval '${ago}', ${bytes},
           (${bytes} + 999999) / 1000000, decode(repeat('00', 32), 'hex') from generate_series(1, ${times}); commit`,
    )

  it.each([
    ['a hundred million bytes in an hour', 20_000_000, '10 minutes', 5, 'too-much-in-an-hour'],
    ['twenty files in an hour', 1, '10 minutes', 20, 'too-much-in-an-hour'],
    ['five hundred million bytes in all', 20_000_000, '2 days', 25, 'too-much'],
  ] as const)('ends at %s, with a row, and words still come in', async (_what, bytes, ago, times, why) => {
    const somebody = await somebodyReturned(cast)
    const { conversationId } = somebody.visit
    await already(conversationId, bytes, ago, times - 1)
    expect(await handIn(cast, somebody, { bytes: Buffer.from('x') })).toEqual({ done: 'received' })
    await already(conversationId, bytes, ago)
    expect(await handIn(cast, somebody, { bytes: Buffer.from('x') })).toEqual({ refused: { why } })
    expect((await cast.trail(conversationId)).at(-1)).toBe(`send-file refused ${why}`)
    await cast.owner.query(
      `begin; set local session_replication_role = replica; delete from corps.files where conversation_id = '${conversationId}'; commit`,
    )
  })

  it('ends for all conversations together before the disk does', async () => {
    const [one, other] = [await somebodyReturned(cast), await somebodyReturned(cast)]
    await already(one.visit.conversationId, 20_000_000, '10 minutes', 100)
    expect(await handIn(cast, other, { bytes: Buffer.from('x') })).toEqual({
      refused: { why: 'too-much-in-an-hour' },
    })
    await cast.owner.query(
      `begin; set local session_replication_role = replica; delete from corps.files where conversation_id = '${one.visit.conversationId}'; commit`,
    )
  })
})

describe('who opens a file', () => {
  it('stands on the conversation with the way and the reason, oldest first', async () => {
    await handIn(cast, person, { bytes: zipBomb(), name: 'a.zip' })
    const { id } = await newest()
    expect(await tx(t => listOpenings(t, id))).toEqual([])
    const { content } = await opened(id)
    expect(content.length).toBeGreaterThan(100)
    const of = { conversationId: on.conversationId, fileId: id }
    expect(await tx(t => fetchOriginal(t, on.key, of, 'evidence'), cast.alma)).toHaveProperty('done')
    const said = (await tx(t => listOpenings(t, id))).map(({ alias, original, why }) => ({
      alias,
      original,
      why,
    }))
    expect(said).toEqual([
      { alias: 'Birk', original: false, why: undefined },
      { alias: 'Alma', original: true, why: 'evidence' },
    ])
  })

  it('is given no byte before the row is written, nor in the next transaction', async () => {
    const { id } = await newest()
    const desk = new Client({ connectionString: database.urls.desk })
    await desk.connect()
    const part = `select length(sealed) as length from corps.file_part('${id}', 0)`
    const begin = async () => {
      await desk.query('begin')
      await desk.query(`select set_config('app.token', $1, true)`, [cast.birk.asking.token])
    }
    try {
      await begin()
      expect((await desk.query(part)).rows).toEqual([])
      await desk.query(`select corps.open_file('${id}', '${on.conversationId}', 'open-file', null)`)
      expect((await desk.query(part)).rows).toHaveLength(1)
      await desk.query('commit')
      await begin()
      expect((await desk.query(part)).rows).toEqual([])
      await desk.query(
        `select access.record_on_enquiry('${on.conversationId}', 'try', 'read', '${id}', null)`,
      )
      expect((await desk.query(part)).rows).toEqual([])
      await expect(desk.query(`select sealed_bytes from corps.file_parts`)).rejects.toThrow(
        'permission denied',
      )
    } finally {
      await desk.end()
    }
  })

  it('is not there for a colleague who has nothing to do with it, nor as a file of another matter', async () => {
    const { id } = await newest()
    const of = { conversationId: on.conversationId, fileId: id }
    expect(await tx(t => openFile(t, on.key, of), cast.storm)).toEqual({ refused: { why: 'not-there' } })
    expect(await cast.trail(cast.storm.id)).toContain('open-file refused no-right')
    const other = await atWork(cast, cast.birk, (await somebodyReturned(cast)).enquiryId)
    const looked = await cast.trail(on.conversationId)
    expect(await opening(id, other)).toEqual({ refused: { why: 'not-there' } })
    expect(await cast.trail(on.conversationId)).toEqual(looked)
    expect(await cast.trail(cast.birk.id)).toContain('open-file refused no-right')
    expect(await tx(t => listOpenings(t, id), cast.storm)).toEqual([])
  })
})

describe('the cleaned copy', () => {
  const cleaned = async (bytes: Uint8Array, name = 'a.jpg') => {
    await handIn(cast, person, { bytes, name })
    return cleanedCopy(await opened((await newest()).id), 'a test')
  }

  it('is made of pictures and recordings', async () => {
    expect(await cleaned(await photo())).toMatchObject({ done: { type: 'image/jpeg', metadataGone: true } })
    expect(await cleaned(wav())).toMatchObject({ done: { type: 'audio/wav', metadataGone: true } })
  })

  it.each([
    ['a page that is called a picture', pageCalledPicture],
    ['a huge PDF', hugePdf()],
    ['a zip bomb', zipBomb()],
  ])('is made of nothing else: %s', async (_what, bytes) => {
    expect(await cleaned(bytes)).toEqual({ refused: { why: 'no-copy-of-this-kind' } })
  })
})

describe('what was handed in', () => {
  it('is never changed, taken away or added to afterwards, not even by the keeper’s own functions', async () => {
    for (const change of [
      'update corps.files set bytes = bytes',
      'delete from corps.file_parts',
      'truncate corps.file_parts',
    ]) {
      await cast.owner.query('begin; set local role haandholdt_keeper')
      await expect(cast.owner.query(change)).rejects.toThrow('never changed')
      await cast.owner.query('rollback')
    }
    const { id } = await newest()
    const later = cast.frontDoor.inTransaction({ token: person.visit.token }, async t => {
      await insertPart(t, { id: cast.house.chance.uuid(), fileId: id, at: 1, sealed: Buffer.from('x') })
    })
    await expect(later).rejects.toThrow('no such file is being sent')
  })

  it('is kept whole or not at all', async () => {
    const somebody = await somebodyReturned(cast)
    const half = cast.frontDoor.inTransaction({ token: somebody.visit.token }, t =>
      insertFile(
        t,
        {
          id: cast.house.chance.uuid() as FileId,
          bytes: 10,
          digest: Buffer.alloc(32),
          sealedAbout: Buffer.from('x'),
        },
        {
          id: cast.house.chance.uuid() as ReceivedFile['messageId'],
          sealedText: Buffer.from('x'),
        },
        cast.house.clock.now(),
      ),
    )
    await expect(half).rejects.toThrow('kept whole or not at all')
  })

  it('stands nowhere in a copy of the database, neither its bytes nor its name', async () => {
    await handIn(cast, person, { bytes: pageCalledPicture, name: `${BY_WHOM}.jpg`, words: WHERE })
    for (const table of ['files', 'file_parts', 'messages', 'acts']) {
      const copy = await copyOf(`corps.${table}`)
      expect(copy.length).toBeGreaterThan(100)
      expect(findTyped(copy, [WHERE, BY_WHOM, '<!doctype html>']), table).toEqual([])
    }
    expect(findTyped(Buffer.from(pageCalledPicture).toString(), [WHERE])).toHaveLength(1)
  })
})

async function copyOf(table: string): Promise<string> {
  const { connection } = cast.owner as unknown as { connection: EventEmitter }
  const parts: Buffer[] = []
  const keep = ({ chunk }: { chunk: Buffer }) => parts.push(Buffer.from(chunk))
  connection.on('copyData', keep)
  try {
    await cast.owner.query(`copy (select * from ${table} t limit 200) to stdout`)
  } finally {
    connection.off('copyData', keep)
  }
  return Buffer.concat(parts).toString()
}
