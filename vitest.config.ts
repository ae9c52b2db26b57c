import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { POSTGRES_15 } from './test/cluster.ts'

/** Tests of rules need no database and start at once; the others share one PostgreSQL. */
const needsDatabase = [
  'src/**/*.{db,access,audit}.test.{ts,tsx}',
  'test/**/*.{db,access,audit,journey}.test.{ts,tsx}',
]
const on15 = needsDatabase.map(pattern => pattern.replace(',journey', ''))

export default defineConfig({
  oxc: { jsx: { importSource: 'hono/jsx' } },
  test: {
    allowOnly: false,
    // Each is an office of its own, and a role may have eighteen connections. By itself, vitest would leave one of two cores idle.
    maxWorkers: 2,
    reporters: ['default', './test/reporter.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'tools/**/*.test.{ts,tsx}'],
          exclude: needsDatabase,
        },
      },
      {
        extends: true,
        test: { name: 'database', include: needsDatabase, globalSetup: ['./test/global-setup.ts'] },
      },
      ...(existsSync(POSTGRES_15)
        ? [
            {
              extends: true as const,
              test: { name: 'postgresql-15', include: on15, globalSetup: ['./test/global-setup.ts'] },
            },
          ]
        : []),
    ],
  },
})
