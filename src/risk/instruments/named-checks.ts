import { answersUnchanged, changedPlaces, sameAnswers } from './change.ts'
import { stepsAbove } from './codes.ts'
import type { NamedCheck } from './condition.ts'
import type { Item } from './instrument.ts'
import type { Picture, PlannedMeasure } from './picture.ts'
import type { Place } from './place.ts'
import type { Situation } from './situation.ts'

const NOWHERE: readonly Place[] = []

/** The checks an instrument may ask for by name (`meta`), because the grammar has no words for them. */
export function namedCheckPlaces(check: NamedCheck, situation: Situation): readonly Place[] | undefined {
  const { instrument, picture } = situation
  switch (check.name) {
    case 'anyOpenRedFlag':
      return some(situation.openFlags().map(flag => ({ kind: 'flag', flag })))
    case 'noItemAtLeast': {
      const isReached = (item: Item, ratings: Picture['ratings']) => {
        const answer = ratings.get(item.code)?.[check.time]
        return typeof answer === 'number' && answer >= check.atLeast
      }
      const reached = instrument.items.some(
        item =>
          check.domains.includes(item.domain) &&
          (item.perActor
            ? picture.actors.some(actor => isReached(item, actor.ratings))
            : isReached(item, picture.ratings)),
      )
      return reached ? undefined : NOWHERE
    }
    case 'noImprovement': {
      const improved = instrument.items.some(
        item => check.domains.includes(item.domain) && changedPlaces(picture, item, 'better', 1).length > 0,
      )
      return improved ? undefined : NOWHERE
    }
    case 'ownLevelAboveBySteps': {
      const own = picture.ownView?.level
      const { level } = picture.conclusion
      return own && level && stepsAbove(own, level) >= check.steps
        ? [{ kind: 'ownView' }, { kind: 'conclusion', field: 'level' }]
        : undefined
    }
    case 'driverWithoutMeasure': {
      const answered = (item: Item['code']) =>
        picture.measures.some(measure => measure.answers.includes(item))
      const left = picture.drivers.filter(driver => !driver.reason?.trim() && !answered(driver.item))
      return some(left.map(({ item, actor }) => ({ kind: 'driver', item, actor })))
    }
    case 'identicalActorRatings':
      return areRatedAlike(instrument.items, picture, check.minActors)
        ? picture.actors.map(actor => ({ kind: 'actor', actor: actor.id }))
        : undefined
    case 'unchangedDespiteEvents': {
      const { former } = picture
      if (!former || !answersUnchanged(instrument.items, picture, former)) return undefined
      const since = picture.events.filter(
        event =>
          isAfter(event.recordedAt, former.signedAt) ||
          (isAfter(event.at, former.signedAt) && !isAfter(event.at, picture.at)),
      )
      return some(since.map(event => ({ kind: 'event', event: event.code, at: event.at })))
    }
    case 'noMeasureDueWithinHours':
      return picture.measures.some(measure => isAtHand(measure, picture.at, check.hours))
        ? undefined
        : NOWHERE
    case 'measurePlanned':
      return some(
        picture.measures.flatMap(({ code }) =>
          code !== undefined && check.codes.includes(code)
            ? [{ kind: 'measure', measure: code } as const]
            : [],
        ),
      )
    case 'singleSourceOnly':
      return restsOnOneSource(picture) ? NOWHERE : undefined
  }
}

/** Actors on whom nothing is rated yet are not rated alike; the missing ratings are another check's matter. */
function areRatedAlike(items: readonly Item[], { actors }: Picture, minActors: number): boolean {
  const [first] = actors
  if (!first || actors.length < minActors) return false
  const perActor = items.filter(item => item.perActor)
  return (
    perActor.some(item => first.ratings.get(item.code)?.now !== undefined) &&
    actors.every(actor =>
      perActor.every(item => sameAnswers(actor.ratings.get(item.code), first.ratings.get(item.code))),
    )
  )
}

/** An overdue measure that is not done is no action at hand; one done in the last hours is. */
function isAtHand({ due, done }: PlannedMeasure, now: Temporal.Instant, hours: number): boolean {
  if (!due) return false
  const hoursAhead = (due.epochMilliseconds - now.epochMilliseconds) / 3_600_000
  return hoursAhead <= hours && hoursAhead >= (done ? -hours : 0)
}

/** No source at all counts too: a picture nobody has told is as thin as one told by a single person. */
function restsOnOneSource(picture: Picture): boolean {
  const solid = new Set<string>()
  for (const { ratings } of [picture, ...picture.actors]) {
    for (const { evidence } of ratings.values()) {
      for (const { source, directness } of evidence) if (directness !== 'rumour') solid.add(source)
    }
    if (solid.size > 1) return false
  }
  return true
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0
}

function some(places: readonly Place[]): readonly Place[] | undefined {
  return places.length > 0 ? places : undefined
}
