import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const running = new Set<number>()
process.on('exit', () => running.forEach(pid => process.kill(-pid, 'SIGTERM')))

/** A program of ours that runs in a process of its own, as it does in earnest. */
export interface Program {
  readonly pid: number
  stop(): Promise<void>
}

/** Starts an entry point, such as `src/main.desk.ts`, and waits until every address answers. */
export function startEntryPoint(
  entryPoint: string,
  environment: Record<string, string>,
  addresses: readonly string[],
): Promise<Program> {
  return start(process.execPath, ['--import', './tools/ready.mjs', entryPoint], environment, addresses)
}

/** `npm start`, as somebody types it. */
export function npmStart(
  environment: Record<string, string>,
  addresses: readonly string[],
): Promise<Program> {
  return start('npm', ['start'], environment, addresses)
}

async function start(
  command: string,
  args: readonly string[],
  environment: Record<string, string>,
  addresses: readonly string[],
): Promise<Program> {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: '', DATABASE_URL: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const pid = child.pid ?? 0
  running.add(pid)
  child.once('exit', () => running.delete(pid))
  let told = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (told = `${told}${text}`.slice(-4000)))
  }
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${command} ${args.join(' ')} ended:\n${told}`)
  })
  // The end is only an error while it starts.
  ended.catch(() => undefined)
  await Promise.race([ended, Promise.all(addresses.map(untilItAnswers))])
  return { pid, stop: () => stop(child, pid) }
}

/** The whole group that it started: npm passes a signal on, but not to what came of it. */
async function stop(child: ChildProcess, pid: number): Promise<void> {
  if (child.exitCode !== null) return
  const ended = once(child, 'close')
  process.kill(-pid, 'SIGTERM')
  await ended
}

async function untilItAnswers(address: string): Promise<void> {
  for (;;) {
    try {
      const answer = await fetch(`${address}/healthz`)
      await answer.text()
      if (answer.ok) return
    } catch {
      // Not yet.
    }
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

/** A port that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** MiB of memory in use. Proportional set size: what is shared between processes counts once. */
export function pssOf(pid: number): number {
  const [, kilobytes = '0'] =
    /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}
