import { assert } from '../../foundation/assert.ts'
import type { PersonId } from '../../foundation/ids.ts'
import { asrae } from './asrae.ts'
import type { EventCode, ItemCode, Level, LibraryMeasureCode, TagCode } from './codes.ts'
import { findItem, findMeasure } from './lookups.ts'
import type { Answer, DatedEvent, Picture, PlannedMeasure, RatedActor, Rating } from './picture.ts'
import { emptyPicture } from './picture.ts'

/** Noon in winter: the moment at which every invented picture is looked at. */
export const now = Temporal.Instant.from('2026-01-15T11:00:00Z')

/** Hours and minutes from `now`: `-48h`, `+168h1m`. */
export function fromNow(words: string): Temporal.Instant {
  const [, sign, hours, minutes] = /^([+-])(\d+)h(?:(\d+)m)?$/.exec(words) ?? []
  assert(sign && hours, `not a time from now: ${words}`)
  const length = { hours: Number(hours), minutes: Number(minutes ?? 0) }
  return sign === '+' ? now.add(length) : now.subtract(length)
}

/**
 * Invented pictures for tests, written the way one would say them: `A3=2/1 D2=U`, which is item = now/earlier, with `-`
 * for not rated; marks follow the answer, as in `B3=1+weapon_access`. Every rating comes with good evidence, and every
 * "not known" with somebody who finds out.
 */
export interface Sketch {
  ratings?: string
  actors?: Record<string, string>
  events?: readonly (readonly [code: string, at: string, recordedAt?: string])[]
  former?: { level?: Level; signedAt?: string; ratings?: string; actors?: Record<string, string> }
  measures?: readonly { code?: string; answers?: string; due?: string; done?: boolean }[]
  drivers?: readonly { item: string; reason?: string }[]
}

export function sketch({
  ratings = '',
  actors = {},
  events = [],
  former,
  measures,
  drivers,
}: Sketch): Picture {
  return {
    ...emptyPicture(now),
    ratings: rated(ratings),
    actors: cast(actors),
    events: events.map(dated),
    ...(former && {
      former: {
        signedAt: fromNow(former.signedAt ?? '-240h'),
        level: former.level ?? 'medium',
        ratings: rated(former.ratings ?? ''),
        actors: cast(former.actors ?? {}),
      },
    }),
    measures: (measures ?? []).map(planned),
    drivers: (drivers ?? []).map(driver => ({ item: itemCode(driver.item), reason: driver.reason })),
  }
}

/** Everything answered, milder than any rule minds, agreed with by its conclusion: no check finds anything in it. */
export function settledPicture(): Picture {
  const quiet = (items: string[], except: Record<string, string>) =>
    items.map(code => `${code}=${except[code] ?? '0/0'}`).join(' ')
  const codes = (perActor: boolean) =>
    asrae.items.filter(item => item.perActor === perActor).map(item => item.code as string)
  const picture = sketch({
    ratings: quiet(codes(false), { A1: '1/1', D1: '0', D2: '2', D3: '1', D4: '2', D5: '2', D6: '0' }),
    actors: {
      uncle: quiet(codes(true), { B1: '1/1', B4: '1/0' }),
      cousin: quiet(codes(true), { B4: '1/1' }),
    },
    measures: [{ code: 'M01', answers: 'A1', due: '+3h' }],
    drivers: [{ item: 'A1' }],
  })
  return {
    ...picture,
    conclusion: { level: 'low', urgency: 'within7d', severity: 'limited', confidence: 'medium' },
    scenarioCount: 1,
    ownView: { fear0to10: 2, level: 'low', inOwnWords: true },
  }
}

export function actorNamed(name: string): PersonId {
  return name as PersonId
}

export function itemCode(text: string): ItemCode {
  const item = findItem(asrae, text)
  assert(item, `no item ${text}`)
  return item.code
}

export function rated(words: string): Map<ItemCode, Rating> {
  return new Map(
    words
      .split(' ')
      .filter(word => word !== '')
      .map(word => {
        const [, code = '', at = '-', earlier, marks] =
          /^(\w+)=([^/+]+)(?:\/([^+]+))?(?:\+(.+))?$/.exec(word) ?? []
        return [itemCode(code), rating(answer(at), answer(earlier), marks?.split('+'))]
      }),
  )
}

export function rating(at: Answer | undefined, earlier?: Answer, tags: readonly string[] = []): Rating {
  return {
    now: at,
    earlier,
    tags: tags.map(tag => tag as TagCode),
    evidence: [
      { source: 'the person', directness: 'first_hand', wouldKnow: true },
      { source: 'her teacher', directness: 'second_hand', wouldKnow: true },
    ],
    unknownTask: { responsible: 'the consultant', due: fromNow('+48h') },
    durability: { holds: 'stable' },
  }
}

function answer(word: string | undefined): Answer | undefined {
  switch (word) {
    case undefined:
    case '-':
      return undefined
    case 'U':
    case 'NA':
      return word
    case '0':
      return 0
    case '1':
      return 1
    case '2':
      return 2
    default:
      throw new Error(`not an answer: ${word}`)
  }
}

function cast(actors: Record<string, string>): RatedActor[] {
  return Object.entries(actors).map(([name, words]) => ({ id: actorNamed(name), ratings: rated(words) }))
}

function dated([code, at, recordedAt]: readonly [string, string, string?]): DatedEvent {
  const known = asrae.reassessment.fullAfterEvents.find(event => event === code)
  assert(known, `no event ${code}`)
  return { code: known satisfies EventCode, at: fromNow(at), recordedAt: fromNow(recordedAt ?? '-0h') }
}

function planned(measure: NonNullable<Sketch['measures']>[number]): PlannedMeasure {
  const code: LibraryMeasureCode | undefined = findMeasure(asrae, measure.code ?? '')?.code
  return {
    code,
    answers: (measure.answers ?? '').split(' ').filter(Boolean).map(itemCode),
    due: measure.due === undefined ? undefined : fromNow(measure.due),
    done: measure.done ?? false,
  }
}
