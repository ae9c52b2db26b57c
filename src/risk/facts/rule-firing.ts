import type { Tx } from '../../db/db.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import type { Instrument } from '../instruments/instrument.ts'
import type { Cases } from './cases.ts'
import { ruleFiringInDatabase, type FiringInDatabase } from './rule-firing.sql.ts'

export interface FiringOfRule {
  readonly kind: 'flag' | 'check'
  readonly code: string
  /** In how many cases it fired, once or more. */
  readonly fired: Cases
  /** In how many of these it was answered "not relevant", dismissed or explained. */
  readonly waved: Cases
  /** In how many of these one of the instrument's kinds of events came within 90 days after the signature. */
  readonly followed: Cases
}

export interface Firing {
  readonly instrument: string
  readonly version: string
  /** In how many cases an assessment was signed. */
  readonly cases: Cases
  /** Of all these cases, whatever fired: what a rule's own number is to be held against. */
  readonly followed: Cases
  /** In the instrument's order with those that never fired; of too few cases none is told. */
  readonly rules: readonly FiringOfRule[]
}

export type ReadRuleFiring = Outcome<readonly Firing[], { why: 'not-permitted' }>

/**
 * How often each rule fired in a quarter, was waved away, and was followed by an event; for leaders. It tells of rules,
 * never of a person: no case, consultant or region stands in it, and nothing is told of fewer than five cases.
 */
export async function readRuleFiring(
  tx: Tx,
  instrument: Instrument,
  quarter: Temporal.PlainDate,
  practice: boolean,
): Promise<ReadRuleFiring> {
  const found = await ruleFiringInDatabase(tx, quarter, practice)
  if (!found) return refused({ why: 'not-permitted' })
  return done(
    found.map(({ cases, followed, rules, ...of }) => ({
      ...of,
      cases: cases ?? 'few',
      followed: cases === null ? 'untold' : (followed ?? 'few'),
      rules: cases === null ? [] : inOrder(askedOf(instrument, of), rules),
    })),
  )
}

type Asked = Pick<FiringOfRule, 'kind' | 'code'>

/** The rules that are asked at a signature; none of a version that is not in use: they are known from the rows alone. */
function askedOf(instrument: Instrument, of: { instrument: string; version: string }): Asked[] {
  if (of.instrument !== instrument.id || of.version !== instrument.version) return []
  return [
    ...instrument.redFlags.map(({ code }) => ({ kind: 'flag' as const, code })),
    ...instrument.consistencyChecks
      .filter(check => check.evaluateAt === 'signing')
      .map(({ code }) => ({ kind: 'check' as const, code })),
  ]
}

type InDatabase = FiringInDatabase[number]['rules'][number]

function inOrder(asked: readonly Asked[], found: readonly InDatabase[]): FiringOfRule[] {
  const others = found.filter(rule => !asked.some(({ code }) => code === rule.code))
  return [...asked, ...others].map(({ kind, code }) => {
    const rule = found.find(each => each.code === code)
    if (!rule) return { kind, code, fired: 0, waved: 0, followed: 0 }
    return rule.fired === null
      ? { kind, code, fired: 'few', waved: 'untold', followed: 'untold' }
      : { kind, code, fired: rule.fired, waved: rule.waved ?? 'few', followed: rule.followed ?? 'few' }
  })
}

/** As the database says it in `corps.facts_settle_at`. */
const SETTLES_AFTER_MONTHS = 7
const QUARTERS = 8

/** The two years of quarters that can be read, newest first: everything that could follow them has followed. */
export function settledQuarters(now: Temporal.Instant): Temporal.PlainDate[] {
  const today = now.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate()
  const settled = today.subtract({ months: SETTLES_AFTER_MONTHS })
  const newest = settled.with({ month: settled.month - ((settled.month - 1) % 3), day: 1 })
  return Array.from({ length: QUARTERS }, (_, ago) => newest.subtract({ months: 3 * ago }))
}
