import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import {
  BY_WHOM,
  pageCalledPicture,
  photo,
  pictureAndPage,
  pictureBomb,
  WHERE,
} from '../../test/some-files.ts'
import { cleanPicture } from './clean-picture.ts'

const clean = async (bytes: Uint8Array): Promise<Buffer> => {
  const made = await cleanPicture('a test', bytes)
  if ('refused' in made) throw new Error(made.refused.why)
  return Buffer.from(made.done.bytes)
}
const refused = { refused: { why: 'not-safe' } }

describe('the cleaned copy of a picture', () => {
  it('has neither place nor name nor camera nor thumbnail of it, and the picture', async () => {
    const taken = await photo()
    const before = await sharp(taken).metadata()
    expect(before.exif?.includes(WHERE)).toBe(true)
    expect(before.xmp?.includes(BY_WHOM)).toBe(true)
    expect(before.exif?.length).toBeGreaterThan(200)

    const made = await clean(taken)
    const after = await sharp(made).metadata()
    expect(after).toMatchObject({ format: 'jpeg', width: 640, height: 480 })
    for (const gone of ['exif', 'xmp', 'iptc', 'icc', 'comments', 'tifftagPhotoshop']) {
      expect(after).not.toHaveProperty(gone)
    }
    for (const told of [WHERE, BY_WHOM, 'Telefon 7', 'Exif', 'GPS']) expect(made.includes(told)).toBe(false)
    const { dominant } = await sharp(made).stats()
    expect(dominant.g).toBeGreaterThan(dominant.r)
  })

  it.each(['png', 'webp', 'gif', 'tiff', 'avif'] as const)('is made of %s too', async format => {
    const made = await clean(await photo(format))
    expect(await sharp(made).metadata()).toMatchObject({ format: 'jpeg', width: 640 })
    expect(made.includes(BY_WHOM)).toBe(false)
  })

  it('stands upright, as it was held', async () => {
    const held = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#fff' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect(await sharp(await clean(held)).metadata()).toMatchObject({ width: 200, height: 300 })
  })

  it('carries nothing that was hidden behind the picture', async () => {
    expect((await clean(await pictureAndPage())).includes('script')).toBe(false)
  })

  it('is refused of a bomb of fifty thousand by fifty thousand points', async () => {
    const bomb = pictureBomb()
    expect(bomb.length).toBeLessThan(2_000_000)
    expect(await cleanPicture('a test', bomb)).toEqual(refused)
  })

  it('is refused of more points than any camera takes, also when they would be small in memory', async () => {
    expect(await cleanPicture('a test', pictureBomb(12_000, 9000))).toEqual(refused)
    expect(await sharp(await clean(pictureBomb(1200, 900))).metadata()).toMatchObject({ width: 1200 })
  })

  it.each([
    ['a page that is called a picture', async () => pageCalledPicture],
    [
      'vectors, which can fetch and grow',
      async () =>
        Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
        ),
    ],
    ['half a picture', async () => (await photo()).subarray(0, 400)],
    ['nothing', async () => Buffer.alloc(0)],
    ['something that only begins as one', async () => Buffer.from('\xff\xd8\xff\xe0AAAAAAAAAAAA', 'latin1')],
  ])('is refused of %s', async (_what, made) => {
    expect(await cleanPicture('a test', await made())).toEqual(refused)
  })
})
