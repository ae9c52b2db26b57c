import * as fc from 'fast-check'
import { asrae } from '../../src/risk/instruments/asrae.ts'
import { confidences, levels, severities, urgencies } from '../../src/risk/instruments/codes.ts'
import type { ItemCode } from '../../src/risk/instruments/codes.ts'
import { actorNamed, now } from '../../src/risk/instruments/invented-picture.ts'
import type { Answer, Picture, RatedActor, Rating } from '../../src/risk/instruments/picture.ts'
import type { Vocabulary } from '../../src/risk/instruments/read-condition.ts'

export const words: Vocabulary = {
  items: new Map(asrae.items.map(item => [item.code, item])),
  domains: new Set(asrae.domains.map(({ code }) => code)),
  events: new Set(asrae.reassessment.fullAfterEvents),
  measures: new Set(asrae.measureLibrary.measures.map(({ code }) => code)),
}
export const codesOf = (perActor: boolean) =>
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

/** Any picture there can be of the shipped instrument, with whatever is missing. For tests. */
export const anyPicture: fc.Arbitrary<Picture> = fc.record({
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
