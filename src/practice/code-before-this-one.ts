import type { CompleteSignIn } from '../access/sign-in/complete-sign-in.ts'
import { stepAt, totpCode } from '../crypto/totp.ts'
import type { Clock } from '../foundation/clock.ts'

/**
 * Completes with the code before the one that is shown now, so that whoever signs in right after the first start has
 * theirs unused. It is wrong when its time runs out on the way, and then read anew; somebody may be wrong five times.
 */
export async function withTheCodeBefore(
  clock: Clock,
  secret: Uint8Array,
  complete: (code: string) => Promise<CompleteSignIn>,
  left = 3,
): Promise<CompleteSignIn> {
  const answer = await complete(totpCode(secret, stepAt(clock.now()) - 1))
  const isTooLate = 'refused' in answer && answer.refused.why === 'wrong-code'
  return isTooLate && left > 0 ? withTheCodeBefore(clock, secret, complete, left - 1) : answer
}
