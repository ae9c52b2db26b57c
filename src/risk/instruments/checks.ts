import { evaluate } from './evaluate.ts'
import { openFlags } from './flags.ts'
import type { Check, Instrument } from './instrument.ts'
import type { Picture } from './picture.ts'
import type { Place } from './place.ts'
import type { Situation } from './situation.ts'

export interface Finding {
  readonly check: Check
  /** Items, actors, drivers or fields concerned; empty when it is the whole that does not fit. */
  readonly places: readonly Place[]
}

/**
 * Where ratings, plan and conclusion do not fit together, in the instrument's order. At `signing`: `must_fix` stands in
 * the way of a final signature, never of a provisional one; `must_explain` asks for a reason; `should_explain` can be
 * dismissed. At `deadline`: to be asked once the second rater's deadline has passed (see `secondRaterDue`).
 */
export function findings(instrument: Instrument, picture: Picture, when: 'signing' | 'deadline'): Finding[] {
  const situation: Situation = { instrument, picture, openFlags: () => openFlags(instrument, picture) }
  const found: Finding[] = []
  for (const check of instrument.consistencyChecks) {
    if (check.evaluateAt !== when) continue
    const places = evaluate(check.when, situation)
    if (places) found.push({ check, places })
  }
  return found
}
