import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'haandholdt-tools-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content))
}

/** The tool itself, in a folder where it finds only what the test has put there. */
function bring(tool: string): void {
  mkdirSync(join(folder, 'tools'), { recursive: true })
  copyFileSync(join(import.meta.dirname, tool), join(folder, 'tools', tool))
}

function run(args: readonly string[], environment: Record<string, string> = {}) {
  const env = { PATH: process.env['PATH'], ...environment }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('what npm start and npm test install first', () => {
  const theLock = {
    '': { name: 'haandholdt' },
    'node_modules/hono': { version: '4.0.0', integrity: 'sha512-h' },
    'node_modules/vitest': { version: '5.0.0', integrity: 'sha512-v', dev: true },
    'node_modules/for-here': {
      version: '1.0.0',
      optional: true,
      os: [process.platform],
      cpu: [process.arch],
    },
    'node_modules/for-elsewhere': { version: '1.0.0', optional: true, os: ['aix'] },
    'node_modules/not-for-here': { version: '1.0.0', optional: true, os: [`!${process.platform}`] },
    'node_modules/of-elsewhere': { version: '1.0.0', optional: true },
  }
  const mayBeMissing = [
    'node_modules/for-elsewhere',
    'node_modules/not-for-here',
    'node_modules/of-elsewhere',
  ]
  type Packages = Record<string, Record<string, unknown>>

  function installed(packages: Packages): void {
    write('node_modules/.package-lock.json', { packages })
    for (const path of Object.keys(packages)) write(`${path}/package.json`, {})
  }
  const without = (packages: Packages, ...paths: readonly string[]): Packages =>
    Object.fromEntries(Object.entries(packages).filter(([path]) => !['', ...paths].includes(path)))

  /** Why it installs, as it says itself; npm is played by a program that only notes that it was asked. */
  function whyItInstalls(
    event = 'pretest',
    npmEnds = 0,
  ): { why: string | undefined; asked: string; status: number | null } {
    bring('install.mjs')
    write('package-lock.json', { packages: theLock })
    write(
      'npm.mjs',
      `import { writeFileSync } from 'node:fs'\nwriteFileSync('asked', process.argv.slice(2).join(' '))\nprocess.exit(${npmEnds})`,
    )
    write('asked', '')
    write('node_modules/.bin/node', '')
    const { status, stdout } = run(['tools/install.mjs'], {
      npm_node_execpath: process.execPath,
      npm_execpath: join(folder, 'npm.mjs'),
      npm_lifecycle_event: event,
    })
    const [, why] = /^Installing packages \((.*)\) …$/m.exec(stdout) ?? []
    return { why, asked: readFileSync(join(folder, 'asked'), 'utf8'), status }
  }

  it('is nothing when all is there, also without what is for other machines', () => {
    installed(without(theLock, ...mayBeMissing))
    expect(whyItInstalls()).toEqual({ why: undefined, asked: '', status: 0 })
  })

  it('is everything when nothing is', () => {
    expect(whyItInstalls()).toEqual({ why: 'none are installed', asked: 'ci', status: 0 })
  })

  it.each([
    [
      'is missing in the record',
      () => installed(without(theLock, 'node_modules/hono')),
      'node_modules/hono is missing',
    ],
    [
      'has lost its folder',
      () => {
        installed(without(theLock, ...mayBeMissing))
        rmSync(join(folder, 'node_modules/hono'), { recursive: true })
      },
      'node_modules/hono is missing',
    ],
    [
      'has another version',
      () =>
        installed({ ...without(theLock), 'node_modules/hono': { version: '3.9.9', integrity: 'sha512-h' } }),
      'node_modules/hono has changed',
    ],
    [
      'has other contents',
      () =>
        installed({ ...without(theLock), 'node_modules/hono': { version: '4.0.0', integrity: 'sha512-x' } }),
      'node_modules/hono has changed',
    ],
    [
      'is for this machine',
      () => installed(without(theLock, 'node_modules/for-here')),
      'node_modules/for-here is missing',
    ],
    [
      'is named in a broken record',
      () => write('node_modules/.package-lock.json', '{"packages": {'),
      'node_modules/hono is missing',
    ],
  ])('is everything when a package %s', (_what, arrange, why) => {
    arrange()
    expect(whyItInstalls()).toEqual({ why, asked: 'ci', status: 0 })
  })

  it('may lack the tools of the tests when the system is only to start', () => {
    installed(without(theLock, 'node_modules/vitest', ...mayBeMissing))
    expect(whyItInstalls('prestart').why).toBeUndefined()
    expect(whyItInstalls('pretest').why).toBe('node_modules/vitest is missing')
  })

  it('keeps the system from starting when npm could not install it', () => {
    expect(whyItInstalls('prestart', 1)).toMatchObject({ asked: 'ci', status: 1 })
  })
})

describe('a program of ours that cannot run', () => {
  const start = (...before: readonly string[]) => {
    bring('ready.mjs')
    bring('jsx.mjs')
    write('package.json', { type: 'module' })
    write('program.mjs', `console.log('it ran')`)
    return run([...before, '--import', './tools/ready.mjs', 'program.mjs'])
  }

  it('says in one sentence that its Node is too old, and where the right one is', () => {
    const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.0' } })`
    const { status, stdout, stderr } = start('--import', `data:text/javascript,${encodeURIComponent(older)}`)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toBe(
      'This needs Node 26, and Node 20.11.0 is running. It comes with the packages: run “npm ci --include=optional”, ' +
        'then start with “npm start” or “npm test”.\n',
    )
  })

  it('says in one sentence that the packages are not installed', () => {
    const { status, stdout, stderr } = start()
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toBe('The packages are not installed: run “npm ci --include=optional” first.\n')
  })
})

describe('npm test', () => {
  /** Each tool is played by a program that ends as it is told; the tests tell their totals or end without a word. */
  function ends(ending: {
    failing?: string
    told?: { passed: number; failed: number } | undefined
    status?: number
  }) {
    bring('test.ts')
    write('package.json', { type: 'module' })
    write('test/cluster.ts', `export const POSTGRES_15: string = '/nowhere'`)
    for (const tool of ['oxfmt', 'tsc', 'oxlint']) {
      write(`node_modules/.bin/${tool}`, `process.exit(${ending.failing === tool ? 1 : 0})`)
    }
    const tell = ending.told ? `process.send(${JSON.stringify(ending.told)})` : ''
    write(
      'node_modules/.bin/vitest',
      `${tell}\nprocess.exitCode = ${ending.status ?? 0}\nprocess.disconnect()`,
    )
    const { status, stdout } = run(['tools/test.ts'])
    return { status, lastLine: stdout.trimEnd().split('\n').at(-1) }
  }

  it('ends with how many passed, and well when none failed', () => {
    expect(ends({ told: { passed: 5, failed: 0 } })).toEqual({ status: 0, lastLine: '8 passed, 0 failed' })
  })

  it.each(['oxfmt', 'tsc', 'oxlint'])('goes on after %s has failed, and ends badly', failing => {
    expect(ends({ failing, told: { passed: 5, failed: 0 } })).toEqual({
      status: 1,
      lastLine: '7 passed, 1 failed',
    })
  })

  it('ends badly when a test failed', () => {
    expect(ends({ told: { passed: 5, failed: 2 }, status: 1 })).toEqual({
      status: 1,
      lastLine: '8 passed, 2 failed',
    })
  })

  it('counts it as a failure when the tests could not run at all, or failed without saying which', () => {
    expect(ends({ status: 1 })).toEqual({ status: 1, lastLine: '3 passed, 1 failed' })
    expect(ends({ told: { passed: 5, failed: 0 }, status: 1 })).toEqual({
      status: 1,
      lastLine: '8 passed, 1 failed',
    })
  })

  it('counts it as a failure when the tests end well without having told anything', () => {
    expect(ends({})).toEqual({ status: 1, lastLine: '3 passed, 1 failed' })
  })
})
