import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import { bodyFrom, type Body, type SentFile } from './body.ts'

/** A form with one file, read as far as the file. What was typed is known before a byte of it is taken in. */
export interface Upload {
  readonly fields: Body
  /**
   * The file, once; with the rest of the form. Never more than `most` bytes are held, and of a larger one what is
   * left over is read and let go, so that the browser hears the answer.
   */
  file(most: number): Promise<TakenFile>
  /** Lets all of it go. */
  drain(): Promise<void>
}

export type TakenFile = Outcome<
  SentFile,
  | { why: 'none-chosen' | 'too-large' }
  /** The line was cut, it stood still too long, or it is no form. */
  | { why: 'cut' }
>

/** What may stand beside a file: a text of the longest, and the step. */
const MOST_FIELD_BYTES = 200_000
const MOST_FIELDS = 20
const MOST_HEADER_BYTES = 8192
/** A telephone in a tunnel may be silent for a while. Longer, and somebody else gets the place. */
const SILENCE_MILLISECONDS = 20_000

/** Begins to read a multipart form; undefined when it is none, or ends before its file does. */
export async function beginUpload(request: Request): Promise<Upload | undefined> {
  const boundary = /;\s*boundary="?([^";]{1,200})"?/i.exec(request.headers.get('content-type') ?? '')?.[1]
  if (boundary === undefined || request.body === null) return undefined
  const incoming = new Incoming(request.body.getReader(), boundary)
  try {
    const fields: [name: string, text: string][] = []
    let left = MOST_FIELD_BYTES
    for (let part = await incoming.nextPart(); part; part = await incoming.nextPart()) {
      const { name, fileName } = part
      if (fileName !== undefined) return uploadOf(incoming, fields, fileName)
      const text = fields.length < MOST_FIELDS ? await incoming.content(left) : undefined
      if (text === undefined) {
        await incoming.drain()
        return undefined
      }
      left -= text.length
      fields.push([name, text.toString()])
    }
    return uploadOf(incoming, fields, undefined)
  } catch {
    await incoming.cancel()
    return undefined
  }
}

function uploadOf(
  incoming: Incoming,
  fields: readonly (readonly [name: string, text: string])[],
  fileName: string | undefined,
): Upload {
  return {
    fields: bodyFrom(Object.fromEntries(fields)),
    async file(most) {
      try {
        const bytes = fileName === undefined ? undefined : await incoming.content(most)
        await incoming.drain()
        // An empty file field is sent as a file without a name.
        if (fileName === undefined || (fileName === '' && bytes?.length === 0)) {
          return refused({ why: 'none-chosen' })
        }
        return bytes ? done({ name: fileName, bytes }) : refused({ why: 'too-large' })
      } catch {
        await incoming.cancel()
        return refused({ why: 'cut' })
      }
    },
    drain: () => incoming.drain().catch(() => incoming.cancel()),
  }
}

/** What comes over the line, in parts, without more of it in memory than was asked for. */
class Incoming {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  readonly #boundary: Buffer
  // As if a line break stood before the first boundary, as it does before the others.
  #ahead: Buffer = Buffer.from('\r\n')
  #ended = false
  #silent = false
  #begun = false

  constructor(reader: ReadableStreamDefaultReader<Uint8Array>, boundary: string) {
    this.#reader = reader
    this.#boundary = Buffer.from(`\r\n--${boundary}`)
  }

  /** The next part's name and its file's name, with its content still to come; undefined after the last one. */
  async nextPart(): Promise<{ name: string; fileName: string | undefined } | undefined> {
    if (!this.#begun) await this.content(0)
    this.#begun = true
    while (this.#ahead.length < 2) await this.#more()
    if (this.#ahead.subarray(0, 2).toString() === '--') return undefined
    let end: number
    while ((end = this.#ahead.indexOf('\r\n\r\n')) === -1) {
      if (this.#ahead.length > MOST_HEADER_BYTES) throw new Error('a part without an end of its headers')
      await this.#more()
    }
    const head = this.#ahead.subarray(0, end).toString()
    this.#ahead = this.#ahead.subarray(end + 4)
    const disposition = /^content-disposition:[^\r\n]*$/im.exec(head)?.[0] ?? ''
    const quoted = (key: string) => new RegExp(`[;\\s]${key}="([^"]*)"`, 'i').exec(disposition)?.[1]
    return { name: quoted('name') ?? '', fileName: quoted('filename') }
  }

  /** What stands before the next boundary, and goes past it; undefined when it is more, and then it was let go. */
  async content(most: number): Promise<Buffer | undefined> {
    const kept = Buffer.allocUnsafe(most)
    let size = 0
    const take = (bytes: Buffer) => {
      if (size + bytes.length <= most) bytes.copy(kept, size)
      size += bytes.length
    }
    for (;;) {
      const end = this.#ahead.indexOf(this.#boundary)
      if (end !== -1) {
        take(this.#ahead.subarray(0, end))
        this.#ahead = this.#ahead.subarray(end + this.#boundary.length)
        return size <= most ? kept.subarray(0, size) : undefined
      }
      const certain = Math.max(this.#ahead.length - this.#boundary.length, 0)
      take(this.#ahead.subarray(0, certain))
      this.#ahead = this.#ahead.subarray(certain)
      await this.#more()
    }
  }

  /** To the end of what is sent, so that the answer can be heard. */
  async drain(): Promise<void> {
    this.#ahead = Buffer.alloc(0)
    while (!this.#ended) await this.#read()
  }

  cancel(): Promise<void> {
    return this.#reader.cancel().catch(() => undefined)
  }

  async #more(): Promise<void> {
    const chunk = await this.#read()
    if (chunk === undefined) throw new Error('the form ends before its last boundary')
    this.#ahead = this.#ahead.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#ahead, chunk])
  }

  async #read(): Promise<Uint8Array | undefined> {
    if (this.#ended) return undefined
    const silence = setTimeout(() => {
      this.#silent = true
      void this.cancel()
    }, SILENCE_MILLISECONDS)
    try {
      const { done: ended, value } = await this.#reader.read()
      if (this.#silent) throw new Error('it stood still too long')
      this.#ended = ended
      return value
    } finally {
      clearTimeout(silence)
    }
  }
}
