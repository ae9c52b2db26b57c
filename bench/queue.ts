import { join } from 'node:path'
import { Client } from 'pg'
import { createKeyFile } from '../src/crypto/file-keys.ts'
import { everyRing } from '../src/crypto/key-ring.ts'
import { connect, transactionsOf, type Db } from '../src/db/db.ts'
import { readQueueAgain } from '../src/duty-desk/read-queue.ts'
import { type Figure, type Measure, median, type Place, quantile, timed, waits } from './measure.ts'
import { freePort, type Program, startEntryPoint } from './program.ts'
import { fillRegister, WAITING } from './register.ts'
import { employReaders, type Reader } from './staff.ts'

const SIZES = [10_000, 100_000, 1_000_000] as const
const READERS = 10
const ROUNDS = 10
/** Pages for each size in each round: each reader in turn. */
const EACH = 30
const GOAL_MILLISECONDS = 50
const GOAL_RATIO = 1.5

interface Register {
  readonly cases: number
  readonly readers: readonly Reader[]
  readonly desk: Program
  readonly address: string
  readonly db: Db
  readonly pages: number[]
  readonly readings: number[]
}

/**
 * The duty desk over registers of three sizes, side by side, so that what disturbs the machine disturbs all: the page as
 * a browser gets it from the desk's own entry point, and the reading alone as the desk's role under row-level security.
 */
export const queue: Measure = {
  name: 'queue',
  async run(place) {
    const registers: Register[] = []
    try {
      for (const cases of SIZES) registers.push(await openRegister(place, cases))
      for (let round = 0; round <= ROUNDS; round += 1) {
        for (const register of registers) {
          for (let asked = 0; asked < EACH; asked += 1) {
            const reader = register.readers[asked % READERS]
            if (!reader) throw new Error('no reader')
            const page = await timed(() => readPage(register, reader))
            const reading = await timed(() => read(register, reader))
            // The first round warms up.
            if (round === 0) continue
            register.pages.push(page)
            register.readings.push(reading)
          }
        }
      }
      return figuresOf(registers)
    } finally {
      for (const { desk, db } of registers) {
        await desk.stop()
        await db.destroy()
      }
    }
  },
}

function figuresOf(registers: readonly Register[]): Figure[] {
  const [small] = registers
  const large = registers.at(-1)
  if (!small || !large) return []
  const p99 = (values: readonly number[]) => quantile(values, 0.99)
  return [
    ...registers.flatMap(({ cases, pages, readings }) => [
      ...waits(`page, ${cases.toLocaleString('en')} cases`, pages).map(figure =>
        cases === large.cases && figure.what.endsWith('p99')
          ? { ...figure, goal: { atMost: GOAL_MILLISECONDS } }
          : figure,
      ),
      ...waits(`reading, ${cases.toLocaleString('en')} cases`, readings),
    ]),
    {
      what: 'page, p99, a million to ten thousand',
      value: p99(large.pages) / p99(small.pages),
      unit: 'times',
      goal: { atMost: GOAL_RATIO },
    },
    {
      what: 'page, p50, a million to ten thousand',
      value: median(large.pages) / median(small.pages),
      unit: 'times',
    },
    {
      what: 'reading, p50, a million to ten thousand',
      value: median(large.readings) / median(small.readings),
      unit: 'times',
    },
  ]
}

async function openRegister(place: Place, cases: number): Promise<Register> {
  const { urls } = await place.database()
  const owner = new Client({ connectionString: urls.owner })
  await owner.connect()
  const readers = await employReaders(owner, READERS)
  const milliseconds = await timed(() => fillRegister(owner, cases, readers))
  console.log(`  (${cases.toLocaleString('en')} cases written in ${Math.round(milliseconds / 1000)} s)`)
  await owner.end()

  const keyFile = join(place.folder, `desk-${cases}.json`)
  await createKeyFile(keyFile, everyRing)
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const desk = await startEntryPoint(
    'src/main.desk.ts',
    { DESK_PORT: `${port}`, DESK_DATABASE_URL: urls.desk, DESK_KEY_FILE: keyFile },
    [address],
  )
  return {
    cases,
    readers,
    desk,
    address,
    db: connect({ connectionString: urls.desk }, 1),
    pages: [],
    readings: [],
  }
}

async function readPage({ address }: Register, reader: Reader): Promise<void> {
  const answer = await fetch(`${address}/duty-desk`, {
    headers: { Cookie: `desk=${reader.token}` },
    redirect: 'manual',
  })
  const page = await answer.text()
  const shown = page.match(/Svale \d+/g)?.length ?? 0
  if (answer.status !== 200 || shown < WAITING)
    throw new Error(`${answer.status}, ${shown} of ${WAITING} shown`)
}

async function read({ db }: Register, reader: Reader): Promise<void> {
  const { waiting } = await transactionsOf(db)({ token: reader.token }, readQueueAgain)
  if (waiting.length !== WAITING) throw new Error(`${waiting.length} of ${WAITING} seen`)
}
