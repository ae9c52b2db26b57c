import { changedPlaces } from './change.ts'
import type { Level } from './codes.ts'
import { stepsAbove } from './codes.ts'
import type {
  ActorCondition,
  ActorFact,
  CaseFact,
  Comparison,
  Condition,
  ConclusionFact,
  Scope,
} from './condition.ts'
import type { Item } from './instrument.ts'
import { missingPlaces } from './missing.ts'
import { namedCheckPlaces } from './named-checks.ts'
import type { Answer, Picture, RatedActor } from './picture.ts'
import { isUnknown } from './picture.ts'
import type { Place } from './place.ts'
import type { Situation } from './situation.ts'

/** The places that make a condition hold, perhaps none to point at; undefined when it does not hold. */
export type Held = readonly Place[] | undefined

const NOWHERE: readonly Place[] = []

/** Pure and total: every condition a loaded instrument can carry has an answer for every picture. */
export function evaluate(condition: Condition, situation: Situation): Held {
  switch (condition.form) {
    case 'all':
      return allHeld(condition.of, part => evaluate(part, situation))
    case 'any':
      return anyHeld(condition.of, part => evaluate(part, situation))
    case 'not':
      return evaluate(condition.of, situation) ? undefined : NOWHERE
    case 'fact':
      return caseFact(condition.fact, situation)
  }
}

function evaluateActor(condition: ActorCondition, picture: Picture, actor: RatedActor): Held {
  switch (condition.form) {
    case 'all':
      return allHeld(condition.of, part => evaluateActor(part, picture, actor))
    case 'any':
      return anyHeld(condition.of, part => evaluateActor(part, picture, actor))
    case 'not':
      return evaluateActor(condition.of, picture, actor) ? undefined : NOWHERE
    case 'fact':
      return actorFact(condition.fact, picture, actor)
  }
}

function caseFact(fact: CaseFact, situation: Situation): Held {
  const { instrument, picture } = situation
  switch (fact.fact) {
    case 'item': {
      const answer = picture.ratings.get(fact.item)?.[fact.time]
      return satisfies(answer, fact.than) ? [{ kind: 'item', item: fact.item }] : undefined
    }
    case 'anyActor':
      return actorsWhere(fact.where, picture, 1)
    case 'countActors':
      return actorsWhere(fact.where, picture, fact.atLeast)
    case 'event': {
      const within = picture.events.filter(
        event => event.code === fact.event && isWithin(event.at, picture.at, fact.withinHours),
      )
      return some(within.map(event => ({ kind: 'event', event: event.code, at: event.at })))
    }
    case 'change':
      return some(changedPlaces(picture, fact.item, fact.direction, fact.steps))
    case 'changeCount': {
      let items = 0
      const places: Place[] = []
      for (const item of instrument.items) {
        const here = changedPlaces(picture, item, fact.direction, 1)
        if (here.length > 0) items += 1
        for (const place of here) places.push(place)
      }
      return items >= fact.atLeast ? places : undefined
    }
    case 'unknown': {
      const unknown = unknownItems(instrument.items, fact.scope, picture)
      return unknown.length >= fact.atLeast ? unknown : undefined
    }
    case 'unknownShare': {
      const unknown = unknownItems(instrument.items, fact.scope, picture)
      const asked = instrument.items.filter(item => isInScope(item, fact.scope))
      return unknown.length >= fact.atLeast * asked.length ? unknown : undefined
    }
    case 'conclusion':
      return isConcluded(fact, picture) ? [{ kind: 'conclusion', field: fact.field }] : undefined
    case 'levelChange': {
      const steps = levelSteps(picture.conclusion.level, picture.former?.level)
      const holds = fact.direction === 'raised' ? steps > 0 : steps < 0
      return holds ? [{ kind: 'conclusion', field: 'level' }] : undefined
    }
    case 'missing':
      return missingPlaces(fact, situation)
    case 'named':
      return namedCheckPlaces(fact, situation)
  }
}

function actorFact(fact: ActorFact, picture: Picture, actor: RatedActor): Held {
  switch (fact.fact) {
    case 'actorItem': {
      const rating = actor.ratings.get(fact.item)
      const marked = fact.tag === undefined || rating?.tags?.includes(fact.tag)
      return marked && satisfies(rating?.[fact.time], fact.than)
        ? [{ kind: 'item', item: fact.item, actor: actor.id }]
        : undefined
    }
    case 'change':
      return some(changedPlaces(picture, fact.item, fact.direction, fact.steps, actor))
  }
}

function satisfies(answer: Answer | undefined, than: Comparison): boolean {
  switch (than.by) {
    case 'atLeast':
      return typeof answer === 'number' && answer >= than.value
    case 'is':
      return answer === than.value
  }
}

function actorsWhere(where: ActorCondition, picture: Picture, atLeast: number): Held {
  let actors = 0
  const places: Place[] = []
  for (const actor of picture.actors) {
    const held = evaluateActor(where, picture, actor)
    if (held) {
      actors += 1
      places.push(...(held.length > 0 ? held : [{ kind: 'actor', actor: actor.id } as const]))
    }
  }
  return actors >= atLeast ? places : undefined
}

/** Both ends count. Hours below zero look ahead: an event of this moment is still to come and has just happened. */
function isWithin(event: Temporal.Instant, now: Temporal.Instant, hours: number): boolean {
  const hoursAgo = (now.epochMilliseconds - event.epochMilliseconds) / 3_600_000
  return hours < 0 ? hoursAgo <= 0 && hoursAgo >= hours : hoursAgo >= 0 && hoursAgo <= hours
}

/** An actor's item is unknown when it is so for every actor, and therefore also while no actor is described. */
function unknownItems(items: readonly Item[], scope: Scope, picture: Picture): Place[] {
  const places: Place[] = []
  for (const item of items) {
    if (!isInScope(item, scope)) continue
    const unknown = item.perActor
      ? picture.actors.every(actor => isUnknown(actor.ratings.get(item.code)?.now))
      : isUnknown(picture.ratings.get(item.code)?.now)
    if (unknown) places.push({ kind: 'item', item: item.code })
  }
  return places
}

function isInScope(item: Item, scope: Scope): boolean {
  switch (scope) {
    case 'all':
      return true
    case 'core':
      return item.core
    case 'acute':
      return item.acute
  }
}

function isConcluded(fact: ConclusionFact, { conclusion }: Picture): boolean {
  switch (fact.field) {
    case 'level':
      return conclusion.level !== undefined && fact.in.includes(conclusion.level)
    case 'urgency':
      return conclusion.urgency !== undefined && fact.in.includes(conclusion.urgency)
    case 'severity':
      return conclusion.severity !== undefined && fact.in.includes(conclusion.severity)
    case 'confidence':
      return conclusion.confidence !== undefined && fact.in.includes(conclusion.confidence)
  }
}

function levelSteps(level: Level | undefined, former: Level | undefined): number {
  return level && former ? stepsAbove(level, former) : 0
}

function allHeld<Part>(parts: readonly Part[], held: (part: Part) => Held): Held {
  const places: Place[] = []
  for (const part of parts) {
    const here = held(part)
    if (!here) return undefined
    places.push(...here)
  }
  return places
}

/** Goes on after the first one that holds: the person is shown every reason. */
function anyHeld<Part>(parts: readonly Part[], held: (part: Part) => Held): Held {
  let places: Place[] | undefined
  for (const part of parts) {
    const here = held(part)
    if (here) places = places ? [...places, ...here] : [...here]
  }
  return places
}

function some(places: readonly Place[]): Held {
  return places.length > 0 ? places : undefined
}
