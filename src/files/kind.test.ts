import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  heic,
  hugePdf,
  m4a,
  mp3,
  ogg,
  pageCalledPicture,
  photo,
  pictureBomb,
  wav,
  webm,
  zipBomb,
} from '../../test/some-files.ts'
import { endsOtherwise, fileKinds, kindOf } from './kind.ts'

const bytes = (...parts: readonly (string | number[])[]): Buffer =>
  Buffer.concat(
    parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  )

describe('what a file is', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const)(
    'is found of a picture: %s',
    async format => {
      expect(kindOf(await photo(format))).toBe(format)
    },
  )

  it.each([
    ['wav', wav()],
    ['mp3', mp3()],
    ['mp3', mp3().subarray(10 + 31)],
    ['m4a', m4a()],
    ['ogg', ogg()],
    ['webm-sound', webm()],
    ['video', m4a('vide')],
    ['video', webm('V_VP9')],
    ['video', bytes('OggS', [0], '\x80theora')],
    ['heic', heic()],
    ['pdf', hugePdf().subarray(0, 100)],
    ['office', bytes('PK\x03\x04', ' '.repeat(26), '[Content_Types].xml')],
    ['office', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', ' '.repeat(500))],
    ['archive', zipBomb()],
    ['archive', bytes('Rar!\x1a\x07\x01')],
    ['archive', bytes('\x1f\x8b\x08')],
    ['unknown', pageCalledPicture],
    ['unknown', bytes('MZ\x90')],
    ['unknown', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['unknown', bytes('x')],
  ] as const)('is found from the bytes: %s', (kind, file) => {
    expect(kindOf(file)).toBe(kind)
  })

  it('a bomb is the picture or the archive that it says, and is not unpacked to find that out', () => {
    expect(kindOf(pictureBomb(800, 800))).toBe('png')
  })

  it('is one of the list for whatever anybody sends', () => {
    const starts = ['', 'RIFF', 'OggS', '\x1aE\xdf\xa3', '\0\0\0\x20ftyp', 'PK\x03\x04', 'ID3', '\xff\xfb']
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        expect(fileKinds).toContain(kindOf(Buffer.concat([Buffer.from(start, 'latin1'), rest])))
      }),
    )
  })

  it('is said to be another than its name when it is', () => {
    expect(endsOtherwise('ferie.jpg', 'unknown')).toBe(true)
    expect(endsOtherwise('ferie.JPG ', 'jpeg')).toBe(false)
    expect(endsOtherwise('optagelse.m4a', 'm4a')).toBe(false)
    expect(endsOtherwise('uden ending', 'pdf')).toBe(false)
    expect(endsOtherwise('hvad.constructor', 'pdf')).toBe(false)
  })
})
