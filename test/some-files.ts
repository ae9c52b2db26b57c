// Files as people send them and as somebody who means harm makes them. All are made here; none is anybody's.
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** What a test looks for where it must not be. */
export const WHERE = 'Gaden 14, Fjordby'
export const BY_WHOM = 'Navn Navnesen'

export const place = { latitude: '56/1 9/1 0/1', longitude: '10/1 12/1 0/1' }

/** A picture as a telephone takes it: place, name, camera and a smaller copy of itself travel with it. */
export async function photo(format: 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif' = 'jpeg') {
  const plain = sharp({ create: { width: 640, height: 480, channels: 3, background: '#3a7' } })
  return plain
    .toFormat(format)
    .withExif({
      IFD0: { Artist: BY_WHOM, ImageDescription: WHERE, Model: 'Telefon 7', Software: 'Kamera' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: place.latitude,
        GPSLongitudeRef: 'E',
        GPSLongitude: place.longitude,
      },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>${BY_WHOM}</dc:creator></x:xmpmeta>`)
    .toBuffer()
}

/** A PNG of one bit for each point: some hundred thousand bytes that are three hundred million when unpacked. */
export function pictureBomb(width = 50_000, height = 50_000): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 1
  const points = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height), { level: 1 })
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', head),
    pngChunk('IDAT', points),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pngChunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** A zip whose one entry says that it is four thousand million bytes, and unpacks to zeros for as long as it lasts. */
export function zipBomb(): Buffer {
  const packed = deflateSync(Buffer.alloc(10_000_000)).subarray(2, -4)
  const head = Buffer.alloc(30)
  head.write('PK\x03\x04', 'latin1')
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(0xffff_fff0, 22)
  head.writeUInt16LE(5, 26)
  return Buffer.concat([head, Buffer.from('a.txt'), packed])
}

export const hugePdf = (): Buffer =>
  Buffer.concat([
    Buffer.from(`%PDF-1.7\n1 0 obj << /Type /Pages /Count 99999999 >> endobj\n% ${WHERE}\n`),
    Buffer.alloc(18_000_000, ' '),
  ])

export const pageCalledPicture = Buffer.from(`<!doctype html><script>alert('${WHERE}')</script>`)
/** A picture to whoever looks at the beginning, and a page to whoever looks for one. */
export const pictureAndPage = async (): Promise<Buffer> =>
  Buffer.concat([await photo(), Buffer.from(`<html><script>alert('${WHERE}')</script></html>`)])

const box = (name: string, ...content: readonly Buffer[]): Buffer => {
  const inside = Buffer.concat(content)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(inside.length + 8)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, inside])
}

const chunk = (name: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}

const told = Buffer.from(`${WHERE} ${BY_WHOM}`)
const samples = Buffer.from(Array.from({ length: 800 }, (_, at) => 128 + Math.round(60 * Math.sin(at / 5))))

/** One tenth of a second of one tone. */
export function wav(): Buffer {
  const format = Buffer.alloc(16)
  format.writeUInt16LE(1, 0)
  format.writeUInt16LE(1, 2)
  format.writeUInt32LE(8000, 4)
  format.writeUInt32LE(8000, 8)
  format.writeUInt16LE(1, 12)
  format.writeUInt16LE(8, 14)
  const body = Buffer.concat([
    Buffer.from('WAVE'),
    chunk('LIST', told),
    chunk('fmt ', format),
    chunk('bext', told),
    chunk('data', samples),
    chunk('id3 ', told),
  ])
  return Buffer.concat([chunk('RIFF', body)])
}

const frames = Buffer.concat(
  Array.from({ length: 4 }, () => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)])),
)

export function mp3(): Buffer {
  const before = Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0'), Buffer.from([told.length]), told])
  const behind = Buffer.alloc(128)
  behind.write(`TAG${BY_WHOM}`, 'latin1')
  return Buffer.concat([before, frames, behind])
}

export const m4a = (handler: 'soun' | 'vide' = 'soun'): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from('mp42\0\0\0\0isommp42')),
    box(
      'moov',
      box('mvhd', Buffer.alloc(4), Buffer.from([0xe0, 1, 2, 3, 0xe0, 4, 5, 6]), Buffer.alloc(92)),
      box(
        'trak',
        box('mdia', box('hdlr', Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(13)), box('minf')),
        box('udta', told),
      ),
      box('udta', box('\xa9xyz', told)),
      box('meta', told),
    ),
    box('free', told),
    box('mdat', samples),
  ])

/** As an iPhone begins one. */
export const heic = (): Buffer =>
  Buffer.concat([box('ftyp', Buffer.from('heic\0\0\0\0mif1heic')), box('mdat', samples)])

export const ogg = (): Buffer =>
  Buffer.concat([Buffer.from('OggS\0\x02', 'latin1'), Buffer.alloc(22), Buffer.from('OpusHead'), told])

export const webm = (codec: 'A_OPUS' | 'V_VP9' = 'A_OPUS'): Buffer =>
  Buffer.concat([Buffer.from('\x1aE\xdf\xa3', 'latin1'), Buffer.from('webm'), Buffer.from(codec), told])
