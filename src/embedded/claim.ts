import { rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'

export type Claim = { release(): Promise<void> }

/**
 * Claims a folder for this process, or undefined when another living process holds it.
 * A claim is a socket somebody listens on: it ends with its process however that dies, and unlike a process
 * number it is never mistaken for another's.
 */
export async function claim(path: string): Promise<Claim | undefined> {
  if (await somebodyListens(path)) return undefined

  rmSync(path, { force: true })
  const server = createServer(socket => socket.destroy())
  if (!(await listen(server, path))) return undefined
  server.unref()
  return { release: () => new Promise(resolve => server.close(() => resolve())) }
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
