import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededChance } from './random.ts'
import { keyIdOf, newDataKey, type Place, seal, SealBroken, unseal, unsealBytes } from './seal.ts'

const chance = seededChance('seal')
const key = newDataKey(chance)
const place: Place = { table: 'message', column: 'body', row: 'row-1', owner: 'conversation-1' }
const anyText = fc.string({ unit: 'binary', maxLength: 300 })

describe('a sealed text', () => {
  it('comes back as it was written, with NUL, emoji, right-to-left and a byte order mark', () => {
    const written = [
      '',
      '\0',
      'a\0b',
      'Jeg er bange 😟👩‍👧',
      'أنا خائفة',
      '\u{FEFF}indsat',
      'e\u0301',
      'x'.repeat(20_000),
    ]
    for (const text of written) expect(unseal(key, place, seal(key, place, text, chance))).toBe(text)
    fc.assert(
      fc.property(anyText, text => {
        expect(unseal(key, place, seal(key, place, text, chance))).toBe(text.toWellFormed())
      }),
    )
  })

  it('turns half a surrogate pair into a replacement character', () => {
    expect(unseal(key, place, seal(key, place, 'a\uD800b', chance))).toBe('a\uFFFDb')
  })

  it('does not open when any byte of it is altered', () => {
    const sealed = seal(key, place, 'Hun rejser på fredag', chance)
    for (const at of sealed.keys()) {
      for (const bit of [0x01, 0x80]) {
        const altered = Buffer.from(sealed)
        altered.writeUInt8(altered.readUInt8(at) ^ bit, at)
        expect(() => unseal(key, place, altered)).toThrow(SealBroken)
      }
    }
  })

  it('does not open when it is cut off or added to', () => {
    const sealed = seal(key, place, 'Hun rejser på fredag', chance)
    for (const length of sealed.keys()) {
      expect(() => unseal(key, place, sealed.subarray(0, length))).toThrow(SealBroken)
      expect(() => unseal(key, place, sealed.subarray(length + 1))).toThrow(SealBroken)
    }
    expect(() => unseal(key, place, Buffer.concat([sealed, Buffer.of(0)]))).toThrow(SealBroken)
  })

  it.each(['table', 'column', 'row', 'owner'] as const)('does not open in another %s', part => {
    const sealed = seal(key, place, 'hemmeligt', chance)
    expect(() => unseal(key, { ...place, [part]: 'another' }, sealed)).toThrow(SealBroken)
  })

  it('does not open in a place whose parts run together to the same letters', () => {
    const sealed = seal(key, { ...place, table: 'ab', column: 'c' }, 'hemmeligt', chance)
    expect(() => unseal(key, { ...place, table: 'a', column: 'bc' }, sealed)).toThrow(SealBroken)
    const quoted = seal(key, { ...place, table: 'a","b', column: 'c' }, 'hemmeligt', chance)
    expect(() => unseal(key, { ...place, table: 'a', column: 'b","c' }, quoted)).toThrow(SealBroken)
  })

  it('does not open with another key, even one that took its name', () => {
    const sealed = seal(key, place, 'hemmeligt', chance)
    const other = newDataKey(chance)
    expect(() => unseal(other, place, sealed)).toThrow(SealBroken)
    expect(() => unseal({ id: key.id, bytes: other.bytes }, place, sealed)).toThrow(SealBroken)
    expect(() => unseal({ id: other.id, bytes: key.bytes }, place, sealed)).toThrow(SealBroken)
  })

  it('names its key', () => {
    expect(keyIdOf(seal(key, place, 'hemmeligt', chance))).toBe(key.id)
    expect(keyIdOf(Buffer.from('not sealed at all'))).toBeUndefined()
    expect(keyIdOf(Buffer.of(1, 2, 3))).toBeUndefined()
  })

  it('is as long for a yes as for a no, and grows by 64 bytes at a time', () => {
    const length = (text: string) => seal(key, place, text, chance).length
    expect(length('ja')).toBe(length('nej'))
    expect(length('')).toBe(length('x'.repeat(63)))
    expect(length('x'.repeat(64))).toBe(length('') + 64)
  })

  it('never looks the same twice and never shows the text', () => {
    const text = 'Hun rejser på fredag'
    const sealed = Buffer.from(seal(key, place, text, chance))
    expect(sealed.equals(seal(key, place, text, chance))).toBe(false)
    expect(sealed.includes('rejser')).toBe(false)
  })

  it('breaks without saying what was in it', () => {
    const sealed = seal(key, place, 'hemmeligt', chance)
    expect(() => unseal(key, { ...place, row: 'row-2' }, sealed)).toThrow(new SealBroken(place))
    expect(new SealBroken(place).message).toBe('A sealed value in message.body does not open')
  })
})

describe('sealed bytes', () => {
  it('come back as they were, whatever they end in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        expect(Buffer.from(bytes).equals(unsealBytes(key, place, seal(key, place, bytes, chance)))).toBe(true)
      }),
    )
    for (const bytes of [[0x80], [0x80, 0], [0, 0], Array<number>(64).fill(0x80)]) {
      expect([...unsealBytes(key, place, seal(key, place, Uint8Array.from(bytes), chance))]).toEqual(bytes)
    }
  })

  it('that are no text are not read as one', () => {
    const sealed = seal(key, place, Uint8Array.of(0xff, 0xfe), chance)
    expect(() => unseal(key, place, sealed)).toThrow(SealBroken)
  })
})

it('does not seal with a key that is no key', () => {
  expect(() => seal({ id: 'not-an-id', bytes: key.bytes }, place, 'x', chance)).toThrow('Broken assumption')
  expect(() => seal({ id: key.id, bytes: key.bytes.subarray(1) }, place, 'x', chance)).toThrow(
    'Broken assumption',
  )
})
