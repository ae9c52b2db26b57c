import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from '../foundation/cannot-start.ts'

/** Ends a PostgreSQL whose program was killed, and clears away what would keep the next one from starting. */
export async function clearLeftovers(cluster: string, sockets: string): Promise<void> {
  const postmaster = findPostmaster(cluster)
  if (postmaster !== undefined) await stopPostmaster(cluster, postmaster)

  rmSync(join(sockets, '.s.PGSQL.5432'), { force: true })
  rmSync(join(sockets, '.s.PGSQL.5432.lock'), { force: true })
  defuseLock(join(cluster, 'postmaster.pid'))
}

/** The process number of the PostgreSQL serving this cluster. A number that now belongs to another program is none. */
export function findPostmaster(cluster: string): number | undefined {
  const lock = join(cluster, 'postmaster.pid')
  if (!existsSync(lock)) return undefined
  const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10)
  return pid > 0 && commandLine(pid).includes(cluster) ? pid : undefined
}

async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPERM') {
      throw new CannotStart(
        `A PostgreSQL started by another user (process ${pid}) is using ${cluster}. Stop it first.`,
      )
    }
  }
  for (let waits = 0; findPostmaster(cluster) === pid; waits += 1) {
    if (waits > 3000) {
      throw new CannotStart(
        `A PostgreSQL from an earlier run (process ${pid}) is using ${cluster} and does not stop. End it first.`,
      )
    }
    await sleep(20)
  }
}

/**
 * PostgreSQL refuses a lock that names a living process, although after a restart of the machine or container that
 * number may be anybody's. It overlooks its parent's number, so ours is written in. The file itself stays: it also
 * names the shared memory by which PostgreSQL finds out whether somebody still uses the data.
 */
function defuseLock(lock: string): void {
  if (!existsSync(lock)) return
  const [pid, ...rest] = readFileSync(lock, 'utf8').split('\n')
  if (Number(pid) > 0) writeFileSync(lock, [process.pid, ...rest].join('\n'))
  else rmSync(lock)
}

function commandLine(pid: number): readonly string[] {
  try {
    if (existsSync('/proc/self')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return execFileSync('ps', ['-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' }).split(' ')
  } catch {
    return []
  }
}
