import { isUtf8 } from 'node:buffer'
import { assert } from '../../foundation/assert.ts'
import type { Outcome } from '../../foundation/outcome.ts'
import { done, refused } from '../../foundation/outcome.ts'
import type { Condition, Time } from './condition.ts'
import { crossReferenceProblems } from './cross-references.ts'
import type { InstrumentFile } from './instrument-file.ts'
import { instrumentFile } from './instrument-file.ts'
import { readJson, type Unreadable } from './json-text.ts'
import type { Path, Problem } from './problems.ts'
import { BadPart, problem, problemsOf, says } from './problems.ts'
import type { Vocabulary } from './read-condition.ts'
import { readCondition } from './read-condition.ts'

/** About eight times the first shipped instrument. */
const MAX_FILE_CHARACTERS = 1_000_000
export const MAX_PROBLEMS_SHOWN = 50

/** An item with what its domain says of it. */
export interface Item extends Omit<DeepReadonly<InstrumentFile['items'][number]>, 'core' | 'acute'> {
  readonly core: boolean
  readonly acute: boolean
  readonly perActor: boolean
  /** More of it is less danger (domain D). */
  readonly protective: boolean
  readonly timeframes: readonly Time[]
}

export type Domain = DeepReadonly<InstrumentFile['domains'][number]>
export type LibraryMeasure = DeepReadonly<InstrumentFile['measureLibrary']['measures'][number]>
export type TriageQuestion = DeepReadonly<InstrumentFile['triage']['questions'][number]>
export type TriagePrompt = DeepReadonly<InstrumentFile['triage']['prompts'][number]>
export type RedFlag = Decoded<InstrumentFile['redFlags'][number]>
export type Check = Decoded<InstrumentFile['consistencyChecks'][number]>
type Decoded<Rule> = DeepReadonly<Omit<Rule, 'when'>> & { readonly when: Condition }

/** A loaded instrument: checked, decoded and frozen. A version once used never changes. */
export interface Instrument extends DeepReadonly<
  Omit<InstrumentFile, 'items' | 'redFlags' | 'consistencyChecks'>
> {
  readonly items: readonly Item[]
  readonly redFlags: readonly RedFlag[]
  readonly consistencyChecks: readonly Check[]
}

/** What is wrong in the file, place by place; a file with very many faults shows the first fifty. */
export interface BadInstrument {
  readonly why: 'bad-instrument'
  readonly problems: readonly Problem[]
}

/**
 * As `loadInstrument`, from a file as it lies on somebody's disk; every problem with its line. Anything longer than a
 * million bytes is refused unread, and so is what is not UTF-8.
 */
export function readInstrument(file: Uint8Array): Outcome<Instrument, BadInstrument> {
  const text = textOf(file)
  return 'refused' in text ? text : parseInstrument(text.done)
}

/** The text of a file a person chose. A byte order mark is let be; nothing else than UTF-8 is guessed at. */
export function textOf(file: Uint8Array): Outcome<string, BadInstrument> {
  if (file.length > MAX_FILE_CHARACTERS) return bad([problem([], says.tooLong(MAX_FILE_CHARACTERS))])
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  try {
    return done(utf8.decode(file))
  } catch {
    // Read byte by byte every character is one, so that the first bad line can be found.
    const bytes = Buffer.from(file).toString('latin1')
    const line = bytes.split('\n').findIndex(each => !isUtf8(Buffer.from(each, 'latin1'))) + 1
    return bad([{ ...problem([], says.notUtf8), line: Math.max(1, line) }])
  }
}

/** As `loadInstrument`, from the text of a file, every problem with its line. Longer than a million characters is refused unread. */
export function parseInstrument(json: string): Outcome<Instrument, BadInstrument> {
  if (json.length > MAX_FILE_CHARACTERS) return bad([problem([], says.tooLong(MAX_FILE_CHARACTERS))])
  const scanned = readJson(json)
  if ('unreadable' in scanned) return badText(scanned.unreadable)
  const loaded = loadInstrument(scanned.value)
  if ('done' in loaded) return loaded
  return bad(loaded.refused.problems.map(each => ({ ...each, line: scanned.lineOf(each.at) })))
}

export function badText({ line, why }: Unreadable): { refused: BadInstrument } {
  const what = { 'not-json': says.notJson, 'key-twice': says.keyTwice, 'too-deep': says.tooDeep }[why]
  return bad([{ ...problem([], what), line }])
}

/**
 * Checks a whole instrument: shape, every reference, no code used twice, every condition within the grammar. Refused
 * with every problem found and its path; what is loaded is deeply frozen.
 */
export function loadInstrument(json: unknown): Outcome<Instrument, BadInstrument> {
  const parsed = instrumentFile.safeParse(json, { reportInput: true })
  if (!parsed.success) {
    return bad(problemsOf([], parsed.error).map(({ at, what }) => problem(at, what)))
  }
  const dangling = crossReferenceProblems(parsed.data)
  if (dangling.length > 0) return bad(dangling)

  const items = parsed.data.items.map(one => withDomain(one, parsed.data))
  const vocabulary: Vocabulary = {
    items: new Map(items.map(one => [one.code, one])),
    domains: new Set(parsed.data.domains.map(domain => domain.code)),
    events: new Set(parsed.data.reassessment.fullAfterEvents),
    measures: new Set(parsed.data.measureLibrary.measures.map(measure => measure.code)),
  }
  const problems: Problem[] = []
  const decoded = <Rule extends { when: unknown }>(rules: readonly Rule[], within: string) =>
    rules.flatMap((rule, index) => {
      const when = read(rule.when, [within, index, 'when'], vocabulary)
      if ('why' in when) {
        problems.push(when.why)
        return []
      }
      return [{ ...rule, when: when.condition }]
    })
  const redFlags = decoded(parsed.data.redFlags, 'redFlags')
  const consistencyChecks = decoded(parsed.data.consistencyChecks, 'consistencyChecks')
  redFlags.forEach((flag, index) => {
    if (asksForFlags(flag.when)) {
      problems.push(problem(['redFlags', index, 'when'], says.flagOnFlags))
    }
  })
  if (problems.length > 0) return bad(problems)
  return done(frozen({ ...parsed.data, items, redFlags, consistencyChecks }))
}

function withDomain(one: InstrumentFile['items'][number], { domains }: InstrumentFile): Item {
  const domain = domains.find(({ code: domainCode }) => domainCode === one.domain)
  assert(domain, 'the domain of every item was looked up before')
  return {
    ...one,
    core: one.core ?? false,
    acute: one.acute ?? false,
    perActor: domain.ratedPer === 'actor',
    protective: domain.polarity === 'protective',
    timeframes: domain.timeframes,
  }
}

function read(
  when: unknown,
  path: Path,
  vocabulary: Vocabulary,
): { condition: Condition } | { why: Problem } {
  try {
    return { condition: readCondition(when, path, vocabulary) }
  } catch (error) {
    if (error instanceof BadPart) return { why: problem(error.at, error.what) }
    throw error
  }
}

function asksForFlags(condition: Condition): boolean {
  switch (condition.form) {
    case 'all':
    case 'any':
      return condition.of.some(asksForFlags)
    case 'not':
      return asksForFlags(condition.of)
    case 'fact':
      return condition.fact.fact === 'named' && condition.fact.name === 'anyOpenRedFlag'
  }
}

function bad(problems: Problem[]): { refused: BadInstrument } {
  return refused({ why: 'bad-instrument', problems: problems.slice(0, MAX_PROBLEMS_SHOWN) })
}

type DeepReadonly<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(frozen)
    Object.freeze(value)
  }
  return value
}
