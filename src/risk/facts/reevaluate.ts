import { sha256 } from '../../crypto/digest.ts'
import type { Tx } from '../../db/db.ts'
import { assert } from '../../foundation/assert.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import { findings } from '../instruments/checks.ts'
import type { Condition } from '../instruments/condition.ts'
import { raisedFlags } from '../instruments/flags.ts'
import type { Check, Instrument, RedFlag } from '../instruments/instrument.ts'
import type { Picture } from '../instruments/picture.ts'
import { disclosed, type Cases } from './cases.ts'
import { pictureCodes, pictureIn, toldHours } from './picture-codes.ts'
import { fetchFacts, openFacts } from './reevaluate.sql.ts'

/** What became of a rule in the draft. `same` is about its own words: it may look at something that was changed. */
export type RuleInDraft = 'new' | 'changed' | 'same' | 'taken-out'

export interface RuleReevaluated {
  readonly code: string
  readonly inDraft: RuleInDraft
  /** Cases in which the rule in force finds something at a signature. */
  readonly fired: Cases
  /** Cases in which the draft does. */
  readonly fires: Cases
  /** Cases with an assessment in which only the draft does. */
  readonly starts: Cases
  /** Cases with an assessment in which only the rule in force does. */
  readonly stops: Cases
  /** It asks for a number of hours that the fact rows do not tell apart: it would fire at least as often as is said. */
  readonly isInexact: boolean
}

export interface Reevaluated {
  readonly cases: Cases
  /** Fact rows from before all that the rules read was kept in them. */
  readonly rowsTooOld: number
  /** Every rule of either that is asked at a signature; none when there are too few cases to tell of. */
  readonly rules: readonly RuleReevaluated[]
}

export type ReevaluateRules = Outcome<Reevaluated, { why: 'not-permitted' }>

/**
 * What the rules of a draft would find in all that has been signed, beside what the rules in force find, for leaders.
 * Reads fact rows alone, a few at a time, and never a sealed text. One run leaves one row in the trail, with the digest
 * of the draft. It tells of rules: no level is worked out, and no case can be told from another.
 */
export async function reevaluateRules(
  tx: Tx,
  inForce: Instrument,
  draft: Instrument,
  practice: boolean,
): Promise<ReevaluateRules> {
  assert(inForce.id === draft.id, 'a draft is one of the instrument it is held against')
  if (!(await openFacts(tx, draft.id, sha256(JSON.stringify(draft)), practice))) {
    return refused({ why: 'not-permitted' })
  }
  const counting = new Counting()
  let rowsTooOld = 0
  for await (const { beginsCase, codes } of fetchFacts(tx)) {
    if (beginsCase) counting.nextCase()
    const read = pictureCodes.safeParse(codes)
    if (!read.success) {
      rowsTooOld += 1
      continue
    }
    const picture = pictureIn(read.data)
    counting.add(found(inForce, picture), found(draft, picture))
  }
  counting.nextCase()
  const cases = disclosed(counting.cases)
  const rules =
    cases === 'few' ? [] : rulesOf(inForce, draft).map(rule => ({ ...rule, ...counting.of(rule.code) }))
  return done({ cases, rowsTooOld, rules })
}

function found(instrument: Instrument, picture: Picture): Set<string> {
  return new Set([
    ...raisedFlags(instrument, picture, 'signing').map(({ flag }) => flag.code),
    ...findings(instrument, picture, 'signing').map(({ check }) => check.code),
  ])
}

const counts = ['fired', 'fires', 'starts', 'stops'] as const
type Counts = Record<(typeof counts)[number], number>

/** Counts cases, not signatures: five signatures of one person are still one person. */
class Counting {
  cases = 0
  readonly #all = new Map<string, Counts>()
  readonly #ofCase = new Map<string, Set<(typeof counts)[number]>>()
  #isRead = false

  add(before: ReadonlySet<string>, after: ReadonlySet<string>): void {
    this.#isRead = true
    for (const code of before) {
      this.#note(code, 'fired')
      if (!after.has(code)) this.#note(code, 'stops')
    }
    for (const code of after) {
      this.#note(code, 'fires')
      if (!before.has(code)) this.#note(code, 'starts')
    }
  }

  nextCase(): void {
    if (this.#isRead) this.cases += 1
    this.#isRead = false
    for (const [code, noted] of this.#ofCase) {
      const all = this.#all.get(code) ?? { fired: 0, fires: 0, starts: 0, stops: 0 }
      for (const which of noted) all[which] += 1
      this.#all.set(code, all)
    }
    this.#ofCase.clear()
  }

  of(code: string): Record<(typeof counts)[number], Cases> {
    const { fired, fires, starts, stops } = this.#all.get(code) ?? { fired: 0, fires: 0, starts: 0, stops: 0 }
    return {
      fired: disclosed(fired),
      fires: disclosed(fires),
      starts: disclosed(starts),
      stops: disclosed(stops),
    }
  }

  #note(code: string, which: (typeof counts)[number]): void {
    const noted = this.#ofCase.get(code) ?? new Set()
    this.#ofCase.set(code, noted.add(which))
  }
}

function rulesOf(inForce: Instrument, draft: Instrument) {
  const [before, after] = [askedAtSignature(inForce), askedAtSignature(draft)]
  return [...new Set([...after.keys(), ...before.keys()])].map(code => {
    const [was, is] = [before.get(code), after.get(code)]
    return {
      code,
      inDraft: inDraft(was, is),
      isInexact: [was, is].some(rule => rule && isInexact(rule.when)),
    }
  })
}

function askedAtSignature({ redFlags, consistencyChecks }: Instrument): Map<string, RedFlag | Check> {
  const asked = [...redFlags, ...consistencyChecks.filter(check => check.evaluateAt === 'signing')]
  return new Map(asked.map(rule => [rule.code, rule]))
}

function inDraft(was: RedFlag | Check | undefined, is: RedFlag | Check | undefined): RuleInDraft {
  if (!was) return 'new'
  if (!is) return 'taken-out'
  return JSON.stringify(was.when) === JSON.stringify(is.when) ? 'same' : 'changed'
}

function isInexact(condition: Condition): boolean {
  switch (condition.form) {
    case 'all':
    case 'any':
      return condition.of.some(isInexact)
    case 'not':
      return isInexact(condition.of)
    case 'fact': {
      const { fact } = condition
      const hours =
        fact.fact === 'event'
          ? fact.withinHours
          : fact.fact === 'named' && fact.name === 'noMeasureDueWithinHours'
            ? fact.hours
            : undefined
      return hours !== undefined && !toldHours.some(told => told === Math.abs(hours))
    }
  }
}
