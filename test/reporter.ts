import type { Reporter, TestModule, TestSuite } from 'vitest/node'

export type Totals = { passed: number; failed: number }

/** Hands the totals to `tools/test.ts` when that started the run, and otherwise prints them as a plain line. */
export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const totals = modules.map(countModule).reduce(add, { passed: 0, failed: unhandledErrors.length })
    if (process.send) process.send(totals)
    else process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`)
  }
}

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
