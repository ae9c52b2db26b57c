import { describe, expect, it } from 'vitest'
import json from './asrae-0.1.0.json' with { type: 'json' }
import { asrae } from './asrae.ts'
import type { BadInstrument } from './instrument.ts'
import { loadInstrument, parseInstrument } from './instrument.ts'

type Shipped = typeof json
type Loose = { [key: string]: Loose }

/** The shipped file with something spoilt in it. */
function spoilt(spoil: (file: Shipped) => void): unknown {
  const file = structuredClone(json)
  spoil(file)
  return file
}
/** For putting in what the file's own types would not let through. */
const loose = (part: unknown) => part as Loose

function problemsOf(outcome: { done: unknown } | { refused: BadInstrument }): string[] {
  return 'refused' in outcome ? outcome.refused.problems.map(({ path, what }) => `${path}: ${what.en}`) : []
}
const problemsAfter = (spoil: (file: Shipped) => void) => problemsOf(loadInstrument(spoilt(spoil)))

const whenOfFirstFlag = (when: unknown) => (file: Shipped) => {
  Object.assign(file.redFlags[0] ?? {}, { when })
}
const first = <Of>(list: Of[]): Of => {
  const [one] = list
  if (one === undefined) throw new Error('nothing there')
  return one
}

describe('the shipped instrument', () => {
  it('loads whole: 30 items, 56 measures, 17 red flags, 22 checks, 6 questions', () => {
    expect(asrae.items).toHaveLength(30)
    expect(asrae.measureLibrary.measures).toHaveLength(56)
    expect(asrae.redFlags).toHaveLength(17)
    expect(asrae.consistencyChecks).toHaveLength(22)
    expect(asrae.triage.questions).toHaveLength(6)
    expect(asrae.items.filter(item => item.core)).toHaveLength(15)
    expect(asrae.items.filter(item => item.acute)).toHaveLength(10)
  })

  it('loads from text as from the imported file', () => {
    expect(parseInstrument(JSON.stringify(json))).toEqual({ done: asrae })
  })

  it('knows one item as the one acute protection: losing sight of it counts as worse', () => {
    expect(asrae.items.filter(item => item.protective && item.acute).map(item => item.code)).toEqual(['D2'])
  })

  it('cannot be changed, not even deep inside', () => {
    const everyPart = (value: unknown): object[] =>
      typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(everyPart)] : []
    const parts = everyPart(asrae)
    expect(parts.length).toBeGreaterThan(1000)
    expect(parts.every(part => Object.isFrozen(part))).toBe(true)
  })

  it('leaves the file it was loaded from as it was', () => {
    const file = structuredClone(json)
    loadInstrument(file)
    expect(file).toEqual(json)
    expect(Object.isFrozen(file.items)).toBe(false)
  })
})

describe('an instrument file is refused', () => {
  const refusals: [says: string, spoil: (file: Shipped) => void, problem: string][] = [
    [
      'an item in a domain that is not there',
      file => Object.assign(first(file.items), { domain: 'Z' }),
      'items[0].domain: no such domain: Z',
    ],
    [
      'an item whose measure is not there',
      file => first(file.items).measures.push('M99'),
      'items[0].measures[5]: no such measure: M99',
    ],
    [
      'a measure whose factor is not there',
      file => first(file.measureLibrary.measures).factors.push('A99'),
      'measureLibrary.measures[0].factors[4]: no such item: A99',
    ],
    [
      'a measure that names an item which does not name it',
      file => first(file.measureLibrary.measures).factors.push('C7'),
      'measureLibrary.measures[0].factors[4]: C7 does not name M01 among its measures',
    ],
    [
      'an item that names a measure which does not name it',
      file => first(file.items).measures.push('M56'),
      'items[0].measures[5]: M56 does not name A1 among its factors',
    ],
    [
      'a measure for a role that is not there',
      file => first(file.measureLibrary.measures).responsible.push('nobody'),
      'measureLibrary.measures[0].responsible[1]: no such role: nobody',
    ],
    [
      'a source that is not listed',
      file => first(file.items).sources.push('HEARSAY'),
      'items[0].sources[3]: no such source: HEARSAY',
    ],
    [
      'a triage question about an item that is not there',
      file => first(file.triage.questions).items.push('A99'),
      'triage.questions[0].items[3]: no such item: A99',
    ],
    [
      'a triage prompt about a question that is not there',
      file => Object.assign(first(file.triage.prompts), { when: { q: 'Q9', is: 'yes' } }),
      'triage.prompts[0].when.q: no such question: Q9',
    ],
    [
      'two items with one code',
      file => Object.assign(first(file.items.slice(1)), { code: 'A1' }),
      'items[1].code: used twice: A1',
    ],
    [
      'two red flags with one code',
      file => Object.assign(first(file.redFlags.slice(1)), { code: 'RF01' }),
      'redFlags[1].code: used twice: RF01',
    ],
    [
      'two checks with one code',
      file => Object.assign(first(file.consistencyChecks.slice(1)), { code: 'IC01' }),
      'consistencyChecks[1].code: used twice: IC01',
    ],
    [
      'two measures with one code',
      file => Object.assign(first(file.measureLibrary.measures.slice(1)), { code: 'M01' }),
      'measureLibrary.measures[1].code: used twice: M01',
    ],
    [
      'an event listed twice',
      file => file.reassessment.fullAfterEvents.push('contact_resumed'),
      'reassessment.fullAfterEvents[19]: used twice: contact_resumed',
    ],
    [
      'a text without its English',
      file => Reflect.deleteProperty(first(file.items).label, 'en'),
      'items[0].label.en: Invalid input: expected string, received undefined',
    ],
    [
      'a number where a list belongs',
      file => Object.assign(first(file.items), { measures: 7 }),
      'items[0].measures: Invalid input: expected array, received number',
    ],
    [
      'a misspelt key',
      file => Object.assign(first(file.items), { acutee: true }),
      'items[0]: Unrecognized key: "acutee"',
    ],
    [
      'levels in another order',
      file => Object.assign(file.conclusions, { level: file.conclusions.level.toReversed() }),
      'conclusions.level: must be low, medium, high, extreme, in this order',
    ],
    [
      'a level without an interval',
      file => Reflect.deleteProperty(file.reassessment.intervalHours, 'high'),
      'reassessment.intervalHours.high: Invalid input: expected number, received undefined',
    ],
    [
      'a second rater who is not blind',
      file => Object.assign(file.conclusions.secondRater, { blind: false }),
      'conclusions.secondRater.blind: Invalid input: expected true',
    ],
  ]
  it.each(refusals)('for %s, and says where', (_, spoil, problem) => {
    expect(problemsAfter(spoil)).toContain(problem)
  })

  const badConditions: [says: string, when: unknown, problem: string][] = [
    ['no condition at all', 'A2', 'redFlags[0].when: a condition must be an object'],
    ['an unknown form', { score: 12 }, 'redFlags[0].when: unknown form of condition: score'],
    ['an empty one', {}, 'redFlags[0].when: unknown form of condition: nothing'],
    [
      'an empty list of parts',
      { all: [] },
      'redFlags[0].when.all: Too small: expected array to have >=1 items',
    ],
    [
      'two forms in one',
      { all: [{ item: 'A2', time: 'now', atLeast: 1 }], not: { item: 'A1', time: 'now', atLeast: 1 } },
      'redFlags[0].when: Unrecognized key: "not"',
    ],
    [
      'an item that is not there, deep inside',
      { all: [{ any: [{ not: { item: 'A99', time: 'now', atLeast: 1 } }] }] },
      'redFlags[0].when.all[0].any[0].not.item: no item A99 is rated for the exposed person',
    ],
    [
      "an actor's item asked of the exposed person",
      { item: 'B2', time: 'now', atLeast: 1 },
      'redFlags[0].when.item: no item B2 is rated for the exposed person',
    ],
    [
      "an actor's item outside an actor",
      { actorItem: 'B2', time: 'now', atLeast: 1 },
      'redFlags[0].when.actorItem: only inside anyActor or countActors',
    ],
    [
      "the exposed person's item asked of an actor",
      { anyActor: { all: [{ actorItem: 'A2', time: 'now', atLeast: 1 }] } },
      'redFlags[0].when.anyActor.all[0].actorItem: no item A2 is rated per actor',
    ],
    [
      'a case item inside an actor',
      { countActors: { where: { item: 'A2', time: 'now', atLeast: 1 }, atLeast: 2 } },
      'redFlags[0].when.countActors.where: unknown form of condition: item, time, atLeast',
    ],
    [
      'a mark the item does not have',
      { anyActor: { actorItem: 'B2', time: 'now', atLeast: 1, tag: 'weapon_access' } },
      'redFlags[0].when.anyActor.tag: B2 has no tag weapon_access',
    ],
    [
      'an earlier time of an item rated only now',
      { item: 'D2', time: 'earlier', atLeast: 1 },
      'redFlags[0].when.item: D2 is not rated earlier',
    ],
    ['neither atLeast nor is', { item: 'A2', time: 'now' }, 'redFlags[0].when: needs either atLeast or is'],
    [
      'both atLeast and is',
      { item: 'A2', time: 'now', atLeast: 1, is: 'U' },
      'redFlags[0].when: needs either atLeast or is',
    ],
    [
      'at least U',
      { item: 'A2', time: 'now', atLeast: 'U' },
      'redFlags[0].when.atLeast: Invalid option: expected one of 1|2',
    ],
    [
      'at least nothing, which even an unknown would seem to reach',
      { item: 'A2', time: 'now', atLeast: 0 },
      'redFlags[0].when.atLeast: Invalid option: expected one of 1|2',
    ],
    [
      'a number written as text',
      { item: 'A2', time: 'now', atLeast: '1' },
      'redFlags[0].when.atLeast: Invalid option: expected one of 1|2',
    ],
    [
      'an event that is not there',
      { event: 'full_moon', withinHours: 24 },
      'redFlags[0].when.event: no such event: full_moon',
    ],
    [
      'an event that looks neither back nor ahead',
      { event: 'contact_resumed', withinHours: 0 },
      'redFlags[0].when.withinHours: must look back (above 0) or ahead (below 0)',
    ],
    [
      'a change of nothing',
      { change: { direction: 'worse', atLeast: 1 } },
      'redFlags[0].when.change: needs either item or actorItem',
    ],
    [
      'a change of an item that is not there',
      { change: { item: 'D9', direction: 'worse', atLeast: 1 } },
      'redFlags[0].when.change.item: no item D9 is rated for the exposed person',
    ],
    [
      'a scope that is not there',
      { unknown: { scope: 'some', atLeast: 4 } },
      'redFlags[0].when.unknown.scope: Invalid option: expected one of "core"|"acute"|"all"',
    ],
    [
      'a level that is not there',
      { conclusion: { field: 'level', in: ['mild'] } },
      'redFlags[0].when.conclusion.in[0]: Invalid option: expected one of "low"|"medium"|"high"|"extreme"',
    ],
    ['a path that is not there', { missing: 'tea' }, 'redFlags[0].when.missing: no such path: tea'],
    [
      'the durability of what is no protection',
      { missing: 'A1.durability' },
      'redFlags[0].when.missing: no such path: A1.durability',
    ],
    [
      'a named check that is not there',
      { meta: { name: 'computeLevel' } },
      expect.stringMatching(/^redFlags\[0\]\.when\.meta\.name: Invalid discriminator value/) as string,
    ],
    [
      'a named check about a measure that is not there',
      { meta: { name: 'measurePlanned', codes: ['M52', 'M99'] } },
      'redFlags[0].when.meta.codes[1]: no such measure: M99',
    ],
    [
      'a red flag that waits for red flags',
      { any: [{ not: { meta: { name: 'anyOpenRedFlag' } } }] },
      'redFlags[0].when: a red flag cannot depend on red flags',
    ],
  ]
  it.each(badConditions)('for a condition with %s, and says where', (_, when, problem) => {
    expect(problemsAfter(whenOfFirstFlag(when))).toEqual([problem])
  })

  it('with everything that is wrong at once, not one thing at a time', () => {
    const problems = problemsAfter(file => {
      whenOfFirstFlag({ score: 12 })(file)
      Object.assign(first(file.consistencyChecks), { when: { missing: 'tea' } })
    })
    expect(problems).toEqual([
      'redFlags[0].when: unknown form of condition: score',
      'consistencyChecks[0].when.missing: no such path: tea',
    ])
  })

  it('when a condition is nested deeper than anybody can read', () => {
    const nested = (depth: number): unknown =>
      depth === 0 ? { item: 'A2', time: 'now', atLeast: 1 } : { not: nested(depth - 1) }
    expect(problemsAfter(whenOfFirstFlag(nested(5)))).toEqual([])
    expect(problemsAfter(whenOfFirstFlag(nested(6)))).toEqual([
      'redFlags[0].when.not.not.not.not.not.not: nested deeper than 6 conditions',
    ])
    expect(problemsAfter(whenOfFirstFlag(nested(5000)))[0]).toContain('nested deeper than 6 conditions')
  })

  it('when a condition contains itself', () => {
    const circular = loose({})
    circular['not'] = circular
    expect(problemsAfter(whenOfFirstFlag(circular))[0]).toContain('nested deeper than 6 conditions')
    const wide: { all: unknown[] } = { all: [] }
    wide.all.push(wide, wide, wide)
    expect(problemsAfter(whenOfFirstFlag(wide))[0]).toContain('nested deeper than 6 conditions')
  })

  it('when it is ten megabytes, without reading it', () => {
    const file = JSON.stringify(json).padEnd(10_000_000, ' ')
    expect(problemsOf(parseInstrument(file))).toEqual([': longer than 1000000 characters'])
  })

  it('when it holds more than anybody could rate, with a bounded list of complaints', () => {
    const many = spoilt(file => {
      file.items.push(...Array.from({ length: 500 }, () => first(file.items)))
    })
    expect(problemsOf(loadInstrument(many))).toContain('items: Too big: expected array to have <=200 items')
    const alike = spoilt(file => {
      file.items.push(...Array.from({ length: 150 }, () => first(file.items)))
    })
    expect(problemsOf(loadInstrument(alike))).toHaveLength(50)
  })

  it('when it is no JSON, no object, or holds a key that would reach a prototype', () => {
    expect(problemsOf(parseInstrument('{"items": ['))[0]).toContain('not JSON')
    expect(problemsOf(parseInstrument('[]'))[0]).toContain('expected object')
    expect(problemsOf(parseInstrument('null'))[0]).toContain('expected object')
    expect(problemsOf(parseInstrument('{"__proto__": {"items": []}}')).length).toBeGreaterThan(0)
    expect(problemsOf(parseInstrument('['.repeat(400_000))).length).toBeGreaterThan(0)
  })
})
