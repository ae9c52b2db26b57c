import { once } from 'node:events'
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { type Logger, pino } from 'pino'
import type { KeySource, Listener } from './config.ts'
import { addMissingRings, createKeyFile, fileKeys, KeyFileUnusable } from './crypto/file-keys.ts'
import { everyRing, type KeyProvider, type Ring } from './crypto/key-ring.ts'
import { transitKeys } from './crypto/transit-keys.ts'
import { CannotStart } from './foundation/cannot-start.ts'
import { type Networks, sourceOf } from './foundation/networks.ts'

/** A part of the system that has been started. */
export interface Running {
  stop(): Promise<void>
}

/** JSON lines. What goes in is chosen field by field: never a text, a code, a name or an address. */
export const newLog = (part: string): Logger => pino({ base: { part }, level: 'info' })

/**
 * The keys that one entry point may hold, and no other rings. A trial's key file is made on first use.
 * @throws CannotStart in words
 */
export async function keysFrom(
  source: KeySource,
  rings: readonly Ring[],
  trial: boolean,
): Promise<KeyProvider> {
  if (source.kind === 'transit') return transitKeys({ url: source.url, token: source.token, fetch }, rings)
  if (trial) {
    await createKeyFile(source.path, everyRing).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
      await addMissingRings(source.path, everyRing)
    })
  }
  try {
    return await fileKeys(source.path, rings)
  } catch (error) {
    if (error instanceof KeyFileUnusable) throw new CannotStart(error.message)
    throw error
  }
}

/** Listens, or says in words why it cannot. A request has half a minute to arrive, unless files go up. */
export async function listen(
  app: { fetch: (request: Request) => Response | Promise<Response> },
  { host, port }: Listener,
  requestSeconds = 30,
): Promise<Running> {
  const server = serve({ fetch: app.fetch, hostname: host, port }) as Server
  // The whole of a slow request must come within this; a stream may then stay open.
  server.requestTimeout = requestSeconds * 1000
  server.headersTimeout = 10_000
  try {
    await once(server, 'listening')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new CannotStart(`Port ${port} on ${host} is taken. Stop what uses it, or choose another.`)
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
      throw new CannotStart(`Cannot listen on ${host}:${port} (${code}).`)
    throw error
  }
  return {
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close').catch(() => undefined)
    },
  }
}

/** Where a request comes from, as the socket or a trusted proxy tells it. */
export const addressBehind =
  (proxies: Networks) =>
  (c: Context): string =>
    sourceOf(getConnInfo(c).remote.address ?? '', c.req.header('X-Forwarded-For'), proxies)

/** What may be logged of a bug: its kind, code and constraint. A message may quote what somebody wrote. */
export function faultOf(error: unknown) {
  const { name, code, constraint, stack } = error as Error & { code?: string; constraint?: string }
  const where = stack
    ?.split('\n')
    .filter(line => line.startsWith('    at '))
    .slice(0, 5)
  return { name, code, constraint, where }
}

/** Runs an entry point: a reason not to start is said in one line, an ending signal ends it in order. */
export async function run(start: () => Promise<Running>): Promise<void> {
  try {
    const running = await start()
    let ending = false
    const end = async () => {
      if (ending) return
      ending = true
      await running.stop()
      process.exit(0)
    }
    process.on('SIGTERM', () => void end())
    process.on('SIGINT', () => void end())
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
