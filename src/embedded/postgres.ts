import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { CannotStart } from '../foundation/cannot-start.ts'
import { type Account, canReach, databaseAccount } from './account.ts'
import { copyBundledPostgres } from './binaries.ts'
import { claim } from './claim.ts'
import { clearLeftovers } from './leftover.ts'

/** Owns everything in the embedded cluster; only the migrator signs in as this role. */
export const OWNER = 'haandholdt_owner'

export type PostgresSettings = {
  /** DATA_DIR: the cluster, its sockets, its log and, from npm, its binaries lie here. */
  folder: string
  ownerPassword: string
  /** A folder with `initdb` and `postgres`; without it, the ones from npm. */
  binaries?: string
  /** False only for tests: commits are then not forced to disk. */
  durable?: boolean
  /** Told, in words, what was left by an earlier run and what was done about it. */
  tell?: (line: string) => void
}

export type RunningPostgres = {
  pid: number
  logFile: string
  /** A connection string over the unix socket. */
  url(role: string, password: string, database: string): string
  /** Resolves when PostgreSQL ends without having been asked to, with why in words. */
  died: Promise<string>
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL of the trial mode: a unix socket only, every sign-in by password. What a killed run left is
 * cleared first.
 *
 * @throws CannotStart when the folder is in use, out of reach, or of another version
 */
export async function startPostgres(settings: PostgresSettings): Promise<RunningPostgres> {
  const folder = resolve(settings.folder)
  const cluster = join(folder, 'db')
  const sockets = join(folder, 's')
  const logFile = join(folder, 'postgres.log')
  const account = databaseAccount(cluster)
  const tell = settings.tell ?? (() => undefined)

  makeFolder(folder, account)
  refuseForeign(folder, cluster, account)
  if (!existsSync(sockets)) mkdirSync(sockets, { mode: 0o700 })
  if (account) chownSync(sockets, account.uid, account.gid)

  const way = shortWayTo(sockets, account)
  const held = await claim(join(way.path, 'claim'))
  if (!held) {
    way.remove()
    throw new CannotStart(
      `The system is already running on the data in ${folder}. Stop it first, or give this one a DATA_DIR of its own.`,
    )
  }
  const letGo = async () => {
    await held.release()
    way.remove()
  }

  try {
    await clearLeftovers(cluster, sockets)
    const binaries = settings.binaries ?? copyBundledPostgres(folder)
    if (!existsSync(join(cluster, 'PG_VERSION'))) {
      await makeCluster({ folder, cluster, sockets, binaries, account, settings, tell })
    }
    const server = await serve({
      folder,
      cluster,
      binaries,
      account,
      logFile,
      settings,
      socketPath: way.path,
    })
    return {
      ...server,
      logFile,
      url: (role, password, database) => socketUrl(way.path, role, password, database),
      async stop() {
        await server.stop()
        await letGo()
      },
    }
  } catch (error) {
    await letGo()
    throw error
  }
}

/** The connection string for a server whose unix socket lies in the folder. */
export const socketUrl = (folder: string, role: string, password: string, database: string): string =>
  `postgresql://${role}:${encodeURIComponent(password)}@localhost:5432/${database}` +
  `?host=${encodeURIComponent(folder)}&sslmode=disable`

function makeFolder(folder: string, account: Account | undefined): void {
  try {
    const first = mkdirSync(folder, { recursive: true })
    if (first) setModeUpTo(first, folder, account ? 0o711 : 0o700)
    // A temporary folder of root's is closed to all others. One that holds other things too is left as it is.
    const onlyOurs = readdirSync(folder).every(name => /^(s|db|db\..*|postgres.*)$/.test(name))
    if (account && onlyOurs && statSync(folder).uid === 0) chmodSync(folder, 0o711)
  } catch (error) {
    throw new CannotStart(
      `The data folder ${folder} cannot be made (${codeOf(error)}). Give a DATA_DIR that can be written.`,
    )
  }
}

/** A strict umask would shut the database's account out of the folders made on the way. */
function setModeUpTo(first: string, folder: string, mode: number): void {
  chmodSync(folder, mode)
  if (folder !== first) setModeUpTo(first, dirname(folder), mode)
}

function refuseForeign(folder: string, cluster: string, account: Account | undefined): void {
  if (account && !canReach(folder, account.uid)) {
    throw new CannotStart(
      `The embedded PostgreSQL cannot run as root, and its own user may not enter ${folder}. ` +
        'Give a DATA_DIR that other users may pass into, such as one under /var/lib.',
    )
  }
  if (!account && existsSync(cluster) && statSync(cluster).uid !== process.getuid?.()) {
    throw new CannotStart(
      `The data in ${folder} belong to another user. Start as that user, or give a DATA_DIR.`,
    )
  }
}

/**
 * A path to the folder of sockets that fits: the kernel's limit for a socket's path is 103 bytes on macOS and 107 on
 * Linux, and PostgreSQL reads a comma as "and". Remove it when the last connection is closed.
 */
export function shortWayTo(sockets: string, account?: Account): { path: string; remove(): void } {
  const fits = Buffer.byteLength(join(sockets, '.s.PGSQL.5432.lock')) <= 100 && /^[\w./-]+$/.test(sockets)
  if (fits) return { path: sockets, remove: () => undefined }

  const folder = mkdtempSync(join(tmpdir().length < 40 ? tmpdir() : '/tmp', 'haandholdt-'))
  if (account) chownSync(folder, account.uid, account.gid)
  const path = join(folder, 's')
  symlinkSync(sockets, path)
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A cluster gets its name only when it is whole, so that one cut off while being made is never taken for one. */
async function makeCluster(making: {
  folder: string
  cluster: string
  sockets: string
  binaries: string
  account: Account | undefined
  settings: PostgresSettings
  tell: (line: string) => void
}): Promise<void> {
  const { folder, cluster, account, settings } = making
  const unfinished = join(folder, 'db.unfinished')
  const passwordFile = join(making.sockets, 'password')

  rmSync(unfinished, { recursive: true, force: true })
  rmSync(passwordFile, { force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(passwordFile, settings.ownerPassword, { mode: 0o600, flag: 'wx' })
  if (account) {
    chownSync(unfinished, account.uid, account.gid)
    chownSync(passwordFile, account.uid, account.gid)
  }
  try {
    const options = ['-D', unfinished, '-U', OWNER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
    const locale = ['--encoding=UTF8', '--locale=C']
    const speed = settings.durable === false ? ['--no-sync'] : []
    await promisify(execFile)(join(making.binaries, 'initdb'), [...options, ...locale, ...speed], {
      ...account,
      cwd: folder,
      env: bareEnvironment,
    })
  } catch (error) {
    throw new CannotStart(`PostgreSQL could not make a new database in ${folder}: ${lastLine(String(error))}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  if (existsSync(cluster))
    making.tell(`The database in ${cluster} was incomplete; moved to ${setAside(cluster)}.`)
  renameSync(unfinished, cluster)
}

function setAside(cluster: string): string {
  let number = 1
  while (existsSync(`${cluster}.incomplete-${number}`)) number += 1
  renameSync(cluster, `${cluster}.incomplete-${number}`)
  return `${cluster}.incomplete-${number}`
}

type Serving = {
  folder: string
  cluster: string
  binaries: string
  account: Account | undefined
  logFile: string
  settings: PostgresSettings
  socketPath: string
}

async function serve(serving: Serving): Promise<Pick<RunningPostgres, 'pid' | 'died' | 'stop'>> {
  for (let attempts = 0; ; attempts += 1) {
    const logStart = existsSync(serving.logFile) ? statSync(serving.logFile).size : 0
    const child = spawnServer(serving)
    if (await becomesReady(child, serving.cluster)) return attend(child, serving.logFile)

    const words = readFileSync(serving.logFile).subarray(logStart).toString()
    // The workers of a killed server need a moment to notice.
    const stillInUse = /shared memory block|lock file/.test(words)
    if (!stillInUse || attempts >= 50) throw new CannotStart(explain(words, serving))
    await sleep(200)
  }
}

function spawnServer({
  folder,
  cluster,
  binaries,
  account,
  logFile,
  settings,
  socketPath,
}: Serving): ChildProcess {
  const options = { ...SERVER_SETTINGS, ...(settings.durable === false ? WITHOUT_DISK : {}) }
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openSync(logFile, 'a', 0o600)
  try {
    return spawn(join(binaries, 'postgres'), ['-D', cluster, '-k', socketPath, '-p', '5432', ...flags], {
      ...account,
      cwd: folder,
      env: bareEnvironment,
      // A group of its own: Ctrl-C in the terminal reaches this program first, which then stops it in order.
      detached: true,
      stdio: ['ignore', log, log],
    })
  } finally {
    closeSync(log)
  }
}

const SERVER_SETTINGS = {
  listen_addresses: '',
  max_connections: 60,
  shared_buffers: '64MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // What a failed statement says may carry a key, an index or a text, and a cast that fails quotes it in its first line,
  // which no verbosity takes away: errors are not logged here but by the program, as a code and a constraint.
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  log_statement: 'none',
  log_min_duration_statement: -1,
  log_checkpoints: 'off',
}

const WITHOUT_DISK = { fsync: 'off', full_page_writes: 'off' }

/** The caller's PGPORT, PGDATA or locale must not decide how the embedded database comes out. */
const bareEnvironment = { LC_ALL: 'C', TZ: 'UTC' }

/** False when it ended instead. Repairing after a power cut may take long, so there is no deadline. */
async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  const ended = once(child, 'exit').then(
    () => true,
    () => true,
  )
  while (!isReady(child.pid, cluster)) {
    if (await Promise.race([ended, sleep(10, false)])) return false
  }
  return true
}

/** PostgreSQL writes its process number on the first line of its lock file and its state on the eighth. */
function isReady(pid: number | undefined, cluster: string): boolean {
  const lock = join(cluster, 'postmaster.pid')
  if (!existsSync(lock)) return false
  const lines = readFileSync(lock, 'utf8').split('\n')
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

function attend(child: ChildProcess, logFile: string): Pick<RunningPostgres, 'pid' | 'died' | 'stop'> {
  if (child.pid === undefined) throw new Error('A server that is ready has a process number')
  let asked = false
  const ended = once(child, 'exit')
  const askToEnd = () => {
    asked = true
    child.kill('SIGINT')
  }
  process.once('exit', askToEnd)
  child.unref()

  return {
    pid: child.pid,
    died: new Promise(resolveDied => {
      child.once('exit', () => {
        process.off('exit', askToEnd)
        if (!asked) resolveDied(`PostgreSQL ended unexpectedly. Its own account is in ${logFile}.`)
      })
    }),
    async stop() {
      child.ref()
      askToEnd()
      await ended
    },
  }
}

function explain(words: string, { folder, cluster, logFile }: Serving): string {
  if (words.includes('incompatible with server') || words.includes('not compatible with this version')) {
    const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
    return `The data in ${folder} were made by PostgreSQL ${version}, which is not the one here. Give another DATA_DIR.`
  }
  return `PostgreSQL did not start on the data in ${folder}: ${lastLine(words)} More is in ${logFile}.`
}

function lastLine(words: string): string {
  return words.trim().split('\n').at(-1) ?? ''
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown reason'
}
