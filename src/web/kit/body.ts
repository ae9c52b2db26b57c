import type { Outcome } from '../../foundation/outcome.ts'
import { done, refused } from '../../foundation/outcome.ts'

/** What a form sent, before anyone has asked whether it is right. */
export interface Body {
  /** Every value under a name, in the order sent. */
  all(name: string): readonly string[]
  /** Every field's name once, in the order sent. */
  names: readonly string[]
  /** The file that was chosen; undefined when none was, and where no files are taken. */
  file(name: string): SentFile | undefined
  /** Fields where characters were not UTF-8, or were NUL: readable, but the person should look at them. */
  repaired: readonly string[]
}

export interface SentFile {
  /** As the browser named it: a person's own words, and never a path here. */
  readonly name: string
  readonly bytes: Uint8Array
}

export type BodyRefusal =
  | { why: 'not-a-form' }
  /** `body` is what was typed, so that the page can show it again; undefined when it was too large even for that. */
  | { why: 'too-large'; body: Body | undefined }
  | { why: 'unreadable' }

/** A form may send this much. */
export const largestForm = 1_000_000
/** Up to here a form that is too large is still read, so that what was typed can be given back. */
const largestGivenBack = 4_000_000

/** A form of words comes within this; a file may take longer, and is read elsewhere. */
const FORM_MILLISECONDS = 30_000

const URLENCODED = 'application/x-www-form-urlencoded'
const MULTIPART = 'multipart/form-data'

/** The form type of a request, or undefined where it is no form of ours. */
export function formType(contentType: string | undefined): 'urlencoded' | 'multipart' | undefined {
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  if (type === URLENCODED) return 'urlencoded'
  return type === MULTIPART ? 'multipart' : undefined
}

/**
 * Reads a form of at most one million bytes. Text that is not UTF-8 is read as Windows-1252, where every byte is
 * a character, so nothing typed is lost; NUL is left out because the database cannot hold it; line breaks become
 * `\n`. Files are left out.
 */
export const readBody = (request: Request): Promise<Outcome<Body, BodyRefusal>> =>
  readAs(request, largestForm, largestGivenBack)

/** The same with its files, of at most so many bytes altogether. Only for whoever is known: it is held in memory. */
export const readBodyWithFiles = (request: Request, most: number): Promise<Outcome<Body, BodyRefusal>> =>
  readAs(request, most, most)

async function readAs(
  request: Request,
  largest: number,
  givenBack: number,
): Promise<Outcome<Body, BodyRefusal>> {
  const contentType = request.headers.get('content-type') ?? undefined
  const type = formType(contentType)
  if (type === undefined) return refused({ why: 'not-a-form' })

  const bytes = await readAtMost(request, givenBack)
  if (bytes === 'too-slow') return refused({ why: 'unreadable' })
  if (bytes === undefined) return refused({ why: 'too-large', body: undefined })

  const read =
    type === 'urlencoded'
      ? { pairs: readUrlencoded(bytes), files: [] }
      : await readMultipart(bytes, contentType ?? '')
  if (read === undefined) return refused({ why: 'unreadable' })

  const body = bodyOf(read.pairs, largest === largestForm ? [] : read.files)
  return bytes.length > largest ? refused({ why: 'too-large', body }) : done(body)
}

/** A body as a form would send it: for a draft to be shown again, and for tests. */
export function bodyFrom(values: Readonly<Record<string, string | readonly string[] | undefined>>): Body {
  return bodyOf(
    Object.entries(values).flatMap(([name, value]) =>
      [value ?? []].flat().map(text => ({ name, text, repaired: false })),
    ),
  )
}

interface Sent extends SentFile {
  readonly field: string
}

interface Pair {
  name: string
  text: string
  repaired: boolean
}

function bodyOf(pairs: readonly Pair[], files: readonly Sent[] = []): Body {
  const values = new Map<string, string[]>()
  const repaired = new Set<string>()
  for (const pair of pairs) {
    const text = pair.text.replaceAll('\0', '').replaceAll(/\r\n?/g, '\n')
    const others = values.get(pair.name)
    if (others) others.push(text)
    else values.set(pair.name, [text])
    if (pair.repaired || pair.text.includes('\0')) repaired.add(pair.name)
  }
  return {
    all: name => values.get(name) ?? [],
    names: [...values.keys()],
    file: name => files.findLast(file => file.field === name),
    repaired: [...repaired],
  }
}

async function readAtMost(request: Request, most: number): Promise<Buffer | 'too-slow' | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return undefined
  if (request.body === null) return Buffer.alloc(0)

  const late = AbortSignal.timeout(FORM_MILLISECONDS)
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body.pipeThrough(new TransformStream(), { signal: late })) {
      size += chunk.length
      if (size > most) return undefined
      chunks.push(chunk)
    }
  } catch (error) {
    if (late.aborted) return 'too-slow'
    throw error
  }
  return Buffer.concat(chunks)
}

function readUrlencoded(bytes: Buffer): Pair[] {
  return bytes
    .toString('latin1')
    .split('&')
    .filter(pair => pair !== '')
    .map(pair => {
      const equals = pair.indexOf('=')
      const [name, value] = equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
      return { name: decode(unescape(name)).text, ...decode(unescape(value)) }
    })
}

/** Percent escapes and pluses as bytes. A percent sign that escapes nothing stands for itself. */
function unescape(text: string): Buffer {
  const bytes = text
    .replaceAll('+', ' ')
    .replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1')
}

function decode(bytes: Buffer): { text: string; repaired: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), repaired: false }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), repaired: true }
  }
}

async function readMultipart(
  bytes: Buffer,
  contentType: string,
): Promise<{ pairs: Pair[]; files: Sent[] } | undefined> {
  try {
    const form = await new Response(new Uint8Array(bytes), {
      headers: { 'content-type': contentType },
    }).formData()
    const pairs: Pair[] = []
    const files: Sent[] = []
    for (const [field, value] of form) {
      if (typeof value === 'string') {
        pairs.push({ name: field, text: value, repaired: value.includes('\uFFFD') })
      } else if (value.name !== '' || value.size > 0) {
        files.push({ field, name: value.name, bytes: await value.bytes() })
      }
    }
    return { pairs, files }
  } catch {
    return undefined
  }
}
