import { join } from 'node:path'
import { Client } from 'pg'
import { danishWords } from '../src/crypto/words/da.ts'
import { comeBack, type DoorPage, expectPage } from './front-door.ts'
import { type Measure, quantile, timed, waits } from './measure.ts'
import { freePort, startEntryPoint } from './program.ts'
import { employReaders, type Reader } from './staff.ts'

const GUESSERS = 16
const ROUNDS = 10
/** Pages of the desk in each half of a round. */
const EACH = 60
const GOAL_RATIO = 2

/**
 * How long the desk waits while sixteen places guess codes at the front door without a pause, against when nobody does,
 * in turn: the whole system in one process, as a trial runs it, which is the worst there is.
 */
export const guesses: Measure = {
  name: 'guesses',
  async run(place) {
    const { urls } = await place.database()
    const [doorPort, deskPort] = [await freePort(), await freePort()]
    const [door, desk] = [`http://127.0.0.1:${doorPort}`, `http://127.0.0.1:${deskPort}`]
    const program = await startEntryPoint(
      'src/main.ts',
      {
        DATA_DIR: join(place.folder, 'guesses-data'),
        KEY_DIR: join(place.folder, 'guesses-keys'),
        DATABASE_URL: urls.owner,
        FRONT_DOOR_DATABASE_URL: urls.frontDoor,
        DESK_DATABASE_URL: urls.desk,
        JOBS_DATABASE_URL: urls.jobs,
        FRONT_DOOR_PORT: `${doorPort}`,
        DESK_PORT: `${deskPort}`,
        TRUSTED_PROXY: '127.0.0.1',
      },
      [door, desk],
    )
    const owner = new Client({ connectionString: urls.owner })
    try {
      await owner.connect()
      const [reader] = await employReaders(owner, 1)
      if (!reader) throw new Error('no reader')
      const idle: number[] = []
      const flooded: number[] = []
      let guessed = 0
      let seconds = 0
      for (let round = 0; round <= ROUNDS; round += 1) {
        const quiet = await readDesk(desk, reader)
        const flood = await beginGuessing(door)
        const from = performance.now()
        const loud = await readDesk(desk, reader)
        const tried = await flood.stop()
        // The first round warms up.
        if (round === 0) continue
        idle.push(...quiet)
        flooded.push(...loud)
        guessed += tried
        seconds += (performance.now() - from) / 1000
      }
      return [
        ...waits('page of the desk, nobody guesses', idle),
        ...waits(`page of the desk, ${GUESSERS} places guess`, flooded),
        {
          what: 'p99, while they guess to when nobody does',
          value: quantile(flooded, 0.99) / quantile(idle, 0.99),
          unit: 'times',
          goal: { atMost: GOAL_RATIO },
        },
        { what: 'guesses answered', value: guessed / seconds, unit: 'per s' },
      ]
    } finally {
      await owner.end()
      await program.stop()
    }
  },
}

async function readDesk(desk: string, reader: Reader): Promise<number[]> {
  const milliseconds: number[] = []
  for (let asked = 0; asked < EACH; asked += 1) {
    milliseconds.push(
      await timed(async () => {
        const answer = await fetch(`${desk}/duty-desk`, {
          headers: { Cookie: `desk=${reader.token}` },
          redirect: 'manual',
        })
        await answer.text()
        if (answer.status !== 200) throw new Error(`the desk answered ${answer.status}`)
      }),
    )
  }
  return milliseconds
}

/** Guesses from places of their own until it is stopped, which gives how many were answered. */
async function beginGuessing(door: string): Promise<{ stop: () => Promise<number> }> {
  const pages = await Promise.all(
    Array.from({ length: GUESSERS }, (_, guesser) => comeBack(door, `203.0.113.${guesser + 1}`)),
  )
  const stopped = new AbortController()
  let answered = 0
  const guess = async (page: DoorPage): Promise<void> => {
    while (!stopped.signal.aborted) {
      expectPage(await page.press({ code: someWords() }), 'De seks ord')
      answered += 1
    }
  }
  const guessing = Promise.all(pages.map(guess))
  // A failure is told by stop; until then it must not end the program.
  guessing.catch(() => undefined)
  await new Promise(resolve => setTimeout(resolve, 500))
  return {
    async stop() {
      stopped.abort()
      await guessing
      return answered
    },
  }
}

const someWords = (): string =>
  Array.from(
    crypto.getRandomValues(new Uint16Array(6)),
    drawn => danishWords[drawn % danishWords.length],
  ).join(' ')
