import { systemChance } from '../crypto/random.ts'
import { renameSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'

export type Claim = { release(): Promise<void> }

/**
 * Claims a folder for this process, or undefined when another living process holds it.
 * A claim is a socket somebody listens on: it ends with its process however that dies, and unlike a process
 * number it is never mistaken for another's.
 */
export async function claim(path: string): Promise<Claim | undefined> {
  for (let attempts = 0; attempts < 5; attempts += 1) {
    const server = createServer(socket => socket.destroy())
    if (await listen(server, path)) {
      server.unref()
      return { release: () => new Promise(resolve => server.close(() => resolve())) }
    }
    if (!(await clearDeadClaim(path))) return undefined
  }
  return undefined
}

/**
 * False when the claim is alive. It is moved aside before it is removed, and asked once more there: another program
 * may have cleared the dead one and claimed the place in between.
 */
async function clearDeadClaim(path: string): Promise<boolean> {
  if (await somebodyListens(path)) return false
  const aside = `${path}.${systemChance.uuid().slice(0, 8)}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    throw error
  }
  if (await somebodyListens(aside)) {
    renameSync(aside, path)
    return false
  }
  rmSync(aside)
  return true
}

function somebodyListens(path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(false)
      else reject(error)
    })
  })
}

/** False when somebody else came first. */
function listen(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false)
      else reject(error)
    })
    server.listen(path, () => resolve(true))
  })
}
