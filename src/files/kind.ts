/** Pictures that can be made anew. */
export const pictureKinds = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const
export type PictureKind = (typeof pictureKinds)[number]

/** Recordings that browsers play, each with the type it is played as. */
export const soundTypes = {
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  'webm-sound': 'audio/webm',
} as const
export type SoundKind = keyof typeof soundTypes
export const soundKinds = Object.keys(soundTypes) as readonly SoundKind[]

/** Of what a cleaned copy is, and how a file of it ends when somebody keeps one. */
export const copyEndings = {
  'image/jpeg': 'jpg',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/webm': 'webm',
} as const satisfies Record<'image/jpeg' | (typeof soundTypes)[SoundKind], string>
export type CopyType = keyof typeof copyEndings

/** What is kept and never rendered: there is the original, and nothing else. */
const keptKinds = ['heic', 'video', 'pdf', 'office', 'archive', 'unknown'] as const

export const fileKinds = [...pictureKinds, ...soundKinds, ...keptKinds] as const
export type FileKind = (typeof fileKinds)[number]

export const isPicture = (kind: FileKind): kind is PictureKind => pictureKinds.some(each => each === kind)
export const isSound = (kind: FileKind): kind is SoundKind => soundKinds.some(each => each === kind)

/** Where in a recording its codec is named. */
const HEAD_BYTES = 65_536

/**
 * What a file is by its own bytes, whatever it is called and whatever the browser says. Only looks: nothing is
 * unpacked or decoded. What is not known for certain is `unknown`.
 */
export function kindOf(bytes: Uint8Array): FileKind {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = file.toString('latin1', 0, 16)
  const begins = (start: string, at = 0) => first.startsWith(start, at)

  if (begins('\xff\xd8\xff')) return 'jpeg'
  if (begins('\x89PNG\r\n\x1a\n')) return 'png'
  if (begins('GIF87a') || begins('GIF89a')) return 'gif'
  if (begins('II*\0') || begins('MM\0*')) return 'tiff'
  if (begins('RIFF') && begins('WEBP', 8)) return 'webp'
  if (begins('RIFF') && begins('WAVE', 8)) return 'wav'
  if (begins('OggS')) return oggKind(file)
  if (begins('\x1aE\xdf\xa3')) return webmKind(file)
  if (begins('ftyp', 4)) return mp4Kind(file)
  if (begins('%PDF-')) return 'pdf'
  if (begins('PK\x03\x04')) return zipKind(file)
  if (begins('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') || begins('{\\rtf')) return 'office'
  if (isArchive(file, begins)) return 'archive'
  if (begins('ID3') || isMp3Frame(file)) return 'mp3'
  return 'unknown'
}

/** Whether a name ends as another kind of file does: worth saying to whoever is about to fetch the original. */
export function endsOtherwise(name: string, kind: FileKind): boolean {
  const ending = /\.([a-z0-9]{2,5})$/i.exec(name.trim())?.[1]?.toLowerCase()
  const expected = ending === undefined ? undefined : endings[ending]
  return expected !== undefined && !expected.includes(kind)
}

const endings: Readonly<Record<string, readonly FileKind[]>> = {
  jpg: ['jpeg'],
  jpeg: ['jpeg'],
  png: ['png'],
  webp: ['webp'],
  gif: ['gif'],
  tif: ['tiff'],
  tiff: ['tiff'],
  avif: ['avif'],
  heic: ['heic'],
  wav: ['wav'],
  mp3: ['mp3'],
  m4a: ['m4a'],
  ogg: ['ogg'],
  opus: ['ogg'],
  weba: ['webm-sound'],
  webm: ['webm-sound', 'video'],
  mp4: ['video', 'm4a'],
  mov: ['video'],
  '3gp': ['video', 'm4a'],
  pdf: ['pdf'],
  doc: ['office'],
  docx: ['office'],
  xls: ['office'],
  xlsx: ['office'],
  odt: ['office'],
  zip: ['archive'],
}

function oggKind(file: Buffer): FileKind {
  const head = file.subarray(0, HEAD_BYTES)
  if (head.includes('\x80theora', 0, 'latin1')) return 'video'
  return ['OpusHead', '\x01vorbis', 'Speex   '].some(codec => head.includes(codec, 0, 'latin1'))
    ? 'ogg'
    : 'unknown'
}

function webmKind(file: Buffer): FileKind {
  const head = file.toString('latin1', 0, HEAD_BYTES)
  if (/V_(VP8|VP9|AV1|MPEG)/.test(head)) return 'video'
  return /A_(OPUS|VORBIS)/.test(head) ? 'webm-sound' : 'unknown'
}

function mp4Kind(file: Buffer): FileKind {
  const length = Math.min(file.readUInt32BE(0), 256)
  const brands = file.toString('latin1', 8, length)
  if (/avi[fs]/.test(brands)) return 'avif'
  if (/hei[cxms]|hev[cx]|mif1|msf1/.test(brands)) return 'heic'
  const tracks = handlersOf(file)
  if (tracks.has('vide')) return 'video'
  return tracks.has('soun') ? 'm4a' : 'unknown'
}

/** What each track of an MP4 says that it is. */
function handlersOf(file: Buffer): ReadonlySet<string> {
  const found = new Set<string>()
  for (let at = file.indexOf('hdlr'); at !== -1; at = file.indexOf('hdlr', at + 4)) {
    found.add(file.toString('latin1', at + 12, at + 16))
  }
  return found
}

function zipKind(file: Buffer): FileKind {
  const head = file.toString('latin1', 0, 4096)
  return /\[Content_Types\]\.xml|mimetypeapplication\/vnd\.oasis/.test(head) ? 'office' : 'archive'
}

function isArchive(file: Buffer, begins: (start: string) => boolean): boolean {
  const starts = ['PK\x05\x06', '7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07', '\x1f\x8b', 'BZh', '\xfd7zXZ\0']
  return starts.some(start => begins(start)) || file.toString('latin1', 257, 262) === 'ustar'
}

/** The header of a frame of MPEG layer III: sync, layer, and rates that exist. */
function isMp3Frame(file: Buffer): boolean {
  const [sync = 0, version = 0, rates = 0] = file
  return (
    sync === 0xff &&
    (version & 0xe6) === 0xe2 &&
    (version & 0x18) !== 0x08 &&
    rates >> 4 !== 0xf &&
    rates >> 4 !== 0 &&
    (rates & 0x0c) !== 0x0c
  )
}
