import type { Outcome } from '../foundation/outcome.ts'
import { done, refused } from '../foundation/outcome.ts'

export type InLane<T> = Outcome<T, { why: 'busy' }>

/** A bounded way through for costly work, so that a flood of it cannot take the whole machine. */
export interface Lane {
  /**
   * Does the work when its turn comes. The source says on whose behalf (a keyed digest of an address or a
   * user name, made by the caller): sources take turns, so one that floods slows only itself.
   * Refused as busy when the queue is full; a full queue makes room for a source that waits for less by
   * refusing the last in the longest line. What the work throws is passed on.
   */
  run<T>(source: string, work: () => Promise<T>): Promise<InLane<T>>
}

interface Waiting {
  start(): void
  turnAway(): void
}

/** At most `concurrency` at work at once and at most `waiting` in line. */
export function lane(limit: { concurrency: number; waiting: number }): Lane {
  // Insertion order is the order of turns: the first source is served one and goes to the back.
  const lines = new Map<string, Waiting[]>()
  let atWork = 0
  let inLine = 0

  function join(source: string, newcomer: Waiting): void {
    if (inLine >= limit.waiting) {
      const longest = longestLine()
      const own = lines.get(source)?.length ?? 0
      if (!longest || own + 1 >= longest.length) return newcomer.turnAway()
      longest.pop()?.turnAway()
      inLine -= 1
    }
    const line = lines.get(source)
    if (line) line.push(newcomer)
    else lines.set(source, [newcomer])
    inLine += 1
  }

  function longestLine(): Waiting[] | undefined {
    let longest: Waiting[] | undefined
    for (const line of lines.values()) if (!longest || line.length > longest.length) longest = line
    return longest
  }

  function serveNext(): void {
    const [next] = lines
    if (!next) return
    const [source, line] = next
    const first = line.shift()
    lines.delete(source)
    if (line.length > 0) lines.set(source, line)
    inLine -= 1
    atWork += 1
    first?.start()
  }

  return {
    run<T>(source: string, work: () => Promise<T>) {
      return new Promise<InLane<T>>((resolve, reject) => {
        const begin = async (): Promise<void> => {
          try {
            resolve(done(await work()))
          } catch (error) {
            reject(error)
          } finally {
            atWork -= 1
            serveNext()
          }
        }
        const own: Waiting = {
          start: () => void begin(),
          turnAway: () => resolve(refused({ why: 'busy' })),
        }
        if (atWork < limit.concurrency) {
          atWork += 1
          own.start()
        } else {
          join(source, own)
        }
      })
    },
  }
}
