import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asrae } from '../instruments/asrae.ts'
import { changedPlaces } from '../instruments/change.ts'
import { actorNamed, now, rated } from '../instruments/invented-picture.ts'
import type { Answer, Answers } from '../instruments/picture.ts'
import { emptyPicture } from '../instruments/picture.ts'
import {
  changeOf,
  changeOverTime,
  type AnswerThen,
  type Change,
  type RatedVersion,
} from './change-over-time.ts'

const version = (ratings: string, more: Partial<RatedVersion> = {}): RatedVersion => ({
  signatureId: 's',
  assessmentId: 'a',
  signedAt: now,
  instrument: 'asrae 0.1.0',
  items: asrae.items,
  provisional: false,
  ratings: rated(ratings),
  actors: [],
  ...more,
})
const withActor = (name: string, ratings: string) => ({
  actors: [{ id: actorNamed(name), ratings: rated(ratings) }],
})
const rowOf = (versions: RatedVersion[], code: string, actor?: string) =>
  changeOverTime(versions).find(row => row.item.code === code && row.actor === actor)

const risk = { protective: false, acute: false }
const protection = { protective: true, acute: false }

describe('what became of an item', () => {
  it.each<[AnswerThen, AnswerThen, ofRisk: Change, ofProtection: Change]>([
    [0, 1, 'worse', 'better'],
    [1, 2, 'worse', 'better'],
    [2, 0, 'better', 'worse'],
    [1, 1, 'same', 'same'],
    ['U', 2, 'newly-known', 'newly-known'],
    [undefined, 0, 'newly-known', 'newly-known'],
    [2, 'U', 'no-longer-known', 'no-longer-known'],
    [0, undefined, 'no-longer-known', 'no-longer-known'],
    ['U', undefined, 'same', 'same'],
    ['NA', 0, 'same', 'same'],
    ['NA', 2, 'worse', 'better'],
    ['U', 'NA', 'newly-known', 'newly-known'],
    ['not-asked', 2, 'not-comparable', 'not-comparable'],
    [2, 'not-asked', 'not-comparable', 'not-comparable'],
  ])('from %s to %s: of a risk %s, of a protection %s', (then, at, ofRisk, ofProtection) => {
    expect(changeOf(risk, then, at)).toBe(ofRisk)
    expect(changeOf(protection, then, at)).toBe(ofProtection)
  })

  it('is said since each earlier version', () => {
    const row = rowOf([version('A1=2'), version('A1=U'), version('A1=1')], 'A1')
    expect(row?.answers).toEqual([2, 'U', 1])
    expect(row?.since).toEqual(['better', 'newly-known'])
    expect(row?.latest).toBe('newly-known')
  })

  it('is not said across another version of the questions, nor where a provisional one asked nothing', () => {
    const other = version('A1=0', { instrument: 'asrae 0.2.0' })
    expect(rowOf([other, version('A1=2')], 'A1')?.latest).toBe('not-comparable')
    expect(rowOf([version('A1=2'), version('', { provisional: true })], 'A1')?.latest).toBe('not-comparable')
    expect(rowOf([version('A1=2'), version('')], 'A1')?.latest).toBe('no-longer-known')
  })

  it('counts an actor who was not one before as newly known, and leaves out who is none any more', () => {
    const versions = [version('', withActor('uncle', 'B3=1')), version('', withActor('cousin', 'B3=2'))]
    expect(rowOf(versions, 'B3', 'cousin')?.latest).toBe('newly-known')
    expect(rowOf(versions, 'B3', 'uncle')?.latest).toBe('not-comparable')
  })
})

describe('the order', () => {
  it('begins with what got worse, by two steps before one, and what is newly known to be so among it', () => {
    const rows = changeOverTime([
      version('A1=0 A2=0 A3=U A6=2 C1=1 D2=2', withActor('uncle', 'B2=2')),
      version('A1=1 A2=2 A3=2 A6=1 C1=1 D2=U', withActor('uncle', 'B2=2')),
    ])
    expect(rows.slice(0, 4).map(({ item, latest }) => `${item.code} ${latest}`)).toEqual([
      'A2 worse',
      'A3 newly-known',
      'A1 worse',
      'D2 no-longer-known',
    ])
  })
})

const answer = fc.constantFrom<(Answer | undefined)[]>(0, 1, 2, 'U', 'NA', undefined)
const codes = asrae.items.map(({ code }) => code)
const ratings = fc
  .tuple(...codes.map(code => fc.tuple(fc.constant(code), answer)))
  .map(all => new Map(all.map(([code, at]): [(typeof codes)[number], Answers] => [code, { now: at }])))
const anyVersion: fc.Arbitrary<RatedVersion> = fc
  .record({
    instrument: fc.constantFrom('asrae 0.1.0', 'asrae 0.1.0', 'asrae 0.2.0'),
    provisional: fc.boolean(),
    ratings,
    actors: fc.uniqueArray(fc.record({ id: fc.constantFrom('uncle', 'cousin').map(actorNamed), ratings }), {
      selector: ({ id }) => id,
      maxLength: 2,
    }),
  })
  .map(some => ({ ...version(''), ...some }))
const anyHistory = fc.array(anyVersion, { minLength: 1, maxLength: 5 })

describe('whatever was answered', () => {
  it('what is worse from one to the other is better back, and what is newly known is no longer known', () => {
    const back: Record<Change, Change> = {
      worse: 'better',
      better: 'worse',
      same: 'same',
      'newly-known': 'no-longer-known',
      'no-longer-known': 'newly-known',
      'not-comparable': 'not-comparable',
    }
    const anyAnswer = fc.oneof(answer, fc.constant('not-asked' as const))
    fc.assert(
      fc.property(fc.constantFrom(...asrae.items), anyAnswer, anyAnswer, (item, then, at) => {
        expect(changeOf(item, at, then)).toBe(back[changeOf(item, then, at)])
      }),
    )
  })

  it('it says "worse" and "better" of known answers exactly where the rules do', () => {
    const known = fc.constantFrom<Answer[]>(0, 1, 2)
    const once = asrae.items.filter(({ perActor }) => !perActor)
    fc.assert(
      fc.property(fc.constantFrom(...once), known, known, (item, then, at) => {
        const picture = {
          ...emptyPicture(now),
          ratings: new Map([[item.code, { now: at, evidence: [] }]]),
          former: {
            signedAt: now,
            level: 'low' as const,
            ratings: new Map([[item.code, { now: then }]]),
            actors: [],
          },
        }
        for (const direction of ['worse', 'better'] as const) {
          const rules = changedPlaces(picture, item, direction, 1).length > 0
          expect(changeOf(item, then, at) === direction).toBe(rules)
        }
      }),
    )
  })

  it('every question of the newest version stands there once, with one change since each earlier version', () => {
    fc.assert(
      fc.property(anyHistory, versions => {
        const rows = changeOverTime(versions)
        const actors = new Set(versions.flatMap(each => each.actors.map(({ id }) => id)))
        const expected = asrae.items.reduce((sum, { perActor }) => sum + (perActor ? actors.size : 1), 0)
        expect(new Set(rows.map(({ item, actor }) => `${item.code} ${actor}`)).size).toBe(expected)
        expect(rows).toHaveLength(expected)
        for (const row of rows) {
          expect(row.answers).toHaveLength(versions.length)
          expect(row.since).toHaveLength(versions.length - 1)
        }
      }),
    )
  })

  it('nothing that got worse since last time stands below something that did not', () => {
    fc.assert(
      fc.property(anyHistory, versions => {
        const latest = changeOverTime(versions).map(row => row.latest)
        const stood = latest.findIndex(change => change === 'same' || change === 'better')
        expect(latest.lastIndexOf('worse')).toBeLessThan(stood === -1 ? latest.length : stood)
      }),
    )
  })

  it('nothing is compared with another version of the instrument', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (then, at) => {
        fc.pre(then.instrument !== at.instrument)
        expect(new Set(changeOverTime([then, at]).map(row => row.latest))).toEqual(
          new Set(['not-comparable']),
        )
      }),
    )
  })
})
