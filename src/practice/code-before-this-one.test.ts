import { expect, it } from 'vitest'
import { matchTotp } from '../crypto/totp.ts'
import { standingClock } from '../foundation/clock.ts'
import { done, refused } from '../foundation/outcome.ts'
import { withTheCodeBefore } from './code-before-this-one.ts'

const secret = Buffer.alloc(20, 7)

/** Signs in while each of the first answers takes so long that the code has run out. */
async function signIn(slow: number) {
  const clock = standingClock(Temporal.Instant.from('2026-11-24T11:00:29.9Z'))
  const tried: string[] = []
  const answer = await withTheCodeBefore(clock, secret, async code => {
    tried.push(code)
    if (tried.length <= slow) clock.advance({ seconds: 30 })
    return matchTotp(secret, code, clock.now()) === undefined
      ? refused({ why: 'wrong-code' as const })
      : done({ token: 'a token' })
  })
  return { answer, tried: tried.length }
}

it('signs in at once, and again when the code ran out on the way', async () => {
  expect(await signIn(0)).toEqual({ answer: { done: { token: 'a token' } }, tried: 1 })
  expect(await signIn(2)).toEqual({ answer: { done: { token: 'a token' } }, tried: 3 })
})

it('gives up before the fifth wrong code', async () => {
  expect(await signIn(9)).toEqual({ answer: { refused: { why: 'wrong-code' } }, tried: 4 })
})
