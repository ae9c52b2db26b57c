import { done, refused, type Outcome } from '../foundation/outcome.ts'
import { soundTypes, type SoundKind } from './kind.ts'

export type CleanSound = Outcome<
  {
    readonly type: (typeof soundTypes)[SoundKind]
    readonly bytes: Uint8Array
    /** False where the container makes it no simple thing: whoever listens is told. */
    readonly metadataGone: boolean
  },
  /** It is not built as its first bytes say. */
  { why: 'not-safe' }
>

/**
 * A recording without what it carries beside the sound: name, place, device and time. Nothing is decoded. Of WAV,
 * MP3 and MP4 the metadata go; Ogg and WebM are as they were.
 */
export function cleanSound(kind: SoundKind, bytes: Uint8Array): CleanSound {
  const type = soundTypes[kind]
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (kind) {
    case 'ogg':
    case 'webm-sound':
      return done({ type, bytes: file, metadataGone: false })
    case 'wav':
    case 'mp3':
    case 'm4a': {
      const clean = { wav: cleanWav, mp3: cleanMp3, m4a: cleanMp4 }[kind](file)
      return clean ? done({ type, bytes: clean, metadataGone: true }) : refused({ why: 'not-safe' })
    }
  }
}

const WAV_KEPT = ['fmt ', 'fact', 'data']

/** RIFF: only the format and the samples go on. */
function cleanWav(file: Buffer): Buffer | undefined {
  const chunks: Buffer[] = []
  const names: string[] = []
  for (let at = 12; at + 8 <= file.length;) {
    const name = file.toString('latin1', at, at + 4)
    const length = Math.min(file.readUInt32LE(at + 4), file.length - at - 8)
    if (WAV_KEPT.includes(name)) {
      const head = Buffer.alloc(8)
      head.write(name, 'latin1')
      head.writeUInt32LE(length, 4)
      chunks.push(head, file.subarray(at + 8, at + 8 + length), Buffer.alloc(length % 2))
      names.push(name)
    }
    at += 8 + length + (length % 2)
  }
  if (!names.includes('fmt ') || !names.includes('data')) return undefined
  const body = Buffer.concat([Buffer.from('WAVE'), ...chunks])
  const head = Buffer.from('RIFF\0\0\0\0')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

/** Tags stand before and behind the frames. */
function cleanMp3(file: Buffer): Buffer | undefined {
  let from = 0
  while (file.toString('latin1', from, from + 3) === 'ID3' && from + 10 <= file.length) {
    const [a = 0, b = 0, c = 0, d = 0] = file.subarray(from + 6, from + 10)
    if ((a | b | c | d) > 0x7f) return undefined
    from += 10 + ((a << 21) | (b << 14) | (c << 7) | d)
  }
  let to = file.length
  if (file.toString('latin1', to - 128, to - 125) === 'TAG') to -= 128
  if (to >= 32 && file.toString('latin1', to - 32, to - 24) === 'APETAGEX') {
    const hasHeader = (file.readUInt32LE(to - 12) & 0x8000_0000) !== 0
    to -= file.readUInt32LE(to - 20) + (hasHeader ? 32 : 0)
  }
  const frames = file.subarray(from, Math.max(to, from))
  return frames.length > 0 && frames[0] === 0xff ? frames : undefined
}

const MP4_HOLDS_BOXES = ['moov', 'trak', 'mdia', 'minf', 'stbl']
const MP4_TELLS = ['udta', 'meta', 'uuid', 'free', 'skip', 'wide']
const MP4_TELLS_WHEN = ['mvhd', 'tkhd', 'mdhd']

/** What tells is overwritten where it stands: the samples are found by their place in the file, which stays. */
function cleanMp4(file: Buffer): Buffer | undefined {
  const clean = Buffer.from(file)
  return eraseBoxes(clean, 0, clean.length) ? clean : undefined
}

function eraseBoxes(file: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to;) {
    const box = boxAt(file, at, to)
    if (!box) return false
    const { name, inside, end } = box
    if (MP4_TELLS.includes(name)) {
      file.write('free', at + 4, 'latin1')
      file.fill(0, inside, end)
    } else if (MP4_TELLS_WHEN.includes(name)) {
      const wide = file[inside] === 1
      file.fill(0, inside + 4, Math.min(inside + 4 + (wide ? 16 : 8), end))
    } else if (MP4_HOLDS_BOXES.includes(name) && !eraseBoxes(file, inside, end)) {
      return false
    }
    at = end
  }
  return true
}

function boxAt(
  file: Buffer,
  at: number,
  to: number,
): { name: string; inside: number; end: number } | undefined {
  if (at + 8 > to) return undefined
  const short = file.readUInt32BE(at)
  const name = file.toString('latin1', at + 4, at + 8)
  if (short === 1 && at + 16 > to) return undefined
  const inside = at + (short === 1 ? 16 : 8)
  const end = short === 0 ? to : at + (short === 1 ? Number(file.readBigUInt64BE(at + 8)) : short)
  return end >= inside && end <= to ? { name, inside, end } : undefined
}
