import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canReach } from '../src/embedded/account.ts'
import { clearLeftovers } from '../src/embedded/leftover.ts'
import { OWNER, startPostgres } from '../src/embedded/postgres.ts'

const PREFIX = 'haandholdt-test-'
const PASSWORD = 'only-for-this-test-run'

/** Debian's PostgreSQL 15, the oldest the system supports. */
export const POSTGRES_15 = '/usr/lib/postgresql/15/bin'

export type Cluster = { ownerUrl: string; stop(): Promise<void> }

/** A PostgreSQL in a temporary folder, fast because nothing is forced to disk. Stopping it removes the folder. */
export async function startTestCluster(binaries?: string): Promise<Cluster> {
  const folder = temporaryFolder()
  const postgres = await startPostgres({
    folder,
    ownerPassword: PASSWORD,
    durable: false,
    ...place(binaries),
  })
  return {
    ownerUrl: postgres.url(OWNER, PASSWORD, 'postgres'),
    async stop() {
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type DurableCluster = {
  ownerUrl(database: string): string
  /** Kills every process of the server at once, as a power cut would. */
  crash(): Promise<void>
  /** Starts the server again on what the crash left on disk. */
  restart(): Promise<void>
  remove(): Promise<void>
}

/** A PostgreSQL that forces every commit to disk, for tests that ask what a crash leaves. */
export async function startDurableCluster(binaries?: string): Promise<DurableCluster> {
  const folder = temporaryFolder()
  const start = () => startPostgres({ folder, ownerPassword: PASSWORD, ...place(binaries) })
  let postgres = await start()
  return {
    ownerUrl: database => postgres.url(OWNER, PASSWORD, database),
    async crash() {
      const processes = [postgres.pid, ...childrenOf(postgres.pid)]
      for (const pid of processes) kill(pid)
      await postgres.died
      await postgres.stop()
    },
    async restart() {
      postgres = await start()
    },
    async remove() {
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Ends the servers of test runs that were killed, and removes their folders. A run still going on keeps its own. */
export async function sweepKilledRuns(): Promise<void> {
  const base = temporaryBase()
  for (const name of readdirSync(base).filter(found => found.startsWith(PREFIX))) {
    if (isRunning(Number.parseInt(name.slice(PREFIX.length), 10))) continue
    const folder = join(base, name)
    if (process.getuid?.() !== 0 && statSync(folder).uid !== process.getuid?.()) continue
    await clearLeftovers(join(folder, 'db'), join(folder, 's'))
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Named after this process. Others may pass into it, for when root's database runs as an unprivileged account. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(temporaryBase(), `${PREFIX}${process.pid}-`))
  chmodSync(folder, 0o711)
  return folder
}

/** Another user's process counts as running: its folder is theirs to remove. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

function temporaryBase(): string {
  const database = process.getuid?.() === 0 ? 65_534 : process.getuid?.()
  return [tmpdir(), '/var/tmp'].find(folder => canReach(folder, database ?? 0)) ?? tmpdir()
}

function place(binaries: string | undefined): { binaries?: string } {
  return binaries === undefined ? {} : { binaries }
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself in between.
  }
}
