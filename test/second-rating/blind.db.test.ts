// The second rater is blind, on every way there is: R7 of the risk method.
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { open } from '../../src/access/opening.ts'
import { blockColleague } from '../../src/case/block-colleague.ts'
import { giveGrant } from '../../src/case/give-grant.ts'
import { removePerson } from '../../src/case/remove-person.ts'
import { handOverCase } from '../../src/case/hand-over-case.ts'
import { assert, present } from '../../src/foundation/assert.ts'
import { askSecondRater } from '../../src/risk/second-rating/ask-second-rater.ts'
import { saveSecondAnswer } from '../../src/risk/second-rating/save-second-answer.ts'
import { findBlind, listAskedOfMe, listWhoCanRate } from '../../src/risk/second-rating/second-rating.sql.ts'
import { domainPart } from '../../src/risk/second-rating/second-rating.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { type TestCase } from '../assessment/a-case.ts'
import { aCast, saidIn, type Cast } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

import { twoRaters, FIRST, EVIDENCE, FACT } from './two-raters.ts'

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
  await cast.owner.query(
    'update corps.staff set senior_id = null, suspended_at = null, on_duty = id = any ($1)',
    [[cast.birk.id, cast.alma.id, cast.ravn.id]],
  )
  await cast.owner.query('update corps.sessions set revoked_at = null')
})

const {
  wanted,
  askedCase,
  blindly,
  rulesOf,
  keep,
  concludeTheRest,
  answerFlags,
  domainAnswers,
  rateEverything,
  signBlind,
} = twoRaters(() => cast)

describe('R7 the second rater is blind', () => {
  it('sees people, facts, events and evidence in the database, and nothing else of the case', async () => {
    const { theCase, id } = await askedCase()
    const client = new Client({ connectionString: database.urls.desk })
    await client.connect()
    await client.query('begin')
    await client.query(`select set_config('app.token', $1, true)`, [cast.storm.asking.token])
    const { rows: tables } = await cast.owner.query<{ name: string; column: string }>(`
      select format('%I.%I', n.nspname, c.relname) as name, a.attname as column from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname in ('case_id', 'chain_id', 'owner_id') and not a.attisdropped
       where n.nspname in ('corps', 'audit') and c.relkind in ('r', 'p') and has_any_column_privilege('haandholdt_desk', c.oid, 'select')`)
    const seen = []
    for (const { name, column } of tables) {
      const { rowCount } = await client.query(`select from ${name} where ${column} = $1`, [theCase.id])
      if (rowCount) seen.push(name)
    }
    expect(seen.toSorted()).toEqual(['corps.entries', 'corps.people'])
    expect(
      (await client.query('select kind from corps.entries where case_id = $1', [theCase.id])).rows.map(
        row => row.kind,
      ),
    ).toEqual(['fact'])
    expect((await client.query('select from corps.cases where id = $1', [theCase.id])).rowCount).toBe(0)
    await client.query('rollback')
    await client.end()
    expect(
      (await cast.house.inTransaction(cast.storm.asking, tx => listAskedOfMe(tx))).map(each => each.id),
    ).toContain(id)
  })

  it('is given the key of the case and no other', async () => {
    const { theCase } = await askedCase()
    const keys = present(
      await open(cast.house, cast.storm.asking, {
        kind: 'case',
        id: theCase.id,
        scope: 'whole',
        purpose: 'second-rating',
      }),
      'the case, blind',
    )
    expect([keys.has(theCase.id), keys.has(theCase.id, 'acute'), keys.has(theCase.id, 'address')]).toEqual([
      true,
      false,
      false,
    ])
    for (const purpose of ['read', 'write'] as const) {
      expect(
        await open(cast.house, cast.storm.asking, { kind: 'case', id: theCase.id, scope: 'whole', purpose }),
      ).toBeUndefined()
    }
    // Nor does whoever has the case open it as if they were blind.
    expect(
      await open(cast.house, cast.birk.asking, {
        kind: 'case',
        id: theCase.id,
        scope: 'whole',
        purpose: 'second-rating',
      }),
    ).toBeUndefined()
  })

  it('finds nothing of the first rating on any page, list, stream or notice, and not who asked', async () => {
    const { theCase, assessmentId, id } = await askedCase()
    await cast.owner.query('update corps.staff set on_duty = true where id = $1', [cast.storm.id])
    const signature = present(
      (
        await theCase.rows<{ id: string }>('select id from corps.signatures where case_id = $1', [theCase.id])
      )[0],
      'the signature',
    ).id
    const app = desk(cast.house)
    const ids: Record<string, string> = {
      id: theCase.id,
      aid: assessmentId,
      sid: id,
      signature,
      code: 'A2',
      domain: 'A',
      scenario: 'new',
      actor: present(theCase.actors[0], 'an actor').id,
      person: present(theCase.actors[0], 'an actor').id,
    }
    const paths = new Set(
      app.routes
        .filter(({ method, path }) => method === 'GET' && !path.includes('*'))
        // Domain A is rated once for the case, domain B once for each actor.
        .filter(({ path }) => path !== '/second-ratings/:sid/questions/:domain/:actor')
        // There is none before they have answered anything; walked below.
        .filter(({ path }) => path !== '/second-ratings/:sid/flags/:flag')
        .map(({ path }) =>
          path.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => ids[name] ?? theCase.id),
        ),
    )
    paths.add(`/second-ratings/${id}/questions/B/${ids['actor']}`)
    expect(paths.size).toBeGreaterThan(50)
    const shown: string[] = []
    let blindPages = 0
    for (const path of paths) {
      const stop = new AbortController()
      const answer = await app.request(`http://desk.test${path}`, {
        headers: { cookie: cast.storm.cookie },
        signal: stop.signal,
      })
      const isStream = answer.headers.get('content-type')?.includes('event-stream') ?? false
      const body = isStream ? await firstOf(answer) : await answer.text()
      stop.abort()
      for (const words of Object.values(FIRST)) {
        if (body.includes(words)) shown.push(`${path}: ${words}`)
      }
      const isBlindPage = path.startsWith(`/second-ratings/${id}`)
      if (isBlindPage) {
        blindPages += 1
        expect(answer.status, path).toBe(200)
        if (saidIn(body, [cast.birk.alias]).length > 0) shown.push(`${path}: who asked`)
        if (/<input[^>]*type="radio"[^>]*\schecked/.test(body)) shown.push(`${path}: something chosen`)
      } else if (path.startsWith('/acute-cards/')) {
        // Asks whoever is on duty for a reason first; whoever gives one is blind no longer.
        expect({ path, level: body.includes('Høj') }).toEqual({ path, level: false })
      } else if (path.includes(theCase.id) || path.includes(assessmentId)) {
        expect({ path, status: answer.status }).toEqual({ path, status: 404 })
      } else if (path.startsWith('/instruments/ours/')) {
        // The instrument itself, which says the same about every case and about none.
        expect(body).not.toContain(theCase.id)
      } else if (/\bHøj\b/.test(body) || body.includes('Opmærksomhedsflag i')) {
        shown.push(`${path}: a level or a flag`)
      }
    }
    expect(blindPages).toBeGreaterThanOrEqual(7)
    expect(shown).toEqual([])
    const overview = await (
      await app.request(`http://desk.test/second-ratings/${id}`, { headers: { cookie: cast.storm.cookie } })
    ).text()
    expect(overview).toContain(FACT)
    const questions = await (
      await app.request(`http://desk.test/second-ratings/${id}/questions/A`, {
        headers: { cookie: cast.storm.cookie },
      })
    ).text()
    expect(questions).toContain(EVIDENCE)
  })

  it('meets the flags of their own answers and never what the first one said to the same flag', async () => {
    const { theCase, assessmentId, id } = await askedCase()
    const [theirs] = (await theCase.draft(assessmentId)).flags
    expect(theirs).toMatchObject({ code: 'RF01', response: { reason: FIRST.flag } })
    const app = desk(cast.house)
    const look = async (path: string) => {
      const answer = await app.request(`http://desk.test/second-ratings/${id}${path}`, {
        headers: { cookie: cast.storm.cookie },
      })
      expect(answer.status, path).toBe(200)
      return answer.text()
    }
    expect(await look('')).not.toContain('/flags/')
    const flagged = async () => (await cast.trail(theCase.id)).filter(row => row.includes('flag')).length
    const flaggedByTheFirst = await flagged()

    const saved = await keep(theCase, id, domainPart('A' as never), domainAnswers('A', '2'))
    assert(saved !== 'not there' && 'done' in saved, 'it is Storm’s to rate')
    expect(saved.done.raised.length).toBeGreaterThan(0)
    const before = (await cast.trail(theCase.id)).length
    for (const flag of saved.done.raised) {
      expect(await look('')).toContain(`/flags/${flag.id}`)
      const page = await look(`/flags/${flag.id}`)
      expect(saidIn(page, [...Object.values(FIRST), cast.birk.alias])).toEqual([])
      expect(page).not.toMatch(/<input[^>]*type="radio"[^>]*\schecked/)
    }
    // What came up leaves no other row than any answer does: those who have the case read the trail.
    const rows = await cast.trail(theCase.id)
    expect(rows.slice(before)).toEqual(rows.slice(before).map(() => 'open-case read second-rating'))
    expect(await flagged()).toBe(flaggedByTheFirst)
    const parts = await theCase.rows<{ part: string }>(
      `select part from corps.second_answers where second_rating_id = $1 and part like 'flag:%'`,
      [id],
    )
    expect(parts.length).toBe(saved.done.raised.length)
    for (const { part } of parts) expect(part).not.toMatch(/RF\d/)

    // It stays on record when the answer that raised it is taken back.
    await keep(theCase, id, domainPart('A' as never), domainAnswers('A', '0'))
    expect(await look('')).toContain(`/flags/${saved.done.raised[0]?.id}`)
  })

  it('names five drivers at most and as many scenarios as the level asks for', async () => {
    const { theCase, id } = await askedCase()
    await rateEverything(theCase, id, 'extreme')
    await signBlind(theCase, id)
    await answerFlags(theCase, id)
    expect(await signBlind(theCase, id)).toEqual({
      refused: { why: 'not-ready', missing: { items: [], scenarios: 3, flags: [], concluded: true } },
    })
    const app = desk(cast.house)
    const sent = await app.request(`http://desk.test/second-ratings/${id}/drivers`, {
      method: 'POST',
      headers: { cookie: cast.storm.cookie, origin: 'http://desk.test' },
      body: new URLSearchParams([
        ['act', cast.house.chance.uuid()],
        ['version', '0'],
        ...['A1', 'A2', 'A3', 'A4', 'A5', 'A6'].map(item => ['drivers', item]),
      ]),
    })
    expect(sent.status).toBe(422)
    expect(await sent.text()).toContain('Vælg højst fem')
  })

  it('is blind no longer once they come to see the case otherwise', async () => {
    const { theCase, id } = await askedCase()
    await cast.owner.query('update corps.staff set on_duty = true where id = $1', [cast.storm.id])
    expect(await blindly(theCase, cast.storm, tx => findBlind(tx, id))).not.toBe('not there')
    await open(cast.house, cast.storm.asking, {
      kind: 'case',
      id: theCase.id,
      scope: 'acute',
      purpose: 'acute-danger',
    })
    expect(await blindly(theCase, cast.storm, tx => findBlind(tx, id))).toBe('not there')
    expect(await signBlind(theCase, id)).toBe('not there')

    // Nor when nobody has taken it from them yet.
    const other = await askedCase()
    await cast.owner.query(
      `insert into corps.openings (id, session_id, principal_id, owner_kind, owner_id, scope, purpose)
       select gen_random_uuid(), o.session_id, o.principal_id, 'case', $1, 'acute', 'acute-danger'
         from corps.openings o where o.principal_id = $2 limit 1`,
      [other.theCase.id, cast.storm.id],
    )
    expect(await blindly(other.theCase, cast.storm, tx => findBlind(tx, other.id))).toBe('not there')
  })

  it('who loses access in the middle is out, and another is asked with a clean sheet', async () => {
    const { theCase, id } = await askedCase()
    await blindly(theCase, cast.storm, (tx, on) =>
      saveSecondAnswer(
        tx,
        on,
        { ratingId: id, part: domainPart('A' as never), personId: undefined, readVersion: 0 },
        domainAnswers('A', '1'),
        rulesOf(theCase),
      ),
    )
    await theCase.rows(
      `insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason)
       values (gen_random_uuid(), 'case', $1, $2, $3, 'kin')`,
      [theCase.id, cast.storm.id, cast.birk.id],
    )
    expect(await blindly(theCase, cast.storm, tx => findBlind(tx, id))).toBe('not there')
    await cast.owner.query('update corps.staff set may_assess = true where id = $1', [cast.ravn.id])
    const others = (await theCase.act(cast.birk, tx => listWhoCanRate(tx, id))).map(each => each.id)
    const other = present(others[0], 'somebody else')
    expect(await theCase.act(cast.birk, (tx, { on }) => askSecondRater(tx, on, id, other))).toEqual({
      done: 'asked',
    })
    expect(await theCase.rows('select from corps.second_answers where second_rating_id = $1', [id])).toEqual(
      [],
    )
  })

  it.each<[string, (theCase: TestCase) => Promise<unknown>]>([
    [
      'is suspended',
      () =>
        cast.house.inTransaction(cast.ravn.asking, tx =>
          sql`select corps.suspend_staff(${cast.storm.id}, 'lost-device')`.execute(tx),
        ),
    ],
    [
      'is kept out of the case',
      theCase =>
        cast.house.inTransaction(cast.alma.asking, tx =>
          blockColleague(tx, theCase.id, cast.storm.id, 'kin-or-friend'),
        ),
    ],
    [
      'opens its acute card at night',
      theCase =>
        open(cast.house, cast.storm.asking, {
          kind: 'case',
          id: theCase.id,
          scope: 'acute',
          purpose: 'acute-danger',
        }),
    ],
    [
      'is lent the case',
      theCase =>
        cast.house.inTransaction(cast.alma.asking, tx =>
          giveGrant(tx, theCase.id, cast.storm.id, 'second-opinion', 24),
        ),
    ],
    [
      'is made responsible for it',
      theCase =>
        theCase.act(cast.alma, (tx, { on }) =>
          handOverCase(tx, on, { responsible: cast.storm.id, deputy: cast.alma.id }, 'planned-change', ''),
        ),
    ],
  ])(
    'who %s in the middle has it no longer: somebody is named, told, and it still rings',
    async (_, loses) => {
      const { theCase, id } = await askedCase()
      await cast.owner.query('update corps.staff set on_duty = true where id = $1', [cast.storm.id])
      await keep(theCase, id, domainPart('A' as never), domainAnswers('A', '1'))
      await cast.owner.query('delete from corps.notices')
      await loses(theCase)

      expect(await cast.trail(theCase.id)).toContain('give-back-second-rating done')
      const [rating] = await theCase.rows<{ rater: string | null; named: string; settled: Date | null }>(
        `select r.rater_id as rater, d.staff_id as named, d.settled_at as settled
         from corps.second_ratings r join corps.deadlines d on d.id = r.deadline_id where r.id = $1`,
        [id],
      )
      const [responsible] = await theCase.rows<{ id: string }>(
        `select staff_id as id from corps.responsibilities where case_id = $1 and part = 'responsible' and until_at is null`,
        [theCase.id],
      )
      expect(rating).toEqual({ rater: null, named: responsible?.id, settled: null })
      const told = await theCase.rows<{ kind: string }>(
        `select distinct kind from corps.notices where case_id = $1`,
        [theCase.id],
      )
      expect(told.map(({ kind }) => kind)).toContain('second-rating-given-back')
      await cast.owner.query(
        `update corps.deadlines set due_at = clock.now() - interval '1 minute' where id =
         (select deadline_id from corps.second_ratings where id = $1)`,
        [id],
      )
      await cast.owner.query('select corps.raise_alarms()')
      const ringing = await cast.house.inTransaction(cast.alma.asking, tx =>
        sql<{ case_id: string; kind: string }>`select case_id, kind from corps.ringing_alarms()`.execute(tx),
      )
      expect(ringing.rows).toContainEqual({ case_id: theCase.id, kind: 'review' })
    },
  )

  it('an actor who is removed in the middle is not rated any more, and nothing of them is signed', async () => {
    const { theCase, id } = await askedCase()
    const [gone, far] = theCase.actors
    const removed = present(gone, 'the one who is removed').id
    await rateEverything(theCase, id)
    await theCase.act(cast.birk, (tx, { on }) => removePerson(tx, on, removed))
    const still: TestCase = { ...theCase, actors: [present(far, 'the other')] }

    // What was typed before and is sent now is kept nowhere.
    expect(await keep(still, id, domainPart('B' as never), domainAnswers('B', '2'), removed)).toEqual({
      refused: { why: 'not-there' },
    })
    const page = await desk(cast.house).request(
      `http://desk.test/second-ratings/${id}/questions/B/${removed}`,
      { headers: { cookie: cast.storm.cookie } },
    )
    expect(page.status).toBe(404)

    await concludeTheRest(still, id)
    expect(await signBlind(still, id)).toEqual({ done: 'signed' })
    const { document } = present(await wanted(theCase), 'the second rating')
    expect(JSON.stringify(document)).not.toContain(removed)
    expect(document?.answers.some(({ personId }) => personId === far?.id)).toBe(true)
  })

  it('finding one, and talking with them, is for whoever has the case now', async () => {
    const { theCase, id } = await askedCase()
    await rateEverything(theCase, id)
    await concludeTheRest(theCase, id)
    const handedOver = await theCase.act(cast.birk, (tx, { on }) =>
      handOverCase(tx, on, { responsible: cast.alma.id, deputy: cast.ravn.id }, 'planned-change', ''),
    )
    expect(handedOver).toHaveProperty('done')
    expect(await signBlind(theCase, id)).toEqual({ done: 'signed' })
    const [talk] = await theCase.rows<{ staff_id: string }>(
      `select d.staff_id from corps.second_ratings r join corps.deadlines d on d.id = r.talk_deadline_id where r.id = $1`,
      [id],
    )
    expect(talk?.staff_id).toBe(cast.alma.id)
  })

  it('those who asked see nothing of the second rating before it is signed', async () => {
    const { theCase, id } = await askedCase()
    await rateEverything(theCase, id)
    const seen = await theCase.act(cast.birk, tx =>
      tx.selectFrom('second_answers').select('id').where('second_rating_id', '=', id).execute(),
    )
    expect(seen).toEqual([])
    expect(present(await wanted(theCase), 'it').document).toBeUndefined()
  })
})

/** What a stream says first. */
async function firstOf(answer: Response): Promise<string> {
  const reader = present(answer.body, 'a body').getReader()
  const { value } = await reader.read()
  await reader.cancel()
  return new TextDecoder().decode(value)
}
