/**
 * How fast and how large, on this machine, in one table and as JSON beside it. Figures are for comparing two runs of
 * the same machine; no test depends on them.
 *
 *   npm run bench             everything, which takes a quarter of an hour and more
 *   npm run bench -- queue    those named
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, freemem, loadavg, platform, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { type DurableCluster, startDurableCluster } from '../test/cluster.ts'
import { freshDatabaseIn } from '../test/database.ts'
import { assessment } from './assessment.ts'
import { doorPages } from './door-pages.ts'
import { enquiries } from './enquiries.ts'
import { firstPage } from './first-page.ts'
import { guesses } from './guesses.ts'
import type { Figure, Goal, Measure, Place } from './measure.ts'
import { network } from './network.ts'
import { oldPhone } from './old-phone.ts'
import { openVisits } from './open-visits.ts'
import { queue } from './queue.ts'
import { reevaluation } from './reevaluation.ts'
import { report } from './report.ts'
import { rules } from './rules.ts'
import { start } from './start.ts'
import { trail } from './trail.ts'

const measures: readonly Measure[] = [
  firstPage,
  doorPages,
  oldPhone,
  start,
  rules,
  reevaluation,
  assessment,
  network,
  report,
  trail,
  enquiries,
  openVisits,
  guesses,
  queue,
]
const root = join(import.meta.dirname, '..')

const names = process.argv.slice(2)
const unknown = names.filter(name => !measures.some(measure => measure.name === name))
if (unknown.length > 0) {
  console.error(
    `No measure is called ${unknown.join(', ')}. There are: ${measures.map(({ name }) => name).join(', ')}`,
  )
  process.exit(1)
}
const chosen = measures.filter(({ name }) => names.length === 0 || names.includes(name))

const folder = mkdtempSync(join(tmpdir(), 'haandholdt-bench-'))
chmodSync(folder, 0o711)
let cluster: DurableCluster | undefined
const place: Place = {
  folder,
  async database() {
    cluster ??= await startDurableCluster()
    return freshDatabaseIn(cluster.ownerUrl('postgres'))
  },
}

const cleanUp = async () => {
  await cluster?.remove()
  rmSync(folder, { recursive: true, force: true })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void cleanUp().finally(() => process.exit(1)))
}

const machine = describeMachine()
for (const [what, value] of Object.entries(machine)) console.log(`${what.padEnd(12)}${value}`)

const taken: { measure: string; loadBefore: string; seconds: number; figures: Figure[] }[] = []
try {
  for (const measure of chosen) {
    const loadBefore = load()
    console.log(`\n— ${measure.name}, load before ${loadBefore}`)
    const from = performance.now()
    const figures = await measure.run(place)
    const seconds = Math.round((performance.now() - from) / 1000)
    taken.push({ measure: measure.name, loadBefore, seconds, figures })
    for (const figure of figures) console.log(line(figure))
    console.log(`  (${seconds} s)`)
  }
  const postgres = cluster && (await versionOf(cluster.ownerUrl('postgres')))
  if (postgres !== undefined) console.log(`\nPostgreSQL ${postgres}`)
  const file = keep({ machine: { ...machine, postgres, loadAfter: load() }, taken })
  console.log(`Load after: ${load()}. As JSON: ${file}`)
} finally {
  await cleanUp()
}

function line({ what, value, unit, goal }: Figure): string {
  const shown =
    value >= 100 ? Math.round(value).toLocaleString('en') : Number(value.toPrecision(3)).toString()
  const asked = goal ? `   goal: ${goalIn(goal, value, unit)}` : ''
  return `  ${what.padEnd(62)}${shown.padStart(10)} ${unit}${asked}`
}

function goalIn(goal: Goal, value: number, unit: string): string {
  const [words, limit, met] =
    'atMost' in goal
      ? ['at most', goal.atMost, value <= goal.atMost]
      : ['at least', goal.atLeast, value >= goal.atLeast]
  return `${words} ${limit.toLocaleString('en')} ${unit}, ${met ? 'met' : 'MISSED'}`
}

function describeMachine() {
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], {
    cwd: root,
    encoding: 'utf8',
  }).trim()
  return {
    at: new Date().toISOString(),
    commit,
    cores: `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`,
    memory: `${(totalmem() / 2 ** 30).toFixed(1)} GiB, ${(freemem() / 2 ** 30).toFixed(1)} GiB free`,
    load: load(),
    system: `${platform()} ${release()}`,
    node: process.version,
  }
}

function load(): string {
  return loadavg()
    .map(value => value.toFixed(2))
    .join(' ')
}

async function versionOf(url: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  await client.end()
  return rows[0]?.server_version
}

function keep(result: object): string {
  const name = machine.at.replaceAll(/[:.]/g, '-')
  const file = join(root, 'var/bench', `${name}.json`)
  mkdirSync(join(root, 'var/bench'), { recursive: true })
  writeFileSync(file, `${JSON.stringify(result, undefined, 2)}\n`)
  return file
}
