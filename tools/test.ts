/** Everything that must hold before a change is kept. Goes on after a failure, so that one run shows them all. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Totals } from '../test/reporter.ts'
import { POSTGRES_15 } from '../test/cluster.ts'

const root = join(import.meta.dirname, '..')

const totals: Totals = { passed: 0, failed: 0 }
for (const [name, tool, ...args] of [
  ['format', 'oxfmt', '--check'],
  ['types', 'tsc'],
  ['lint', 'oxlint', '--type-aware', '--max-warnings', '0'],
] as const) {
  console.log(`\n— ${name}`)
  const { status } = await run(tool, args)
  if (status === 0) totals.passed += 1
  else totals.failed += 1
}

console.log('\n— tests')
const tests = await run('vitest', ['run'])
totals.passed += tests.told?.passed ?? 0
totals.failed += tests.told?.failed ?? 0
// Tests that say nothing of themselves have not passed, however well they end.
if (!tests.told?.failed && (tests.status !== 0 || !tests.told?.passed)) totals.failed += 1

console.log(
  existsSync(POSTGRES_15)
    ? 'The database suite also ran on PostgreSQL 15.'
    : 'The database suite did not run on PostgreSQL 15: there is none in /usr/lib/postgresql/15.',
)
console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
process.exitCode = totals.failed > 0 ? 1 : 0

/** Runs an installed tool on this Node. The test reporter tells its totals over the channel between processes. */
async function run(tool: string, args: readonly string[]): Promise<{ status: number | null; told?: Totals }> {
  const child = spawn(process.execPath, [join(root, 'node_modules/.bin', tool), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const heard: { told?: Totals } = {}
  child.on('message', message => {
    heard.told = message as Totals
  })
  // The channel may still hold the totals when the process is gone.
  const [[status]] = (await Promise.all([once(child, 'exit'), once(child, 'disconnect')])) as [
    [number | null],
    [],
  ]
  return { status, ...heard }
}
