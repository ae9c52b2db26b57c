/**
 * Takes each guard of test/guards/list.ts away, one at a time, in a copy of the checkout, and sees its test go red.
 * A guard whose removal nobody notices is a sentence in a document.
 *
 *   npm run guards             all of them
 *   npm run guards -- audit    those whose name or file holds a word
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Guard } from '../test/guards/guard.ts'
import { guards } from '../test/guards/list.ts'

const root = join(import.meta.dirname, '..')
const LONGEST_MILLISECONDS = 180_000

type Seen =
  /** The names of tests that failed, of those that passed with the guard in place. */
  | { what: 'red'; tests: readonly string[] }
  | { what: 'stays green' }
  /** The text that the list removes is not there, or there twice. */
  | { what: 'text not found once' }
  /** No test could run at all, which says nothing about the guard. */
  | { what: 'broke everything'; told: string }

interface TestRun {
  readonly passed: readonly string[]
  readonly failed: readonly string[]
  readonly told: string
}

const words = process.argv.slice(2).map(word => word.toLowerCase())
const chosen = guards.filter(guard =>
  words.every(word => `${guard.keeps} ${guard.file} ${guard.tests.join(' ')}`.toLowerCase().includes(word)),
)
const twice = guards.map(guard => guard.keeps).filter((name, index, all) => all.indexOf(name) !== index)
if (chosen.length === 0 || twice.length > 0) {
  console.error(twice.length > 0 ? `Named twice: ${twice.join(', ')}` : 'No guard has these words.')
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'haandholdt-guards-'))
chmodSync(folder, 0o755)
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

const copies = Array.from({ length: Math.min(availableParallelism(), chosen.length) }, (_, at) =>
  copyOf(`${at + 1}`),
)
const [first = ''] = copies

console.log(`${chosen.length} guards. First with all of them in place:`)
const files = [...new Set(chosen.flatMap(guard => guard.tests))].toSorted()
const before = await runTests(first, files)
if (before.passed.length === 0) {
  console.error(`No test ran.\n${before.told}`)
  process.exit(1)
}
for (const name of before.failed) console.error(`Red with every guard in place: ${name}`)
console.log(`${before.passed.length} tests in ${files.length} files are green.\n`)

const waiting = [...chosen]
let unproven = 0
await Promise.all(
  copies.map(async copy => {
    for (let guard = waiting.shift(); guard !== undefined; guard = waiting.shift()) {
      const seen = await without(guard, copy)
      if (seen.what !== 'red') unproven += 1
      console.log(line(guard, seen))
    }
  }),
)
console.log(`\n${chosen.length - unproven} of ${chosen.length} guards are missed when they are gone.`)
process.exitCode = unproven > 0 || before.failed.length > 0 ? 1 : 0

function line(guard: Guard, seen: Seen): string {
  const about = `${guard.keeps}  [${guard.file}]`
  switch (seen.what) {
    case 'red': {
      const [one = '', ...others] = seen.tests
      return `red    ${about}\n         ${one}${others.length > 0 ? ` (and ${others.length} more)` : ''}`
    }
    case 'broke everything':
      return `BROKEN ${about}\n         ${seen.told.trim().split('\n').slice(-12).join('\n         ')}`
    case 'stays green':
    case 'text not found once':
      return `${seen.what.toUpperCase()} ${about}\n         ${guard.tests.join(', ')}`
  }
}

/** What git knows and what is not ignored, so that work in hand is tried as it stands. */
function copyOf(name: string): string {
  const copy = join(folder, name)
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  for (const path of new Set(listed.split('\0').filter(Boolean))) {
    if (existsSync(join(root, path))) cpSync(join(root, path), join(copy, path))
  }
  symlinkSync(realpathSync(join(root, 'node_modules')), join(copy, 'node_modules'))
  return copy
}

async function without(guard: Guard, copy: string): Promise<Seen> {
  const path = join(copy, guard.file)
  const whole = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const parts = whole.split(guard.remove)
  if (parts.length !== 2) return { what: 'text not found once' }
  writeFileSync(path, parts.join(guard.leave ?? ''))
  try {
    const { passed, failed, told } = await runTests(copy, guard.tests, before.failed.length + 1)
    const red = failed.filter(name => before.passed.includes(name))
    if (red.length > 0) return { what: 'red', tests: red }
    return passed.length > 0 && failed.length === 0
      ? { what: 'stays green' }
      : { what: 'broke everything', told }
  } finally {
    writeFileSync(path, whole)
  }
}

/** Stops after so many failures, if said. A test that fails counts; a file that cannot be loaded or set up has no test that failed. */
async function runTests(copy: string, tests: readonly string[], failures?: number): Promise<TestRun> {
  const answer = join(copy, 'answer.json')
  rmSync(answer, { force: true })
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...tests,
      '--project=unit',
      '--project=database',
      '--reporter=json',
      `--outputFile=${answer}`,
      ...(failures === undefined ? [] : [`--bail=${failures}`]),
    ],
    { cwd: copy, stdio: ['ignore', 'pipe', 'pipe'], timeout: LONGEST_MILLISECONDS },
  )
  let told = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (told = `${told}${text}`.slice(-20_000)))
  }
  await once(child, 'close')
  if (!existsSync(answer)) return { passed: [], failed: [], told }

  const { testResults } = JSON.parse(readFileSync(answer, 'utf8')) as Answer
  const named = (status: string) =>
    testResults.flatMap(file =>
      file.assertionResults.filter(test => test.status === status).map(test => test.fullName),
    )
  const messages = testResults.map(file => file.message).filter(Boolean)
  return { passed: named('passed'), failed: named('failed'), told: `${told}\n${messages.join('\n')}` }
}

/** What vitest's json reporter writes, as far as it is read here. */
interface Answer {
  testResults: { message: string; assertionResults: { fullName: string; status: string }[] }[]
}
