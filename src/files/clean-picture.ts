import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { lane, type Lane } from '../crypto/lane.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'

export type CleanPicture = Outcome<
  { readonly type: 'image/jpeg'; readonly bytes: Uint8Array; readonly metadataGone: true },
  /** Too large, broken, a bomb, or not what it seems: whatever it was, it happened elsewhere. */
  | { why: 'not-safe' }
  /** Others are waiting for theirs; again in a moment. */
  | { why: 'busy' }
>

/** Two at once: each may take a core, and seven hundred million bytes, for as long as this. */
const pictures: Lane = lane({ concurrency: 2, waiting: 20 })
const MOST_MILLISECONDS = 10_000
/** 2400 pixels square, as JPEG, are a few million bytes. */
const MOST_OUTPUT_BYTES = 20_000_000

/**
 * A picture made anew from its pixels, by a program of its own that has nothing of ours and is stopped when it takes
 * too long: what the file carried beside the picture is gone, and what it does to the decoder stays there.
 *
 * @param source on whose behalf, for taking turns
 */
export async function cleanPicture(source: string, bytes: Uint8Array): Promise<CleanPicture> {
  const made = await pictures.run(source, () => madeAnew(bytes))
  if ('refused' in made) return made
  return made.done
    ? done({ type: 'image/jpeg', bytes: made.done, metadataGone: true })
    : refused({ why: 'not-safe' })
}

const here = import.meta.dirname
const root = join(here, '../..')
/** Where sharp and what it is linked with lie, also when the folder is a link. */
const packages = createRequire(import.meta.url)
  .resolve('sharp')
  .replace(/(.*[/\\]node_modules)[/\\].*/, '$1')
/** All that the child's own code may read: no keys, no data. Decoders are not held by this, and need nothing more. */
const mayRead = [join(here, '*'), join(root, 'src/package.json'), join(root, 'package.json')].concat(
  [...new Set([join(root, 'node_modules'), packages])].map(folder => join(folder, '*')),
)

async function madeAnew(bytes: Uint8Array): Promise<Buffer | undefined> {
  const child = spawn(
    process.execPath,
    [
      '--permission',
      '--allow-addons',
      ...mayRead.map(path => `--allow-fs-read=${path}`),
      '--max-old-space-size=128',
      '--no-warnings',
      join(here, 'picture-child.ts'),
    ],
    { stdio: ['pipe', 'pipe', 'ignore'], env: { MALLOC_ARENA_MAX: '2' }, cwd: here },
  )
  const tooLong = setTimeout(() => child.kill('SIGKILL'), MOST_MILLISECONDS)
  const parts: Buffer[] = []
  let size = 0
  child.stdout.on('data', (part: Buffer) => {
    size += part.length
    if (size > MOST_OUTPUT_BYTES) child.kill('SIGKILL')
    else parts.push(part)
  })
  // It may end before it has read everything: that is no failure of ours.
  child.stdin.on('error', () => undefined)
  child.stdin.end(bytes)
  try {
    const [code] = (await once(child, 'close')) as [number | null]
    const made = Buffer.concat(parts)
    return code === 0 && made[0] === 0xff && made[1] === 0xd8 ? made : undefined
  } finally {
    clearTimeout(tooLong)
  }
}
