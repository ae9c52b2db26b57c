/**
 * Whether somebody with a clock could tell which of a person's two codes was used: how long the door takes with each,
 * by the distance of Kolmogorov and Smirnov, beside a control in which the first code is compared with itself.
 * The three are taken in turn in an order drawn by lot, so that what disturbs the machine disturbs all alike.
 *
 *   npm run soak            1,000 visits of each kind
 *   npm run soak -- 100     so many
 */
import { availableParallelism, loadavg } from 'node:os'
import { lane } from '../src/crypto/lane.ts'
import { systemChance } from '../src/crypto/random.ts'
import { frontDoorApp } from '../src/web/front-door/front-door.tsx'
import { startDurableCluster } from '../test/cluster.ts'
import { freshDatabaseIn } from '../test/database.ts'
import { aFaceScene } from '../test/second-face/scene.ts'
import { distance } from './kolmogorov-smirnov.ts'
import { median, quantile } from './measure.ts'

const ORIGIN = 'https://info.test'
const WARM_UP = 10
/** Below it the two are told apart; so unlikely is it, if they are the same. */
const LEVEL = 0.01

const kinds = ['first', 'second', 'control'] as const
const steps = ['entering', 'reading', 'writing'] as const
type Kind = (typeof kinds)[number]
type Step = (typeof steps)[number]

const visits = Number(process.argv[2] ?? 1000)
if (!Number.isInteger(visits) || visits < 30) {
  console.error('Say how many visits of each kind, at least 30: npm run soak -- 100')
  process.exit(1)
}

const cluster = await startDurableCluster()
try {
  const scene = await aFaceScene(await freshDatabaseIn(cluster.ownerUrl('postgres')))
  await scene.approve()
  await scene.begin()
  await scene.aDayLater()
  const words = { first: await scene.wordsOfFirst(), second: (await scene.give()).words }
  // As many messages in the first as in the thread of the second.
  await scene.write(scene.cast.birk, {
    text: 'Tak for din besked. Vi har læst den og skriver igen i morgen.',
  })
  await scene.writeAsPerson('Tak. Jeg kan læse her om aftenen.')
  await scene.write(scene.cast.birk, { text: 'Det er godt. Vi har noteret, at det er bedst om aftenen.' })

  const door = frontDoorApp({
    ...scene.cast.frontDoor,
    doorLane: lane({ concurrency: 1, waiting: 50 }),
    fileLane: lane({ concurrency: 1, waiting: 50 }),
    framedBy: [],
    publicOrigins: [ORIGIN],
    secure: true,
    neutralPage: 'https://weather.test/',
    practice: false,
    addressOf: () => '127.0.0.1',
    report: ({ error }) => {
      throw error
    },
  })
  const taken = Object.fromEntries(
    steps.map(step => [step, { first: [], second: [], control: [] }]),
  ) as unknown as Record<Step, Record<Kind, number[]>>

  const send = (path: string, body?: Record<string, string>) =>
    door.request(`${ORIGIN}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'Accept-Language': 'da', 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN },
      ...(body && { body: new URLSearchParams(body) }),
    })
  const timed = async (answer: () => Response | Promise<Response>): Promise<[string, string, number]> => {
    const from = performance.now()
    const response = await answer()
    const text = await response.text()
    const location = response.headers.get('location') ?? ''
    return [text, location.replace('#content', ''), performance.now() - from]
  }
  const sealedIn = (page: string): string => {
    const sealed = /name="sealed" value="([^"]+)"/.exec(page)?.[1]
    if (sealed === undefined) throw new Error('a page without a step')
    return sealed
  }

  const visit = async (kind: Kind, isWriting: boolean, keep: boolean): Promise<void> => {
    const code = words[kind === 'second' ? 'second' : 'first'].join(' ')
    const [, toBack] = await timed(() => send('/', { language: 'da', go: 'come-back' }))
    const [back] = await timed(() => send(toBack))
    const [, toInside, entering] = await timed(() => send('/', { sealed: sealedIn(back), code }))
    const [inside, , reading] = await timed(() => send(toInside))
    const sealed = sealedIn(inside)
    if (!inside.includes('class="message ours"')) throw new Error('not inside')
    let writing: number | undefined
    if (isWriting) [, , writing] = await timed(() => send('/', { sealed, text: 'Tak for svaret.' }))
    await send('/', { sealed, go: 'leave' })
    if (!keep) return
    taken.entering[kind].push(entering)
    if (!isWriting) taken.reading[kind].push(reading)
    if (writing !== undefined) taken.writing[kind].push(writing)
  }
  /** Reading first: what is written makes the page longer, and the first is written to twice as often. */
  for (const isWriting of [false, true]) {
    for (let round = -WARM_UP; round < visits; round += 1) {
      for (const kind of inAnyOrder(kinds)) await visit(kind, isWriting, round >= 0)
      if (round % 50 === 49) await scene.jobs()
    }
  }

  console.log(
    `${visits} visits of each kind, ${availableParallelism()} cores, load ${loadavg()
      .map(value => value.toFixed(2))
      .join(' ')}\n`,
  )
  let isTold = false
  for (const step of steps) {
    const { first, second, control } = taken[step]
    const [tried, among] = [distance(first, second), distance(first, control)]
    for (const kind of kinds) {
      const values = taken[step][kind]
      console.log(
        `${step.padEnd(10)}${kind.padEnd(10)}n ${values.length}  p50 ${median(values).toFixed(2)} ms  p95 ${quantile(values, 0.95).toFixed(2)} ms`,
      )
    }
    console.log(`${step.padEnd(10)}first and second   D ${tried.d.toFixed(4)}  p ${tried.p.toFixed(3)}`)
    console.log(`${step.padEnd(10)}first and itself   D ${among.d.toFixed(4)}  p ${among.p.toFixed(3)}\n`)
    if (tried.p < LEVEL && among.p >= LEVEL) isTold = true
    if (among.p < LEVEL)
      console.log(`${step}: the first differs from itself: the machine is too restless to say.\n`)
  }
  console.log(isTold ? 'The two are TOLD APART by time.' : 'The two are not told apart by time.')
  process.exitCode = isTold ? 1 : 0
  await scene.cast.close()
} finally {
  await cluster.remove()
}

function inAnyOrder<One>(list: readonly One[]): One[] {
  const rest = [...list]
  return list.map(() => rest.splice(systemChance.below(rest.length), 1)).flat()
}
