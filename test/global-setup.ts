import { existsSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { POSTGRES_15, startTestCluster, sweepKilledRuns } from './cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    clusterUrl: string
  }
}

/** One PostgreSQL for all tests of a project: npm's own, or Debian's 15 for the project of that name. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepKilledRuns()
  const on15 = project.name === 'postgresql-15' && existsSync(POSTGRES_15)
  const cluster = await startTestCluster(on15 ? POSTGRES_15 : undefined)
  project.provide('clusterUrl', cluster.ownerUrl)
  return () => cluster.stop()
}
