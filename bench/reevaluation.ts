import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
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
const LOOK_MILLISECONDS = 500

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
      // Once to warm up; and what a tenth of the rows keeps alive.
      const few = await aliveDuring(() => reevaluate(db, leader, 1 / 10))
      await sign(owner, ROWS / 10, ROWS)
      const seconds: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        seconds.push((await timed(() => reevaluate(db, leader, 1))) / 1000)
      }
      const many = await aliveDuring(() => reevaluate(db, leader, 1))
      const rows = ROWS.toLocaleString('en')
      return [
        {
          what: `${rows} fact rows of ${PERSONS.toLocaleString('en')} persons, two sets of rules`,
          value: median(seconds),
          unit: 's',
          goal: { atMost: GOAL_SECONDS },
        },
        { what: `alive in memory, ${(ROWS / 10).toLocaleString('en')} rows`, value: median(few), unit: 'MB' },
        {
          what: `alive in memory, ${rows} rows, the first third of the run`,
          value: median(third(many, 0)),
          unit: 'MB',
        },
        {
          what: `alive in memory, ${rows} rows, the last third of the run`,
          value: median(third(many, 2)),
          unit: 'MB',
        },
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

const third = (values: readonly number[], at: number): readonly number[] =>
  values.slice((values.length * at) / 3, (values.length * (at + 1)) / 3)

/**
 * What is in use while it runs, again and again, in megabytes: objects and buffers, after everything that nobody holds
 * any more has been thrown away. The resident set says less: it grows with the heap that V8 grants itself between two
 * collections, whoever runs.
 */
async function aliveDuring(act: () => Promise<void>): Promise<number[]> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const alive: number[] = []
  const look = setInterval(() => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    alive.push((heapUsed + external) / 2 ** 20)
  }, LOOK_MILLISECONDS)
  await act()
  clearInterval(look)
  return alive
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
