import { newToken } from '../../crypto/digest.ts'
import { matchTotp } from '../../crypto/totp.ts'
import type { Asking } from '../../db/db.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import type { House } from '../house.ts'
import type { SecondFactor } from './factors.ts'
import { completeSession, findSecondFactor, recordWrongCode } from './sign-in.sql.ts'

export type CompleteSignIn = Outcome<
  /** A new token: the half session's is worth nothing from now on. */
  { token: string },
  | { why: 'wrong-code' }
  /** Right, but it has opened a session before: somebody may have read it over the shoulder. */
  | { why: 'used-before' }
  /** Five minutes passed, or five wrong codes: begin again with the password. */
  | { why: 'begin-again' }
>

/** The second half of signing in. Every wrong code counts as a wrong password does. */
export async function completeSignIn(
  house: House,
  asking: Asking,
  second: SecondFactor,
): Promise<CompleteSignIn> {
  const factor = await house.inTransaction(asking, findSecondFactor)
  if (!factor) return refused({ why: 'begin-again' })

  const { staffId, wrapped } = factor
  const secret = wrapped === undefined ? undefined : await house.keys.unwrap('staff', wrapped, staffId)
  const step = secret && matchTotp(secret, second.code, house.clock.now())
  if (step === undefined) {
    await house.inTransaction(asking, recordWrongCode)
    return refused({ why: 'wrong-code' })
  }

  const { token, hash } = newToken(house.chance)
  return house.inTransaction(asking, async tx => {
    if (await completeSession(tx, { id: house.chance.uuid(), hash }, step)) return done({ token })
    await recordWrongCode(tx)
    return refused({ why: 'used-before' })
  })
}
