import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCase, type TestCase } from '../../test/assessment/a-case.ts'
import { signFinally } from '../../test/assessment/sign-finally.ts'
import { aCast, type Cast } from '../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { rootFile } from '../access/audit/root-file.ts'
import type { RootLog } from '../access/audit/root.ts'
import { open } from '../access/opening.ts'
import { addEntry } from '../case/add-entry.ts'
import { closeCase } from '../case/close-case.ts'
import { keepIdentity } from '../case/keep-identity.ts'
import { createKeyFile, fileKeys, rotateKeyFile } from '../crypto/file-keys.ts'
import { everyRing } from '../crypto/key-ring.ts'
import { connect, type Db } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { AssessmentId, EnquiryId } from '../foundation/ids.ts'
import { newConversation } from '../intake/new-conversation.ts'
import { contactOf, unsealContact } from '../intake/contact.ts'
import { drawReference } from '../intake/reference.ts'
import { registerEnquiry } from '../intake/register-enquiry.ts'
import type { MessageId } from '../messages/message.ts'
import { isAsSigned } from '../risk/assessment/document.ts'
import { listSigned } from '../risk/assessment/read-signed.ts'
import { signingKeys } from '../risk/assessment/signing.ts'
import { eraseCase, type EraseCase } from './erase-case.ts'
import { erasureLine, readErasures } from './erasures.ts'
import { replayErasures } from './replay-erasures.ts'
import { resealCase } from './reseal-case.ts'
import { rewrapKeys } from './rewrap-keys.ts'

let database: FreshDatabase
let cast: Cast
let ownerDb: Db
let secret: Uint8Array

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  ownerDb = connect({ connectionString: database.urls.owner }, 2)
  secret = await cast.house.keys.secret('erasure')
})
afterAll(async () => {
  await ownerDb.destroy()
  await cast.close()
  await database.drop()
})

describe('erasing a case', () => {
  it('leaves no key, no sealed text, no day and no municipality, but who did what', async () => {
    const theCase = await aClosedCase()
    const before = await cast.trail(theCase.id)
    expect(await sealedLeft(theCase)).toBeGreaterThan(10)

    const list = memoryList()
    expect(await erase(theCase, list)).toEqual({ done: { caseId: theCase.id } })

    expect(await sealedLeft(theCase)).toBe(0)
    expect(
      await theCase.rows('select from corps.data_keys where owner_id = any ($1)', [owners(theCase)]),
    ).toEqual([])
    const [row] = await theCase.rows(
      `select municipality, under_18, extract(day from opened_at) as day, erased_at is not null as erased
         from corps.cases where id = $1`,
      [theCase.id],
    )
    expect(row).toEqual({ municipality: null, under_18: 'not-known', day: '1', erased: true })
    const [entry] = await theCase.rows<{ at: Date }>('select at from corps.entries where case_id = $1', [
      theCase.id,
    ])
    expect(entry?.at.getUTCDate()).toBe(1)
    expect(await cast.trail(theCase.id)).toEqual([...before, 'erase-case done person-asked'])
    expect(await cast.trail(theCase.conversationId)).toContain('erase-case done person-asked')
  })

  it('is remembered outside the database before it is committed', async () => {
    const theCase = await aClosedCase()
    const list = memoryList()
    const failing = { ...list, append: () => Promise.reject(new Error('the disk is full')) }
    await expect(erase(theCase, failing)).rejects.toThrow('the disk is full')
    expect(await sealedLeft(theCase)).toBeGreaterThan(10)

    await erase(theCase, list)
    expect(readErasures(await list.lines(), secret).erasures).toMatchObject([{ case: theCase.id }])
  })

  it('makes the case not there for the two who had it, and its code words lead nowhere', async () => {
    const theCase = await aClosedCase()
    await erase(theCase)
    for (const { asking } of [cast.birk, cast.alma, cast.ravn]) {
      const opened = await open(cast.house, asking, {
        kind: 'case',
        id: theCase.id,
        scope: 'whole',
        purpose: 'read',
      })
      expect(opened).toBeUndefined()
    }
    expect(
      await theCase.rows('select from corps.conversations where id = $1 and code_lookup is not null', [
        theCase.conversationId,
      ]),
    ).toEqual([])
  })

  it('drops what was typed about it and not sent', async () => {
    const theCase = await aClosedCase()
    await theCase.rows(
      `insert into corps.drafts (id, principal_id, place, sealed)
       values (gen_random_uuid(), $1, '/cases/' || $2 || '/entries', 'x'), (gen_random_uuid(), $1, '/enquiries', 'x')`,
      [cast.birk.id, theCase.id],
    )
    await erase(theCase)
    expect(await theCase.rows('select place from corps.drafts')).toEqual([{ place: '/enquiries' }])
  })

  it('is refused to a consultant, to a leader of another region, and for a case that is not there', async () => {
    const theCase = await aClosedCase()
    await theCase.rows(`update corps.staff set region = 'nord' where id = $1`, [cast.ravn.id])
    expect(await erase(theCase)).toEqual({ refused: { why: 'not-permitted' } })
    await theCase.rows(`update corps.staff set region = 'midt' where id = $1`, [cast.ravn.id])

    expect(await erase(theCase, memoryList(), cast.birk.asking)).toEqual({
      refused: { why: 'not-permitted' },
    })
    expect(await cast.trail(cast.birk.id)).toContain('erase-case refused no-right')
    expect(await erase({ reference: 'Lærke 0' })).toEqual({ refused: { why: 'not-permitted' } })
    expect(await sealedLeft(theCase)).toBeGreaterThan(10)
  })

  it('is refused while the case is open, or while the person waits for an answer', async () => {
    const stillOpen = await aCase(cast)
    expect(await erase({ reference: await referenceOf(stillOpen) })).toEqual({
      refused: { why: 'case-is-open' },
    })
    expect(await cast.trail(stillOpen.id)).toContain('erase-case refused case-is-open')

    const theCase = await aClosedCase()
    await theCase.rows(
      `with came_back as (update corps.enquiries set ended_at = null, ended_as = null where id = $1 returning id)
       insert into corps.deadlines (id, enquiry_id, kind, due_at)
         select gen_random_uuid(), id, 'answer', now() + interval '1 day' from came_back`,
      [theCase.enquiryId],
    )
    expect(await erase(theCase)).toEqual({ refused: { why: 'enquiry-is-open' } })
  })

  it('is the only way by which the keeper’s own functions change what was written', async () => {
    const theCase = await aClosedCase()
    const change = (role: string, permitted: string) =>
      cast.owner.query(
        `begin; set local role ${role}; select set_config('corps.permitted_change', '${permitted}', true);
         update corps.entries set sealed_entry = null where case_id = '${theCase.id}'; rollback`,
      )
    await expect(change('haandholdt_keeper', '')).rejects.toThrow('never changed')
    await cast.owner.query('rollback')
    await expect(change('haandholdt_keeper', 'reseal')).resolves.toBeDefined()
  })
})

describe('a restored copy', () => {
  it('has what was erased erased again before anything listens, also when the case was still open in it', async () => {
    const restored = await aCase(cast)
    const list = memoryList([erasureLine({ case: restored.id, at: '2026-11-23T12:00:00Z' }, secret)])

    expect(await replayErasures(ownerDb, list, secret)).toEqual({ erasedAgain: 1, unreadable: [] })
    expect(await restored.rows('select from corps.data_keys where owner_id = $1', [restored.id])).toEqual([])
    expect(await cast.trail(restored.id)).toContain('erase-case done erased-before-restore')

    expect(await replayErasures(ownerDb, list, secret)).toEqual({ erasedAgain: 0, unreadable: [] })
  })

  it('loses nothing by a line that somebody else wrote, and the line is named', async () => {
    const kept = await aCase(cast)
    const forged = erasureLine({ case: kept.id, at: '2026-11-23T12:00:00Z' }, new Uint8Array(32))
    const half = erasureLine({ case: kept.id, at: '2026-11-23T12:00:00Z' }, secret).slice(0, -9)
    expect(await replayErasures(ownerDb, memoryList([forged, half, '']), secret)).toEqual({
      erasedAgain: 0,
      unreadable: [1, 2, 3],
    })
    expect(await kept.rows('select from corps.data_keys where owner_id = $1', [kept.id])).toHaveLength(3)
  })

  it('is found through a list that survives on disk', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'haandholdt-erasures-'))
    try {
      const theCase = await aClosedCase()
      await erase(theCase, rootFile(join(folder, 'new', 'erasures.txt')))
      const { erasures } = readErasures(await rootFile(join(folder, 'new', 'erasures.txt')).lines(), secret)
      expect(erasures).toMatchObject([{ case: theCase.id }])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('cannot be asked for by any of the three logins', async () => {
    for (const role of ['haandholdt_desk', 'haandholdt_front_door', 'haandholdt_jobs']) {
      const { rows } = await cast.owner.query(
        `select has_function_privilege($1, 'corps.erase_again(uuid)', 'execute') as again,
                has_function_privilege($1, 'corps.erase_content(uuid)', 'execute') as content`,
        [role],
      )
      expect(rows).toEqual([{ again: false, content: false }])
    }
  })
})

describe('every sealed column', () => {
  it('is known by its name: other bytes in the database are few and named here', async () => {
    const { rows } = await cast.owner.query<{ name: string }>(
      `select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'corps'::regnamespace and c.relkind = 'r' and a.atttypid = 'bytea'::regtype
          and a.attname not like 'sealed\\_%' order by 1`,
    )
    expect(rows.map(row => row.name)).toEqual([
      'assessment_facts.fact',
      'assessment_facts.pseudonym',
      'case_links.code_hash',
      'conversations.code_lookup',
      'drafts.sealed',
      'files.digest',
      'flags.tag',
      'instruments.digest',
      'instruments.file',
      'papers.digest',
      'second_faces.mark',
      'second_faces.of_mark',
      'second_ratings.digest',
      'second_ratings.signature',
      'sessions.page_before_hash',
      'sessions.page_hash',
      'sessions.source',
      'sessions.token_hash',
      'sign_in_attempts.name_hash',
      'sign_in_attempts.source',
      'signatures.digest',
      'signatures.signature',
      'text_checks.digest',
      'tickets.hash',
    ])
  })

  it('can be emptied, and hangs on a case, a conversation or an enquiry, in a table with one key', async () => {
    const { rows } = await cast.owner.query<{ name: string; can_be_empty: boolean; reached: boolean }>(
      `select c.relname || '.' || a.attname as name, not a.attnotnull as can_be_empty,
              exists (select from corps.tables_of_a_matter() t
                where t.table_name = c.relname and t.row_column is not null and a.attname = any (t.sealed_columns)) as reached
         from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'corps'::regnamespace and c.relkind = 'r' and a.attname like 'sealed\\_%'`,
    )
    expect(rows.length).toBeGreaterThan(15)
    const out = rows.filter(row => !row.can_be_empty || !row.reached).map(row => row.name)
    expect(
      out.toSorted(),
      'a pair goes as a row when the first is erased; a ticket lives two minutes and is sealed under itself',
    ).toEqual(['second_faces.sealed_pair', 'tickets.sealed_step'])
  })
})

describe('changing keys', () => {
  it('wraps every key anew, so that the old version of a ring can be taken away and all still opens', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'haandholdt-rings-'))
    const ownDatabase = await freshDatabase()
    const own = await aCast(ownDatabase)
    const owner = connect({ connectionString: ownDatabase.urls.owner }, 1)
    try {
      const path = join(folder, 'keys.json')
      await createKeyFile(path, everyRing)
      const first = await fileKeys(path, ['door', 'case', 'staff'])
      const house = { ...own.house, keys: first }
      const theCase = await aCase({ ...own, house })
      const wrapped = await first.wrap('staff', own.birk.totpSecret, own.birk.id)
      await own.owner.query('update corps.staff set totp_wrapped = case when id = $1 then $2 end', [
        own.birk.id,
        wrapped,
      ])

      for (const ring of ['door', 'case', 'staff'] as const) await rotateKeyFile(path, ring)
      const both = await fileKeys(path, ['door', 'case', 'staff'])
      expect(await rewrapKeys(owner, both)).toBe(4)

      const { rows } = await own.owner.query<{ wrapped: string }>(
        'select wrapped from corps.data_keys union all select totp_wrapped from corps.staff where totp_wrapped is not null',
      )
      expect(rows.map(row => row.wrapped.slice(0, 7))).toEqual(Array(4).fill('file:2:'))
      const keys = await open({ ...house, keys: both }, own.birk.asking, {
        kind: 'case',
        id: theCase.id,
        scope: 'whole',
        purpose: 'read',
      })
      expect(keys?.has(theCase.id)).toBe(true)
    } finally {
      await owner.destroy()
      await own.close()
      await ownDatabase.drop()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('gives one case new keys: what was sealed opens under them, and its signature still holds', async () => {
    const ownDatabase = await freshDatabase()
    const own = await aCast(ownDatabase)
    const owner = connect({ connectionString: ownDatabase.urls.owner }, 1)
    const theCase = await aClosedCase(own)
    const { rows: before } = await own.owner.query<{ id: string }>('select id from corps.data_keys')
    const { house, birk } = own
    const reseal = () => resealCase(owner, house.keys, house.chance, theCase.reference)
    try {
      expect(await reseal()).toEqual({ refused: { why: 'system-is-running' } })
      const others = `from pg_stat_activity where usename like 'haandholdt\\_%' and datname = current_database() and usename <> current_user`
      await own.owner.query(`select pg_terminate_backend(pid) ${others}`)
      await expect.poll(async () => (await own.owner.query(`select ${others}`)).rowCount).toBe(0)
      const resealed = await reseal()
      expect(resealed).toMatchObject({ done: { values: await sealedLeft(theCase) } })

      const { rows: after } = await own.owner.query<{ id: string }>('select id from corps.data_keys')
      expect(after).toHaveLength(before.length)
      expect(after.filter(({ id }) => before.some(old => old.id === id))).toEqual([])

      const keys = present(
        await open(house, birk.asking, { kind: 'case', id: theCase.id, scope: 'whole', purpose: 'read' }),
        'the keys',
      )
      const [signed] = await house.inTransaction(birk.asking, tx =>
        listSigned(tx, { caseId: theCase.id, keys }),
      )
      const { row, sealed, document } = present(signed, 'the signed assessment')
      expect(document.signedBy.alias).toBe('Birk')
      expect(isAsSigned(sealed, row, (await signingKeys(house.keys)).signer.publicKey)).toBe(true)
      const [enquiry] = await theCase.rows<{ sealed_contact: Buffer }>(
        'select sealed_contact from corps.enquiries',
      )
      const contact = unsealContact(
        keys.of(theCase.conversationId),
        theCase.enquiryId,
        theCase.conversationId,
        present(enquiry, 'the enquiry').sealed_contact,
      )
      expect(contact.reachAt).toBe('Veninden på holdet')
      expect(await own.trail(theCase.id)).toContain('reseal-case done')
    } finally {
      await owner.destroy()
      await own.close()
      await ownDatabase.drop()
    }
  })
})

type ClosedCase = TestCase & {
  reference: string
  enquiryId: EnquiryId
  conversationId: Awaited<ReturnType<typeof anEnquiry>>['conversationId']
}

/** A whole case: an enquiry, people with a name, a note, a signed assessment, and withdrawn. */
async function aClosedCase(of: Cast = cast): Promise<ClosedCase> {
  const theCase = await aCase(of)
  const linked = await anEnquiry(of)
  await theCase.rows(`insert into corps.case_conversations (case_id, conversation_id) values ($1, $2)`, [
    theCase.id,
    linked.conversationId,
  ])
  await theCase.rows(`update corps.enquiries set ended_at = now(), ended_as = 'case' where id = $1`, [
    linked.enquiryId,
  ])
  await theCase.rows('update corps.deadlines set settled_at = now() where enquiry_id = $1', [
    linked.enquiryId,
  ])
  const assessmentId: AssessmentId = await theCase.start()
  await signFinally(of, theCase, assessmentId, 'medium')

  const { house, birk } = of
  const [bror] = theCase.actors
  const address = present(
    await open(house, birk.asking, { kind: 'case', id: theCase.id, scope: 'address', purpose: 'write' }),
    'the address key',
  )
  await house.inTransaction(birk.asking, tx =>
    keepIdentity(
      tx,
      { caseId: theCase.id, by: birk.id, keys: address, chance: house.chance },
      present(bror, 'the actor').id,
      { name: 'Navn Navnesen', whoKnows: 'Kun vi', address: 'Gaden 1' },
      0,
    ),
  )
  await theCase.act(birk, async (tx, { on }) => {
    await addEntry(tx, on, { kind: 'note', text: 'Hun er tryg nu.' }, 'corps-only')
    const closed = await closeCase(
      tx,
      on,
      'withdrawn',
      { whoTakesOver: '', wayBack: '', note: 'Hun vil selv.' },
      { now: house.clock.now(), followUp: 'Opfølgning' },
    )
    if ('refused' in closed) throw new Error(closed.refused.why)
  })
  return { ...theCase, ...linked, reference: await referenceOf(theCase) }
}

async function anEnquiry({ house, birk }: Cast) {
  const made = await newConversation(house, 'citizen', 'da', undefined)
  if ('refused' in made) throw new Error(made.refused.why)
  const conversation = made.done
  const enquiryId = randomUUID() as EnquiryId
  await house.inTransaction(birk.asking, tx =>
    registerEnquiry(
      tx,
      conversation,
      drawReference(house.chance, 3),
      {
        id: enquiryId,
        facts: {
          askedBy: 'citizen',
          channel: 'phone',
          municipality: '0751',
          under18: 'no',
          abroad: 'no',
          firstContact: 'citizen',
          cause: undefined,
          service: 'advice',
          ground: undefined,
          practice: true,
        },
        contact: contactOf({ channel: 'somebody', reachAt: 'Veninden på holdet' }),
        message: { id: randomUUID() as MessageId, text: 'Jeg er bange.' },
      },
      house.clock.now(),
    ),
  )
  return { enquiryId, conversationId: conversation.id }
}

const referenceOf = async (theCase: TestCase) =>
  present(
    (
      await theCase.rows<{ reference: string }>('select reference from corps.cases where id = $1', [
        theCase.id,
      ])
    )[0],
    'the case',
  ).reference

const owners = ({ id, conversationId }: ClosedCase) => [id, conversationId]

/** How many sealed values the case and its conversation hold. */
async function sealedLeft(theCase: ClosedCase): Promise<number> {
  const { id, conversationId, enquiryId } = theCase
  const tables = await theCase.rows<{ table_name: string; owner_column: string; sealed_columns: string[] }>(
    `select table_name, owner_column, sealed_columns from corps.tables_of_a_matter()`,
  )
  let count = 0
  for (const { table_name, owner_column, sealed_columns } of tables) {
    for (const column of sealed_columns) {
      const [found] = await theCase.rows<{ n: string }>(
        `select count(${column}) as n from corps.${table_name} where ${owner_column} = any ($1)`,
        [[id, conversationId, enquiryId]],
      )
      count += Number(found?.n)
    }
  }
  return count
}

function erase(
  theCase: { reference: string },
  list: RootLog = memoryList(),
  asking = cast.ravn.asking,
): Promise<EraseCase> {
  const { house } = cast
  const remembering = { list, secret, clock: house.clock }
  const erased = { reference: theCase.reference, reason: 'person-asked' } as const
  return house.inTransaction(asking, tx => eraseCase(tx, remembering, erased))
}

function memoryList(kept: readonly string[] = []): RootLog {
  let lines = kept
  return {
    lines: async () => lines,
    append: async line => {
      lines = [...lines, line]
    },
  }
}
