import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asrae } from './asrae.ts'
import { findings } from './checks.ts'
import { confidences, levels, severities, urgencies } from './codes.ts'
import type { ItemCode } from './codes.ts'
import type { Condition } from './condition.ts'
import { evaluate } from './evaluate.ts'
import { raisedFlags } from './flags.ts'
import { actorNamed, now } from './invented-picture.ts'
import type { Answer, Picture, RatedActor, Rating } from './picture.ts'
import type { Vocabulary } from './read-condition.ts'
import { readCondition } from './read-condition.ts'

const words: Vocabulary = {
  items: new Map(asrae.items.map(item => [item.code, item])),
  domains: new Set(asrae.domains.map(({ code }) => code)),
  events: new Set(asrae.reassessment.fullAfterEvents),
  measures: new Set(asrae.measureLibrary.measures.map(({ code }) => code)),
}
const codesOf = (perActor: boolean) =>
  asrae.items.filter(item => item.perActor === perActor).map(item => item.code)

const answer = fc.constantFrom<(Answer | undefined)[]>(0, 1, 2, 'U', 'NA', undefined)
const optional = <Of>(arbitrary: fc.Arbitrary<Of>) => fc.option(arbitrary, { nil: undefined })
const instant = fc.integer({ min: -2000, max: 2000 }).map(hours => now.add({ hours }))

const evidence = fc.record({
  source: fc.constantFrom('the person', 'her teacher', 'a neighbour'),
  directness: fc.constantFrom('first_hand' as const, 'second_hand' as const, 'rumour' as const),
  wouldKnow: fc.boolean(),
})
const ratingOf = (code: ItemCode): fc.Arbitrary<Rating> =>
  fc.record({
    now: answer,
    earlier: answer,
    tags: fc.subarray([...(asrae.items.find(item => item.code === code)?.tags ?? [])]),
    evidence: fc.array(evidence, { maxLength: 2 }),
    unknownTask: optional(fc.record({ responsible: optional(fc.constant('Ane')), due: optional(instant) })),
    durability: optional(fc.record({ holds: fc.constantFrom('stable' as const, 'time_limited' as const) })),
  })
const ratings = (codes: ItemCode[]): fc.Arbitrary<ReadonlyMap<ItemCode, Rating>> =>
  fc
    .tuple(...codes.map(code => fc.tuple(fc.constant(code), optional(ratingOf(code)))))
    .map(entries => new Map(entries.flatMap(([code, one]) => (one ? [[code, one] as const] : []))))
const actors = fc
  .array(ratings(codesOf(true)), { maxLength: 4 })
  .map((all): RatedActor[] => all.map((one, index) => ({ id: actorNamed(`actor ${index}`), ratings: one })))

const anyPicture: fc.Arbitrary<Picture> = fc.record({
  at: fc.constant(now),
  ratings: ratings(codesOf(false)),
  actors,
  events: fc.array(fc.record({ code: fc.constantFrom(...words.events), at: instant, recordedAt: instant }), {
    maxLength: 4,
  }),
  former: optional(
    fc.record({
      signedAt: instant,
      level: fc.constantFrom(...levels),
      ratings: ratings(codesOf(false)),
      actors,
    }),
  ),
  conclusion: fc.record({
    level: optional(fc.constantFrom(...levels)),
    urgency: optional(fc.constantFrom(...urgencies)),
    severity: optional(fc.constantFrom(...severities)),
    confidence: optional(fc.constantFrom(...confidences)),
  }),
  scenarioCount: fc.nat(4),
  ownView: optional(fc.record({ level: optional(fc.constantFrom(...levels)), inOwnWords: fc.boolean() })),
  drivers: fc.array(fc.record({ item: fc.constantFrom(...codesOf(false)) }), { maxLength: 3 }),
  measures: fc.array(
    fc.record({
      code: optional(fc.constantFrom(...words.measures)),
      answers: fc.subarray(codesOf(false), { maxLength: 3 }),
      due: optional(instant),
      done: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  flagsOnRecord: fc.array(
    fc.record({
      code: fc.constantFrom(...asrae.redFlags.map(({ code }) => code)),
      answer: fc.constantFrom(undefined, 'act' as const, 'not-relevant' as const),
    }),
    { maxLength: 3 },
  ),
  secondRaterHasRated: fc.boolean(),
})

const time = fc.constantFrom('now', 'earlier')
const atLeast = fc.constantFrom(1, 2)
const riskItem = fc.constantFrom(...codesOf(false).filter(code => !code.startsWith('D')))
const actorItem = fc.constantFrom(...codesOf(true))
const combined = (facts: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.letrec<{ node: unknown }>(tie => ({
    node: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      facts,
      fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    ),
  })).node

/** Conditions built of risk ratings alone: no "is", no "not", no protection, nothing about what is unknown. */
const worseForActor = combined(
  fc.oneof(
    fc.record({ actorItem, time, atLeast }),
    fc.record({ change: fc.record({ actorItem, direction: fc.constant('worse'), atLeast }) }),
  ),
)
const dangerCondition = combined(
  fc.oneof(
    fc.record({ item: riskItem, time, atLeast }),
    fc.record({ anyActor: worseForActor }),
    fc.record({ countActors: fc.record({ where: worseForActor, atLeast: fc.integer({ min: 1, max: 3 }) }) }),
    fc.record({ change: fc.record({ item: riskItem, direction: fc.constant('worse'), atLeast }) }),
  ),
)

const holds = (when: unknown, picture: Picture) =>
  evaluate(readCondition(when, ['when'], words), { instrument: asrae, picture, openFlags: () => [] }) !==
  undefined

const withAnswers = (
  picture: Picture,
  change: (now: Answer | undefined, code: ItemCode) => Answer | undefined,
) => {
  const all = (before: ReadonlyMap<ItemCode, Rating>) =>
    new Map([...before].map(([code, one]) => [code, { ...one, now: change(one.now, code) }]))
  return {
    ...picture,
    ratings: all(picture.ratings),
    actors: picture.actors.map(actor => ({ ...actor, ratings: all(actor.ratings) })),
  }
}
const isRisk = (code: ItemCode) => !code.startsWith('D')
const raisedCodes = (picture: Picture) => raisedFlags(asrae, picture, 'signing').map(({ flag }) => flag.code)

describe('the interpreter', () => {
  it('has an answer to every shipped rule for every picture', () => {
    fc.assert(
      fc.property(anyPicture, picture => {
        raisedFlags(asrae, picture, 'rating')
        raisedFlags(asrae, picture, 'signing')
        findings(asrae, picture, 'signing')
        findings(asrae, picture, 'deadline')
      }),
      { numRuns: 500 },
    )
  })

  it('gives the same answer twice', () => {
    fc.assert(
      fc.property(anyPicture, picture => {
        const once = findings(asrae, picture, 'signing')
        expect(findings(asrae, picture, 'signing')).toEqual(once)
      }),
    )
  })

  it('never lets "not known", "nobody it could concern" or "not rated" reach an atLeast', () => {
    const unreached = fc.constantFrom<(Answer | undefined)[]>('U', 'NA', undefined)
    const leaf = fc.oneof(
      fc.record({ item: riskItem, time: fc.constant('now'), atLeast }),
      fc.record({ anyActor: fc.record({ actorItem, time: fc.constant('now'), atLeast }) }),
    )
    fc.assert(
      fc.property(anyPicture, unreached, leaf, (picture, so, when) => {
        expect(
          holds(
            when,
            withAnswers(picture, () => so),
          ),
        ).toBe(false)
      }),
    )
  })

  it('raises no flag from unknown answers but those about the unknown itself', () => {
    fc.assert(
      fc.property(anyPicture, picture => {
        const nothingKnown = withAnswers({ ...picture, events: [] }, () => 'U')
        const codes = raisedCodes({
          ...nothingKnown,
          ratings: new Map([...nothingKnown.ratings].map(([code, one]) => [code, { ...one, earlier: 'U' }])),
        })
        expect(codes.filter(code => code !== 'RF12' && code !== 'RF17')).toEqual([])
        expect(codes).toContain('RF17')
      }),
    )
  })

  it('never takes unknown for "no": what asks for a no is not satisfied by it', () => {
    fc.assert(
      fc.property(anyPicture, fc.constantFrom(...codesOf(false)), (picture, item) => {
        const unknown = withAnswers(picture, () => 'U')
        expect(holds({ item, time: 'now', is: 0 }, unknown)).toBe(false)
        expect(holds({ item, time: 'now', is: 'U' }, unknown)).toBe(picture.ratings.has(item))
      }),
    )
  })

  it('never finds improvement in what has become unknown', () => {
    fc.assert(
      fc.property(anyPicture, picture => {
        const unknown = withAnswers(picture, () => 'U')
        expect(holds({ changeCount: { direction: 'better', atLeast: 1 } }, unknown)).toBe(false)
      }),
    )
  })

  it('counts at least as much unknown when an answer is withdrawn', () => {
    const scope = fc.constantFrom('core', 'acute', 'all')
    fc.assert(
      fc.property(
        anyPicture,
        scope,
        fc.nat(29),
        fc.constantFrom('U' as const, undefined),
        (picture, within, index, so) => {
          const item = asrae.items[index]?.code
          const withdrawn = withAnswers(picture, (before, code) => (code === item ? so : before))
          for (const least of [1, 3, 5, 10]) {
            const when = { unknown: { scope: within, atLeast: least } }
            if (holds(when, picture)) expect(holds(when, withdrawn)).toBe(true)
          }
        },
      ),
    )
  })
})

describe('raising a risk rating', () => {
  const raisable = (picture: Picture) =>
    withAnswers(picture, (before, code) =>
      isRisk(code) && (before === 0 || before === 1) ? ((before + 1) as 1 | 2) : before,
    )
  const raisedOne = (picture: Picture, item: ItemCode) =>
    withAnswers(picture, (before, code) =>
      code === item && (before === 0 || before === 1) ? ((before + 1) as 1 | 2) : before,
    )
  const anyRisk = fc.constantFrom(...asrae.items.map(({ code }) => code).filter(isRisk))

  it('never removes a red flag of the shipped instrument', () => {
    fc.assert(
      fc.property(anyPicture, anyRisk, (picture, item) => {
        const before = raisedCodes(picture)
        expect(raisedCodes(raisedOne(picture, item))).toEqual(expect.arrayContaining(before))
        expect(raisedCodes(raisable(picture))).toEqual(expect.arrayContaining(before))
      }),
      { numRuns: 500 },
    )
  })

  it('never removes what any rule about danger would raise', () => {
    fc.assert(
      fc.property(anyPicture, dangerCondition, anyRisk, (picture, when, item) => {
        if (holds(when, picture)) {
          expect(holds(when, raisedOne(picture, item))).toBe(true)
          expect(holds(when, raisable(picture))).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('and no shipped red flag asks for exactly one answer, or for the absence of something', () => {
    const plain = (condition: Condition): boolean => {
      switch (condition.form) {
        case 'all':
        case 'any':
          return condition.of.every(plain)
        case 'not':
          return false
        case 'fact':
          return condition.fact.fact !== 'item' || condition.fact.than.by === 'atLeast'
      }
    }
    expect(asrae.redFlags.every(flag => plain(flag.when))).toBe(true)
  })
})
