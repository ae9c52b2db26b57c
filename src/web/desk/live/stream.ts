import { streamSSE } from 'hono/streaming'
import type { DeskContext, DeskHouse } from '../desk-house.ts'

/** Many changes in a row become one reading. */
const GATHER_MILLISECONDS = 250
/** How often the session is looked at, and waiting times are counted anew, when nothing changes. */
const TICK_SECONDS = 15

/**
 * Sends a part of a page again whenever something at the desk changes. Each reading happens under the session's own
 * right; `read` gives undefined when the session has ended, and then the stream ends too. A stream does not keep a
 * session alive.
 */
export const liveStream = (
  c: DeskContext,
  house: DeskHouse,
  read: () => Promise<string | undefined>,
): Response =>
  streamSSE(c, async stream => {
    const bell = newBell()
    const stopListening = house.changes.subscribe(() => bell.ring())
    stream.onAbort(() => {
      stopListening()
      bell.ring()
    })
    try {
      while (!stream.aborted) {
        const markup = await read()
        if (markup === undefined) {
          // A browser does not tell of an event that carries nothing.
          await stream.writeSSE({ event: 'ended', data: 'ended' })
          return
        }
        await stream.writeSSE({ event: 'changed', data: markup })
        await bell.heard(TICK_SECONDS)
        if (!stream.aborted) await stream.sleep(GATHER_MILLISECONDS)
      }
    } finally {
      stopListening()
    }
  })

/** Waits for a ring that may have come already. */
function newBell(): { ring(): void; heard(seconds: number): Promise<void> } {
  let rung = false
  let wake: (() => void) | undefined
  return {
    ring() {
      rung = true
      wake?.()
    },
    async heard(seconds) {
      if (!rung) {
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, seconds * 1000)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      rung = false
      wake = undefined
    },
  }
}
