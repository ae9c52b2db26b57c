import { assert } from '../foundation/assert.ts'
import type { Outcome } from '../foundation/outcome.ts'

/** What was done. Nothing in the practice office is made to be refused, so a refusal is a bug in it. */
export function mustBeDone<Done, Refusal extends { why: string }>(outcome: Outcome<Done, Refusal>): Done {
  assert('done' in outcome, `a practice act is done, not refused: ${JSON.stringify(outcome)}`)
  return outcome.done
}
