import { describe, expect, it } from 'vitest'
import { present } from '../foundation/assert.ts'
import { hashCode, hashPassword, verifyPassword } from './argon2.ts'
import { type InLane, lane } from './lane.ts'
import { seededChance } from './random.ts'
import { normaliseCode } from './words/code.ts'

const free = lane({ concurrency: 2, waiting: 10 })
const chance = seededChance('argon2')

function got<T>(outcome: InLane<T>): T {
  if ('refused' in outcome) throw new Error('the lane was busy')
  return outcome.done
}

describe('a password', () => {
  it('is kept with its cost and salt, and recognised again', async () => {
    const stored = got(await hashPassword(free, 'anna', 'korrekt hest batteri', chance))
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(got(await verifyPassword(free, 'anna', 'korrekt hest batteri', stored))).toBe(true)
    expect(got(await verifyPassword(free, 'anna', 'korrekt hest batterj', stored))).toBe(false)
    expect(got(await verifyPassword(free, 'anna', '', stored))).toBe(false)
  })

  it('is never kept the same way twice', async () => {
    const twice = [
      await hashPassword(free, 'a', 'samme', chance),
      await hashPassword(free, 'a', 'samme', chance),
    ]
    expect(got(present(twice[0], 'one'))).not.toBe(got(present(twice[1], 'other')))
  })

  it('is recognised when another keyboard puts its letters together differently', async () => {
    const stored = got(await hashPassword(free, 'anna', 'blåbærgrød é'.normalize('NFC'), chance))
    expect(got(await verifyPassword(free, 'anna', 'blåbærgrød é'.normalize('NFD'), stored))).toBe(true)
  })

  it('kept at another cost is still recognised (a value made with the reference implementation’s format)', async () => {
    // Password 'password', salt 'somesalt', m=65536, t=2, p=1: from the tests of the reference implementation.
    const published = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(got(await verifyPassword(free, 'anna', 'password', published))).toBe(true)
    expect(got(await verifyPassword(free, 'anna', 'Password', published))).toBe(false)
  })

  it('of nobody is wrong, after the same work', async () => {
    const worked: string[] = []
    const counting = {
      run: <T>(source: string, work: () => Promise<T>) => {
        worked.push(source)
        return free.run(source, work)
      },
    }
    expect(got(await verifyPassword(counting, 'stranger', 'gæt', undefined))).toBe(false)
    expect(worked).toEqual(['stranger'])
  })

  it('kept in a form that is not ours is a bug, not a wrong password', async () => {
    const md5 = '$1$salt$hash'
    await expect(verifyPassword(free, 'anna', 'x', md5)).rejects.toThrow('Broken assumption')
  })

  it('waits its turn, or is told that it is busy', async () => {
    const closed = lane({ concurrency: 0, waiting: 0 })
    expect(await hashPassword(closed, 'anna', 'x', chance)).toEqual({ refused: { why: 'busy' } })
    expect(await verifyPassword(closed, 'anna', 'x', undefined)).toEqual({ refused: { why: 'busy' } })
  })
})

describe('the digest of a code', () => {
  const salt = chance.bytes(16)
  const pepper = chance.bytes(32)
  const code = present(normaliseCode('en to tre fire fem seks'), 'a code')
  const other = present(normaliseCode('en to tre fire fem syv'), 'another code')

  it('is the same for the same words, and another for other words, salt or pepper', async () => {
    const first = got(await hashCode(free, 'a', code, salt, pepper))
    expect(first).toHaveLength(32)
    expect(got(await hashCode(free, 'b', code, salt, pepper))).toEqual(first)
    expect(got(await hashCode(free, 'a', other, salt, pepper))).not.toEqual(first)
    expect(got(await hashCode(free, 'a', code, chance.bytes(16), pepper))).not.toEqual(first)
    expect(got(await hashCode(free, 'a', code, salt, chance.bytes(32)))).not.toEqual(first)
  })

  it('is not made with a short salt', async () => {
    await expect(hashCode(free, 'a', code, salt.subarray(1), pepper)).rejects.toThrow('Broken assumption')
  })
})
