import { verifyPassword } from '../../crypto/argon2.ts'
import { newToken } from '../../crypto/digest.ts'
import type { Lane } from '../../crypto/lane.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import type { House } from '../house.ts'
import type { FirstFactor } from './factors.ts'
import { beginSession, findAttempt, recordFailure } from './sign-in.sql.ts'
import { nextAttemptAt } from './slow-down.ts'

export type BeginSignIn = Outcome<
  /** A token that is good for nothing but showing the second factor, for five minutes. */
  { token: string },
  | { why: 'wrong' }
  /** Too many wrong attempts with this name from this source. */
  | { why: 'too-soon'; until: Temporal.Instant }
  /** More people are signing in than the machine has room for. */
  | { why: 'busy' }
>

export interface SignInHouse extends House {
  readonly staffLane: Lane
}

/**
 * The first half of signing in. A name that nobody has gets the same answer after the same work as a wrong password.
 *
 * @param source a keyed mark of where the request comes from; attempts are counted and queued by it
 */
export async function beginSignIn(
  house: SignInHouse,
  first: FirstFactor,
  source: Uint8Array,
): Promise<BeginSignIn> {
  const name = first.name.trim().toLowerCase()
  const attempt = await house.inTransaction('nobody', tx => findAttempt(tx, name, source))
  const until = nextAttemptAt(attempt)
  if (until && Temporal.Instant.compare(house.clock.now(), until) < 0) {
    return refused({ why: 'too-soon', until })
  }

  const lane = Buffer.from(source).toString('base64')
  const verified = await verifyPassword(house.staffLane, lane, first.password, attempt.password)
  if ('refused' in verified) return refused({ why: 'busy' })

  const { staffId } = attempt
  if (!verified.done || staffId === undefined) {
    await house.inTransaction('nobody', tx => recordFailure(tx, name, source, 'wrong-password'))
    return refused({ why: 'wrong' })
  }
  const { token, hash } = newToken(house.chance)
  await house.inTransaction('nobody', tx =>
    beginSession(tx, { id: house.chance.uuid(), hash }, { id: staffId, name, source }),
  )
  return done({ token })
}
