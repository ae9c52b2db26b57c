// Who may do what at the desk: every act by every kind of colleague in every relation to the case or the enquiry,
// answered by the database and compared with a table of rules that knows nothing of the code.
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, transactionsOf, type Db } from '../../src/db/db.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { acts, databaseFunctions, notActs, whatIsGivenATransaction, type Act } from './acts.ts'
import { attemptsOn, type Attempted, type Attempts } from './attempt.ts'
import { aScene, behind, type Scene } from './scene.ts'
import { may, roles, type Relation, type Role, type Who } from './who.ts'

let database: FreshDatabase
let scene: Scene
let attempts: Attempts
beforeAll(async () => {
  database = await freshDatabase()
  scene = await aScene(database)
  attempts = attemptsOn(scene, database.urls.owner)
})
afterAll(async () => {
  await attempts.close()
  await scene.cast.close()
  await database.drop()
})

const named = acts.map(act => [`${act.trace.act} (${act.of.split(' ').at(-1)})`, act] as const)

const everybody = (act: Act): { called: string; who: Who }[] =>
  (Object.entries(roles) as [string, Role][]).flatMap(([name, role]) =>
    act.relations.map((relation: Relation) => ({ called: `${name}, ${relation}`, who: { role, relation } })),
  )

/** What came of it for everybody, tried once for both tests of an act. */
const attempted = new Map<Act, Promise<{ called: string; who: Who; what: Attempted }[]>>()
function attemptedByAll(act: Act) {
  const known =
    attempted.get(act) ??
    inTurn(everybody(act), async one => ({ ...one, what: await attempts.attempt(act, one.who) }))
  attempted.set(act, known)
  return known
}

describe.each(named)('%s', (_name, act) => {
  it('is done for those who may, and for nobody else', { timeout: 120_000 }, async () => {
    const wrong = (await attemptedByAll(act)).filter(
      ({ who, what }) => 'done' in what.answer !== act.may(who),
    )
    expect(grouped(wrong)).toEqual({})
  })

  it('changes nothing for those who may not, tells them all the same, and leaves the refusal on their own chain', async () => {
    const refused = (await attemptedByAll(act)).filter(({ who }) => !act.may(who))
    const wrong = refused.filter(({ who, what }) => {
      if (what.changed.length > 0) return true
      // Nobody has no chain, and a half-finished sign-in never comes as far as an act that cannot be refused.
      if ('threw' in what.answer) return what.answer.threw !== '42501' || who.role.state === 'working'
      return (
        who.role.state === 'nobody' ||
        what.trail.length === 0 ||
        what.trail.some(
          row =>
            row.act !== act.trace.act ||
            row.outcome !== 'refused' ||
            // Those who have the case are told there of what a colleague with a grant may not do.
            (row.chain_id !== scene.asker.id && !(row.chain_id === scene.caseId && may.workOnCase(who))),
        )
      )
    })
    expect(grouped(wrong)).toEqual({})
    // Whoever sees the case may be told that this is not theirs to do; all others hear that it is not there.
    const strangers = refused.filter(({ who }) => !may.workOnCase(who))
    const told = strangers.flatMap(({ what }) => ('refused' in what.answer ? [what.answer.refused.why] : []))
    expect(new Set(told).size).toBeLessThanOrEqual(1)
  })
})

/** Who was answered the same, under what came of it. */
const grouped = (all: readonly { called: string; what: Attempted }[]): Record<string, string[]> =>
  Object.fromEntries(
    Map.groupBy(all, ({ what: { answer, changed, trail } }) =>
      JSON.stringify([
        'refused' in answer ? answer.refused.why : answer,
        changed,
        trail.map(row => `${row.chain_kind} ${row.act} ${row.outcome} ${row.reason}`),
      ]),
    )
      .entries()
      .map(([what, those]) => [what, those.map(({ called }) => called)]),
  )

async function inTurn<In, Out>(list: readonly In[], each: (one: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = []
  for (const one of list) results.push(await each(one))
  return results
}

describe('the table of acts', () => {
  it('names every function in the folders of acts that is given a transaction', () => {
    const inTable = new Set([...acts.map(({ of }) => of), ...Object.keys(notActs)])
    const found = whatIsGivenATransaction()
    expect(found.filter(each => !inTable.has(each))).toEqual([])
    expect(Object.keys(notActs).filter(each => !found.includes(each))).toEqual([])
    expect(found.length).toBeGreaterThan(60)
  })

  it('names every function of the database that the desk may call', async () => {
    const desk = new Client({ connectionString: database.urls.desk })
    await desk.connect()
    const { rows } = await desk.query<{ name: string }>(`
      select distinct n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('access', 'audit', 'clock', 'corps') and has_function_privilege(p.oid, 'execute') order by 1`)
    await desk.end()
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(databaseFunctions).sort())
  })
})

describe('an act and its row', () => {
  // Past the harness above: the desk's real login, the real session, a real rollback.
  let desk: Db
  beforeAll(async () => {
    desk = connect({ connectionString: database.urls.desk }, 1)
    const { asker, caseId, enquiry } = scene
    await behind(scene.cast.owner, [
      `update corps.staff set role = 'leader', region = 'midt', on_duty = true where id = '${asker.id}'`,
      `update corps.responsibilities set staff_id = '${asker.id}' where case_id = '${caseId}' and part = 'responsible'`,
      `insert into corps.claims (id, enquiry_id, staff_id, lapses_at)
         values (gen_random_uuid(), '${enquiry.enquiryId}', '${asker.id}', clock.now() + interval '1 hour')`,
    ])
  })
  afterAll(() => desk.destroy())

  /** What must be so before some of them is really so here, and stays: a closed case comes last. */
  const inOrder = named
    .filter(([, act]) => act.leaves !== 'read')
    .sort(([, one], [, other]) => lateness(one) - lateness(other))

  it.each(inOrder)('%s: both are gone when something breaks after it', async (_name, act) => {
    await behind(scene.cast.owner, act.first?.(scene) ?? [])
    const before = await everything()
    const broken = transactionsOf(desk)(scene.asker.asking, async tx => {
      expect(await act.does(tx, scene)).toHaveProperty('done')
      throw new Error('the line was cut')
    })
    await expect(broken).rejects.toThrow('the line was cut')
    expect(await everything()).toEqual(before)
  })
})

const lateness = ({ first, trace }: Act) => (first ? (/^(reopen|erase)/.test(trace.act) ? 2 : 1) : 0)

/** Every row of every table, as one digest each. */
async function everything(): Promise<Record<string, string>> {
  const { owner } = scene.cast
  const { rows } = await owner.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('corps', 'audit') and c.relkind in ('r', 'p') and not c.relispartition order by 1`)
  const digests = await owner.query<{ name: string; digest: string }>(
    rows
      .map(
        ({ name }) =>
          `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${name} t`,
      )
      .join(' union all '),
  )
  return Object.fromEntries(digests.rows.map(({ name, digest }) => [name, digest]))
}
