import { describe, expect, it } from 'vitest'
import { sourceMark } from './source.ts'

const now = Temporal.Instant.from('2026-11-23T13:05:00Z')
const plain = (text: string) => `<${text}>`

describe('the mark of where a request comes from', () => {
  it('is the same within the hour and another in the next', () => {
    const later = (minutes: number) => sourceMark(plain, '192.0.2.1', now.add({ minutes }))

    expect(later(54)).toBe(later(0))
    expect(later(55)).not.toBe(later(0))
  })

  it.each([
    ['192.0.2.1', '192.0.2.2', false],
    ['192.0.2.1', '::ffff:192.0.2.1', true],
    ['2001:db8:1:2::1', '2001:db8:1:2:aaaa::9', true],
    ['2001:db8:1:2::1', '2001:0DB8:1:2:0:0:0:1', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['2001:db8::1', '2001:db8:0:0:5::', true],
    ['fe80::1%eth0', 'fe80::2', true],
    ['::1', '::2', true],
  ])('%s and %s are one place: %s', (one, other, same) => {
    expect(sourceMark(plain, one, now) === sourceMark(plain, other, now)).toBe(same)
  })
})
