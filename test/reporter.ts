import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Reporter, TestModule, TestSuite } from 'vitest/node'
import { systemClock } from '../src/foundation/clock.ts'
import { readPromiseRecord, recordAfter, recordText, unprovenPromises } from '../src/promises/record.ts'

export type Totals = { passed: number; failed: number }

/** Where a whole run tells when each promise last held. */
const RECORD = join(import.meta.dirname, '../var/promises.json')

/**
 * Hands the totals to `tools/test.ts` when that started the run, and otherwise prints them as a plain line. Only a run
 * that `tools/test.ts` started is a whole one: then a promise that no test proves is a failure.
 */
export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const totals = modules.map(countModule).reduce(add, { passed: 0, failed: unhandledErrors.length })
    if (!process.send) {
      process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`)
      return
    }
    const unproven = unprovenPromises(modules.flatMap(resultsOf))
    for (const id of unproven)
      process.stdout.write(`${id} of PROMISES.md: not every test of it passed, or there is none.\n`)
    mkdirSync(dirname(RECORD), { recursive: true })
    writeFileSync(RECORD, recordText(recordAfter(readPromiseRecord(RECORD), unproven, systemClock.now())))
    process.send(add(totals, { passed: 0, failed: unproven.length }))
  }
}

const resultsOf = (module: TestModule) =>
  [...module.children.allTests()].map(test => ({
    name: test.fullName,
    passed: test.result().state === 'passed',
  }))

/** A file or a group that breaks before its tests ran counts as one failure; so does a test that was skipped. */
function countModule(module: TestModule): Totals {
  const tests = [...module.children.allTests()].map(test => test.result().state)
  const broken = [module, ...module.children.allSuites()].filter(hasErrors).length
  const passed = tests.filter(state => state === 'passed').length
  return { passed, failed: tests.length - passed + broken }
}

function hasErrors(part: TestModule | TestSuite): boolean {
  return part.errors().length > 0
}

function add(one: Totals, other: Totals): Totals {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed }
}
