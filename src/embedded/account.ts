import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { CannotStart } from '../foundation/cannot-start.ts'

export type Account = { uid: number; gid: number }

/**
 * The unprivileged account PostgreSQL runs as, because it refuses to run as root: whoever owns the cluster
 * already, else `postgres`, else `nobody`. Undefined when this program is not root: then it is its own account.
 */
export function databaseAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined

  const owner = existsSync(cluster) ? statSync(cluster) : undefined
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }

  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find(line => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new CannotStart(
    'The embedded PostgreSQL cannot run as root, and this machine has neither a user “postgres” nor “nobody”. ' +
      'Start as an ordinary user, or give a DATABASE_URL.',
  )
}

/** Whether an account may pass through every folder down to this one. Folders that do not exist yet are no hindrance. */
export function canReach(folder: string, uid: number): boolean {
  if (existsSync(folder)) {
    const { mode, uid: owner } = statSync(folder)
    if ((mode & (owner === uid ? 0o100 : 0o001)) === 0) return false
  }
  return dirname(folder) === folder || canReach(dirname(folder), uid)
}
