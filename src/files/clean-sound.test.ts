import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BY_WHOM, m4a, mp3, ogg, wav, webm, WHERE } from '../../test/some-files.ts'
import { cleanSound } from './clean-sound.ts'
import { soundKinds, type SoundKind } from './kind.ts'

const clean = (kind: SoundKind, bytes: Uint8Array) => {
  const made = cleanSound(kind, bytes)
  if ('refused' in made) throw new Error(made.refused.why)
  return made.done
}

describe('a recording', () => {
  it.each([
    ['wav', wav()],
    ['mp3', mp3()],
    ['m4a', m4a()],
  ] as const)('of %s loses what it tells beside the sound', (kind, file) => {
    expect(file.includes(WHERE) || file.includes(BY_WHOM)).toBe(true)
    const { bytes, metadataGone } = clean(kind, file)
    const made = Buffer.from(bytes)
    expect(metadataGone).toBe(true)
    for (const told of [WHERE, BY_WHOM]) expect(made.includes(told)).toBe(false)
  })

  it('keeps every sample', () => {
    const samples = wav().subarray(wav().indexOf('data') + 8, wav().indexOf('id3 '))
    expect(Buffer.from(clean('wav', wav()).bytes).includes(samples)).toBe(true)
    expect(Buffer.from(clean('m4a', m4a()).bytes).indexOf('mdat')).toBe(m4a().indexOf('mdat'))
    expect(clean('mp3', mp3()).bytes.length).toBe(4 * 417)
  })

  it('of MP4 no longer says when it was made', () => {
    const when = Buffer.from([0xe0, 1, 2, 3, 0xe0, 4, 5, 6])
    expect(m4a().includes(when)).toBe(true)
    expect(Buffer.from(clean('m4a', m4a()).bytes).includes(when)).toBe(false)
  })

  it.each([
    ['ogg', ogg()],
    ['webm-sound', webm()],
  ] as const)('of %s is as it came, and that is said', (kind, file) => {
    expect(clean(kind, file)).toMatchObject({ metadataGone: false })
  })

  it('that is not built as it says is refused', () => {
    expect(cleanSound('wav', Buffer.from('RIFF\0\0\0\0WAVE'))).toEqual({ refused: { why: 'not-safe' } })
    const cut = m4a().subarray(0, -5)
    expect(cleanSound('m4a', cut)).toEqual({ refused: { why: 'not-safe' } })
  })

  it('does no harm whatever it is made of', () => {
    const whole = { wav: wav(), mp3: mp3(), m4a: m4a(), ogg: ogg(), 'webm-sound': webm() }
    fc.assert(
      fc.property(
        fc.constantFrom(...soundKinds),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 12 }),
        fc.nat(1200),
        (kind, changes, length) => {
          const file = Buffer.from(whole[kind].subarray(0, length))
          for (const [at, value] of changes) if (at < file.length) file[at] = value
          expect(() => cleanSound(kind, file)).not.toThrow()
        },
      ),
      { numRuns: 1000 },
    )
  })
})
