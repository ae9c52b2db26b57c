import { Client } from 'pg'
import { connect, transactionsOf, type Db } from '../src/db/db.ts'
import { assert } from '../src/foundation/assert.ts'
import { codesOf } from '../src/risk/facts/picture-codes.ts'
import { reevaluateRules } from '../src/risk/facts/reevaluate.ts'
import { asrae } from '../src/risk/instruments/asrae.ts'
import { type Measure, median, timed } from './measure.ts'
import { fullPicture } from './rules.ts'
import { employReaders, type Reader } from './staff.ts'

const ROWS = 100_000
const PERSONS = 30_000
const DIFFERENT = 500
const ROUNDS = 3
const GOAL_SECONDS = 20

/** What the rules of a draft would find in all that was signed: assessments of six actors, with the former ones. */
export const reevaluation: Measure = {
  name: 'reevaluation',
  async run(place) {
    const { urls } = await place.database()
    const owner = new Client({ connectionString: urls.owner })
    await owner.connect()
    const [leader] = await employReaders(owner, 1)
    assert(leader, 'a leader')
    await owner.query(`update corps.staff set role = 'leader'`)
    await sign(owner, 0, ROWS / 10)
    const db = connect({ connectionString: urls.desk }, 1)
    try {
      // Once to warm up; and what a tenth of the rows takes in memory.
      const few = await memoryOf(() => reevaluate(db, leader, 1 / 10))
      await sign(owner, ROWS / 10, ROWS)
      const seconds: number[] = []
      const many: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        many.push(
          await memoryOf(async () => {
            seconds.push((await timed(() => reevaluate(db, leader, 1))) / 1000)
          }),
        )
      }
      const rows = ROWS.toLocaleString('en')
      return [
        {
          what: `${rows} fact rows of ${PERSONS.toLocaleString('en')} persons, two sets of rules`,
          value: median(seconds),
          unit: 's',
          goal: { atMost: GOAL_SECONDS },
        },
        {
          what: `memory above what it began with, ${(ROWS / 10).toLocaleString('en')} rows`,
          value: few,
          unit: 'MB',
        },
        { what: `memory above what it began with, ${rows} rows`, value: median(many), unit: 'MB' },
      ]
    } finally {
      await db.destroy()
      await owner.end()
    }
  },
}

async function reevaluate(db: Db, leader: Reader, share: number): Promise<void> {
  const outcome = await transactionsOf(db)({ token: leader.token }, tx =>
    reevaluateRules(tx, asrae, asrae, false),
  )
  const cases = 'done' in outcome ? outcome.done.cases : undefined
  if (cases !== PERSONS * share) throw new Error(`${cases} cases`)
}

/** The highest resident set while it runs, less that before, in megabytes. */
async function memoryOf(act: () => Promise<void>): Promise<number> {
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  let highest = before
  const look = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 20)
  await act()
  clearInterval(look)
  return (highest - before) / 2 ** 20
}

/** Past every trigger, as the owner: what is measured is reading. */
async function sign(owner: Client, from: number, to: number): Promise<void> {
  await owner.query('create temp table if not exists drawn (number int, codes jsonb)')
  await owner.query('truncate drawn')
  const codes = Array.from({ length: DIFFERENT }, (_, number) => JSON.stringify(codesOf(fullPicture(number))))
  await owner.query(
    `insert into drawn select number - 1, codes::jsonb from unnest($1::text[]) with ordinality as t (codes, number)`,
    [codes],
  )
  await owner.query(
    `insert into corps.assessment_facts (fact, pseudonym, region, month, instrument, instrument_version, kind, codes)
     select sha256(('fact ' || i)::bytea), sha256(('person ' || i::bigint * $3 / $4)::bytea), 'midt', '2026-01-01',
            'asrae', '0.1.0', 'final', codes
       from generate_series($1::int, $2::int - 1) i join drawn on drawn.number = i % ${DIFFERENT}`,
    [from, to, PERSONS, ROWS],
  )
  await owner.query('vacuum analyze corps.assessment_facts')
}
