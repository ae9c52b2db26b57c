import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyPicture, codesOf, words } from '../../../test/risk/any-picture.ts'
import { asrae } from './asrae.ts'
import { findings } from './checks.ts'
import type { ItemCode } from './codes.ts'
import type { Condition } from './condition.ts'
import { evaluate } from './evaluate.ts'
import { raisedFlags } from './flags.ts'
import type { Answer, Picture, Rating } from './picture.ts'
import { readCondition } from './read-condition.ts'

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
