// What a person can read behind their words: nothing until it is agreed, item by item, and never what came later while
// somebody else may be reading.
import fc from 'fast-check'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { open } from '../access/opening.ts'
import { addPerson } from '../case/add-person.ts'
import { closeCase } from '../case/close-case.ts'
import { handOverCase } from '../case/hand-over-case.ts'
import { keepIdentity } from '../case/keep-identity.ts'
import { onlyAlias } from '../case/people.ts'
import { reopenCase } from '../case/reopen-case.ts'
import { present } from '../foundation/assert.ts'
import type { CaseId, ConversationId } from '../foundation/ids.ts'
import { endVisit } from '../intake/visit.sql.ts'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { aWatchScene, type WatchScene } from '../../test/gate/scene.ts'
import type { Member } from '../../test/cast.ts'
import { onWholeCase, planLines, SENTENCES, show as showOn } from '../../test/gate/showing.ts'
import { findTyped } from '../../test/leaks/typed.ts'
import { hideItem } from './hide-item.ts'
import { makeRehearsal, type MakeRehearsal } from './make-rehearsal.ts'
import { printRehearsal } from './print-rehearsal.ts'
import { hasOwnItems, listOwnItems, readOwnItem } from '../shown/read-own-items.ts'
import { readConsents } from './read-consents.ts'
import { readRehearsal } from './read-rehearsal.ts'
import { readShown } from './read-shown.ts'
import { recordConsent, withdrawConsent } from './record-consent.ts'
import { showItem } from './show-item.ts'
import { findMyItem } from '../shown/shown.sql.ts'
import { shownItems, type ShownItem, type ShownLine } from '../shown/shown.ts'

let database: FreshDatabase
let scene: WatchScene
let door: Client
beforeAll(async () => {
  database = await freshDatabase()
  scene = await aWatchScene(database)
  door = new Client({ connectionString: database.urls.frontDoor })
  await door.connect()
})
beforeEach(() => scene.begin())
afterAll(async () => {
  await door.end()
  await scene.cast.close()
  await database.drop()
})

const onCase = (member?: Member) => onWholeCase(scene, member)
const uuid = () => scene.cast.house.chance.uuid()
const now = () => scene.cast.house.clock.now()
const lines = (sentences: readonly string[] = SENTENCES) =>
  sentences.map(sentence => ({ question: 'Hvad gør jeg, hvis det bliver farligt?', sentence }))
const plan = planLines
const promise = (says: string): ShownLine => ({ of: 'promises', id: uuid(), says, doneAt: now().toString() })
const show = (item: ShownItem, more?: Parameters<typeof showOn>[2]) => showOn(scene, item, more)
const hide = (item: ShownItem) => scene.as(scene.cast.birk, tx => hideItem(tx, scene.conversationId, item))
const read = (item: ShownItem) => readOwnItem(scene.cast.frontDoor, scene.visit, item)
const said = async (item: ShownItem): Promise<unknown[] | undefined> => {
  const found = await read(item)
  return found?.item === 'laid'
    ? found.lines.map(line => ('sentence' in line ? line.sentence : 'says' in line ? line.says : line.of))
    : found && [found.item]
}
const listed = () => listOwnItems(scene.cast.frontDoor, scene.visit)

interface Row {
  act: string
  outcome: string
  reason: string | null
}
async function rowsOn(chain: string, does: () => Promise<unknown>): Promise<Row[]> {
  const { owner } = scene.cast
  const count = async () =>
    Number(
      (await owner.query('select count(*) from audit.entries where chain_id = $1', [chain])).rows[0].count,
    )
  const before = await count()
  await does()
  const { rows } = await owner.query<Row>(
    'select act, outcome, reason from audit.entries where chain_id = $1 order by seq offset $2',
    [chain, before],
  )
  return rows
}

describe('closed until it is agreed', () => {
  it('shows nothing but messages and the next contact by itself', async () => {
    expect(await hasOwnItems(scene.cast.frontDoor, scene.visit)).toBe(false)
    expect(await listed()).toEqual([])
    for (const item of shownItems) expect(await read(item), item).toBeUndefined()
  })

  it.each(shownItems)('%s opens by itself and takes nothing else along', async item => {
    expect(await show(item)).toEqual({ done: 'shown' })
    expect(await hasOwnItems(scene.cast.frontDoor, scene.visit)).toBe(true)
    expect(await listed()).toEqual([item])
    for (const each of shownItems) expect((await read(each)) !== undefined, each).toBe(each === item)
    expect(await hide(item)).toEqual({ done: 'hidden' })
    expect(await read(item)).toBeUndefined()
    expect(await hide(item)).toEqual({ refused: { why: 'not-shown' } })
  })

  it('is kept with who agreed on it, how and when, and what it says', async () => {
    await show('promises', { agreedIn: 'phone' })
    const on = await onCase()
    const [shownIn] = await scene.as(scene.cast.birk, tx => readShown(tx, on))
    expect(shownIn?.conversationId).toBe(scene.conversationId)
    expect(shownIn?.shown).toMatchObject([
      {
        item: 'promises',
        agreedBy: 'Birk',
        agreedIn: 'phone',
        readAt: undefined,
        lines: [{ of: 'promises' }],
      },
    ])
    expect(
      Math.abs(present(shownIn?.shown[0], 'the item').agreedAt.until(now()).total('minutes')),
    ).toBeLessThan(5)
    await read('promises')
    const [again] = await scene.as(scene.cast.birk, tx => readShown(tx, on))
    expect(again?.shown[0]?.readAt).toBeDefined()
  })

  it('what it says is gone when it is closed, and does not come back when it opens again', async () => {
    await show('promises', { lines: [promise('Første løfte.')] })
    expect(await said('promises')).toEqual(['Første løfte.'])
    await hide('promises')
    const { rows } = await scene.cast.owner.query(
      'select from corps.shown_lines where conversation_id = $1 and sealed_line is not null',
      [scene.conversationId],
    )
    expect(rows).toEqual([])
    await show('promises', { lines: [promise('Andet løfte.')] })
    expect(await said('promises')).toEqual(['Andet løfte.'])
  })

  it('needs something to say', async () => {
    expect(await show('promises', { lines: [] })).toEqual({ refused: { why: 'nothing-laid' } })
    expect(await show('promises', { lines: plan() })).toEqual({ refused: { why: 'nothing-laid' } })
  })
})

describe('the database itself', () => {
  const asPerson = async (statement: string, values: unknown[] = []): Promise<unknown> => {
    await door.query('begin')
    try {
      await door.query(`select set_config('app.token', $1, true)`, [scene.visit.token])
      const { rows } = await door.query<{ answer: unknown }>(statement, values)
      await door.query('commit')
      return rows[0]?.answer
    } catch (error) {
      await door.query('rollback')
      return (error as Error).message
    }
  }

  it('gives the door’s login an item through one function alone, and only while it is open', async () => {
    await show('plan')
    for (const table of [
      'shown_items',
      'shown_lines',
      'consents',
      'rehearsals',
      'rehearsal_lines',
      'papers',
    ]) {
      expect(await asPerson(`select 1 from corps.${table}`)).toMatch(/permission denied/)
    }
    expect(await asPerson(`select access.shown_now($1)`, [scene.conversationId])).toMatch(/permission denied/)
    expect(await asPerson(`select access.own_case($1)`, [scene.conversationId])).toMatch(/permission denied/)
    expect(
      await asPerson(`select corps.show_item($1, $2, 'holders', 'meeting', $1, '{}', '{}')`, [
        uuid(),
        scene.conversationId,
      ]),
    ).toMatch(/permission denied/)
    expect(await asPerson(`select corps.my_shown_item('holders') as answer`)).toBeNull()
    expect(await asPerson(`select corps.my_shown_item('everything') as answer`)).toBeNull()
    expect(await asPerson(`select corps.my_shown_item('plan') as answer`)).toHaveLength(3)
    await scene.cast.frontDoor.inTransaction({ token: scene.visit.token }, endVisit)
    expect(await asPerson(`select corps.my_shown_item('plan') as answer`)).toBeNull()
  })

  it('opens nothing without a pass of the gate', async () => {
    await expect(
      scene.as(scene.cast.birk, async tx => {
        await sql`select corps.show_item(${uuid()}, ${scene.conversationId}, 'holders', 'meeting', ${uuid()}, '{}', '{}')`.execute(
          tx,
        )
      }),
    ).rejects.toThrow('nothing is shown without a pass of the gate')
  })

  it.each([
    ['of a relative', `update corps.enquiries set asked_by = 'relative' where conversation_id = $1`],
    ['of a professional', `update corps.conversations set kind = 'professional' where id = $1`],
    ['without words', `update corps.conversations set code_lookup = null where id = $1`],
  ])('shows nothing of the case in a conversation %s', async (_whose, change) => {
    await show('plan')
    await scene.cast.owner.query(change, [scene.conversationId])
    expect(await listed()).toEqual([])
    expect(await read('plan')).toBeUndefined()
    expect(await show('holders')).toEqual({ refused: { why: 'not-the-person' } })
    const on = await onCase()
    expect(await scene.as(scene.cast.birk, tx => readShown(tx, on))).toEqual([])
  })

  it('shows nothing of a closed case, and nothing of it again when it is reopened', async () => {
    await show('plan')
    const { birk, alma } = scene.cast
    const on = await onCase()
    const chain = await rowsOn(scene.conversationId, () =>
      scene.as(birk, tx =>
        closeCase(
          tx,
          on,
          'withdrawn',
          { whoTakesOver: '', wayBack: '', note: '' },
          { now: now(), followUp: '' },
        ),
      ),
    )
    expect(chain).toContainEqual({ act: 'hide-item', outcome: 'done', reason: 'case-closed' })
    expect(await read('plan')).toBeUndefined()
    const hands = { responsible: birk.id, deputy: alma.id }
    await scene.as(birk, tx =>
      reopenCase(tx, on, 'the-person-came-back', { ...hands, nextContact: now().add({ hours: 20 }) }),
    )
    expect(await read('plan')).toBeUndefined()
  })
})

describe('every read and every act', () => {
  it('leaves its row at the door: the list, an item, and one that is not open', async () => {
    await show('holders')
    expect(await rowsOn(scene.conversationId, listed)).toEqual([
      { act: 'list-items', outcome: 'read', reason: null },
    ])
    expect(await rowsOn(scene.conversationId, () => read('holders'))).toEqual([
      { act: 'read-item', outcome: 'read', reason: 'holders' },
    ])
    expect(await rowsOn(scene.conversationId, () => read('lookers'))).toEqual([
      { act: 'read-item', outcome: 'refused', reason: 'not-shown' },
    ])
  })

  it('leaves its row in the transaction of the reading: what is rolled back was not read', async () => {
    await show('holders')
    const rows = await rowsOn(scene.conversationId, () =>
      scene.cast.frontDoor
        .inTransaction({ token: scene.visit.token }, async tx => {
          expect(await findMyItem(tx, 'holders')).toHaveLength(2)
          throw new Error('cut')
        })
        .catch(() => undefined),
    )
    expect(rows).toEqual([])
  })

  it('leaves its row on the case and on the conversation', async () => {
    expect(await rowsOn(scene.caseId, () => show('holders'))).toContainEqual({
      act: 'show-item',
      outcome: 'done',
      reason: 'holders',
    })
    expect(await rowsOn(scene.conversationId, () => hide('holders'))).toEqual([
      { act: 'hide-item', outcome: 'done', reason: 'holders' },
    ])
  })
})

describe('what is read as it stands', () => {
  it('P19 names who has the case by role and alias, and by nothing else', async () => {
    await show('holders')
    expect(await read('holders')).toEqual({
      item: 'holders',
      holders: [
        { part: 'responsible', alias: 'Birk' },
        { part: 'deputy', alias: 'Alma' },
      ],
    })
    const { birk, alma } = scene.cast
    const on = await onCase()
    await scene.as(birk, tx =>
      handOverCase(tx, on, { responsible: alma.id, deputy: birk.id }, 'planned-change', ''),
    )
    expect(await read('holders')).toMatchObject({ holders: [{ alias: 'Alma' }, { alias: 'Birk' }] })
  })

  it('tells who has looked: what they were, when and why, and never who', async () => {
    await show('lookers')
    const found = present(await read('lookers'), 'the item')
    expect(found).toMatchObject({ item: 'lookers' })
    const lookers = 'lookers' in found ? found.lookers : []
    expect(lookers.map(({ who, purpose }) => `${who} ${purpose}`)).toContain('responsible write')
    expect(lookers.every(({ times }) => times > 0)).toBe(true)
    const { frontDoor } = scene.cast
    const raw = JSON.stringify(
      await frontDoor.inTransaction({ token: scene.visit.token }, tx => findMyItem(tx, 'lookers')),
    )
    for (const { id, alias } of [scene.cast.birk, scene.cast.alma]) {
      expect(raw).not.toContain(id)
      expect(raw).not.toContain(alias)
    }
  })
})

describe('while somebody else may be reading', () => {
  it('opens nothing, and what was opened and never shown is not there', async () => {
    await show('plan')
    await scene.putInWatched(scene.cast.alma)
    expect(await show('holders')).toEqual({ refused: { why: 'watched' } })
    expect(await hasOwnItems(scene.cast.frontDoor, scene.visit)).toBe(false)
    expect(await listed()).toEqual([])
    expect(await read('plan')).toBeUndefined()
    await scene.release()
    expect(await said('plan')).toEqual(SENTENCES)
  })

  it('shows what was shown before as it was then, and no more is missing than was', async () => {
    const { birk, alma } = scene.cast
    await show('plan')
    await show('holders')
    await show('lookers')
    const before = {
      plan: await read('plan'),
      holders: await read('holders'),
      lookers: await read('lookers'),
    }
    // What comes after it was shown, and before anybody knew.
    await show('plan', { lines: plan(['Nyt et.', 'Nyt to.', 'Nyt tre.']) })
    const on = await onCase()
    await scene.as(birk, tx =>
      handOverCase(tx, on, { responsible: alma.id, deputy: birk.id }, 'planned-change', ''),
    )
    await scene.putInWatched(alma)
    await open(scene.cast.house, alma.asking, {
      kind: 'case',
      id: scene.caseId,
      scope: 'acute',
      purpose: 'acute-danger',
    })
    for (let looks = 0; looks < 2; looks += 1) {
      expect(await listed()).toEqual(['plan', 'holders', 'lookers'])
      expect({
        plan: await read('plan'),
        holders: await read('holders'),
        lookers: await read('lookers'),
      }).toEqual(before)
    }
    await scene.release()
    expect(await said('plan')).toEqual(['Nyt et.', 'Nyt to.', 'Nyt tre.'])
    expect(await read('holders')).toMatchObject({ holders: [{ alias: 'Alma' }, { alias: 'Birk' }] })
  })

  it('can be closed by hand, at once', async () => {
    await show('plan')
    await read('plan')
    await scene.putInWatched(scene.cast.alma)
    expect(await said('plan')).toEqual(SENTENCES)
    expect(await hide('plan')).toEqual({ done: 'hidden' })
    expect(await read('plan')).toBeUndefined()
  })

  it('prints nothing', async () => {
    await make()
    await scene.putInWatched(scene.cast.alma)
    const on = await onCase()
    expect(await scene.as(scene.cast.birk, tx => printRehearsal(tx, on, now()))).toEqual({
      refused: { why: 'watched' },
    })
  })

  it('for any acts in any order, lets through only what had been shown', async () => {
    type Step = 'show' | 'hide' | 'read' | 'watch' | 'release'
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Step>('show', 'show', 'hide', 'read', 'read', 'watch', 'release'), {
          maxLength: 14,
        }),
        async steps => {
          await scene.begin()
          let laid: string | undefined
          let seen: string | undefined
          let watched = false
          for (const [at, step] of [...steps, 'read' as const].entries()) {
            const text = `Løfte nummer ${at} er holdt.`
            switch (step) {
              case 'show':
                expect('done' in (await show('promises', { lines: [promise(text)] }))).toBe(!watched)
                if (!watched) laid = text
                break
              case 'hide':
                expect('done' in (await hide('promises'))).toBe(laid !== undefined)
                laid = seen = undefined
                break
              case 'read':
                if (!watched) seen = laid
                expect(await said('promises')).toEqual(seen === undefined ? undefined : [seen])
                break
              case 'watch':
                await scene.putInWatched(scene.cast.birk)
                watched = true
                break
              case 'release':
                if (watched) await scene.release()
                watched = false
            }
          }
        },
      ),
      { numRuns: 25, endOnFailure: true },
    )
  })
})

async function make(sentences: readonly string[] = SENTENCES): Promise<MakeRehearsal> {
  const on = await onCase()
  return scene.as(scene.cast.birk, tx => makeRehearsal(tx, on, lines(sentences)))
}

describe('the sentences to rehearse', () => {
  it('are three to five, the newest count, and the plan stays where it is', async () => {
    expect(await make()).toHaveProperty('done')
    expect(await make(['Et.', 'To.', 'Tre.', 'Fire.', 'Fem.'])).toHaveProperty('done')
    const on = await onCase()
    const found = await scene.as(scene.cast.birk, tx => readRehearsal(tx, on))
    expect(found?.lines.map(({ sentence }) => sentence)).toEqual(['Et.', 'To.', 'Tre.', 'Fire.', 'Fem.'])
    expect(found?.madeBy).toBe('Birk')
    expect(await read('plan')).toBeUndefined()
    for (const wrong of [[], ['Et.', 'To.'], ['Et.', 'To.', 'Tre.', 'Fire.', 'Fem.', 'Seks.']]) {
      expect(await make(wrong)).toEqual({ refused: { why: 'three-to-five' } })
    }
  })

  it.each([
    ['two lines', 2, 100, /three to five sentences/],
    ['none', 0, 100, /three to five sentences/],
    ['a long one', 3, 814, /rehearsal_lines_sealed_line_check/],
  ])('the database takes no rehearsal of %s', async (_how, count, bytes, refusal) => {
    const { owner, birk } = scene.cast
    const id = uuid()
    await owner.query('begin')
    const kept = (async () => {
      await owner.query(`insert into corps.rehearsals (id, case_id, made_by) values ($1, $2, $3)`, [
        id,
        scene.caseId,
        birk.id,
      ])
      for (let place = 1; place <= count; place += 1) {
        await owner.query(
          `insert into corps.rehearsal_lines (id, case_id, rehearsal_id, place, sealed_line) values ($1, $2, $3, $4, $5)`,
          [uuid(), scene.caseId, id, place, Buffer.alloc(bytes)],
        )
      }
      await owner.query('commit')
    })()
    await expect(kept).rejects.toThrow(refusal)
    await owner.query('rollback')
  })

  it('and the longest that may be typed is taken', async () => {
    const on = await onCase()
    const longest = { question: '諾'.repeat(100), sentence: '"'.repeat(140) }
    expect(
      await scene.as(scene.cast.birk, tx => makeRehearsal(tx, on, [longest, longest, longest])),
    ).toHaveProperty('done')
  })

  it('are printed only where a meeting is agreed, and each printing leaves its row', async () => {
    const on = await onCase()
    const print = () => scene.as(scene.cast.birk, tx => printRehearsal(tx, on, now()))
    expect(await print()).toEqual({ refused: { why: 'nothing-to-print' } })
    await make()
    const rows = await rowsOn(scene.caseId, async () =>
      expect(await print()).toEqual({ refused: { why: 'no-agreement' } }),
    )
    expect(rows).toContainEqual({ act: 'reach-out', outcome: 'refused', reason: 'no-agreement' })
  })
})

describe('consent', () => {
  it('is given, and taken back once', async () => {
    const { birk } = scene.cast
    const on = await onCase()
    const given = await scene.as(birk, tx => recordConsent(tx, on, { to: 'police', what: 'At hun er her' }))
    const id = 'done' in given ? given.done : undefined
    expect(await scene.as(birk, tx => readConsents(tx, on))).toMatchObject([
      { id, recordedBy: 'Birk', withdrawnAt: undefined, text: { to: 'police', what: 'At hun er her' } },
    ])
    expect(await scene.as(birk, tx => withdrawConsent(tx, on, present(id, 'an id')))).toEqual({
      done: 'withdrawn',
    })
    expect(await scene.as(birk, tx => withdrawConsent(tx, on, present(id, 'an id')))).toEqual({
      refused: { why: 'already-withdrawn' },
    })
  })
})

it('no text of any of it can be read in a copy of the tables', async () => {
  const texts = [
    'Jeg går stille ud ad bagdøren',
    'Vi har talt med din lærer i dag',
    'At hun bor et andet sted nu',
  ]
  const [sentence = '', promised = '', what = ''] = texts
  const on = await onCase()
  await make([sentence, 'Jeg siger vores ord.', 'Jeg venter, til nogen kommer.'])
  await show('plan', { lines: plan([sentence]) })
  await show('promises', { lines: [promise(promised)] })
  await scene.as(scene.cast.birk, tx => recordConsent(tx, on, { to: 'police', what }))
  for (const item of shownItems) await read(item)
  for (const table of [
    'shown_items',
    'shown_lines',
    'rehearsals',
    'rehearsal_lines',
    'consents',
    'acts',
    'tickets',
  ]) {
    const { rows } = await scene.cast.owner.query<{ row: string }>(
      `select t::text as row from corps.${table} t`,
    )
    const copy = rows.map(({ row }) => row).join('\n')
    if (table !== 'acts' && table !== 'tickets') expect(copy.length, table).toBeGreaterThan(50)
    expect(findTyped(copy, texts), table).toEqual([])
  }
  const { rows } = await scene.cast.owner.query<{ row: string }>('select e::text as row from audit.entries e')
  expect(findTyped(rows.map(({ row }) => row).join('\n'), texts)).toEqual([])
})

describe('helpers’ names, places and days of leaving', () => {
  const capital = fc.constantFrom(...'ABDFGHJKLMNRST'.split(''))
  const called = fc
    .tuple(
      capital,
      fc.string({ unit: fc.constantFrom(...'abdefgiklmnoprstuvyæøå'.split('')), minLength: 3, maxLength: 9 }),
    )
    .map(([first, rest]) => `${first}q${rest}`)

  it('come to nobody behind the code, whatever they are and whatever is opened', async () => {
    await fc.assert(
      fc.asyncProperty(
        called,
        called,
        called,
        called,
        fc.constantFrom('12. maj', 'lørdag', 'kl. 6', '3/4'),
        async (alias, name, street, place, day) => {
          await scene.begin()
          const { birk } = scene.cast
          const on = await onCase()
          const added = await scene.as(birk, tx =>
            addPerson(tx, on, {
              exposed: false,
              actor: true,
              disclosure: 'shareable',
              text: { ...onlyAlias(alias), place },
            }),
          )
          const helper = present('done' in added ? added.done : undefined, 'a helper')
          await scene.as(birk, tx =>
            keepIdentity(tx, on, helper, { name, whoKnows: '', address: `${street} 4\n8000 Aarhus` }, 0),
          )
          const secret = [alias, name, street, place, day]
          for (const word of secret) {
            const text = `Jeg går hen til ${word} og venter.`
            expect(await make([text, 'To.', 'Tre.']), word).toMatchObject({
              refused: { why: 'keeps-a-word' },
            })
            expect(await show('plan', { lines: plan([text]) })).toMatchObject({
              refused: { why: 'keeps-a-word' },
            })
            expect(await show('promises', { lines: [promise(text)] })).toMatchObject({
              refused: { why: 'keeps-a-word' },
            })
          }
          for (const item of shownItems) expect(await show(item)).toEqual({ done: 'shown' })
          const all = JSON.stringify(await Promise.all(shownItems.map(item => read(item))))
          for (const word of secret) expect(all.toLowerCase()).not.toContain(word.toLowerCase())
        },
      ),
      { numRuns: 6, endOnFailure: true },
    )
  })
})

describe('whoever has nothing to do with the case', () => {
  it('is turned away by the database itself, with a row of their own', async () => {
    const { storm } = scene.cast
    const { conversationId } = scene
    const rows = await rowsOn(storm.id, () =>
      scene.as(storm, async tx => {
        const shown = sql`select corps.show_item(${uuid()}, ${conversationId}, 'holders', 'meeting', ${uuid()}, '{}', '{}') as answer`
        const hidden = sql`select corps.hide_item(${conversationId}, 'holders') as answer`
        for (const call of [shown, hidden]) {
          expect((await call.execute(tx)).rows).toEqual([{ answer: 'not-permitted' }])
        }
      }),
    )
    expect(rows).toEqual([
      { act: 'show-item', outcome: 'refused', reason: 'no-right' },
      { act: 'hide-item', outcome: 'refused', reason: 'no-right' },
    ])
  })

  it('opens and closes nothing, and is told what they would be told of nothing', async () => {
    const { storm } = scene.cast
    const on = await onCase()
    const as = { ...on, by: storm.id }
    const agreed = {
      conversationId: scene.conversationId,
      item: 'holders',
      agreedIn: 'phone',
      lines: [],
    } as const
    expect(await scene.as(storm, tx => showItem(tx, as, agreed, now()))).toEqual({
      refused: { why: 'not-there' },
    })
    const nowhere = { ...agreed, conversationId: uuid() as ConversationId }
    expect(
      await scene.as(storm, tx => showItem(tx, { ...as, caseId: uuid() as CaseId }, nowhere, now())),
    ).toEqual({
      refused: { why: 'not-there' },
    })
    expect(await scene.as(storm, tx => hideItem(tx, scene.conversationId, 'holders'))).toEqual({
      refused: { why: 'not-there' },
    })
  })
})
