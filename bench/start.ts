import { mkdirSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type Figure, type Measure, median, timed } from './measure.ts'
import { freePort, npmStart, type Program, pssOf } from './program.ts'

const WARM_STARTS = 5

/** `npm start` from the key press to both addresses answering: the first time ever, and after that. */
export const start: Measure = {
  name: 'start',
  async run(place) {
    const ports = [await freePort(), await freePort()] as const
    const environment = {
      DATA_DIR: join(place.folder, 'data'),
      KEY_DIR: join(place.folder, 'keys'),
      FRONT_DOOR_PORT: `${ports[0]}`,
      DESK_PORT: `${ports[1]}`,
    }
    mkdirSync(environment.KEY_DIR, { mode: 0o700 })
    const addresses = ports.map(port => `http://127.0.0.1:${port}`)

    const begin = async (): Promise<{ program: Program; milliseconds: number }> => {
      let program: Program | undefined
      const milliseconds = await timed(async () => (program = await npmStart(environment, addresses)))
      if (!program) throw new Error('it did not start')
      return { program, milliseconds }
    }

    const first = await begin()
    await first.program.stop()
    const warm: number[] = []
    let memory: Figure[] = []
    for (let started = 0; started < WARM_STARTS; started += 1) {
      const { program, milliseconds } = await begin()
      warm.push(milliseconds)
      if (started === WARM_STARTS - 1) memory = await memoryAfterUse(program, addresses, environment.DATA_DIR)
      await program.stop()
    }
    return [
      { what: 'first start, from npm start to listening', value: first.milliseconds, unit: 'ms' },
      { what: 'second start', value: median(warm), unit: 'ms', goal: { atMost: 1500 } },
      { what: 'second start, slowest', value: Math.max(...warm), unit: 'ms' },
      ...memory,
    ]
  },
}

async function memoryAfterUse(
  program: Program,
  addresses: readonly string[],
  dataDir: string,
): Promise<Figure[]> {
  for (let asked = 0; asked < 50; asked += 1) {
    for (const address of addresses) await (await fetch(`${address}/`)).text()
  }
  const all = [...descendantsOf(program.pid)]
  const database = all.filter(
    pid => programOf(pid).endsWith('postgres') || programOf(pid).startsWith(dataDir),
  )
  const ours = all.filter(pid => !database.includes(pid) && argumentsOf(pid).includes('src/main.ts'))
  const sum = (pids: readonly number[]) => pids.reduce((total, pid) => total + pssOf(pid), 0)
  return [
    { what: 'memory of the program, all three parts', value: sum(ours), unit: 'MiB' },
    { what: 'memory of PostgreSQL, all its processes', value: sum(database), unit: 'MiB' },
  ]
}

/** PostgreSQL may have been started as another account, but it is a child all the same. */
function* descendantsOf(pid: number): Generator<number> {
  yield pid
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    const children = readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim()
    for (const child of children === '' ? [] : children.split(' ')) yield* descendantsOf(Number(child))
  }
}

const programOf = (pid: number): string => readlinkSync(`/proc/${pid}/exe`)
const argumentsOf = (pid: number): string =>
  readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
