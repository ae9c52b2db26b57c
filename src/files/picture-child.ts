// A program of its own, without our keys, settings and connections: whatever a picture does, it does here. It reads
// the picture from its input, writes it anew to its output, and ends; every other ending means that it could not.
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'

/** Telephones take a hundred million; a picture that claims more is not decoded. */
const MOST_PIXELS = 100_000_000
const MOST_MEMORY_BYTES = 700_000_000
/** Enough to read small print by; more is in the original. */
const LONGEST_SIDE = 2400

setInterval(() => {
  if (process.memoryUsage.rss() > MOST_MEMORY_BYTES) process.exit(1)
}, 10).unref()

sharp.cache(false)
sharp.concurrency(1)
// Of the decoders there are, only those for the kinds we take, and only from memory: no file, no address, no vectors.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif'].map(name => `VipsForeignLoad${name}Buffer`),
})

try {
  const made = await sharp(await buffer(process.stdin), {
    autoOrient: true,
    failOn: 'error',
    limitInputPixels: MOST_PIXELS,
    sequentialRead: true,
  })
    .timeout({ seconds: 8 })
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    // Nothing that came with the picture goes on: no EXIF, XMP, IPTC, profile, comment or thumbnail.
    .jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
    .toBuffer()
  process.stdout.write(made)
} catch {
  process.exitCode = 1
}
