import { describe, expect, it } from 'vitest'
import type { StaffId } from '../../access/staff.ts'
import type { PersonId } from '../../foundation/ids.ts'
import { asrae } from '../instruments/asrae.ts'
import { findings } from '../instruments/checks.ts'
import type { ItemCode } from '../instruments/codes.ts'
import { raisedFlags } from '../instruments/flags.ts'
import type { Answered } from './draft.ts'
import { emptyConclusion, emptyRating, type EvidenceKept, type Part, type PartContent } from './parts.ts'
import { pictureOf } from './picture-of.ts'
import type { Surroundings } from './surroundings.ts'

const at = Temporal.Instant.from('2026-11-24T12:00:00Z')
const brother = '11111111-1111-4111-8111-111111111111' as PersonId
const father = '22222222-2222-4222-8222-222222222222' as PersonId
const alone: Surroundings = { actors: [], events: [], measures: [], driverReasons: [] }
const withActors: Surroundings = {
  ...alone,
  actors: [
    { id: brother, name: 'Bror' },
    { id: father, name: 'Far' },
  ],
}

const answered = (part: Part, content: PartContent, personId?: PersonId): Answered => ({
  id: `${part} ${personId ?? ''}`,
  part,
  personId,
  version: 1,
  answeredAt: at,
  answeredBy: '33333333-3333-4333-8333-333333333333' as StaffId,
  content,
})

const evidence: EvidenceKept = {
  id: '44444444-4444-4444-8444-444444444444',
  text: 'Hun så det.',
  sourceType: 'exposed_person',
  source: 'Solsort',
  recordedOn: '2026-11-24',
  directness: 'first_hand',
  confidence: 'high',
  wouldKnow: true,
  sourceMustBeProtected: false,
}

const picture = (answers: Answered[], around = alone) => pictureOf(at, answers, [], around, undefined)
const ratingIn = (answers: Answered[], code: string) => picture(answers).ratings.get(code as ItemCode)

describe('the picture the rules read', () => {
  it('of an empty draft says nothing at all: no level, no answers, no "no"', () => {
    const empty = picture([])

    expect(empty.conclusion).toEqual({})
    expect(empty.ratings.size).toBe(0)
    expect(empty.ownView).toBeUndefined()
  })

  it('keeps "not known", "nobody" and not answered apart', () => {
    const rated = [
      answered('item:C7', { ...emptyRating, now: 'NA', earlier: 'U' }),
      answered('item:A1', { ...emptyRating, now: '0' }),
    ]

    expect(ratingIn(rated, 'C7')).toMatchObject({ now: 'NA', earlier: 'U' })
    expect(ratingIn(rated, 'A1')?.now).toBe(0)
    expect(ratingIn(rated, 'A1')?.earlier).toBeUndefined()
    expect(ratingIn(rated, 'A2')).toBeUndefined()
  })

  it('gives each actor their own ratings, and none to somebody who is no actor any more', () => {
    const about = (who: PersonId, now: '0' | '2') =>
      answered('item:B3', { ...emptyRating, now, tags: now === '2' ? ['weapon_access'] : [] }, who)
    const both = [about(brother, '2'), about(father, '0')]

    const [one, other] = picture(both, withActors).actors
    expect(one?.ratings.get('B3' as ItemCode)).toMatchObject({ now: 2, tags: ['weapon_access'] })
    expect(other?.ratings.get('B3' as ItemCode)).toMatchObject({ now: 0, tags: [] })
    expect(picture(both).actors).toEqual([])
    expect(picture(both).ratings.size).toBe(0)
  })

  it('counts the same mouth once, however its name was written', () => {
    const told = (source: string) => ({ ...evidence, source })
    const rating = ratingIn(
      [
        answered('item:A1', {
          ...emptyRating,
          now: '2',
          evidence: [told('Solsort'), told(' solsort '), told('Søster')],
        }),
      ],
      'A1',
    )

    expect(new Set(rating?.evidence.map(({ source }) => source)).size).toBe(2)
  })

  it('counts the scenarios that stand, not those that were taken out', () => {
    const scenario = (id: string, removed: boolean) =>
      answered(`scenario:${id}`, {
        kind: 'scenario',
        type: 'worst',
        actors: [],
        trigger: '',
        howWhereWhen: '',
        warningSigns: '',
        howSoon: '',
        likelihoodWords: '',
        measures: '',
        whoActsOnWarning: '',
        removed,
      })

    expect(picture([scenario('1', false), scenario('2', true)]).scenarioCount).toBe(1)
  })

  it('takes a driver’s reason from the plan, for the right actor', () => {
    const around: Surroundings = {
      ...withActors,
      driverReasons: [{ item: 'B3' as ItemCode, actor: father, reason: 'Han er fængslet til marts.' }],
    }
    const chosen = answered('drivers', {
      kind: 'drivers',
      chosen: [
        { item: 'B3', actor: brother },
        { item: 'B3', actor: father },
      ],
    })

    expect(picture([chosen], around).drivers.map(({ reason }) => reason)).toEqual([
      undefined,
      'Han er fængslet til marts.',
    ])
  })

  it('is read by the rules: an empty draft at "low" is not a quiet one', () => {
    const low = answered('conclusion', { ...emptyConclusion, level: 'low' })
    const codes = findings(asrae, picture([low]), 'signing').map(({ check }) => check.code)

    expect(codes).toContain('IC01')
    expect(codes).toContain('IC13')
    expect(raisedFlags(asrae, picture([]), 'signing').map(({ flag }) => flag.code)).toEqual(['RF17'])
  })
})
