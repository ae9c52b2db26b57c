import { Client } from 'pg'

/** One LISTEN connection for all who want to know that something at the desk changed, never what. */
export interface ChangeFeed {
  /** Returns how to stop listening. */
  subscribe(onChange: () => void): () => void
  stop(): Promise<void>
}

const RECONNECT_MILLISECONDS = 1000

/** A lost connection is made again, and everybody is told once: something may have changed meanwhile. */
export async function listenForChanges(url: string): Promise<ChangeFeed> {
  const subscribers = new Set<() => void>()
  const tell = () => {
    for (const onChange of subscribers) onChange()
  }
  let stopped = false
  let client = await connected()
  let again: NodeJS.Timeout | undefined

  async function connected(): Promise<Client> {
    const next = new Client({ connectionString: url })
    next.on('notification', tell)
    next.on('error', () => undefined)
    next.on('end', reconnectLater)
    await next.connect()
    await next.query('listen desk')
    return next
  }

  function reconnectLater(): void {
    if (stopped) return
    again = setTimeout(() => void reconnect(), RECONNECT_MILLISECONDS)
  }

  /** A try that fails ends its client, which asks for the next try. */
  async function reconnect(): Promise<void> {
    try {
      client = await connected()
      tell()
    } catch {
      return
    }
  }

  return {
    subscribe(onChange) {
      subscribers.add(onChange)
      return () => subscribers.delete(onChange)
    },
    async stop() {
      stopped = true
      clearTimeout(again)
      await client.end()
    },
  }
}
